import { Worker } from 'node:worker_threads'
import { AppError, type ErrorCode, type Params } from '../errors.ts'
import type { FileJobs } from './file-jobs.ts'

const atOnce = 2
const mostWaiting = 8
const longestMs = 60_000
/** The docx package needs 1 GB for 5,000 rows of 14 columns. */
const memoryMb = 1_536

let running = 0
const waiting: (() => void)[] = []

type Answer = { done: unknown } | { refused: { code: ErrorCode; params: Params; details: unknown } }

/**
 * Reads or writes an office file in a worker thread with limits of time and memory, two at a time: for servers, where the others'
 * requests must go on; unpacking and writing ten thousand rows takes seconds.
 *
 * @param job `readSheet`, `writeSheets` or `writeDocx`; bytes come out as a plain `Uint8Array`.
 * @throws {AppError} what the job itself throws; `busy` when too many wait, `tooLarge` when the limits do not suffice.
 */
export async function inThread<J extends keyof FileJobs>(
  job: J,
  input: Parameters<FileJobs[J]>[0],
): Promise<Awaited<ReturnType<FileJobs[J]>>> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) throw new AppError('busy')
    await new Promise<void>((resume) => waiting.push(resume))
  } else running++
  try {
    return (await work(job, input)) as Awaited<ReturnType<FileJobs[J]>>
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

async function work(job: string, input: unknown): Promise<unknown> {
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), {
    workerData: { job, input },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const timer = setTimeout(() => reject(new AppError('tooLarge', { limit: `${longestMs / 1000} s` })), longestMs)
  worker.once('message', resolve)
  worker.once('error', (error: NodeJS.ErrnoException) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('tooLarge', { limit: `${memoryMb} MB` }) : error),
  )
  // A thread that ends without an answer would else be waited for until the time limit.
  worker.once('exit', () => reject(new AppError('busy')))
  try {
    const answer = await promise
    if ('refused' in answer) throw new AppError(answer.refused.code, answer.refused.params, answer.refused.details)
    return answer.done
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
