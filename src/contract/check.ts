import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { components } from './base.ts'
import type { FieldError } from './errors.ts'

/** One complaint of a JSON Schema validator: ajv (over HTTP) and typebox (for files) speak alike. */
export interface Complaint {
  keyword: string
  instancePath: string
  params: Record<string, unknown>
}

/** What is wrong with a value, by field, in the reader's language; empty when nothing is. */
export function check(schema: TSchema, value: unknown, locale: 'zh-CN' | 'en'): FieldError[] {
  return fieldErrors(Value.Errors(context(), schema, value) as unknown as Complaint[], locale)
}

/** Complaints as people read them: one a field, the field as a path such as `payload.items.0.title`. */
export function fieldErrors(complaints: Complaint[], locale: 'zh-CN' | 'en'): FieldError[] {
  const found = new Map<string, FieldError>()
  // A union complains once as a whole and once for each of its branches; a refused extra field complains twice in typebox.
  const telling = complaints.filter((one) => one.keyword !== 'boolean' && one.keyword !== 'anyOf')
  for (const complaint of (telling.length ? telling : complaints).slice(0, 50)) {
    for (const field of fieldsOf(complaint)) if (!found.has(field)) found.set(field, { field, message: sentenceOf(complaint, locale) })
  }
  return [...found.values()]
}

function fieldsOf({ keyword, instancePath, params }: Complaint): string[] {
  const path = instancePath
    .slice(1)
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const names =
    keyword === 'required'
      ? [params.missingProperty ?? params.requiredProperties]
      : keyword === 'additionalProperties'
        ? [params.additionalProperty ?? params.additionalProperties]
        : [undefined]
  return names.flat().map((name) => [...path, ...(name === undefined ? [] : [String(name).slice(0, 60)])].join('.'))
}

function sentenceOf({ keyword, params }: Complaint, locale: 'zh-CN' | 'en'): string {
  const limit = String(params.limit ?? '')
  const words = (params.allowedValues as unknown[] | undefined)?.map(String).join('、') ?? ''
  const [zh, en] = sentences[keyword] ?? ['不符合要求', 'is not as it should be']
  const text = locale === 'en' ? en : zh
  const type = [params.type]
    .flat()
    .map((name) => (locale === 'en' ? name : (types[String(name)] ?? name)))
    .join(locale === 'en' ? ' or ' : '或')
  return text
    .replace('{limit}', limit)
    .replace('{words}', words)
    .replace('{type}', type)
    .replace('{format}', String(params.format ?? ''))
}

const types: Record<string, string> = {
  string: '文字',
  integer: '整数',
  number: '数',
  boolean: '是或否',
  object: '对象',
  array: '列表',
  null: '空',
}

const sentences: Record<string, [zh: string, en: string]> = {
  required: ['必填', 'is required'],
  additionalProperties: ['不认识的字段', 'is not a known field'],
  type: ['应为{type}', 'must be {type}'],
  enum: ['应为其中之一：{words}', 'must be one of: {words}'],
  const: ['应为规定的值', 'must be the fixed value'],
  minLength: ['至少 {limit} 个字符', 'must have at least {limit} characters'],
  maxLength: ['至多 {limit} 个字符', 'must have at most {limit} characters'],
  minItems: ['至少 {limit} 项', 'must have at least {limit} items'],
  maxItems: ['至多 {limit} 项', 'must have at most {limit} items'],
  minProperties: ['至少填写一个字段', 'must have at least one field'],
  uniqueItems: ['不得重复', 'must not repeat an item'],
  minimum: ['不得小于 {limit}', 'must not be less than {limit}'],
  maximum: ['不得大于 {limit}', 'must not be more than {limit}'],
  pattern: ['格式不正确', 'has the wrong form'],
  format: ['应为有效的 {format}，如 2026-03-02', 'must be a real {format}, like 2026-03-02'],
}

let known: Record<string, TSchema> | undefined

function context(): Record<string, TSchema> {
  known ??= Object.fromEntries(components.map((schema) => [`${(schema as { $id?: string }).$id}#`, schema]))
  return known
}
