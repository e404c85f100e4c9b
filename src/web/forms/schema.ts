import type { Language } from '../words/language.ts'

/** The part of JSON Schema that action tables use (workflows/schemas.ts): `title` is Chinese, `x-en` English. */
export interface Schema {
  type?: string | string[]
  title?: string
  description?: string
  'x-en'?: string
  'x-form'?: string
  'x-of'?: string
  /** The field where the same may be written by hand instead. */
  'x-or'?: string
  'x-options'?: Record<string, readonly [zh: string, en: string]>
  enum?: string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
}

/** Which control a field gets. */
export type Control =
  | 'line'
  | 'prose'
  | 'day'
  | 'dayOrPublication'
  | 'standard'
  | 'yesNo'
  | 'whole'
  | 'choice'
  | 'choices'
  | 'reference'
  | 'references'
  | 'answers'
  | 'lines'
  | 'rows'
  | 'group'

/** The control that fits a field; `group` and `rows` hold further fields. */
export function controlOf(schema: Schema): Control {
  if (schema.type === 'object') return 'group'
  if (schema.type === 'array') return listControl(schema)
  if (schema.type === 'boolean') return 'yesNo'
  if (schema.type === 'integer' || schema.type === 'number') return 'whole'
  if (schema.enum) return 'choice'
  if (schema['x-of']) return 'reference'
  if (schema.format === 'date') return 'day'
  if (schema.pattern?.startsWith('^(publication|')) return 'dayOrPublication'
  if (schema.pattern?.startsWith('^FC')) return 'standard'
  return schema['x-form'] === 'prose' ? 'prose' : 'line'
}

function listControl(schema: Schema): Control {
  const items = schema.items ?? {}
  if (items.type === 'object') return 'rows'
  if (items.type === 'boolean') return 'answers'
  if (items.enum) return 'choices'
  return items['x-of'] ? 'references' : 'lines'
}

/** Whether a value is written by hand; everything else is chosen or uploaded. */
export function isWritten(control: Control): boolean {
  return control === 'line' || control === 'prose' || control === 'whole' || control === 'day' || control === 'lines'
}

/** The name of a field in the reader's language; its key when the schema has none. */
export function titleOf(schema: Schema, key: string, language: Language): string {
  const title = (language === 'en' ? schema['x-en'] : schema.title) ?? schema.title ?? key
  // How the value is written concerns programs: the control offers the two ways in words.
  return title.replace(/\s?[（(]publication [^（）()]{0,200}[）)]$/, '')
}

/** The words of a choice in the reader's language. */
export function optionsOf(schema: Schema, language: Language): { value: string; label: string }[] {
  const words = schema['x-options'] ?? {}
  return (schema.enum ?? Object.keys(words)).map((value) => ({ value, label: words[value]?.[language === 'en' ? 1 : 0] ?? value }))
}

/** Fields that must be filled, as the schema says. */
export function isRequired(parent: Schema, key: string): boolean {
  return parent.required?.includes(key) ?? false
}

/**
 * What the form holds as a payload: blanks, empty optional lists and empty optional groups left out, so that a server that refuses
 * unknown and empty fields takes it.
 */
export function payloadOf(schema: Schema, values: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    const value = cleaned(field, values[key], isRequired(schema, key))
    if (value !== undefined) kept[key] = value
  }
  return kept
}

function cleaned(schema: Schema, value: unknown, required: boolean): unknown {
  if (schema.type === 'object') {
    if (value === undefined || value === null) return required ? payloadOf(schema, {}) : undefined
    return payloadOf(schema, value as Record<string, unknown>)
  }
  if (schema.type === 'array') {
    const rows = Array.isArray(value) ? value : []
    const items = schema.items ?? {}
    const kept = rows.map((row) => cleaned(items, row, true)).filter((row) => row !== undefined)
    return kept.length === 0 && !required ? undefined : kept
  }
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  return value ?? undefined
}
