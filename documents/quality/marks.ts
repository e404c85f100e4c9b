import { findings } from '../check/index.ts'
import { cite } from '../cite/index.ts'
import { parse } from '../parse.ts'
import type { Figure, Gold, Measuring, Seeds } from './types.ts'

/** How the annotated sentences name spans, targets and relations, and how `cite` does. */
export const SPANS: Record<string, string> = { TITLE: 'title', DOCNUM: 'documentNumber', ARTICLE: 'provision', DATE: 'date' }
export const LETTERS: Record<string, string> = { T: 'TITLE', A: 'ARTICLE', D: 'DATE', N: 'DOCNUM' }
export const RELATIONS: Record<string, string> = {
  REPEAL: 'repeals',
  PARTIAL_REPEAL: 'partlyRepeals',
  BASIS: 'basedOn',
  APPLY: 'applies',
  CITE: 'cites',
  IMPLEMENT: 'implements',
  VIOLATE: 'violates',
  EFFECT: 'takesEffect',
  REPLY: 'repliesTo',
  ISSUE: 'issues',
  PROMULGATE: 'promulgates',
  SUPERSEDE_IF_INCONSISTENT: 'prevailsOver',
}

interface Tally {
  right: number
  wrong: string[]
  missed: string[]
}

/** Citations on annotated sentences: precision and recall for each kind of span that has a goal, and for the relations. */
export function* citing(gold: readonly Gold[]): Measuring {
  const tallies = new Map<string, Tally>([...Object.values(SPANS), 'relations'].map((name) => [name, { right: 0, wrong: [], missed: [] }]))
  for (const [done, { sentence, spans, relations }] of gold.entries()) {
    const found = cite(sentence)
    const named = (start: number, end: number) => sentence.slice(start, end)
    for (const [theirs, ours] of Object.entries(SPANS)) {
      const want = new Map(spans.filter((span) => span.type === theirs).map((s) => [`${s.start}-${s.end}`, named(s.start, s.end)]))
      const have = new Map(found.spans.filter((span) => span.type === ours).map((s) => [`${s.start}-${s.end}`, s.text]))
      add(tallies.get(ours)!, want, have)
    }
    const have = new Map(
      found.relations.flatMap((r) => r.targets.map((t) => `${r.type} ${found.spans[t]!.start}`)).map((key) => [key, key]),
    )
    add(tallies.get('relations')!, wanted(spans, relations), have, sentence)
    yield { area: 'cite', done: done + 1, total: gold.length }
  }
  return [...tallies].flatMap(([name, tally]) => pair('cite', name, tally, name === 'relations' ? [0.9, 0.85] : [0.98, 0.95]))
}

function wanted(spans: Gold['spans'], relations: Gold['relations']): Map<string, string> {
  const keys = new Map<string, string>()
  for (const { type, targets } of relations) {
    for (const target of targets) {
      const span = spans.filter((one) => one.type === LETTERS[target[0]!])[Number(target.slice(1))]
      const key = `${type.startsWith('AMEND') ? 'amends' : RELATIONS[type]} ${span?.start}`
      if (span) keys.set(key, key)
    }
  }
  return keys
}

function add(tally: Tally, want: Map<string, string>, have: Map<string, string>, place = ''): void {
  const shown = (words: string) => (place === '' ? words : `${words}: ${place.slice(0, 40)}`)
  for (const [key, words] of have) {
    if (want.has(key)) tally.right++
    else tally.wrong.push(shown(words))
  }
  for (const [key, words] of want) if (!have.has(key)) tally.missed.push(shown(words))
}

/** Findings on seeded violations: precision and recall for each rule. */
export function* checking(seeds: Seeds): Measuring {
  const tallies = new Map<string, Tally>(Object.keys(seeds).map((rule) => [rule, { right: 0, wrong: [], missed: [] }]))
  for (const [done, [rule, { hits, misses }]] of Object.entries(seeds).entries()) {
    for (const { words, also } of hits) judge(words, new Set([rule, ...also]), rule)
    for (const words of misses) judge(words, new Set(), rule)
    yield { area: 'check', done: done + 1, total: tallies.size }
  }
  return [...tallies].flatMap(([rule, tally]) => pair('check', rule, tally, [0.9, 0.9]))

  function judge(words: string, expected: Set<string>, home: string): void {
    const raised = new Set(findings(parse(withSentence(words))).map((finding) => finding.rule))
    for (const [rule, tally] of tallies) {
      if (expected.has(rule)) {
        // A rule is only counted on its own seeds; elsewhere it may rightly be raised too.
        if (rule !== home) continue
        if (raised.has(rule)) tally.right++
        else tally.missed.push(words)
      } else if (raised.has(rule)) tally.wrong.push(words)
    }
  }
}

/** A sound text with one sentence put into it as 第三条. */
function withSentence(words: string): string {
  return [
    '甲市乙管理办法',
    '第一条　为了规范乙工作，结合本市实际，制定本办法。',
    '第二条　区住房城乡建设局负责乙的日常工作。',
    `第三条　${words}`,
    '第四条　本办法自2026年1月1日起施行，有效期五年。',
  ].join('\n')
}

function pair(area: Figure['area'], name: string, tally: Tally, goals: [number, number]): Figure[] {
  const { right, wrong, missed } = tally
  return [
    { area, name: `${name}: precision`, right, of: right + wrong.length, goal: goals[0], failed: wrong },
    { area, name: `${name}: recall`, right, of: right + missed.length, goal: goals[1], failed: missed },
  ]
}
