import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { actionsOf, schemaName, workflows } from '../../workflows/actions.ts'
import { type Endpoint, endpoints } from '../contract/index.ts'

/**
 * OpenAPI 3.1, printed from the routes themselves. Registered before them. Action payloads stand under `components.schemas` by the name
 * of their action.
 */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Normflow', version: '1', description },
      tags: [...new Set(Object.values(endpoints).map((endpoint) => endpoint.tag))].map((name) => ({ name })),
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'normflow' },
          csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        },
      },
    },
    // Without this components would be called def-0, def-1 …
    refResolver: { buildLocalReference: (json) => String(json.$id) },
    transform: ({ schema, url, route }) => {
      const key = `${String(route.method)} ${url.replace(/^\/api\/v1/, '')}`
      const once = (endpoints as Record<string, Endpoint>)[key]?.once
      if (!once) return { schema, url }
      return { schema: { ...schema, headers: idempotencyHeader }, url }
    },
    transformObject: (document) => {
      if (!('openapiObject' in document)) return document.swaggerObject
      const { openapiObject } = document
      const payloads = Object.fromEntries(
        workflows.flatMap((workflow) =>
          actionsOf(workflow).map((action) => [
            schemaName(workflow, action.name),
            { ...action.schema, title: `${action.zh} · ${action.en}` },
          ]),
        ),
      )
      const components = openapiObject.components ?? {}
      return { ...openapiObject, components: { ...components, schemas: { ...components.schemas, ...payloads } } } as typeof openapiObject
    },
  })
}

/** The route of the document; after every other. */
export function serveOpenApi(app: FastifyInstance): void {
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_, reply) => reply.send(app.swagger()))
}

const idempotencyHeader = {
  type: 'object',
  required: ['idempotency-key'],
  properties: {
    'idempotency-key': {
      type: 'string',
      description: '同一请求重发时用同一个值：得到同一答复 · the same value for a repetition gives the same answer',
    },
  },
}

const description = `规范性文件全生命周期 API。JSON；不认识的字段一律拒绝；出错时 \`{code, message, details}\`，语言按 Accept-Language（zh-CN 默认，en）。

Sign in with \`POST /api/v1/session\`, take \`csrf\` from the answer and send it as \`x-csrf-token\` with every request that is not a GET.
Every POST that changes something needs an \`Idempotency-Key\`. Lists are \`{items, next}\`; put \`next\` into \`?after=\`.

办件的每个事项：\`POST /cases/{id}/actions/{action}\`，payload 的格式见下方同名的 schema（如 \`rulemaking.legality.decide\`）。`
