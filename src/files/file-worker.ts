import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../errors.ts'
import { fileJobs } from './file-jobs.ts'

/** One file read or written in a thread of its own. A refusal travels as a value: of an error only the message would come through. */
const { job, input } = workerData as { job: keyof typeof fileJobs; input: never }
try {
  parentPort?.postMessage({ done: await (fileJobs[job] as (given: never) => Promise<unknown>)(input) })
} catch (error) {
  if (!(error instanceof AppError)) throw error
  parentPort?.postMessage({ refused: { code: error.code, params: error.params, details: error.details } })
}
