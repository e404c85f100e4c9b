import { AhoCorasick } from '@monyone/aho-corasick/fast'
import { AhoCorasick as Greedy } from '@monyone/aho-corasick/greedy'
import { scanner } from '../../documents/scan/index.ts'
import { titleKey } from '../../documents/titles/index.ts'
import { realTexts } from './corpus.ts'
import { type Figure, sideBySide } from './figure.ts'

const rounds = 7

/** 2,000 names of documents in 3,434 real ones, all in memory: the fastest packages, one regular expression, and the bare loop over the characters. */
export async function run(): Promise<Figure[]> {
  const texts = realTexts()
  const terms = names(texts, 2_000, titleKey)
  const ours = scanner(terms)
  const overlapping = new AhoCorasick(terms)
  const greedy = new Greedy(terms)
  const some = texts.filter((_, i) => i % 10 === 0)
  const few = texts.filter((_, i) => i % 40 === 0)
  const found = (list: string[]) => list.reduce((sum, text) => sum + ours.find(text).length, 0)
  const theirs = (list: string[]) => list.reduce((sum, text) => sum + greedy.matchInText(text).length, 0)
  if (found(some) !== theirs(some)) throw new Error(`${found(some)} places found, ${theirs(some)} by the package`)
  const all = await sideBySide(
    rounds,
    () => found(some),
    () => some.reduce((sum, text) => sum + overlapping.matchInText(text).length, 0),
  )
  const longest = await sideBySide(
    rounds,
    () => found(some),
    () => theirs(some),
  )
  // How fast an expression is depends on what its names begin with: whole titles mostly begin alike, names without the state's do not.
  const written = await againstExpression(names(texts, 2_000, String), few)
  const shortened = await againstExpression(terms, few)
  for (let i = 0; i < 5; i++) characters(texts)
  const bare = await sideBySide(
    rounds,
    () => found(texts),
    () => characters(texts),
  )
  const size = (list: string[]) => list.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const figure = (name: string, floor: number, time: { ours: number; theirs: number }, list: string[], peer: string): Figure => ({
    ...{ goal: 'G9', name, ratio: time.theirs / time.ours, floor },
    detail: `${((size(list) / time.ours) * 1000).toFixed(0)} against ${((size(list) / time.theirs) * 1000).toFixed(1)} MB/s of ${peer}`,
  })
  return [
    figure('2,000 terms: all places', 5, all, some, '@monyone/aho-corasick/fast'),
    figure('2,000 terms: longest places', 5, longest, some, '@monyone/aho-corasick/greedy'),
    figure('2,000 titles as they stand in 《》: one expression', 40, written, few, 'RegExp, longest first'),
    figure('2,000 titles without the state’s name: one expression', 0, shortened, few, 'RegExp, longest first'),
    figure('2,000 terms: the text alone', 0.2, bare, texts, 'charCodeAt over the same texts'),
  ]
}

/** One regular expression of all names, the longest first, against the scanner: the same places. */
async function againstExpression(terms: string[], texts: string[]): Promise<{ ours: number; theirs: number }> {
  const ours = scanner(terms)
  const expression = new RegExp(terms.toSorted((a, b) => b.length - a.length).join('|'), 'g')
  const found = () => texts.reduce((sum, text) => sum + ours.find(text).length, 0)
  const theirs = () => texts.reduce((sum, text) => sum + [...text.matchAll(expression)].length, 0)
  if (found() !== theirs()) throw new Error(`${found()} places found, ${theirs()} by the expression`)
  return sideBySide(rounds, found, theirs)
}

/** The names cited most, in the form that `named` gives a title. */
function names(texts: string[], count: number, named: (title: string) => string): string[] {
  const seen = new Map<string, number>()
  for (const text of texts) {
    for (const [, title] of text.matchAll(/《([^《》\n]{3,40})》/g)) {
      const name = named(title!)
      if (name.length >= 3) seen.set(name, (seen.get(name) ?? 0) + 1)
    }
  }
  return [...seen]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, count)
    .map(([name]) => name)
}

function characters(texts: string[]): number {
  let sum = 0
  for (const text of texts) for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0
  return sum
}
