import type { Schema } from './schema.ts'

/** Small schemas for forms whose endpoint has no action schema; the same words as workflows/schemas.ts, without its library. */
export const line = (zh: string, en: string): Schema => ({ type: 'string', title: zh, 'x-en': en, maxLength: 400 })
export const prose = (zh: string, en: string): Schema => ({ type: 'string', title: zh, 'x-en': en, 'x-form': 'prose' })
export const day = (zh: string, en: string): Schema => ({ type: 'string', title: zh, 'x-en': en, format: 'date' })
export const yesNo = (zh: string, en: string): Schema => ({ type: 'boolean', title: zh, 'x-en': en })
export const whole = (zh: string, en: string): Schema => ({ type: 'integer', title: zh, 'x-en': en })
export const ref = (of: string, zh: string, en: string): Schema => ({ type: 'string', title: zh, 'x-en': en, 'x-of': of })
export const list = (items: Schema, zh: string, en: string): Schema => ({ type: 'array', items, title: zh, 'x-en': en })

export function choice(words: Record<string, readonly [zh: string, en: string]>, zh: string, en: string): Schema {
  return { type: 'string', enum: Object.keys(words), 'x-options': words, title: zh, 'x-en': en }
}

/** An object; the names in `optional` may be left out. */
export function object(properties: Record<string, Schema>, optional: readonly string[] = [], zh = '', en = ''): Schema {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)), title: zh, 'x-en': en }
}
