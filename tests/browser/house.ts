import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandDriver } from '../../src/commands/demo/command-driver.ts'
import { history } from '../../src/commands/demo/history.ts'
import { revision } from '../../src/commands/demo/revision.ts'
import { sampleInstallation } from '../../src/commands/demo/sample-installation.ts'
import type { Step } from '../../src/commands/demo/steps.ts'
import { walk } from '../../src/commands/demo/walk.ts'
import { config } from '../../src/config.ts'
import { startServer } from '../../src/http/server.ts'
import { runDay } from '../../src/jobs/daily.ts'
import { advanceLegalDay } from '../../src/jobs/legal-day.ts'
import { openStore, type Store } from '../../src/store/open.ts'

/** A real server on a free port, over a demonstration of its own. */
export interface House {
  address: string
  store: Store
  close(): Promise<void>
}

/** Where a story stops: before the first step that fits. */
export type Until = (step: Step) => boolean

/** Before the first successful step with this action. */
export function before(action: string): Until {
  return (step) => step.do === 'act' && step.action === action && step.expect === undefined
}

/**
 * Fills a fresh database with the acts of the years before and the revision story up to a step, and serves it.
 *
 * @param until where the revision stops; left out, there is no case.
 * @param lazy `false` where times are told: then a first answer is as quick as that of a server that has been up for a while.
 */
export async function openHouse(until?: Until, lazy = true): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-browser-'))
  const settings = config({ data: folder, port: 0, host: '127.0.0.1' }, {})
  const store = await openStore(settings.db)
  await sampleInstallation(store)
  const driver = commandDriver(store, settings.blobs, (to, personId) => advanceLegalDay(store, to, { personId }))
  const stop = until === undefined ? 0 : revision.steps.findIndex(until)
  const steps = revision.steps.slice(0, stop < 0 ? revision.steps.length : stop)
  await walk([history, { ...revision, steps }], driver, { story() {}, step() {} })
  const server = await startServer(store, settings, { logger: false, lazy, perMinute: 100_000, jobs: (day) => runDay(store, day) })
  return {
    address: server.address,
    store,
    close: async () => {
      await server.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
