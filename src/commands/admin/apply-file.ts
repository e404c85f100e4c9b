import { AdminFile } from '../../contract/admin-file.ts'
import { check } from '../../contract/check.ts'
import { AppError } from '../../errors.ts'
import type { RowWrite } from '../../store/change-set.ts'
import type { Store } from '../../store/open.ts'
import { settings } from '../../store/settings.ts'
import { applyOrgans } from './apply-organs.ts'
import { administer, type By } from './by.ts'
import { lastDecidedDay } from './decided.ts'
import { holidayYear } from './holiday-years.ts'
import { addAbsence, addDeputy, addMembership } from './memberships.ts'
import { addNumberBook } from './number-books.ts'
import { addPerson } from './people.ts'
import { propose } from './proposals.ts'
import { rulePack } from './rule-packs.ts'

/** What one entry of the file came to. `proposed` waits for a second person. */
export interface Applied {
  what: string
  outcome: 'added' | 'changed' | 'unchanged' | 'proposed'
}

/**
 * Does from one file what the administration pages do, each entry a command of its own with its event. What exists already stays as it is
 * (accounts, roles) or is brought into line (organs), so that the file may be applied again. Rule packs and holiday years are proposed
 * only: a second person confirms them.
 *
 * @param file the parsed JSON, checked as a whole before anything is written.
 * @param report called after each entry, for progress.
 * @throws {AppError} `badInput` with the fields, or what the entry's command refuses, naming the entry.
 */
export async function applyAdminFile(
  store: Store,
  file: unknown,
  report: (applied: Applied) => void = () => {},
  actorId = 'cli',
): Promise<Applied[]> {
  const wrong = check(AdminFile, file, 'en')
  if (wrong.length > 0) throw new AppError('badInput', { reason: wrong.map((one) => `${one.field} ${one.message}`).join('; ') }, wrong)
  const all: Applied[] = []
  const by: By = { personId: actorId }
  const note = (what: string, outcome: Applied['outcome']) => {
    const applied = { what, outcome }
    all.push(applied)
    report(applied)
  }
  await applyEntries(store, file as AdminFile, by, note)
  return all
}

type Note = (what: string, outcome: Applied['outcome']) => void

async function applyEntries(store: Store, file: AdminFile, by: By, note: Note): Promise<void> {
  if (file.installation) await applyInstallation(store, file.installation, by, note)
  await applyOrgans(store, file, by, note)
  for (const person of file.people ?? []) await once(note, `person ${person.login}`, () => addPerson(store, person, by))
  const find = await finder(store)
  for (const { login, organ, ...rest } of file.memberships ?? []) {
    const ids = { personId: find.person(login), organId: organ === undefined ? find.installation : find.organ(organ) }
    await once(note, `membership ${login} ${rest.role} ${organ ?? ''}`.trim(), () => addMembership(store, { ...rest, ...ids }, by))
  }
  for (const { organ, principal, deputy, ...rest } of file.deputies ?? []) {
    const ids = { organId: find.organ(organ), principalId: find.person(principal), deputyId: find.person(deputy) }
    await once(note, `deputy ${deputy} for ${principal}`, () => addDeputy(store, { ...rest, ...ids }, by))
  }
  for (const { organ, login, ...rest } of file.absences ?? []) {
    await once(note, `absence ${login} ${rest.from}`, () =>
      addAbsence(store, { ...rest, organId: find.organ(organ), personId: find.person(login) }, by),
    )
  }
  for (const { organ, ...rest } of file.numberBooks ?? []) {
    await once(note, `number book ${rest.code}`, () => addNumberBook(store, { ...rest, organId: find.organ(organ) }, by))
  }
  for (const { organ, ...rest } of file.rulePacks ?? []) {
    const body = { ...rest, ...(organ === undefined ? {} : { organId: find.organ(organ) }) }
    await once(note, `rule pack ${rest.pack.id}`, () => propose(store, rulePack, body, by), 'proposed')
  }
  for (const year of file.holidayYears ?? [])
    await once(note, `holiday year ${year.year}`, () => propose(store, holidayYear, year, by), 'proposed')
}

/** An entry that exists already is no error. Every other refusal names the entry. */
async function once(note: Note, what: string, add: () => Promise<unknown>, outcome: Applied['outcome'] = 'added'): Promise<void> {
  try {
    await add()
    note(what, outcome)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code !== 'duplicate') throw named(error, what)
    note(what, 'unchanged')
  }
}

function named(error: AppError, what: string): AppError {
  return error.code === 'badInput' ? new AppError('badInput', { reason: `${what}: ${error.params.reason ?? ''}` }, error.details) : error
}

/** Name and go-live day. The day stays once there is a case: own acts signed since then have no way in but a case. */
async function applyInstallation(store: Store, wanted: NonNullable<AdminFile['installation']>, by: By, note: Note): Promise<void> {
  const outcome = await administer(
    store,
    by,
    async (db) => ({ known: await settings(db), last: await lastDecidedDay(db) }),
    ({ known, last }, desk) => {
      const changed = Object.entries(wanted).filter(([key, value]) => known[key] !== value)
      if (last !== null && changed.some(([key]) => key === 'goLive')) throw new AppError('backdated', { day: last })
      const rows: RowWrite[] = changed.map(([key, value]) => ({ put: 'setting', key: ['key'], row: { key, value } }))
      const append = changed.length === 0 ? [] : [desk.event('installation.change', Object.fromEntries(changed))]
      return { append, rows, answer: changed.length > 0 }
    },
  )
  note('installation', outcome.answer ? 'changed' : 'unchanged')
}

/** Ids by code and login, as they are now. @throws {AppError} `badInput` naming what the file points to and nobody has. */
async function finder(store: Store) {
  const organs = new Map((await store.db.selectFrom('organ').select(['id', 'code']).execute()).map((row) => [row.code, row.id]))
  const people = new Map((await store.db.selectFrom('person').select(['id', 'login']).execute()).map((row) => [row.login, row.id]))
  const installation = await store.db.selectFrom('setting').select('value').where('key', '=', 'installation').executeTakeFirst()
  const known = (map: Map<string, string>, key: string, what: string) => {
    const id = map.get(key)
    if (id === undefined) throw new AppError('badInput', { reason: `${what} “${key}”` }, [{ field: key, zh: '没有', en: 'unknown' }])
    return id
  }
  return {
    installation: installation?.value ?? '',
    organ: (code: string) => known(organs, code, 'organ'),
    person: (login: string) => known(people, login.normalize('NFC'), 'person'),
  }
}
