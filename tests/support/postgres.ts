import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a PostgreSQL server on which a test may create databases. */
    postgres: string
    /** Of this run alone: what its template databases are called, and the folder of its template files (`templates.ts`). */
    templates: { id: string; folder: string }
  }
}

/**
 * Vitest's global set-up: a real PostgreSQL for the run, or the one that `NORMFLOW_TEST_PG_URL` names.
 *
 * The server lives in a process of its own (`postgres-server.ts`) that outlives us just long enough to stop PostgreSQL and remove its
 * folder, however this run ends: normally, by Ctrl-C, or killed.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const id = randomBytes(6).toString('hex')
  const given = process.env.NORMFLOW_TEST_PG_URL
  if (given) {
    const folder = mkdtempSync(join(tmpdir(), 'normflow-templates-'))
    project.provide('postgres', given)
    project.provide('templates', { id, folder })
    return async () => {
      rmSync(folder, { recursive: true, force: true })
      await dropTemplates(given, id)
    }
  }
  const child = fork(fileURLToPath(new URL('postgres-server.ts', import.meta.url)), [], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [{ error: `the server process ended with ${code}` }]),
  ])) as [{ url?: string; folder?: string; error?: string }]
  if (!message.url || !message.folder) throw new Error(`PostgreSQL for the tests did not start: ${message.error}`)
  project.provide('postgres', message.url)
  project.provide('templates', { id, folder: message.folder })
  return async () => {
    const gone = once(child, 'exit')
    child.disconnect()
    await gone
  }
}

/** On a server that stays, nothing of the run does. */
async function dropTemplates(url: string, id: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database where datname like $1', [`template_${id}_%`])
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  await client.end()
}
