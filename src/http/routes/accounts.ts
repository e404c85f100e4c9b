import { changePassword } from '../../commands/accounts/change-password.ts'
import { demonstrationPassword } from '../../commands/accounts/demonstration.ts'
import { endSession, type OpenSession, sessionsOf } from '../../commands/accounts/sessions.ts'
import { needsSetUp, setUp } from '../../commands/accounts/set-up.ts'
import { signIn, switchTo } from '../../commands/accounts/sign-in.ts'
import type { Session } from '../../contract/session.ts'
import type { Store } from '../../store/open.ts'
import { memberships, people } from '../../store/people.ts'
import { legalToday, settings } from '../../store/settings.ts'
import type { Identity, Server } from '../context.ts'
import type { Asked, Router } from '../router.ts'
import { giveCookie, identityOfToken, takeCookie } from '../sessions.ts'
import { namesOf } from '../views/names.ts'

export function accountRoutes(router: Router, server: Server): void {
  const { store, limits } = server
  router.on('GET /session', async ({ identity }) => sessionView(server, identity))
  router.on('POST /session', async (asked) =>
    entered(server, asked, await signIn(store, limits, { ...asked.body, ...visitor(asked) }, server.now())),
  )
  router.on('POST /session/switch', async (asked) =>
    entered(server, asked, await switchTo(store, asked.body.login, visitor(asked), server.now())),
  )
  router.on('DELETE /session', async ({ identity, request, reply }) => {
    if (identity) await endSession(store, identity.personId, identity.sessionHash)
    takeCookie(request, reply)
    return undefined
  })
  router.on('GET /sessions', async ({ personId, identity }) => ({
    items: (await sessionsOf(store, personId)).map((row) => ({ ...row, here: row.id === identity?.sessionHash })),
  }))
  router.on('DELETE /sessions/:id', async ({ personId, params }) => {
    await endSession(store, personId, params.id)
    return undefined
  })
  router.on('POST /password', async (asked) =>
    entered(
      server,
      asked,
      await changePassword(store, limits, { ...asked.body, personId: asked.personId, ...visitor(asked) }, server.now()),
    ),
  )
  router.on('POST /setup', async (asked) => entered(server, asked, await setUp(store, { ...asked.body, ...visitor(asked) }, server.now())))
}

type EntranceKey = 'POST /session' | 'POST /session/switch' | 'POST /password' | 'POST /setup'

function visitor({ request, identity }: Pick<Asked<EntranceKey>, 'request' | 'identity'>) {
  return {
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
    former: identity ? { personId: identity.personId, idHash: identity.sessionHash } : null,
  }
}

/** Gives the browser its new session and answers what it may do. */
async function entered(
  server: Server,
  { request, reply }: Pick<Asked<EntranceKey>, 'request' | 'reply'>,
  session: OpenSession,
): Promise<Session> {
  giveCookie(request, reply, session)
  return sessionView(server, await identityOfToken(server, session.token))
}

async function sessionView({ store, now }: Server, identity: Identity | null): Promise<Session> {
  const known = await settings(store.db)
  const mode = known.mode ?? 'production'
  const installation = {
    mode,
    name: known.name ?? 'Normflow',
    legalDay: await legalToday(store.db, now()),
    goLive: known.goLive ?? null,
    timeZone: known.timeZone ?? 'Asia/Shanghai',
    needsSetup: mode === 'production' && (await needsSetUp(store)),
  }
  const demo = mode === 'demonstration' ? { demoAccounts: await demoAccounts(store) } : {}
  if (!identity) return { person: null, csrf: null, installation, posts: [], ...demo }
  const { personId, login, name, locale, mustChange, csrf, posts } = identity
  const names = await namesOf(
    store,
    posts.map((post) => post.onBehalfOf),
    posts.map((post) => post.organId),
  )
  return {
    person: { id: personId, login, name, locale: locale === 'en' ? 'en' : 'zh-CN', mustChange },
    csrf,
    installation,
    posts: posts.map((post) => ({
      ...post,
      organName: post.organId === known.installation ? installation.name : names.organ(post.organId),
      onBehalfOfName: post.onBehalfOf === null ? null : names.person(post.onBehalfOf),
    })),
    ...demo,
  }
}

/** Everybody who may be tried out, with the one printed password. */
async function demoAccounts(store: Store) {
  const [accounts, posts] = await Promise.all([people(store.db), memberships(store.db)])
  return accounts
    .filter((account) => !account.disabled)
    .map(({ id, login, name }) => ({
      login,
      name,
      password: demonstrationPassword,
      roles: [...new Set(posts.filter((post) => post.personId === id).map((post) => post.role))],
    }))
}
