import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Endpoint, endpoints } from '../../src/contract/index.ts'
import { actionsOf } from '../../workflows/actions.ts'
import { openTestApp, type TestApp } from './support/app.ts'

interface Operation {
  operationId: string
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
  parameters?: { name: string; in: string; required?: boolean }[]
}

describe('the published API', () => {
  let at: TestApp
  let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } }
  beforeAll(async () => {
    at = await openTestApp('sqlite')
    document = (await at.visitor().get('/api/openapi.json')).body
  })
  afterAll(async () => at.close())

  const operations = () => Object.values(document.paths).flatMap((methods) => Object.values(methods))

  test('is OpenAPI 3.1 with components by their own names and operations by unique ones', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(['Failure', 'CaseHead', 'Offer', 'TextNode']))
    expect(Object.keys(document.components.schemas).filter((name) => name.startsWith('def-'))).toEqual([])
    const ids = operations().map((operation) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(Object.keys(endpoints).length)
  })

  test('says what every operation answers, refusals included, and refuses unknown fields in every body', () => {
    for (const operation of operations()) {
      expect([operation.operationId, Object.keys(operation.responses).some((status) => status.startsWith('2'))]).toEqual([
        operation.operationId,
        true,
      ])
      expect(operation.responses['4XX']?.content?.['application/json']?.schema).toEqual({ $ref: '#/components/schemas/Failure' })
      const body = operation.requestBody?.content['application/json']?.schema as { additionalProperties?: boolean } | undefined
      if (body) expect([operation.operationId, body.additionalProperties]).toEqual([operation.operationId, false])
    }
  })

  test('asks for an Idempotency-Key exactly where the server does', () => {
    for (const [key, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
      const [method = '', path = ''] = key.split(' ')
      const operation = document.paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()]
      const asks = operation?.parameters?.some((parameter) => parameter.in === 'header' && parameter.name === 'idempotency-key') ?? false
      expect([key, asks]).toEqual([key, endpoint.once === true])
    }
  })

  test('names as parameters what the contract names, and nothing else', () => {
    for (const [key, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
      const [method = '', path = ''] = key.split(' ')
      const operation = document.paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()]
      const named = (where: string) => (operation?.parameters ?? []).filter((one) => one.in === where).map((one) => one.name)
      expect([key, named('path').sort()]).toEqual([key, [...path.matchAll(/:(\w+)/g)].map((match) => match[1]).sort()])
      expect([key, named('query').sort()]).toEqual([
        key,
        Object.keys((endpoint.query as { properties?: object } | undefined)?.properties ?? {}).sort(),
      ])
    }
  })

  test('names the payload of every action of both machines', () => {
    for (const workflow of ['rulemaking', 'instrument'] as const) {
      for (const action of actionsOf(workflow)) expect(document.components.schemas).toHaveProperty([`${workflow}.${action.name}`])
    }
  })

  test('every reference in it leads somewhere', () => {
    const text = JSON.stringify(document)
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(document.components.schemas).toHaveProperty([name as string])
    expect(text).not.toMatch(/"\$ref":"[^#]/)
  })

  // A change here is a change for everybody's scripts: look at it, then `vitest run tests/http/openapi.test.ts -u`.
  test('is the one that was looked at', async () => {
    await expect(`${JSON.stringify(sorted(document), null, 1)}\n`).toMatchFileSnapshot('../golden/openapi.json')
  })

  test('is a page to read that names every operation and every schema', async () => {
    const page = await at.app.inject({ method: 'GET', url: '/api/docs' })
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    for (const key of Object.keys(endpoints)) {
      const [method, path] = key.split(' ') as [string, string]
      expect(page.body).toContain(`<code>${method} /api/v1${path.replace(/:(\w+)/g, '{$1}')}</code>`)
    }
    for (const [, target] of page.body.matchAll(/href="#([^"]+)"/g)) expect(page.body).toContain(`id="${target}"`)
  })
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
