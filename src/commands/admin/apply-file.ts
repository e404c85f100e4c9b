import { isDeepStrictEqual } from 'node:util'
import { AdminFile } from '../../contract/admin-file.ts'
import { check } from '../../contract/check.ts'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/open.ts'
import { type Applied, knownTo, Plan } from './apply-known.ts'
import { applyOrgans } from './apply-organs.ts'
import { administer } from './by.ts'
import { deputyAdded } from './deputies.ts'
import { holidayYear, yearJudgement } from './holiday-years.ts'
import { changedSettings, installationChanged } from './installation.ts'
import { absenceAdded, membershipAdded } from './memberships.ts'
import { numberBookAdded } from './number-books.ts'
import { firstPassword, personAdded } from './people.ts'
import { type Judgement, type Proposable, proposed } from './proposals.ts'
import { packJudgement, rulePack } from './rule-packs.ts'

/**
 * Does from one file what the administration pages do, each entry with the event that the page would write, **all of it in one change set
 * or nothing**. What exists already stays as it is (accounts, roles) or is brought into line (organs), so that the same file applied
 * again changes nothing. Rule packs and holiday years are proposed only: a second person confirms them.
 *
 * @param file the parsed JSON.
 * @returns what each entry came to.
 * @throws {AppError} `badInput` with the fields, or what an entry's command refuses, naming the entry; nothing has been written then.
 */
export async function applyAdminFile(store: Store, file: unknown, actorId = 'cli'): Promise<Applied[]> {
  const wrong = check(AdminFile, file, 'en')
  if (wrong.length > 0) throw new AppError('badInput', { reason: wrong.map((one) => `${one.field} ${one.message}`).join('; ') }, wrong)
  const wanted = file as AdminFile
  const passwords = await firstPasswords(store, wanted)
  const { answer } = await administer(
    store,
    { personId: actorId },
    (db) => knownTo(db, wanted),
    (known, desk) => {
      const plan = new Plan(known, desk)
      applyEntries(plan, wanted, passwords)
      return { append: plan.append, rows: plan.rows, answer: plan.applied, exclusive: true }
    },
  )
  return answer
}

/** Hashes take 30 ms each and are made once, before anything is decided: for those only who have no account yet. */
async function firstPasswords(store: Store, file: AdminFile): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  const people = file.people ?? []
  if (people.length === 0) return hashes
  const known = new Set((await store.db.selectFrom('person').select('login').execute()).map((row) => row.login))
  for (const person of people) {
    const login = person.login.normalize('NFC')
    if (!known.has(login) && !hashes.has(login)) hashes.set(login, await firstPassword(person))
  }
  return hashes
}

function applyEntries(plan: Plan, file: AdminFile, passwords: Map<string, string>): void {
  if (file.installation) applyInstallation(plan, file.installation)
  applyOrgans(plan, file)
  for (const person of file.people ?? []) {
    const login = person.login.normalize('NFC')
    const taken = plan.tables.person.find((row) => row.login === login)
    plan.entry(`person ${person.login}`, taken, personAdded(person, passwords.get(login) ?? ''))
  }
  applyPosts(plan, file)
  for (const { organ, ...rest } of file.numberBooks ?? []) {
    const organId = organOf(plan, organ)
    const same = plan.tables.number_book.find((book) => book.scheme === rest.scheme && book.code === rest.code)
    plan.entry(`number book ${rest.code}`, { organ: { id: organId }, same }, numberBookAdded({ ...rest, organId }))
  }
  for (const { organ, ...rest } of file.rulePacks ?? []) {
    const body = { ...rest, ...(organ === undefined ? {} : { organId: organOf(plan, organ) }) }
    const judgement = packJudgement(body, plan.known.packs, true, plan.known.lastDecided)
    applyProposal(plan, `rule pack ${rest.pack.id}`, rulePack, body, judgement)
  }
  for (const year of file.holidayYears ?? []) {
    const judgement = yearJudgement(year, plan.known.years.get(year.year) ?? null, plan.known.lastDecided)
    applyProposal(plan, `holiday year ${year.year}`, holidayYear, year, judgement)
  }
}

