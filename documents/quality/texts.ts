import { compare } from '../compare.ts'
import { parse } from '../parse.ts'
import { print } from '../print.ts'
import { flatten } from '../tree.ts'
import { emptyTally, judge, type Tally } from './links.ts'
import { fault } from './loss.ts'
import { articlesOf, DOSES, mutate } from './mutate.ts'
import { seeded } from './random.ts'
import { rebuildFault } from './rebuild.ts'
import type { Figure, Measuring, Pair, Sample } from './types.ts'

const LABEL = /^\s{0,20}(第[一二三四五六七八九十百千零〇]{1,12}条(?:之[一二三四五六七八九十]{1,6})?)[\s\u3000]/

/** Parsing: nothing lost, printed back the same, as many articles as labels at line starts (two in a hundred may differ). */
export function* parsing(texts: readonly Sample[]): Measuring {
  const [lost, printed, articles] = ['no character lost', 'printed back the same', 'articles as labelled'].map((name) =>
    figure('parse', name, texts.length, name === 'articles as labelled' ? 0.99 : 1),
  ) as [Figure, Figure, Figure]
  for (const [done, { name, text }] of texts.entries()) {
    const tree = parse(text)
    count(lost, name, fault(tree))
    count(printed, name, print(tree) === text ? '' : 'printed otherwise')
    const labels = text.split('\n').filter((line) => LABEL.test(line)).length
    const found = flatten(tree.nodes).filter((node) => node.kind === 'article').length
    count(articles, name, Math.abs(labels - found) > Math.max(1, labels * 0.02) ? `${found} articles for ${labels} labels` : '')
    yield { area: 'parse', done: done + 1, total: texts.length }
  }
  return [lost, printed, articles]
}

/** Identity on mutations of real texts with known truth: precision, recall, and no wrong join of what shares less than a fifth. */
export function* identity(pairs: readonly Pair[], rounds: number): Measuring {
  const lenders = pairs.map(({ id, before, after }) => ({ name: id.split('_')[0]!, before: articlesOf(before), after: articlesOf(after) }))
  const texts = lenders.filter(({ after }) => after.length >= 10)
  const figures: Figure[] = []
  const total = Object.keys(DOSES).length * rounds
  let done = 0
  for (const [name, dose] of Object.entries(DOSES)) {
    const [articles, lines] = [emptyTally(), emptyTally()]
    for (let round = 0; round < rounds; round++) {
      for (const [i, text] of texts.entries()) {
        // another version of the same instrument would lend its articles back: the truth would be wrong
        const foreign = lenders.filter((pair) => pair.name !== text.name).flatMap((pair) => pair.before)
        if (foreign.length > 0) judge(mutate(seeded(round * 1000 + i), text.after, foreign, dose), articles, lines)
      }
      yield { area: 'identity', done: ++done, total }
    }
    figures.push(...linkFigures(`${name}, articles`, articles), ...linkFigures(`${name}, paragraphs and items`, lines))
  }
  return figures
}

function linkFigures(name: string, tally: Tally): Figure[] {
  const told = tally.right + tally.wrong
  return [
    { area: 'identity', name: `${name}: precision`, right: tally.right, of: told, goal: 0.98, failed: [] },
    { area: 'identity', name: `${name}: recall`, right: tally.right, of: tally.right + tally.missing, goal: 0.95, failed: [] },
    { area: 'identity', name: `${name}: no absurd join`, right: told - tally.absurd, of: told, goal: 1, failed: [] },
  ]
}

/** Comparison: both texts come back from the edits, and an article that stands in the old text is not shown as changed. */
export function* comparing(pairs: readonly Pair[]): Measuring {
  const rebuilt = figure('compare', 'both texts come back', pairs.length, 1)
  const calm: Figure = { area: 'compare', name: 'unchanged articles not shown as changed', right: 0, of: 0, goal: 1, failed: [] }
  for (const [done, { id, before, after }] of pairs.entries()) {
    const comparison = compare(parse(before), parse(after))
    count(rebuilt, id, rebuildFault(comparison, before, after))
    const old = new Set([...articlesByLabel(before)].map(([label, words]) => words.slice(label.length)))
    const same = [...articlesByLabel(after)].filter(([label, words]) => old.has(words.slice(label.length))).map(([label]) => label)
    const kinds = new Map(comparison.changes.map((change) => [change.after?.label ?? '', change.kind]))
    for (const label of same) {
      const kind = kinds.get(label) ?? []
      calm.of++
      count(calm, `${id} ${label}`, kind.includes('modified') || kind.includes('inserted') ? kind.join('+') : '')
    }
    yield { area: 'compare', done: done + 1, total: pairs.length }
  }
  return [rebuilt, calm]
}

/** Articles by label, label included, without blanks: lines from one label to the next. What stands under a label printed twice is joined. */
export function articlesByLabel(text: string): Map<string, string> {
  const map = new Map<string, string>()
  let label = ''
  for (const line of text.split(/\r?\n/)) {
    label = LABEL.exec(line)?.[1] ?? label
    if (label !== '') map.set(label, (map.get(label) ?? '') + bare(line))
  }
  return map
}

/** A text without blanks and byte order marks. */
export function bare(text: string): string {
  return text.replace(/[\s\u3000\ufeff]/g, '')
}

/** A figure that nothing has been counted for yet. */
export function figure(area: Figure['area'], name: string, of: number, goal: number | null): Figure {
  return { area, name, right: 0, of, goal, failed: [] }
}

/** Counts one case: right where nothing is wrong, else by name. */
export function count(into: Figure, name: string, wrong: string): void {
  if (wrong === '') into.right++
  else into.failed.push(`${name}: ${wrong}`)
}
