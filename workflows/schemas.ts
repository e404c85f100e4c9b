import { type TObject, type TProperties, type TSchema, Type } from 'typebox'

type Words<K extends string> = Record<K, readonly [zh: string, en: string]>

/** A payload: unknown fields are refused. */
export function payload<P extends TProperties>(properties: P): TObject<P> {
  return Type.Object(properties, { additionalProperties: false })
}

/** A group of fields inside a payload, with its own name. */
export function group<P extends TProperties>(properties: P, zh: string, en: string): TObject<P> {
  return Type.Object(properties, { additionalProperties: false, title: zh, 'x-en': en })
}

/** One line of text that is not blank. */
export function line(zh: string, en: string) {
  return Type.String({ title: zh, 'x-en': en, minLength: 1, maxLength: 400, pattern: '\\S' })
}

/** Text of several lines that is not blank. */
export function prose(zh: string, en: string) {
  return Type.String({ title: zh, 'x-en': en, 'x-form': 'prose', minLength: 1, maxLength: 20_000, pattern: '\\S' })
}

/** A few sentences that are not blank, at most `most` characters. */
export function brief(zh: string, en: string, most: number) {
  return Type.String({ title: zh, 'x-en': en, 'x-form': 'prose', minLength: 1, maxLength: most, pattern: '\\S' })
}

/** An id of something stored; `of` tells a form which list to offer. */
export function ref(of: string, zh: string, en: string) {
  return Type.String({ title: zh, 'x-en': en, 'x-of': of, minLength: 1, maxLength: 200 })
}

/** The same, or else written by hand in the field named: a form shows the two as one question. */
export function refOr(written: string, of: string, zh: string, en: string) {
  return Type.Optional(Type.String({ title: zh, 'x-en': en, 'x-of': of, 'x-or': written, minLength: 1, maxLength: 200 }))
}

/** A legal day. */
export function day(zh: string, en: string) {
  return Type.String({ title: zh, 'x-en': en, format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
}

export function yesNo(zh: string, en: string) {
  return Type.Boolean({ title: zh, 'x-en': en })
}

export function whole(zh: string, en: string, minimum = 0, maximum = 100_000) {
  return Type.Integer({ title: zh, 'x-en': en, minimum, maximum })
}

export function list<S extends TSchema>(items: S, zh: string, en: string, minItems = 0, maxItems = 5000) {
  return Type.Array(items, { title: zh, 'x-en': en, minItems, maxItems })
}

/** One of several words; `x-options` holds their names in both languages. */
export function choice<K extends string>(words: Words<K>, zh: string, en: string) {
  return Type.Unsafe<K>({ type: 'string', enum: Object.keys(words), title: zh, 'x-en': en, 'x-options': words })
}

export const optional = Type.Optional