/** Memberships, deputies and absences. */
function applyPosts(plan: Plan, file: AdminFile): void {
  for (const { login, organ, ...rest } of file.memberships ?? []) {
    const personId = personOf(plan, login)
    const organId = organ === undefined ? plan.desk.stream.organId : organOf(plan, organ)
    const what = `membership ${login} ${rest.role} ${organ ?? ''}`.trim()
    plan.entry(what, standing(plan, personId, organId), membershipAdded({ ...rest, personId, organId }))
  }
  for (const { organ, principal, deputy, ...rest } of file.deputies ?? []) {
    const ids = { organId: organOf(plan, organ), principalId: personOf(plan, principal), deputyId: personOf(plan, deputy) }
    const what = `deputy ${deputy} for ${principal}`
    const same = plan.tables.deputy.some(
      (row) =>
        row.organ_id === ids.organId &&
        row.principal_id === ids.principalId &&
        row.deputy_id === ids.deputyId &&
        row.role === (rest.role ?? null) &&
        row.from_day === rest.from &&
        row.to_day === rest.to,
    )
    if (same) plan.note(what, 'unchanged')
    else {
      const both = [ids.principalId, ids.deputyId]
      const posts = plan.tables.membership.filter((row) => both.includes(row.person_id))
      plan.entry(what, { people: new Set(both), posts }, deputyAdded({ ...rest, ...ids }))
    }
  }
  for (const { organ, login, ...rest } of file.absences ?? []) {
    const ids = { organId: organOf(plan, organ), personId: personOf(plan, login) }
    const what = `absence ${login} ${rest.from}`
    const same = plan.tables.absence.some(
      (row) => row.organ_id === ids.organId && row.person_id === ids.personId && row.from_day === rest.from && row.to_day === rest.to,
    )
    if (same) plan.note(what, 'unchanged')
    else plan.entry(what, standing(plan, ids.personId, ids.organId), absenceAdded({ ...rest, ...ids }))
  }
}

/** What is proposed or confirmed already, or would change nothing, is not proposed again. */
function applyProposal<T>(plan: Plan, what: string, kind: Proposable<T>, body: T, judgement: Judgement): void {
  const known = plan.tables.proposal.some(
    (row) => row.kind === kind.kind && row.state !== 'refused' && isDeepStrictEqual(bodyOf(row.body_json), body),
  )
  if (known || judgement.difference.length === 0) plan.note(what, 'unchanged')
  else plan.entry(what, judgement, proposed(kind, body), 'proposed')
}

/** A row of the database holds text; one of this very plan still holds the value. */
function bodyOf(body: unknown): unknown {
  return typeof body === 'string' ? JSON.parse(body) : body
}

/** Name, go-live day and time zone: what is so already is not said again. */
function applyInstallation(plan: Plan, wanted: NonNullable<AdminFile['installation']>): void {
  const { settings, lastDecided } = plan.known
  const changed = changedSettings(settings, wanted)
  if (changed.length > 0) plan.write({ settings, lastDecided }, installationChanged(Object.fromEntries(changed)))
  plan.note('installation', changed.length > 0 ? 'changed' : 'unchanged')
}

function standing(plan: Plan, personId: string, organId: string) {
  const posts = plan.tables.membership.filter((row) => row.person_id === personId)
  const lent = plan.tables.deputy.filter((row) => row.deputy_id === personId)
  return { posts, lent, person: { id: personId }, organ: plan.tables.organ.find((row) => row.id === organId) }
}

function organOf(plan: Plan, code: string): string {
  return plan.tables.organ.find((row) => row.code === code)?.id ?? unknown(code, 'organ')
}

function personOf(plan: Plan, login: string): string {
  return plan.tables.person.find((row) => row.login === login.normalize('NFC'))?.id ?? unknown(login, 'person')
}

function unknown(key: string, what: string): never {
  throw new AppError('badInput', { reason: `${what} “${key}”` }, [{ field: key, zh: '没有', en: 'unknown' }])
}
