import { lastDecidedDay } from '../../commands/admin/decided.ts'
import { addDeputy } from '../../commands/admin/deputies.ts'
import { changeInstallation } from '../../commands/admin/installation.ts'
import { moveLegalDay } from '../../commands/admin/legal-day.ts'
import { addAbsence, addMembership, endMembership } from '../../commands/admin/memberships.ts'
import { addNumberBook } from '../../commands/admin/number-books.ts'
import { addOrgan, addSuccession, changeOrgan } from '../../commands/admin/organs.ts'
import { addPerson, disablePerson, enablePerson, resetPassword } from '../../commands/admin/people.ts'
import { administration } from '../../commands/admin/stream.ts'
import type { Role } from '../../contract/base.ts'
import { AppError, type Locale } from '../../errors.ts'
import { verifyChains } from '../../store/chain.ts'
import { headOf, streamOf } from '../../store/events.ts'
import { numberBooks } from '../../store/numbers.ts'
import type { Store } from '../../store/open.ts'
import { organs, successions } from '../../store/organs.ts'
import { absences, deputies, memberships, people } from '../../store/people.ts'
import { legalToday, setting, settings } from '../../store/settings.ts'
import { isWork } from '../access.ts'
import type { Identity, Server } from '../context.ts'
import type { Asked, Router } from '../router.ts'
import { refuse } from '../router.ts'
import { firstSteps } from '../views/first-steps.ts'
import { historyRows } from '../views/history.ts'
import { namesOf } from '../views/names.ts'
import { ruleRoutes } from './rules.ts'

export function adminRoutes(router: Router, server: Server): void {
  organRoutes(router, server)
  peopleRoutes(router, server)
  ruleRoutes(router, server)
  const { store, jobs } = server
  router.on('GET /admin/number-books', async () => {
    const books = await numberBooks(store.db)
    const names = await namesOf(
      store,
      [],
      books.map((book) => book.organId),
    )
    const items = books.map(({ id, organId, scheme, code, name, restartsYearly, fromDay, toDay }) => ({
      ...{ id, organId, organName: names.organ(organId), scheme, code, name, restartsYearly, from: fromDay, to: toDay },
    }))
    return { items }
  })
  router.on('POST /admin/number-books', (asked) => addNumberBook(store, asked.body, byOf(asked)))
  router.on('GET /admin/installation', async ({ locale }) => {
    const [known, decidedOn, today] = await Promise.all([settings(store.db), lastDecidedDay(store.db), legalToday(store.db, server.now())])
    const { name = 'Normflow', goLive = null, timeZone = 'Asia/Shanghai' } = known
    return { name, goLive, timeZone, decidedOn, steps: await firstSteps(store.db, today, locale) }
  })
  router.on('PATCH /admin/installation', (asked) => changeInstallation(store, asked.body, byOf(asked)))
  router.on('POST /admin/legal-day', (asked) => moveLegalDay(store, asked.body.to, byOf(asked), jobs))
  router.on('GET /admin/verify', async ({ locale }) => {
    const { ok, streams, events, checkpoints, problems } = await verifyChains(store)
    return { ok, streams, events, checkpoints, problems: problems.map((problem) => (locale === 'en' ? problem.en : problem.zh)) }
  })
  router.on('GET /admin/events', async () => {
    const stream = await administration(store.db)
    const { seq } = await headOf(store.db, stream)
    const newest = (await streamOf(store.db, stream.kind, stream.id, Math.max(0, seq - 200))).reverse()
    const events = newest.map((event) => ({ ...event, body: { payload: event.body } }))
    return { items: await historyRows(store, events, (type) => ({ zh: type, en: type })) }
  })
}

function organRoutes(router: Router, { store }: Server): void {
  const list = async () => ({
    items: (await organs(store.db)).map(({ fromDay, toDay, ...organ }) => ({ ...organ, from: fromDay, to: toDay }) as never),
  })
  router.on('GET /organs', list)
  router.on('GET /admin/organs', list)
  router.on('POST /admin/organs', (asked) => addOrgan(store, asked.body, byOf(asked)))
  router.on('PATCH /admin/organs/:id', (asked) => changeOrgan(store, asked.params.id, asked.body, byOf(asked)))
  router.on('GET /admin/successions', async () => ({
    items: (await successions(store.db)).map(({ id, oldOrganId, newOrganId, duty, fromDay, source }) => ({
      id,
      oldOrganId,
      newOrganId,
      duty,
      from: fromDay,
      source,
    })),
  }))
  router.on('POST /admin/successions', (asked) => addSuccession(store, asked.body, byOf(asked)))
}

