import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a PostgreSQL server on which a test may create databases. */
    postgres: string
  }
}

/**
 * Vitest's global set-up: a real PostgreSQL for the run, or the one that `NORMFLOW_TEST_PG_URL` names.
 *
 * The server lives in a process of its own (`postgres-server.ts`) that outlives us just long enough to stop PostgreSQL and remove its
 * folder, however this run ends: normally, by Ctrl-C, or killed.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.NORMFLOW_TEST_PG_URL
  if (given) {
    project.provide('postgres', given)
    return undefined
  }
  const child = fork(fileURLToPath(new URL('postgres-server.ts', import.meta.url)), [], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [{ error: `the server process ended with ${code}` }]),
  ])) as [{ url?: string; error?: string }]
  if (!message.url) throw new Error(`PostgreSQL for the tests did not start: ${message.error}`)
  project.provide('postgres', message.url)
  return async () => {
    const gone = once(child, 'exit')
    child.disconnect()
    await gone
  }
}
