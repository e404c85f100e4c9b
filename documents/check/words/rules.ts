import type { DocumentClass } from '../class.ts'
import type { Finding } from '../types.ts'
import { type Excuse, Excuses } from './excuses.ts'
import { type Pattern, readPattern } from './pattern.ts'
import { Scanner } from './scan.ts'
import { Lexicon } from './vocabulary.ts'

/** How loud a rule is for a class of text; `off` is silent. */
export type Level = Finding['severity'] | 'off'

/** A rule as a legal officer reads it (README: how patterns are written). `on` switches it. */
export interface WordRule {
  id: string
  on: boolean
  zh: string
  en: string
  basis: string
  /** How loud the rule is by class of text; a class that is not named is as a normative document. */
  levels: Partial<Record<DocumentClass, Level>> & { normativeDocument: Level }
  patterns: readonly string[]
  /** Patterns that make the sentence harmless. */
  unless: readonly string[]
  excuses: readonly Excuse[]
  /** Of a hint: the statutory item that it details; what raises the hint raises the item too, unless the item's own `unless` holds. */
  item?: string
}

/** A rule with its patterns read; `item` is the index of the rule that it raises too (−1: none). */
export interface ReadRule {
  rule: WordRule
  unless: Pattern[]
  item: number
}

/**
 * Rules ready to be asked. A text is read once for the words that patterns hang on (`anchors`); only sentences that have what a pattern
 * needs are read for all words (`all`).
 */
export interface RuleSet {
  rules: ReadRule[]
  all: Scanner
  anchors: Scanner
  excuses: Excuses
  /** By word of `anchors`: the patterns whose rarest step has it. */
  byAnchor: (readonly Anchored[] | undefined)[]
  /** By word of `anchors`: the numbers of the sets that patterns ask for beside their anchor. */
  setsOf: (readonly number[] | undefined)[]
  sets: number
}

/** A pattern of a rule, and the other set that must be there before it is worth trying (−1: none). */
export interface Anchored {
  rule: number
  pattern: Pattern
  beside: number
}

/** Reads the patterns of all rules that are on. @throws {RangeError} on a pattern or group that cannot be read. */
export function readRules(rules: readonly WordRule[]): RuleSet {
  const lexicon = new Lexicon()
  const excuses = new Excuses(lexicon)
  const live = rules.filter((rule) => rule.on)
  const read = live.map((rule) => ({
    rule,
    unless: rule.unless.flatMap((source) => readPattern(lexicon, source)),
    item: live.findIndex(({ id }) => id === rule.item),
  }))
  const all = live.flatMap((rule, at) =>
    rule.patterns.flatMap((source) => readPattern(lexicon, source).map((pattern) => ({ rule: at, pattern }))),
  )
  const byAnchor = new Map<number, Anchored[]>()
  const setsOf = new Map<number, Set<number>>()
  for (const { rule, pattern } of all) {
    const beside = pattern.beside === null ? null : pattern.steps[pattern.beside]!.set
    for (const word of pattern.steps[pattern.anchor]!.set.words) list(byAnchor, word).push({ rule, pattern, beside: beside?.id ?? -1 })
    for (const word of beside?.words ?? []) (setsOf.get(word) ?? setsOf.set(word, new Set()).get(word)!).add(beside!.id)
  }
  const hung = lexicon.words.flatMap((_, id) => (byAnchor.has(id) || setsOf.has(id) ? [id] : []))
  return {
    rules: read,
    all: new Scanner(lexicon.words),
    anchors: new Scanner(hung.map((id) => lexicon.words[id]!)),
    excuses,
    byAnchor: hung.map((id) => byAnchor.get(id)),
    setsOf: hung.map((id) => setsOf.get(id) && [...setsOf.get(id)!]),
    sets: lexicon.sets.length,
  }
}

function list<T>(map: Map<number, T[]>, key: number): T[] {
  const known = map.get(key)
  if (known) return known
  const fresh: T[] = []
  map.set(key, fresh)
  return fresh
}
