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

function withField(schema: Schema, name: string, more: Schema): Schema {
  return { ...schema, properties: { ...schema.properties, [name]: { ...schema.properties?.[name], ...more } } }
}
