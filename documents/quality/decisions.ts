import { amend, apply } from '../amend/index.ts'
import type { Hash } from '../provisions.ts'
import { edited, random } from './edits.ts'
import { articlesByLabel, bare, count, figure } from './texts.ts'
import type { Exception, Measuring, Pair, Triple } from './types.ts'

/** Longest text, in UTF-16 units, that edit scripts are tried on: longer ones say the same in more time. */
const SHORT = 9_000

/** apply(before, amend(before, after)) = after, blanks removed: on real versions and on seeded edit scripts over real texts. */
export function* roundTrips(pairs: readonly Pair[], scripts: number, hash: Hash): Measuring {
  const real = figure('amend', 'a decision written from two versions gives the later one', pairs.length, 1)
  const total = pairs.length + scripts
  for (const [done, { id, before, after }] of pairs.entries()) {
    count(real, id, roundTrip(before, after, hash))
    yield { area: 'amend', done: done + 1, total }
  }
  const texts = pairs.map(({ before }) => before).filter((text) => text.length < SHORT)
  if (texts.length === 0) return [real]
  const made = figure('amend', 'a decision written for a random edit script gives its text', scripts, 1)
  for (let seed = 0; seed < scripts; seed++) {
    const next = random(seed)
    const before = texts[next(texts.length)]!
    count(made, `script ${seed}`, roundTrip(before, edited(before, seed, 1 + next(8)), hash))
    yield { area: 'amend', done: pairs.length + seed + 1, total }
  }
  return [real, made]
}

function roundTrip(before: string, after: string, hash: Hash): string {
  const back = apply(before, amend(before, after, { hash }), hash)
  if (!back.ok) return back.message
  const refused = back.instructions.find((instruction) => instruction.status === 'refused')
  if (refused) return `refused: ${refused.source.slice(0, 40)}`
  return bare(back.text) === bare(after) ? '' : 'another text'
}

/** Real decisions against the official consolidated texts, from the first 章 or 条 on; what does not follow is excepted by place. */
export function* applying(triples: readonly Triple[], exceptions: readonly Exception[], hash: Hash): Measuring {
  const operations = figure('apply', 'operations applied', 0, 0.95)
  const changed = figure('apply', 'changed articles equal, exceptions aside', 0, 0.98)
  const strict = figure('apply', 'changed articles equal, exceptions counted', 0, null)
  const whole = figure('apply', 'whole texts equal, exceptions aside', triples.length, 0.9)
  const untouched = figure('apply', 'untouched articles left alone', 0, 1)
  const silent = figure('apply', 'no silent misapplication', triples.length, 1)
  for (const [done, triple] of triples.entries()) {
    const answer = apply(triple.before, triple.decision, hash)
    if (!answer.ok) {
      for (const each of [whole, silent]) count(each, triple.id, each === silent ? '' : answer.message)
      continue
    }
    for (const instruction of answer.instructions) {
      operations.of++
      count(operations, `${triple.id} ${instruction.item}`, instruction.status === 'applied' ? '' : (instruction.reason ?? 'refused'))
    }
    const [old, want, got] = [triple.before, triple.after, answer.text].map((text) => articlesByLabel(fromBody(text)))
    const wrong: string[] = []
    for (const label of new Set([...old!.keys(), ...want!.keys(), ...got!.keys()])) {
      const equal = want!.get(label) === got!.get(label)
      const excepted = excused(exceptions, triple.id, label, got!.get(label)) === want!.get(label)
      const touched = old!.get(label) !== want!.get(label)
      const name = `${triple.id} ${label}`
      for (const each of touched ? [changed, strict] : [untouched]) {
        each.of++
        count(each, name, equal || (each === changed && excepted) ? '' : 'differs')
      }
      if (!excepted) wrong.push(label)
    }
    const warned = answer.instructions.some(({ status, warnings }) => status === 'refused' || warnings.length > 0)
    count(whole, triple.id, wrong.join('、'))
    count(silent, triple.id, warned ? '' : wrong.join('、'))
    yield { area: 'apply', done: done + 1, total: triples.length }
  }
  return [operations, changed, strict, whole, untouched, silent]
}

/** An article with the words of its exceptions in their official form: only these places are forgiven, not the article. */
function excused(exceptions: readonly Exception[], id: string, article: string, words: string | undefined): string | undefined {
  return exceptions
    .filter((one) => one.id === id && one.article === article)
    .reduce((text, { derived, official }) => text?.replaceAll(bare(derived), () => bare(official)), words)
}

/** The text from its first 编, 章 or 条 on: the title note follows no one rule. */
function fromBody(text: string): string {
  return text.slice(Math.max(0, text.search(/^[ \t\u3000]{0,20}第[一二三四五六七八九十百千零]{1,12}[编章条]/m)))
}
