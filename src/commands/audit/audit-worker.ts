import { parentPort, workerData } from 'node:worker_threads'
import { openStore } from '../../store/open.ts'
import { auditorHere } from './auditor.ts'

// Reads through a connection of its own and writes nothing: what it found goes back to the command.
const { url, asOf } = workerData as { url: string; asOf: string }
const store = await openStore(url, { readOnly: true })
const auditor = await auditorHere(store.db, asOf)

parentPort?.on('message', async ({ ids, marks }: { ids: string[]; marks: [string, string][] }) => {
  try {
    parentPort?.postMessage({ audited: await auditor.audit(ids, new Map(marks)) })
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) })
  }
})
