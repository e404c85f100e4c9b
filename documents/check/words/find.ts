import type { TextNode, Tree } from '../../tree.ts'
import type { DocumentClass } from '../class.ts'
import { type Finding, findingAt } from '../types.ts'
import { quoted } from './excuses.ts'
import { Leads } from './leads.ts'
import { type Hit, type Match, matches, Sentence } from './match.ts'
import type { Pattern } from './pattern.ts'
import type { Level, ReadRule, RuleSet, WordRule } from './rules.ts'
import type { Found, Scanner } from './scan.ts'
import { clausesOf, sentencesOf } from './sentences.ts'

/** All findings of rules about words, sentence by sentence; a sentence raises a rule once. */
export function findWords(tree: Tree, nodes: readonly TextNode[], set: RuleSet, documentClass: DocumentClass): Finding[] {
  const { text } = tree
  const hits = set.anchors.scan(text, 0, text.length)
  const read = (start: number, end: number) => new Sentence(start, end, hitsOf(set.all, text, start, end), clausesOf(text, start, end))
  const leads = new Leads(text, nodes, read)
  const candidates = new Candidates(set)
  const found: Finding[] = []
  let from = 0
  for (const { start, end } of sentencesOf(tree, nodes)) {
    while (from < hits.count && hits.starts[from]! < start) from++
    let to = from
    while (to < hits.count && hits.starts[to]! < end) to++
    const tried = candidates.of(hits, from, to)
    if (tried !== null) judge({ tree, set, leads, sentence: read(start, end) }, documentClass, tried, found)
    from = to
  }
  return found
}

interface Place {
  tree: Tree
  set: RuleSet
  leads: Leads
  sentence: Sentence
}

function judge(place: Place, documentClass: DocumentClass, tried: Map<number, Set<Pattern>>, found: Finding[]): void {
  const raised = new Map<number, Match>()
  for (const [index, patterns] of tried) {
    const read = place.set.rules[index]!
    if (levelOf(read.rule, documentClass) === 'off') continue
    const match = first(place, read.rule, patterns)
    if (match !== null && !harmless(place, read)) raised.set(index, match)
  }
  for (const [index, match] of [...raised]) {
    const { item } = place.set.rules[index]!
    if (item >= 0 && !raised.has(item) && !harmless(place, place.set.rules[item]!)) raised.set(item, match)
  }
  for (const [index, { start, end }] of raised) {
    const { rule } = place.set.rules[index]!
    const severity = levelOf(rule, documentClass)
    if (severity === 'off') continue
    const message = rule.zh.endsWith('。') ? rule.zh : `可能含有：${rule.zh}。`
    found.push(findingAt(place.tree, start, end, { rule: rule.id, severity, message, messageEn: rule.en, basis: rule.basis }))
  }
}

function levelOf({ levels }: WordRule, documentClass: DocumentClass): Level {
  return levels[documentClass] ?? levels.normativeDocument
}

function harmless(place: Place, { unless }: ReadRule): boolean {
  return unless.some((pattern) => matches(pattern, place.sentence).length > 0)
}

/** The first place where one of the patterns holds and nothing excuses it. */
function first(place: Place, rule: WordRule, patterns: ReadonlySet<Pattern>): Match | null {
  let best: Match | null = null
  for (const pattern of patterns)
    for (const match of matches(pattern, place.sentence))
      if ((best === null || match.start < best.start) && !excused(place, rule, pattern, match)) best = match
  return best
}

function excused({ tree, set, leads, sentence }: Place, { excuses }: WordRule, pattern: Pattern, match: Match): boolean {
  if (quoted(tree, match)) return true
  if (excuses.some((excuse) => set.excuses.within(excuse, sentence, match, pattern, tree.text))) return true
  if (excuses.includes('based') && set.excuses.restates(leads.upTo(sentence.start))) return true
  const lead = leads.over(match.start)
  return lead !== null && excuses.some((excuse) => set.excuses.byLead(excuse, lead))
}

/** Which patterns are worth trying on a sentence: their rarest word stands in it, and a word of their next rarest step. */
class Candidates {
  private readonly set: RuleSet
  private readonly seen: Int32Array
  private sentence = 0

  constructor(set: RuleSet) {
    this.set = set
    this.seen = new Int32Array(set.sets)
  }

  /** By rule; null when there is none. */
  of(hits: Found, from: number, to: number): Map<number, Set<Pattern>> | null {
    const { byAnchor, setsOf } = this.set
    const now = ++this.sentence
    for (let i = from; i < to; i++) {
      const sets = setsOf[hits.words[i]!]
      if (sets) for (let k = 0; k < sets.length; k++) this.seen[sets[k]!] = now
    }
    let tried: Map<number, Set<Pattern>> | null = null
    for (let i = from; i < to; i++) {
      const anchored = byAnchor[hits.words[i]!]
      if (!anchored) continue
      for (let k = 0; k < anchored.length; k++) {
        const { rule, pattern, beside } = anchored[k]!
        if (beside >= 0 && this.seen[beside] !== now) continue
        tried ??= new Map()
        const patterns = tried.get(rule)
        if (patterns) patterns.add(pattern)
        else tried.set(rule, new Set([pattern]))
      }
    }
    return tried
  }
}

function hitsOf(scanner: Scanner, text: string, start: number, end: number): Hit[] {
  const { words, starts, count } = scanner.scan(text, start, end)
  const hits: Hit[] = []
  for (let i = 0; i < count; i++) hits.push({ word: words[i]!, start: starts[i]!, end: starts[i]! + scanner.words[words[i]!]!.length })
  return hits
}
