import { setsValidity } from '../../../workflows/rulemaking/validity.ts'
import { terms } from '../words/terms.ts'
import type { Schema } from './schema.ts'

/** What a form's fields depend on in its case. */
interface Known {
  case: { kind: string }
  facts: { effects: readonly Record<string, unknown>[]; classification?: Record<string, unknown> | null }
}

/**
 * Fields that are plain words to the machine and a choice to people: the draft kind (kept in Chinese, the usual ones are offered), the
 * department that replied (one of those asked) and the authority that answered (one of those filed with).
 */
export function adjusted(action: string, schema: Schema, answers: Record<string, unknown> = {}): Schema {
  const { properties = {} } = schema
  // 不适用 is never said without its reason.
  if (properties.reason && answers.conclusion === 'notApplicable') return { ...schema, required: [...(schema.required ?? []), 'reason'] }
  if (action === 'departments.reply' && properties.organ) return withField(schema, 'organ', { 'x-of': 'askedOrgan' })
  if (action === 'filing.receipt' && properties.recipient) return withField(schema, 'recipient', { 'x-of': 'filedOrgan' })
  if (properties.draftKind && !properties.draftKind.enum) {
    const kinds = Object.keys(terms.zh.draftKinds)
    const words = Object.fromEntries(kinds.map((kind) => [kind, [kind, terms.en.draftKinds[kind] ?? kind] as const]))
    return withField(schema, 'draftKind', { enum: kinds, 'x-options': words })
  }
  return schema
}

/** A meeting was held on the day it is recorded for: that day is asked once. */
const ownDays: Record<string, string> = { 'meeting.decide': 'heldOn', 'departmentDeliberation.record': 'heldOn' }

/** The field of an action that is the day it happened, and so not asked beside it. */
export function ownDayOf(action: string): string | undefined {
  return ownDays[action]
}

const reviews = ['departmentLegality.conclude', 'adviserOpinion.give', 'fairCompetition.conclude']

/**
 * Fields that the answers so far leave nothing to say to: a reason apart from the opinion is asked for 不适用 only, and a department without
 * remarks needs none; a term is asked of what brings a document into force or renews it.
 */
export function notAsked(action: string, values: Record<string, unknown>, file: Known): string[] {
  const ownDay = ownDayOf(action)
  if (ownDay) return [ownDay]
  if (action === 'publication.set') return setsValidity(file.case.kind, file.facts.effects) ? [] : ['validTo', 'longTermReason']
  if (action === 'departments.reply' && values.disposition === 'none') return ['reason']
  // A major decision has a longer least term, and a reason for staying below it.
  if (action === 'legality.decide')
    return values.conclusion === 'notApplicable' || file.facts.classification?.majorDecision === true ? [] : ['reason']
  if (!reviews.includes(action)) return []
  // Of what does not apply, nothing is judged point by point.
  return values.conclusion === 'notApplicable' ? ['points', 'items', 'exception'] : ['reason']
}

/**
 * The payload with what went without asking: the reply itself is the reason where a department has no remarks, the day of a meeting is the day it happened; what is not asked is not sent.
 */
export function completed(action: string, values: Record<string, unknown>, occurredOn: string, file: Known): Record<string, unknown> {
  const ownDay = ownDayOf(action)
  if (ownDay) return { ...values, [ownDay]: occurredOn }
  const gone = notAsked(action, values, file)
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !gone.includes(name)))
  return action === 'departments.reply' && gone.length > 0 ? { ...kept, reason: values.reply } : kept
}

function withField(schema: Schema, name: string, more: Schema): Schema {
  return { ...schema, properties: { ...schema.properties, [name]: { ...schema.properties?.[name], ...more } } }
}
