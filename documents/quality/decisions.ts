import { amend, apply } from '../amend/index.ts'
import { parse } from '../parse.ts'
import type { Hash } from '../provisions.ts'
import { edited, random } from './edits.ts'
import { excused, warnedOf } from './exceptions.ts'
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

/**
 * Real decisions against the official consolidated texts, from the contents, the preamble or the first 章 or 条 on; what does not follow
 * from a decision is excepted by place. An article that differs at no exception although nothing warns of it is silently wrong.
 */
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
    const [old, want, got] = [triple.before, triple.after, answer.text].map(articlesOf)
    const wrong: string[] = []
    for (const label of new Set([...old!.keys(), ...want!.keys(), ...got!.keys()])) {
      const equal = want!.get(label) === got!.get(label)
      const excepted = equal || excused(exceptions, triple.id, label, got!.get(label) ?? '') === want!.get(label)
      const name = `${triple.id} ${label}`
      for (const each of old!.get(label) !== want!.get(label) ? [changed, strict] : [untouched]) {
        each.of++
        count(each, name, equal || (each === changed && excepted) ? '' : 'differs')
      }
      if (!excepted) wrong.push(label)
    }
    count(whole, triple.id, wrong.join('、'))
    count(silent, triple.id, wrong.filter((label) => !warnedOf(answer, label)).join('、'))
    yield { area: 'apply', done: done + 1, total: triples.length }
  }
  return [operations, changed, strict, whole, untouched, silent]
}

/** What stands before the first article, as one more of them. */
const FRONT = '前文'

/** The articles, and what stands before them from the contents or the preamble on: the title note follows no one rule. */
function articlesOf(text: string): Map<string, string> {
  const first = parse(text).nodes.find(({ kind }) => /^(?:toc|preamble|part|chapter|section|article|heading)$/.test(kind))
  const body = text.slice(first?.start ?? 0)
  const front = body.slice(0, Math.max(0, body.search(/^[ \t\u3000]{0,20}第[一二三四五六七八九十百千零]{1,12}条/m)))
  return new Map([[FRONT, bare(front)], ...articlesByLabel(body)])
}
