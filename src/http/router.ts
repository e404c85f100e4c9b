import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Idempotency, Outcome } from '../commands/run.ts'
import { type AnswerOf, type BodyOf, type Endpoint, type ParamsOf, paramsOf, type QueryOf } from '../contract/endpoint.ts'
import { type EndpointKey, type Endpoints, endpoints } from '../contract/endpoints.ts'
import { AppError, type Locale } from '../errors.ts'
import { access, can, type Verdict } from './access.ts'
import { relatedOrgans } from './case-access.ts'
import type { Identity, Server } from './context.ts'

/** A request as a handler sees it: checked, with what was asked typed by the contract. */
export interface Asked<K extends EndpointKey> {
  params: ParamsOf<K>
  query: QueryOf<Endpoints[K]>
  body: BodyOf<Endpoints[K]>
  /** The person who asks. Endpoints for anyone look at `identity` instead. */
  personId: string
  identity: Identity | null
  locale: Locale
  /** For endpoints with `once`: the key under which a repetition gets the same answer. */
  idempotency: Idempotency | undefined
  request: FastifyRequest
  reply: FastifyReply
}

type Given<K extends EndpointKey> =
  AnswerOf<Endpoints[K]> extends undefined ? undefined : AnswerOf<Endpoints[K]> | Outcome<AnswerOf<Endpoints[K]>>

type Handler<K extends EndpointKey> = (asked: Asked<K>) => Promise<Given<K> | FastifyReply>

const bigBodies = new Set<EndpointKey>([
  'PUT /cases/:id/working-copies/:role',
  'POST /text/parse',
  'POST /text/diff',
  'POST /text/render',
  'POST /text/findings',
  'POST /text/amend',
  'POST /text/apply',
  'POST /text/cite',
  'POST /acts',
])

/** Registers endpoints of the contract; the returned set is what the start-up check compares with the contract. */
export class Router {
  readonly registered = new Set<EndpointKey>()
  readonly #app: FastifyInstance
  readonly #server: Server

  constructor(app: FastifyInstance, server: Server) {
    this.#app = app
    this.#server = server
  }

  /** One endpoint: its schemas, who may, the idempotency key, and the handler, which is one call. */
  on<K extends EndpointKey>(key: K, handler: Handler<K>): void {
    const endpoint: Endpoint = endpoints[key]
    const [method = '', path = ''] = key.split(' ')
    this.registered.add(key)
    this.#app.route({
      method,
      url: path,
      schema: schemaOf(key, endpoint, path),
      ...(bigBodies.has(key) ? { bodyLimit: 16 * 1024 * 1024 } : {}),
      ...(key === 'POST /session' || key === 'POST /setup' ? { config: { rateLimit: { max: 120, timeWindow: 60_000 } } } : {}),
      ...(key === 'POST /public/consultations/:caseId/comments' ? { config: { rateLimit: { max: 20, timeWindow: 60_000 } } } : {}),
      // Before validation: who may not use an endpoint learns nothing of what it expects.
      preValidation: async (request) => this.#admit(key, request),
      handler: async (request, reply) => {
        const result = await handler(this.#asked<K>(endpoint, request, reply))
        if (reply.sent || (result as unknown) === reply) return reply
        const status = endpoint.status ?? 200
        if (isOutcome(result)) return reply.code(result.status === 200 ? status : result.status).send(result.answer)
        return reply.code(status).send(status === 204 ? undefined : result)
      },
    })
  }

  async #admit(key: EndpointKey, request: FastifyRequest): Promise<void> {
    const caseId = (request.params as { id?: string }).id
    const organs =
      access[key] === 'case' && request.identity && caseId !== undefined ? await relatedOrgans(this.#server.store, caseId) : undefined
    refuse(can(request.identity, key, organs), request.locale)
    if ((endpoints[key] as Endpoint).once && keyOf(request) === undefined) throw new AppError('keyMissing')
  }

  #asked<K extends EndpointKey>(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): Asked<K> {
    const personId = request.identity?.personId ?? ''
    const given = keyOf(request)
    const route = `${request.method} ${request.url.split('?')[0]}`
    return {
      params: request.params as ParamsOf<K>,
      query: request.query as QueryOf<Endpoints[K]>,
      body: request.body as BodyOf<Endpoints[K]>,
      personId,
      identity: request.identity,
      locale: request.locale,
      idempotency: endpoint.once && given !== undefined ? { personId, key: given, route, bodyHash: request.bodyHash } : undefined,
      request,
      reply,
    }
  }
}

/** Throws what a verdict says. */
export function refuse(verdict: Verdict, locale: Locale): void {
  if (verdict === 'yes') return
  if (verdict === 'notSignedIn') throw new AppError('notSignedIn')
  if (verdict === 'changePassword') throw new AppError('passwordChangeNeeded')
  if (verdict === 'hidden') throw new AppError('notFound', { what: '' })
  const names = verdict.roles.map((role) => roleNames[role]?.[locale === 'en' ? 1 : 0] ?? role)
  throw new AppError('forbidden', { role: names.join(locale === 'en' ? ' or ' : '或') }, { roles: verdict.roles })
}

const roleNames: Record<string, [zh: string, en: string]> = {
  staff: ['办文人员', 'staff of an organ'],
  systemAdmin: ['系统管理员', 'system administrator'],
  securityAdmin: ['安全管理员', 'security administrator'],
  auditAdmin: ['审计管理员', 'audit administrator'],
  officeRegistrar: ['登记编号人员', 'registrar'],
  officeClerk: ['办公机构经办人', 'clerk of the general office'],
  chief: ['制定机关负责人', 'head of the issuing organ'],
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key) ? key : undefined
}

function isOutcome(result: unknown): result is Outcome {
  return result !== null && typeof result === 'object' && 'repeated' in result && 'answer' in result && 'status' in result
}

function schemaOf(key: EndpointKey, endpoint: Endpoint, path: string) {
  const params = paramsOf(path)
  const status = endpoint.status ?? 200
  const answer = endpoint.answer ?? (status === 204 ? { type: 'null', description: endpoint.zh } : undefined)
  return {
    operationId: operationId(key),
    summary: `${endpoint.zh} · ${endpoint.en}`,
    tags: [endpoint.tag],
    ...(params ? { params } : {}),
    ...(endpoint.query
      ? { querystring: endpoint.query }
      : { querystring: { type: 'object', properties: {}, additionalProperties: false } }),
    ...(endpoint.body ? { body: endpoint.body } : {}),
    ...(endpoint.upload ? { consumes: ['multipart/form-data'] } : {}),
    response: {
      ...(answer ? { [status]: answer } : {}),
      ...(endpoint.raw ? { 200: { type: 'string', format: 'binary', description: endpoint.zh } } : {}),
      '4xx': { $ref: 'Failure#' },
      '5xx': { $ref: 'Failure#' },
    },
  }
}

/** `GET /cases/:id/drafts` → `getCasesIdDrafts`. */
function operationId(key: string): string {
  return key
    .toLowerCase()
    .replaceAll(':', '')
    .split(/[\s/-]+/)
    .filter((word) => word !== '')
    .map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1)))
    .join('')
}
