import { Worker } from 'node:worker_threads'
import { AppError } from '../../errors.ts'
import { instrumentsByIds } from '../../store/instruments.ts'
import { legalToday } from '../../store/settings.ts'
import type { Db } from '../circumstances.ts'
import { type Audited, auditBatch } from './audit-batch.ts'
import { Subjects } from './subjects.ts'

/** Audits batches of instruments, named by their ids, on one day; keeps what recurs between batches. */
export interface Auditor {
  audit(instrumentIds: string[], marks: ReadonlyMap<string, string>): Promise<Audited[]>
  close(): Promise<void>
}

/** An auditor in this thread: for the command line, which has nobody else to serve. */
export async function auditorHere(db: Db, asOf: string): Promise<Auditor> {
  const subjects = await Subjects.open(db, asOf, await legalToday(db))
  return {
    audit: async (ids, marks) => {
      const found = await instrumentsByIds(db, ids)
      return auditBatch(
        db,
        subjects,
        ids.flatMap((id) => found.get(id) ?? []),
        marks,
      )
    },
    close: async () => {},
  }
}

/**
 * An auditor in a thread of its own, with a read-only connection and a limit of memory, so that the server's people do not wait: the rules
 * take some milliseconds a document.
 */
export async function auditorInThread(url: string, asOf: string): Promise<Auditor> {
  const worker = new Worker(new URL('./audit-worker.ts', import.meta.url), {
    workerData: { url, asOf },
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  let waiting: { resolve: (audited: Audited[]) => void; reject: (error: Error) => void } | null = null
  worker.on('message', (answer: { audited: Audited[] } | { failed: string }) => {
    if ('audited' in answer) waiting?.resolve(answer.audited)
    else waiting?.reject(new AppError('storeUnavailable', { reason: answer.failed }))
  })
  worker.on('error', (error) => waiting?.reject(error))
  worker.on('exit', () => waiting?.reject(new AppError('busy')))
  return {
    audit: (ids, marks) => {
      const { promise, resolve, reject } = Promise.withResolvers<Audited[]>()
      waiting = { resolve, reject }
      worker.postMessage({ ids, marks: [...marks] })
      return promise
    },
    close: async () => {
      waiting = null
      await worker.terminate()
    },
  }
}
