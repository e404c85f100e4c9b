import { type Html, html } from './html.ts'

/** The parts of JSON Schema that our contract uses. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: boolean | Schema
  description?: string
  title?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  pattern?: string
}

/** A schema as a reader of programs reads types: fields a line each, optional ones with a question mark, named schemas as links. */
export function schemaWords(schema: Schema, depth = 0): Html {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return html`<a href="#schema-${name}">${name}</a>`
  }
  if (schema.anyOf)
    return joined(
      schema.anyOf.map((one) => schemaWords(one, depth)),
      ' | ',
    )
  if (schema.enum) return html`${schema.enum.map((word) => JSON.stringify(word)).join(' | ')}`
  if ('const' in schema) return html`${JSON.stringify(schema.const)}`
  const types = [schema.type].flat().filter((type): type is string => type !== undefined)
  if (types.length === 0) return html`any`
  return joined(
    types.map((type) => typeWords(type, schema, depth)),
    ' | ',
  )
}

function typeWords(type: string, schema: Schema, depth: number): Html {
  if (type === 'array') return html`${schemaWords(schema.items ?? {}, depth)}[]`
  if (type === 'object') return objectWords(schema, depth)
  return html`${type}${limits(type, schema)}`
}

function objectWords(schema: Schema, depth: number): Html {
  const fields = Object.entries(schema.properties ?? {})
  if (fields.length === 0) return html`{ ${schema.additionalProperties === false ? '' : '…'} }`
  const pad = '  '.repeat(depth + 1)
  const lines = fields.map(([name, field]) => {
    const optional = schema.required?.includes(name) ? '' : '?'
    const said = field.title ?? field.description
    return html`${pad}${name}${optional}: ${schemaWords(field, depth + 1)}${said === undefined ? null : html`  <span class="meta">// ${said}</span>`}\n`
  })
  return html`{\n${lines}${'  '.repeat(depth)}}`
}

function limits(type: string, schema: Schema): string {
  if (type !== 'string' && type !== 'integer' && type !== 'number') return ''
  const [low, high] = type === 'string' ? [schema.minLength, schema.maxLength] : [schema.minimum, schema.maximum]
  const range = low === undefined && high === undefined ? '' : `${low ?? ''}…${high ?? ''}`
  const words = [schema.format, range].filter((word) => word !== undefined && word !== '').join(' ')
  return words === '' ? '' : ` (${words})`
}

function joined(parts: Html[], between: string): Html {
  return html`${parts.map((part, index) => html`${index === 0 ? '' : between}${part}`)}`
}
