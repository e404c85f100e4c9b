import { useApi } from '../../api/use.ts'
import { optionsOf, type Schema, titleOf } from '../../forms/schema.ts'
import { dayText } from '../../parts/days.ts'
import { useSpeech } from '../../words/index.tsx'
import type { Language } from '../../words/language.ts'

/** What an action recorded, read by its own schema: field names and choices in words, ids left out. */
export function Payload({ action, payload }: { action: string; payload: Record<string, unknown> }) {
  const { words, language } = useSpeech()
  const { data } = useApi('GET /actions/:workflow', { params: { workflow: 'rulemaking' } })
  const schema = data?.items.find((one) => one.name === action)?.schema as Schema | undefined
  const rows = Object.entries(payload)
    .map(([key, value]) => ({
      key,
      title: titleOf(schema?.properties?.[key] ?? {}, key, language),
      text: textOf(value, schema?.properties?.[key] ?? {}, language, { ...words.forms, colon: words.frame.colon }),
    }))
    .filter((row) => row.text !== '')
  if (rows.length === 0) return null
  return (
    <dl className="facts">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.title}</dt>
          <dd className="prose">{row.text}</dd>
        </div>
      ))}
    </dl>
  )
}

function textOf(value: unknown, schema: Schema, language: Language, words: { yes: string; no: string; colon: string }): string {
  if (value === null || value === undefined || schema['x-of']) return ''
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    if (schema.format === 'date') return dayText(value, language)
    return schema.enum ? (optionsOf(schema, language).find((one) => one.value === value)?.label ?? value) : value
  }
  if (Array.isArray(value)) {
    const texts = value.map((one) => textOf(one, schema.items ?? {}, language, words)).filter((text) => text !== '')
    return texts.join(texts.some((text) => text.length > 12) ? '\n' : '、')
  }
  return Object.entries(value as Record<string, unknown>)
    .map(([key, inner]) => {
      const field = schema.properties?.[key] ?? {}
      const text = textOf(inner, field, language, words)
      return text === '' ? '' : titleOf(field, key, language) + words.colon + text
    })
    .filter((text) => text !== '')
    .join('；')
}
