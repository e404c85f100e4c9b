import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanupCommands } from '../../src/commands/demo/cleanup-driver.ts'
import { takeOverRegister } from '../../src/commands/demo/cleanup-story.ts'
import { sampleInstallation } from '../../src/commands/demo/sample-installation.ts'
import { config } from '../../src/config.ts'
import { startServer } from '../../src/http/server.ts'
import { runDay } from '../../src/jobs/daily.ts'
import { openStore } from '../../src/store/open.ts'
import type { House } from './house.ts'

/** A real server over the second demonstration register: 40 instruments in force, no campaign yet. */
export async function openCleanupHouse(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-browser-'))
  const settings = config({ data: folder, port: 0, host: '127.0.0.1' }, {})
  const store = await openStore(settings.db)
  await sampleInstallation(store)
  await takeOverRegister(cleanupCommands(store))
  const server = await startServer(store, settings, { logger: false, lazy: true, perMinute: 100_000, jobs: (day) => runDay(store, day) })
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
