import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'

export type Dialect = 'sqlite' | 'postgres'

/** For `describe.each(dialects)`: the same tests on both databases. */
export const dialects: Dialect[] = ['sqlite', 'postgres']

export interface TestDatabase {
  dialect: Dialect
  /** A path in a temporary folder, or a `postgres://` address. */
  url: string
  /** Removes it; call it after the store was closed. */
  drop(): Promise<void>
}

/**
 * A new database of one test or test file.
 *
 * @param from the file or the database on the server that it is a copy of (`templates.ts`); empty without.
 */
export async function freshDatabase(dialect: Dialect, from?: string): Promise<TestDatabase> {
  return dialect === 'sqlite' ? freshFile(from) : freshOnServer(from)
}

function freshFile(from: string | undefined): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-sqlite-'))
  const url = join(folder, 'test.db')
  if (from !== undefined) copyFileSync(from, url)
  return { dialect: 'sqlite', url, drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function freshOnServer(from = 'template1'): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer((client) => client.query(`create database ${name} template ${from} strategy file_copy`))
  return {
    dialect: 'postgres',
    url: addressOf(name),
    drop: () => onServer((client) => client.query(`drop database if exists ${name} with (force)`)),
  }
}

/** The address of a database on the server of the run. */
export function addressOf(name: string): string {
  const url = new URL(inject('postgres'))
  url.pathname = `/${name}`
  return url.href
}

/** What is done to the server itself, on a connection of its own. */
export async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(inject('postgres'))
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
