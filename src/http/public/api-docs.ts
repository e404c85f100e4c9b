import { type Html, html } from './html.ts'
import type { PublicPages } from './index.ts'
import { sendPage } from './page.ts'
import { type Schema, schemaWords } from './schema-words.ts'

interface Operation {
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema; description?: string }[]
  requestBody?: { content?: Record<string, { schema?: Schema }> }
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>
}

interface Document {
  info: { description?: string }
  tags?: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/**
 * `/api/docs`: the published OpenAPI document as a page to read, from the same templates as the public side. It needs no script, prints,
 * and can be searched with the browser.
 */
export function apiDocs({ app, page }: PublicPages): void {
  let made: Html | undefined
  app.get('/api/docs', { schema: { hide: true } }, async (request, reply) => {
    made ??= documentation(app.swagger() as unknown as Document)
    return sendPage(reply, await page(request), 'API', made, { path: '/api/docs' })
  })
}

function documentation(document: Document): Html {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const tags = (document.tags ?? []).map((tag) => tag.name)
  const schemas = Object.entries(document.components.schemas).sort(([left], [right]) => (left < right ? -1 : 1))
  return html`<h1>API</h1>
${(document.info.description ?? '').split('\n\n').map((paragraph) => html`<p>${paragraph.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part))}</p>`)}
<p><a href="/api/openapi.json">openapi.json</a></p>
<nav aria-label="API">${tags.map((tag) => html`<a href="#tag-${tag}">${tag}</a> `)}<a href="#schemas">schemas</a></nav>
${tags.map(
  (tag) => html`<h2 id="tag-${tag}">${tag}</h2>
${operations.filter(({ operation }) => operation.tags?.includes(tag)).map(({ path, method, operation }) => operationOf(path, method, operation))}`,
)}
<h2 id="schemas">schemas</h2>
${schemas.map(([name, schema]) => html`<h3 id="schema-${name}">${name}${schema.title === undefined ? null : html` <span class="meta">${schema.title}</span>`}</h3><pre>${schemaWords(schema)}</pre>`)}`
}

function operationOf(path: string, method: string, operation: Operation): Html {
  const parameters = operation.parameters ?? []
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const [status, answer] = Object.entries(operation.responses ?? {}).find(([code]) => code.startsWith('2')) ?? []
  const answered = Object.values(answer?.content ?? {})[0]?.schema
  return html`<details class="operation"><summary><code>${method} ${path}</code> ${operation.summary ?? ''}</summary>
${parameters.length === 0 ? null : html`<ul>${parameters.map((one) => html`<li><code>${one.name}${one.required ? '' : '?'}</code> ${one.in} ${schemaWords(one.schema ?? {})} ${one.description ?? ''}</li>`)}</ul>`}
${body ? html`<p>body</p><pre>${schemaWords(body)}</pre>` : null}
<p>${status ?? ''}</p>${answered ? html`<pre>${schemaWords(answered)}</pre>` : null}</details>`
}
