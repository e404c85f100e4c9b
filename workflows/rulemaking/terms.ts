import { daysBetween } from '../days.ts'
import { type Due, explainDue } from '../deadlines.ts'
import { houseRule } from '../rules/cite.ts'
import type { Calendar, Circumstances, LegalDay, StageRow } from '../types.ts'
import type { RulemakingFacts } from './facts.ts'
import { openPlaces, type Place, stageName } from './stages.ts'

const none: Due = { dueOn: null, due: null, notComputable: null }

/** One row for each stage or lane that is open, with its due day and how it was computed. A finished case has none. */
export function stageRows(value: unknown, facts: RulemakingFacts, at: Circumstances): StageRow[] {
  return openPlaces(value).flatMap((place) => {
    const visit = facts.visits[place]
    return visit ? [{ stage: place, enteredOn: visit.enteredOn, ...dueOf(place, facts, at) }] : []
  })
}

/** The term of a place: which key of the pack, counted from which day (domain §3). */
function dueOf(place: Place, facts: RulemakingFacts, at: Circumstances): Due {
  const visit = facts.visits[place]
  if (!visit) return none
  if (place === 'consultation') return facts.notice && !facts.notice.closedOn ? noticeDue(facts.notice, at.calendar) : none
  const [key, from] = termOf(place, facts, visit.enteredOn)
  const rule = key === null ? null : at.pack(from).get(key)
  return rule ? explainDue(rule, from, at.calendar, visit.pauses, visit.extendedBy) : none
}

function termOf(place: Place, facts: RulemakingFacts, enteredOn: LegalDay): [key: string | null, from: LegalDay] {
  if (place === 'legalityReview') return ['legalityReview.maxDays', enteredOn]
  if (place === 'publication') return ['publication.maxDays', facts.signedOn ?? enteredOn]
  if (place === 'filing') return ['filing.government.maxDays', facts.publishedOn ?? enteredOn]
  return [null, enteredOn]
}

/** The last day of the notice, as it was published. */
function noticeDue(notice: { publishedOn: LegalDay; until: LegalDay }, calendar: Calendar): Due {
  const days = Math.max(1, daysBetween(notice.publishedOn, notice.until))
  const basis = houseRule('公告载明的截止日', 'the last day named in the notice')
  const due = {
    ...{ key: 'notice.until', days, unit: 'natural' as const, from: notice.publishedOn, to: notice.until, counted: days },
    ...{ skipped: [], calendar: calendar.version, basis },
    zh: `公开征求意见：自${notice.publishedOn}次日起${days}日，至${notice.until}（${basis.zh}）`,
    en: `Public notice: ${days} days from the day after ${notice.publishedOn}, until ${notice.until} (${basis.en})`,
  }
  return { dueOn: notice.until, due, notComputable: null }
}

/** The stage rows after a step: places entered now begin, places left end, places that stay keep their clock. */
export function visitsAfter(before: unknown, after: unknown, facts: RulemakingFacts, on: LegalDay): RulemakingFacts['visits'] {
  const [was, is] = [withStage(before), withStage(after)]
  if (was.length === is.length && was.every((place, at) => place === is[at])) return facts.visits
  const visits: RulemakingFacts['visits'] = {}
  for (const place of is) {
    const known = was.includes(place) ? facts.visits[place] : undefined
    // A lane of the review that reopens keeps the day on which the review began.
    const reopened = typeof after === 'string' ? undefined : facts.visits.review
    visits[place] = known ?? (reopened ? { ...reopened, extendedBy: 0 } : { enteredOn: on, extendedBy: 0, pauses: [] })
  }
  return visits
}

function withStage(value: unknown): Place[] {
  const places = openPlaces(value)
  return typeof value === 'string' ? places : ['review', ...places]
}

/** The name of where a case stands, for messages. */
export function placeInWords(value: unknown): { zh: string; en: string } {
  const names = openPlaces(value).map(stageName)
  return { zh: names.map((name) => name.zh).join('、'), en: names.map((name) => name.en).join(', ') }
}
