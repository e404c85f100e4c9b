import { afterAll, beforeAll, describe } from 'vitest'
import { openStore, type Store } from '../../../src/store/open.ts'
import { dialects, type TestDatabase } from '../../support/databases.ts'
import { copyOf } from '../../support/templates.ts'

/**
 * The same tests on SQLite and on PostgreSQL, each in an empty, migrated database of its own.
 *
 * @param body gets the open store and the database's address; both are there once the tests run.
 */
export function describeEachStore(title: string, body: (store: () => Store, url: () => string) => void): void {
  describe.each(dialects)(`${title} (%s)`, (dialect) => {
    let database: TestDatabase
    let store: Store
    beforeAll(async () => {
      database = await copyOf('migrated', dialect)
      store = await openStore(database.url)
    })
    afterAll(async () => {
      await store?.close()
      await database?.drop()
    })
    body(
      () => store,
      () => database.url,
    )
  })
}
