import type { Tree } from '../../tree.ts'
import { lineBefore } from '../inside.ts'
import type { Match, Sentence } from './match.ts'
import type { Pattern } from './pattern.ts'
import type { Lexicon, WordSet } from './vocabulary.ts'

/**
 * What makes a sentence harmless whatever it says:
 *
 * - `forbidden` 不得设定罚款: the thing is forbidden, cleaned up or called wrong;
 * - `based` 依照《…法》…处罚: it restates what upper law has set;
 * - `past` 受到…处罚的企业, 处以罚款的，应当…: it happened or is taken as given.
 */
export type Excuse = 'forbidden' | 'based' | 'past'

/** 处以罚款的，应当…; 扣留车辆后…; 除罚款外: what follows takes the measure as given. */
const taken = /^[^，。；]{0,10}(?:的，|后[，将的应]|之后|外，|以外)|^[^，。；]{0,4}(?:处罚的|措施的)/

/** The words of the excuses, numbered once. */
export class Excuses {
  private readonly forbids: WordSet
  private readonly forbidsInside: WordSet
  private readonly forbidsAll: WordSet
  private readonly undone: WordSet
  private readonly lawful: WordSet
  private readonly follows: WordSet
  private readonly upper: WordSet
  private readonly happened: WordSet

  constructor(lexicon: Lexicon) {
    this.forbids = lexicon.setOf(['{禁止语}'])
    this.forbidsInside = lexicon.setOf(['{严禁语}'])
    this.forbidsAll = lexicon.setOf(['{禁止全句语}'])
    this.undone = lexicon.setOf(['{纠正语}'])
    this.lawful = lexicon.setOf(['{依法语}'])
    this.follows = lexicon.setOf(['{依照语}'])
    this.upper = lexicon.setOf(['{上位法语}'])
    this.happened = lexicon.setOf(['{既往语}'])
  }

  /** Whether a match of a pattern is excused by its own sentence; `text` is the whole text. */
  within(excuse: Excuse, sentence: Sentence, match: Match, pattern: Pattern, text: string): boolean {
    if (excuse === 'forbidden') return this.forbidden(sentence, match) || this.forbiddenInside(sentence, match, pattern)
    return excuse === 'based' ? this.based(sentence, match) : this.past(sentence, match, text)
  }

  /** Whether the lead over items (不得有下列行为：) excuses all of them. */
  byLead(excuse: Excuse, lead: Sentence): boolean {
    if (excuse === 'forbidden') return lead.hitsOf(this.forbids).length > 0
    return excuse === 'based' && (lead.hitsOf(this.lawful).length > 0 || this.restates(lead))
  }

  /** Whether words take up upper law by name: 依照《…》, 按照国务院的规定. */
  restates(sentence: Sentence): boolean {
    const upper = sentence.hitsOf(this.upper)
    if (upper.length === 0) return false
    return sentence.hitsOf(this.follows).some((hit) => upper.some((law) => law.start >= hit.end && law.start - hit.end <= 40))
  }

  private forbidden(sentence: Sentence, match: Match): boolean {
    const own = sentence.clauseAt(match.start)
    if (sentence.hitsOf(this.forbids).some((hit) => hit.end <= match.start && sentence.clauseAt(hit.start) === own)) return true
    if (sentence.hitsOf(this.forbidsAll).some((hit) => hit.end <= match.start)) return true
    return sentence.hitsOf(this.undone).some((hit) => hit.start >= match.end)
  }

  /** 单位不得限定…: a prohibition between the words of a pattern that has none itself. */
  private forbiddenInside(sentence: Sentence, match: Match, { steps }: Pattern): boolean {
    const inside = sentence.hitsOf(this.forbidsInside).filter((hit) => hit.start >= match.start && hit.end <= match.end)
    if (inside.length === 0) return false
    const own = steps.flatMap(({ set }) => sentence.hitsOf(set))
    return inside.some((hit) => !own.some((one) => one.start <= hit.start && one.end >= hit.end))
  }

  private based(sentence: Sentence, match: Match): boolean {
    const own = sentence.clauseAt(match.start)
    const last = sentence.clauseAt(Math.max(match.start, match.end - 1))
    for (const hit of sentence.hitsOf(this.lawful)) {
      const at = sentence.clauseAt(hit.start)
      // 依法责令改正，并处…罚款: what is joined to it is lawful too, but no more than one clause on.
      if ((at >= own && at <= last) || (at === own - 1 && hit.start < match.start)) return true
    }
    return this.restates(sentence)
  }

  private past(sentence: Sentence, match: Match, text: string): boolean {
    if (taken.test(text.slice(match.end, Math.min(sentence.end, match.end + 14)))) return true
    const own = sentence.clauseAt(match.start)
    return sentence
      .hitsOf(this.happened)
      .some((hit) => hit.start <= match.start + 2 && hit.end <= match.end && sentence.clauseAt(hit.start) === own)
  }
}

/** Whether a match stands inside 《…》, or inside “…” that only names or strikes the words. */
export function quoted(tree: Tree, match: Match): boolean {
  const { text } = tree
  const before = lineBefore(text, match.start)
  if (before.lastIndexOf('《') > before.lastIndexOf('》')) return true
  const open = before.lastIndexOf('“')
  if (open <= before.lastIndexOf('”') || text.slice(match.start, match.end).includes('”')) return false
  const rest = /^[^”\n]{0,60}”/.exec(text.slice(match.end, match.end + 64))
  if (rest === null || /(?:修改为|改为|增加|作为|替换为|表述为)[^“”\n]{0,12}$/.test(before.slice(0, open))) return false
  return before.length - open + (match.end - match.start) + rest[0].length <= 42
}
