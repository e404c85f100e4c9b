import { timingSafeEqual } from 'node:crypto'
import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { absoluteHours, liveSession, type OpenSession } from '../commands/accounts/sessions.ts'
import { AppError } from '../errors.ts'
import { postsOn } from '../store/people.ts'
import { legalToday } from '../store/settings.ts'
import type { HeldPost, Identity, Server } from './context.ts'

const plainName = 'normflow'
/** Browsers keep this name only for a Secure cookie of this very host without a path: nobody else can set it. */
const hostName = '__Host-normflow'

/** Knows who asks before any route runs, and refuses what could come from another site (CSRF). */
export async function knowSessions(app: FastifyInstance, server: Server): Promise<void> {
  await app.register(cookie)
  app.decorateRequest('identity', null)
  app.addHook('onRequest', async (request) => {
    request.identity = await identityOf(request, server)
    refuseForeign(request)
  })
}

/** Gives the browser its session. `Secure` and the `__Host-` name over https, a plain name on http. */
export function giveCookie(request: FastifyRequest, reply: FastifyReply, session: OpenSession): void {
  const secure = request.protocol === 'https'
  reply.setCookie(secure ? hostName : plainName, session.token, { ...attributes, secure, maxAge: absoluteHours * 3600 })
}

export function takeCookie(request: FastifyRequest, reply: FastifyReply): void {
  const secure = request.protocol === 'https'
  reply.clearCookie(secure ? hostName : plainName, { ...attributes, secure })
}

const attributes = { path: '/', httpOnly: true, sameSite: 'lax' } as const

async function identityOf(request: FastifyRequest, server: Server): Promise<Identity | null> {
  const token = request.cookies[request.protocol === 'https' ? hostName : plainName]
  return token !== undefined && /^[\w-]{43}$/.test(token) ? identityOfToken(server, token) : null
}

/** The person behind a session's token with his posts of the legal day, or null when it is no live session. */
export async function identityOfToken({ store, now }: Server, token: string): Promise<Identity | null> {
  const session = await liveSession(store, token, now())
  if (!session) return null
  const posts = (await postsOn(store.db, session.personId, await legalToday(store.db, now()))) as HeldPost[]
  const { personId, login, name, locale, mustChange, csrf, idHash } = session
  return { personId, login, name, locale, mustChange, posts, csrf, sessionHash: idHash }
}

/**
 * A request that changes something comes from our own pages: the browser says so by `Origin` (or `Sec-Fetch-Site`), and a session's
 * request carries the session's token. A program without a browser sends neither and has no cookie to abuse.
 */
function refuseForeign(request: FastifyRequest): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined && originHost(origin) !== request.host) throw new AppError('csrf')
  if (origin === undefined && site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('csrf')
  // The public pages' forms act for nobody: they carry no token and their routes never look at the session.
  if (!request.identity || !request.url.startsWith('/api/')) return
  const given = request.headers['x-csrf-token']
  if (typeof given !== 'string' || !same(given, request.identity.csrf)) throw new AppError('csrf')
}

function originHost(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