function peopleRoutes(router: Router, server: Server): void {
  const { store } = server
  router.on('GET /admin/people', async ({ locale }) => {
    const [accounts, posts] = await Promise.all([people(store.db), membershipViews(store, locale)])
    const items = accounts.map(({ id, login, name, locale, disabled, mustChange }) => ({
      ...{ id, login, name, disabled, mustChange },
      locale: locale === 'en' ? ('en' as const) : ('zh-CN' as const),
      memberships: posts.filter((post) => post.personId === id),
    }))
    return { items }
  })
  router.on('POST /admin/people', (asked) => addPerson(store, asked.body, byOf(asked)))
  router.on('POST /admin/people/:id/disable', (asked) => disablePerson(store, asked.params.id, asked.body.reason, byOf(asked)))
  router.on('POST /admin/people/:id/enable', (asked) => enablePerson(store, asked.params.id, asked.body.reason, byOf(asked)))
  router.on('POST /admin/people/:id/password', (asked) => resetPassword(store, asked.params.id, asked.body.password, byOf(asked)))
  router.on('GET /admin/memberships', async ({ locale }) => ({ items: await membershipViews(store, locale) }))
  router.on('POST /admin/memberships', async (asked) => {
    await mayGrant(store, asked.identity as Identity, asked)
    return addMembership(store, asked.body, byOf(asked))
  })
  router.on('POST /admin/memberships/:id/end', async (asked) => {
    await mayGrant(store, asked.identity as Identity, asked)
    return endMembership(store, asked.params.id, asked.body.to, byOf(asked))
  })
  router.on('GET /colleagues', async ({ identity }) => ({ items: await colleaguesOf(server, identity as Identity) }))
  router.on('GET /admin/deputies', async () => {
    const rules = await deputies(store.db)
    const names = await namesOf(
      store,
      rules.flatMap((rule) => [rule.principalId, rule.deputyId]),
      [],
    )
    const items = rules.map(({ id, organId, principalId, deputyId, role, fromDay, toDay, reason }) => ({
      ...{ id, organId, principalId, deputyId, role: role as never, from: fromDay, to: toDay, reason },
      principalName: names.person(principalId),
      deputyName: names.person(deputyId),
    }))
    return { items }
  })
  router.on('POST /admin/deputies', async (asked) => {
    forHimself(asked, asked.body.principalId)
    if (asked.body.principalId === asked.personId) await amongColleagues(server, asked.identity as Identity, asked.body)
    return addDeputy(store, asked.body, byOf(asked))
  })
  router.on('GET /admin/absences', async () => {
    const rows = await absences(store.db)
    const names = await namesOf(
      store,
      rows.map((row) => row.personId),
      [],
    )
    const items = rows.map(({ id, organId, personId, fromDay, toDay, reason }) => ({
      ...{ id, organId, personId, personName: names.person(personId), from: fromDay, to: toDay, reason },
    }))
    return { items }
  })
  router.on('POST /admin/absences', (asked) => {
    forHimself(asked, asked.body.personId)
    return addAbsence(store, asked.body, byOf(asked))
  })
}

export function byOf({ personId, idempotency }: Pick<Asked<'POST /admin/people'>, 'personId' | 'idempotency'>) {
  return { personId, idempotency }
}

/** A deputy or an absence of one's own; for others the security administrator's. */
function forHimself(
  { identity, locale, personId }: Pick<Asked<'POST /admin/deputies'>, 'identity' | 'locale' | 'personId'>,
  whom: string,
): void {
  if (whom === personId || identity?.posts.some((post) => post.role === 'securityAdmin')) return
  refuse({ roles: ['securityAdmin'] }, locale)
}

/** A person's own organs, the posts of his principals and of the administrations left out. */
function ownOrgans({ posts }: Identity): string[] {
  return [...new Set(posts.filter((post) => post.onBehalfOf === null && isWork(post)).map((post) => post.organId))]
}

async function colleaguesOf({ store, now }: Server, identity: Identity) {
  const day = await legalToday(store.db, now())
  const organIds = ownOrgans(identity)
  const [accounts, names] = await Promise.all([people(store.db), namesOf(store, [], organIds)])
  const active = new Map(accounts.filter((one) => !one.disabled && one.id !== identity.personId).map((one) => [one.id, one.name]))
  const found = new Map<string, { personId: string; name: string; organId: string; organName: string; roles: Role[] }>()
  for (const organId of organIds) {
    for (const post of await memberships(store.db, { organId })) {
      const name = active.get(post.personId)
      const role = post.role as Role
      if (
        name === undefined ||
        post.fromDay > day ||
        (post.toDay !== null && post.toDay < day) ||
        !isWork({ organId, role, onBehalfOf: null })
      )
        continue
      const row = found.get(`${organId} ${post.personId}`) ?? {
        personId: post.personId,
        name,
        organId,
        organName: names.organ(organId),
        roles: [],
      }
      row.roles.push(role)
      found.set(`${organId} ${post.personId}`, row)
    }
  }
  return [...found.values()]
}

/** Whoever names his own deputy chooses among those who work beside him. */
async function amongColleagues(
  server: Server,
  identity: Identity,
  { organId, deputyId }: { organId: string; deputyId: string },
): Promise<void> {
  const known = (await colleaguesOf(server, identity)).some((one) => one.organId === organId && one.personId === deputyId)
  if (!known && deputyId !== identity.personId)
    throw new AppError('badInput', { reason: 'deputyId' }, [
      { field: 'deputyId', zh: '代理人应为本机关的同事', en: 'the deputy must be a colleague of the same organ' },
    ])
}

/**
 * Roles are the security administrator's to give. While there is none, the system administrator gives them, or a new installation could
 * not begin.
 */
async function mayGrant(store: Store, identity: Identity, { locale }: Pick<Asked<'POST /admin/memberships'>, 'locale'>): Promise<void> {
  if (identity.posts.some((post) => post.role === 'securityAdmin')) return
  const somebody = (await memberships(store.db)).some((post) => post.role === 'securityAdmin')
  if (somebody) refuse({ roles: ['securityAdmin'] }, locale)
}

async function membershipViews(store: Store, locale: Locale) {
  const posts = await memberships(store.db)
  const installation = await setting(store.db, 'installation')
  const names = await namesOf(
    store,
    [],
    posts.map((post) => post.organId),
  )
  return posts.map(({ id, personId, organId, role, fromDay, toDay }) => ({
    ...{ id, personId, organId, role: role as never, from: fromDay, to: toDay },
    organName: organId === installation ? (locale === 'en' ? 'This installation' : '本系统') : names.organ(organId),
  }))
}
