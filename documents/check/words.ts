import { flatten, type NodeKind, type Tree } from '../tree.ts'
import fairCompetition from './rules/fair-competition.json' with { type: 'json' }
import legality from './rules/legality.json' with { type: 'json' }
import { type Finding, findingAt, type Rule } from './types.ts'

/**
 * A rule as a legal officer reads it: words that raise it, and words that make them harmless in the same sentence. `on` switches it.
 * Patterns are linear: no unbounded repetition inside another one.
 */
export interface WordRule {
  id: string
  on: boolean
  severity: 'error' | 'warning' | 'note'
  zh: string
  en: string
  basis: string
  patterns: string[]
  unless: string[]
}

/** The shipped rules about words: legality red flags and the 19 items of fair competition. */
export const wordRules: readonly WordRule[] = [...legality.rules, ...fairCompetition.rules] as WordRule[]

/** Parts of a text that name things and order nothing. */
const silent: ReadonlySet<NodeKind> = new Set([
  'title',
  'titleNote',
  'toc',
  'docNumber',
  'addressee',
  'signature',
  'date',
  'attachmentNote',
  'metadata',
  'chapter',
])
const longestSentence = 600

/** All findings of the rules about words, sentence by sentence; a sentence raises a rule once. */
export function wordFindings(tree: Tree, rules: readonly WordRule[] = wordRules): Finding[] {
  const compiled = rules
    .filter((rule) => rule.on)
    .map((rule) => ({ rule, hit: rule.patterns.map((p) => new RegExp(p)), harmless: rule.unless.map((p) => new RegExp(p)) }))
  const found: Finding[] = []
  for (const { start, end } of sentencesOf(tree)) {
    const words = tree.text.slice(start, end)
    for (const { rule, hit, harmless } of compiled) {
      const m = firstMatch(hit, words)
      if (m === null || harmless.some((p) => p.test(words))) continue
      const at = start + m.index
      found.push(
        findingAt(tree, at, at + m[0].length, {
          rule: rule.id,
          severity: rule.severity,
          message: rule.zh.endsWith('。') ? rule.zh : `可能含有：${rule.zh}。`,
          messageEn: rule.en,
          basis: rule.basis,
        }),
      )
    }
  }
  return found
}

function firstMatch(patterns: readonly RegExp[], words: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const m = pattern.exec(words)
    if (m) return m
  }
  return null
}

/** The rules about words as one rule of the port. */
export const words: Rule = (tree) => wordFindings(tree)

function sentencesOf(tree: Tree): { start: number; end: number }[] {
  const quiet = flatten(tree.nodes).filter((node) => silent.has(node.kind))
  const sentences: { start: number; end: number }[] = []
  let start = 0
  let next = 0
  const push = (end: number) => {
    for (; start < end; start += longestSentence) {
      const to = Math.min(end, start + longestSentence)
      while (next < quiet.length && endOf(quiet[next]!) <= start) next++
      if (!(next < quiet.length && quiet[next]!.start <= start + 4 && endOf(quiet[next]!) >= to - 1)) sentences.push({ start, end: to })
    }
    start = end
  }
  for (const m of tree.text.matchAll(/[。；\n！？]/g)) push(m.index + 1)
  push(tree.text.length)
  return sentences
}

/** A chapter holds its articles; only its own heading line is silent. */
function endOf(node: { end: number; children: { start: number }[] }): number {
  return node.children[0]?.start ?? node.end
}
