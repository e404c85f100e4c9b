import { terms } from '../words/terms.ts'
import type { Schema } from './schema.ts'

/**
 * Fields that are plain words to the machine and a choice to people: the draft kind (kept in Chinese, the usual ones are offered), the
 * department that replied (one of those asked) and the authority that answered (one of those filed with).
 */
export function adjusted(action: string, schema: Schema): Schema {
  const { properties = {} } = schema
  if (action === 'departments.reply' && properties.organ) return withField(schema, 'organ', { 'x-of': 'askedOrgan' })
  if (action === 'filing.receipt' && properties.recipient) return withField(schema, 'recipient', { 'x-of': 'filedOrgan' })
  if (properties.draftKind && !properties.draftKind.enum) {
    const kinds = Object.keys(terms.zh.draftKinds)
    const words = Object.fromEntries(kinds.map((kind) => [kind, [kind, terms.en.draftKinds[kind] ?? kind] as const]))
    return withField(schema, 'draftKind', { enum: kinds, 'x-options': words })
  }
  return schema
}

const reviews = ['departmentLegality.conclude', 'adviserOpinion.give', 'fairCompetition.conclude']

/**
 * Fields that the answers so far leave nothing to say to: a reason apart from the opinion is asked for 不适用 only, and a department without
 * remarks needs none. The legal office may have to say why it concludes early, so there it stays.
 */
export function notAsked(action: string, values: Record<string, unknown>): string[] {
  if (action === 'departments.reply' && values.disposition === 'none') return ['reason']
  return reviews.includes(action) && values.conclusion !== 'notApplicable' ? ['reason'] : []
}

/** The payload with what went without asking: the reply itself is the reason where a department has no remarks; what is not asked is not sent. */
export function completed(action: string, values: Record<string, unknown>): Record<string, unknown> {
  const gone = notAsked(action, values)
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !gone.includes(name)))
  return action === 'departments.reply' && gone.length > 0 ? { ...kept, reason: values.reply } : kept
}

function withField(schema: Schema, name: string, more: Schema): Schema {
  return { ...schema, properties: { ...schema.properties, [name]: { ...schema.properties?.[name], ...more } } }
}
