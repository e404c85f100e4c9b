import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { SignInLimits } from '../commands/accounts/limits.ts'
import type { DailyJobs } from '../commands/admin/legal-day.ts'
import type { Config } from '../config.ts'
import { components } from '../contract/base.ts'
import { endpoints } from '../contract/endpoints.ts'
import type { Store } from '../store/open.ts'
import type { Server } from './context.ts'
import { answerErrors, answerTo } from './errors.ts'
import { readBodies } from './hygiene.ts'
import { localeOf } from './language.ts'
import { describeApi, serveOpenApi } from './openapi.ts'
import { notFoundAnswer, publicPages, unreadableAnswer } from './public/index.ts'
import { Router } from './router.ts'
import { accountRoutes } from './routes/accounts.ts'
import { adminRoutes } from './routes/admin.ts'
import { auditRoutes } from './routes/audit.ts'
import { caseRoutes } from './routes/cases.ts'
import { cleanupRoutes } from './routes/cleanup.ts'
import { deskRoutes } from './routes/desk.ts'
import { draftRoutes } from './routes/drafts.ts'
import { graphRoutes } from './routes/graph.ts'
import { importRoutes } from './routes/imports.ts'
import { inboxRoutes } from './routes/inbox.ts'
import { openHouseRoutes } from './routes/open-house.ts'
import { registerRoutes } from './routes/register.ts'
import { reportRoutes } from './routes/reports.ts'
import { textRoutes } from './routes/texts.ts'
import { perMinute, protect } from './security.ts'
import { serializers } from './serializers.ts'
import { knowSessions } from './sessions.ts'
import { workbench } from './workbench.ts'

export interface AppOptions {
  /** What runs for each day a demonstration moves on. */
  jobs?: DailyJobs
  /** The clock; tests give their own. */
  now?: () => Date
  /** Requests of one address in a minute. */
  perMinute?: number
  /** `true` logs to standard error; default off. */
  logger?: boolean
  /** `true` compiles what writes an answer at its first use; default at the start. For tests, which start often and ask for little. */
  lazy?: boolean
}

/** The whole application, listening nowhere yet: API, public pages, workbench, documentation. */
export async function buildApp(store: Store, config: Config, options: AppOptions = {}): Promise<FastifyInstance> {
  const server: Server = {
    store,
    config,
    limits: new SignInLimits(),
    jobs: options.jobs ?? (async () => {}),
    now: options.now ?? (() => new Date()),
  }
  const unreadable = unreadableAnswer(server)
  const app: FastifyInstance = Fastify({
    logger: options.logger ? { level: 'warn' } : false,
    // Only the proxies in front of us may say who the client is (ASVS 4.2.1).
    trustProxy: (_, hop) => hop < config.trustedProxies,
    bodyLimit: 1024 * 1024,
    requestTimeout: 60_000,
    // Fastify's defaults drop unknown fields silently and turn "5" into 5.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: true, strict: false } },
    schemaController: { compilersFactory: { buildSerializer: serializers(options.lazy === true) } },
    frameworkErrors: (error, request, reply) =>
      void (request.url.startsWith('/api') ? answerFramework(error, request, reply) : unreadable(error, request, reply)),
  })
  await prepare(app, server, options)
  await app.register(async (api) => registerApi(api, server), { prefix: '/api/v1' })
  await app.register(async (pages) => publicPages(pages, server))
  await app.register(async (pages) => workbench(pages, server))
  serveOpenApi(app)
  // Limited like every route: addresses are not to be guessed.
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, notFoundAnswer(server))
  return app
}

/** Addresses that cannot be read (`/api/%zz`) never reach a route; they are answered like every other bad input. */
function answerFramework(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  request.locale = localeOf(request.headers['accept-language'])
  const { status, body } = answerTo(error, request)
  reply.code(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(body)
}

async function prepare(app: FastifyInstance, server: Server, options: AppOptions): Promise<void> {
  app.decorateRequest('locale', 'zh-CN')
  app.decorateRequest('bodyHash', '')
  app.addHook('onRequest', async (request) => {
    request.locale = localeOf(request.headers['accept-language'])
  })
  answerErrors(app)
  readBodies(app)
  await protect(app, options.perMinute ?? perMinute)
  await knowSessions(app, server)
  await app.register(multipart, { limits: { files: 1, fields: 10, fileSize: 50 * 1024 * 1024, fieldSize: 10_000, parts: 12 } })
  for (const schema of components) app.addSchema(schema)
  await describeApi(app)
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
}

/** Every endpoint of the contract, and no other: a contract line without a route does not start. */
function registerApi(api: FastifyInstance, server: Server): void {
  const router = new Router(api, server)
  const routes = [
    accountRoutes,
    caseRoutes,
    draftRoutes,
    deskRoutes,
    inboxRoutes,
    registerRoutes,
    graphRoutes,
    importRoutes,
    openHouseRoutes,
    textRoutes,
    adminRoutes,
    auditRoutes,
    reportRoutes,
    cleanupRoutes,
  ]
  for (const register of routes) register(router, server)
  const missing = Object.keys(endpoints).filter((key) => !router.registered.has(key as keyof typeof endpoints))
  if (missing.length > 0) throw new Error(`endpoints without a route: ${missing.join(', ')}`)
}
