import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'

export type Dialect = 'sqlite' | 'postgres'

/** For `describe.each(dialects)`: the same tests on both databases. */
export const dialects: Dialect[] = ['sqlite', 'postgres']

export interface TestDatabase {
  dialect: Dialect
  /** A path in a temporary folder, or a `postgres://` address; nothing is in it yet. */
  url: string
  /** Removes it; call it after the store was closed. */
  drop(): Promise<void>
}

/** A new, empty database of one test or test file. */
export async function freshDatabase(dialect: Dialect): Promise<TestDatabase> {
  return dialect === 'sqlite' ? freshFile() : freshOnServer()
}

function freshFile(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-sqlite-'))
  return { dialect: 'sqlite', url: join(folder, 'test.db'), drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function freshOnServer(): Promise<TestDatabase> {
  const server = inject('postgres')
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { dialect: 'postgres', url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
