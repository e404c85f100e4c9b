import { UnknownYear } from '../../calendar.ts'
import { addDays } from '../../days.ts'
import { dueDay, termOf } from '../../deadlines.ts'
import type { ResolvedRule } from '../../rules/pack.ts'
import type { Circumstances, LegalDay } from '../../types.ts'
import type { RulemakingFacts } from '../facts.ts'
import { type Ask, said } from './check.ts'

/** True when a notice on a recorded text was closed, or the ground for doing without is recorded. */
export function publicWasConsulted(facts: RulemakingFacts): boolean {
  return (facts.notice !== null && facts.notice.closedOn !== null) || groundStands(facts)
}

/** A ground stands while the case shows it: no longer secret, no longer excused. */
function groundStands(facts: RulemakingFacts): boolean {
  return facts.noticeSkipped !== null && (facts.noticeSkipped.ground !== 'secrecy' || facts.classification?.keptFromPublication === true)
}

/** True when no change was marked major since the last text that was consulted (or grounded). */
export function majorWasConsulted(facts: RulemakingFacts): boolean {
  const consulted = facts.notice?.closedOn ? facts.notice.draftSeq : 0
  return facts.lastMajor <= Math.max(consulted, groundStands(facts) ? (facts.noticeSkipped?.draftSeq ?? 0) : 0)
}

/** The rules on the length of the notice that apply to this paper; the union applies and the stricter wins (domain §0.8). */
export function rulesFor(facts: RulemakingFacts, at: Circumstances, on: LegalDay): ResolvedRule[] {
  const { majorDecision, productionRelated } = facts.classification ?? { majorDecision: false, productionRelated: false }
  const keys = [
    ...(majorDecision ? ['consultation.minDays.majorDecision'] : []),
    ...(productionRelated ? ['consultation.minDays.enterpriseRelated'] : []),
  ]
  const pack = at.pack(on)
  return (keys.length > 0 ? keys : ['consultation.minDays.other']).map((key) => pack.get(key)).filter((rule) => rule !== null)
}

/** The first rule that a notice until the payload's day falls short of, with the day it would ask for. Shorter with a published reason passes rules "as a rule". */
export function shortfall(q: Ask): { rule: ResolvedRule; until: LegalDay } | null {
  const until = said<string>(q, 'until')
  if (until === undefined) return null
  const grounded = (said<string>(q, 'shortenedReason') ?? '').trim() !== ''
  for (const rule of rulesFor(q.facts, q.at, q.on)) {
    const wanted = lastDay(rule, q.on, q.at)
    if (wanted !== null && until < wanted && !(rule.mode !== 'block' && grounded)) return { rule, until: wanted }
  }
  return until < q.on ? { rule: rulesFor(q.facts, q.at, q.on)[0] as ResolvedRule, until: q.on } : null
}

/** The rule that the notice as published falls short of; a published reason passes those "as a rule". */
export function tooShortFor(q: Ask): ResolvedRule | null {
  const { notice } = q.facts
  if (notice === null || groundStands(q.facts)) return null
  const short = rulesFor(q.facts, q.at, notice.publishedOn).find((rule) => {
    const wanted = lastDay(rule, notice.publishedOn, q.at)
    return wanted !== null && notice.until < wanted && !(rule.mode !== 'block' && notice.shortened)
  })
  return short ?? null
}

function lastDay(rule: ResolvedRule, from: LegalDay, at: Circumstances): LegalDay | null {
  const term = termOf(rule)
  if (term === null) return null
  try {
    return dueDay(from, term, at.calendar)
  } catch (problem) {
    // Without the year's notice a working-day term cannot be checked: only a year's length is surely enough.
    if (problem instanceof UnknownYear) return addDays(from, 366)
    throw problem
  }
}

/** The earliest last day a notice may have that starts on `on`; null where no rule sets one. @throws {UnknownYear} */
export function earliestUntil(facts: RulemakingFacts, at: Circumstances, on: LegalDay): LegalDay | null {
  const terms = rulesFor(facts, at, on).map(termOf)
  const days = terms.filter((term) => term !== null).map((term) => dueDay(on, term, at.calendar))
  return days.sort().at(-1) ?? null
}
