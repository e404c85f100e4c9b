import type { Basis } from '../types.ts'
import { glossed } from './gloss.ts'
import type { RuleEntry } from './pack.ts'

const unconfirmed = { zh: '本地规则（待确认）', en: 'local rule (to be confirmed)' }

/** A basis read in full: instrument with article. */
export function cited(source: string, article: string): Basis {
  return { zh: `${source}${article}`, en: glossed(source, article), confidence: 'R' }
}

/** A basis read in part only: the instrument, its article to be checked. */
export function citedInPart(source: string): Basis {
  return { zh: `${source}（条号待核）`, en: `${glossed(source)}, article to be checked`, confidence: 'E' }
}

/** A figure nobody has confirmed: shown as a local rule, never as a citation. */
export function unconfirmedRule(confidence: '2' | 'U' = 'U'): Basis {
  return { ...unconfirmed, confidence }
}

/** A rule of this system itself. */
export function houseRule(zh: string, en: string): Basis {
  return { zh: `本系统规则：${zh}`, en: `Rule of this system: ${en}`, confidence: 'house' }
}

/** How an entry of a rule pack is cited to people (design §2). */
export function basisOf(entry: RuleEntry): Basis {
  if (entry.confidence === 'R') return cited(entry.source, entry.article ?? '')
  if (entry.confidence === 'E') return citedInPart(entry.source)
  return unconfirmedRule(entry.confidence)
}
