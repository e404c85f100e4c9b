import type { Store } from '../../store/open.ts'
import { demonstrationPassword } from '../accounts/demonstration.ts'
import { demonstrationDay, install } from '../admin/install.ts'
import { addMembership } from '../admin/memberships.ts'
import { addNumberBook } from '../admin/number-books.ts'
import { addOrgan, changeOrgan } from '../admin/organs.ts'
import { addPerson } from '../admin/people.ts'
import { sampleAccounts, sampleBooks, sampleOrgans, sampleRelations } from './sample-organs.ts'

/** The ids of a sample installation, by code, login and code of the book. */
export interface Sample {
  organs: Record<string, string>
  people: Record<string, string>
  books: Record<string, string>
}

/**
 * Makes an empty database a demonstration: sample organs, accounts named by role with one printed password, number books. Its legal day
 * starts at a fixed day, its go-live lies there as well, so that everything older is recorded, not reviewed here.
 *
 * Running it again on the same database finds what is there.
 */
export async function sampleInstallation(store: Store): Promise<Sample> {
  await install(store, {
    mode: 'demonstration',
    name: '新会区规范性文件办理（演示）',
    legalDay: demonstrationDay,
    goLive: demonstrationDay,
  })
  if (!(await store.db.selectFrom('organ').select('id').executeTakeFirst())) {
    await makeOrgans(store)
    await makeAccounts(store)
    await makeBooks(store)
  }
  return sampleOf(store)
}

/** The ids of a database that `sampleInstallation` has filled. */
export async function sampleOf(store: Store): Promise<Sample> {
  const [organs, people, books] = await Promise.all([
    store.db.selectFrom('organ').select(['id', 'code']).execute(),
    store.db.selectFrom('person').select(['id', 'login']).execute(),
    store.db.selectFrom('number_book').select(['id', 'code']).execute(),
  ])
  return {
    organs: Object.fromEntries(organs.map((organ) => [organ.code, organ.id])),
    people: Object.fromEntries(people.map((person) => [person.login, person.id])),
    books: Object.fromEntries(books.map((book) => [book.code, book.id])),
  }
}

const system = { personId: 'system' }
const from = '2010-01-01'

async function makeOrgans(store: Store): Promise<void> {
  const ids = new Map<string, string>()
  for (const organ of sampleOrgans) {
    const parentId = 'parent' in organ ? ids.get(organ.parent) : undefined
    const { answer } = await addOrgan(
      store,
      {
        ...{ code: organ.code, name: organ.name, type: organ.type, level: organ.level, own: organ.own, from },
        ...('numberWord' in organ ? { numberWord: organ.numberWord } : {}),
        ...(parentId === undefined ? {} : { parentId }),
      },
      system,
    )
    ids.set(organ.code, answer.id)
  }
  const relations = {
    generalOfficeId: ids.get(sampleRelations.generalOffice)!,
    legalityBodyId: ids.get(sampleRelations.legalityBody)!,
    marketRegulatorId: ids.get(sampleRelations.marketRegulator)!,
  }
  await changeOrgan(store, ids.get('xh-gov')!, relations, system)
}

async function makeAccounts(store: Store): Promise<void> {
  const { organs } = await sampleOf(store)
  const ids = await Promise.all(
    sampleAccounts.map(
      async ({ login, name }) => (await addPerson(store, { login, name, password: demonstrationPassword }, system, true)).answer.id,
    ),
  )
  for (const [i, account] of sampleAccounts.entries()) {
    for (const [organ, role] of account.posts)
      await addMembership(store, { personId: ids[i]!, organId: organs[organ]!, role, from }, system)
  }
}

async function makeBooks(store: Store): Promise<void> {
  const { organs } = await sampleOf(store)
  for (const book of sampleBooks) {
    await addNumberBook(
      store,
      { organId: organs[book.organ]!, scheme: 'document', code: book.code, name: book.name, restartsYearly: true, from },
      system,
    )
  }
}
