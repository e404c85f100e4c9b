import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { inject } from 'vitest'
import { sampleInstallation } from '../../src/commands/demo/sample-installation.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { addressOf, type Dialect, freshDatabase, onServer, type TestDatabase } from './databases.ts'

/** What many tests begin with: filled once a run, then copied. */
const fillings = {
  /** Up to date, and empty. */
  migrated: async () => {},
  /** The sample installation: organs, accounts, books. Its 20 passwords alone are a quarter of a second of work. */
  sample: sampleInstallation,
} satisfies Record<string, (store: Store) => Promise<unknown>>

type Template = keyof typeof fillings

const made = new Map<string, Promise<string>>()

/** A new database with this in it, of one test or test file. */
export async function copyOf(template: Template, dialect: Dialect): Promise<TestDatabase> {
  const key = `${dialect} ${template}`
  const from = made.get(key) ?? templateOf(template, dialect)
  made.set(key, from)
  return freshDatabase(dialect, await from)
}

/** The file or the name of the database to copy; whoever comes first fills it, and the others wait for him, in whichever process. */
async function templateOf(template: Template, dialect: Dialect): Promise<string> {
  const { id, folder } = inject('templates')
  const from = dialect === 'sqlite' ? join(folder, `${template}.db`) : `template_${id}_${template}`
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [`${id} ${dialect} ${template}`])
    if (dialect === 'sqlite' ? existsSync(from) : await isOnServer(client, from)) return
    // Under its name it is complete: a run of which a process was killed does not copy half of it.
    const making = `${from}_making`
    if (dialect === 'postgres') await client.query(`create database ${making}`)
    await fill(dialect === 'sqlite' ? making : addressOf(making), fillings[template])
    if (dialect === 'sqlite') renameSync(making, from)
    else await client.query(`alter database ${making} rename to ${from}`)
  })
  return from
}

async function fill(url: string, filling: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openStore(url)
  try {
    await filling(store)
  } finally {
    await store.close()
  }
}

async function isOnServer(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
  return rowCount === 1
}
