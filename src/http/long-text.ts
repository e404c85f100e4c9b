import { Worker } from 'node:worker_threads'
import { AppError } from '../errors.ts'
import { type TextJobs, textJobs } from './text-jobs.ts'

/**
 * Up to this many characters a job is done at once: it then holds up the others for less than 50 ms, also the first time. A thread takes
 * some 0.1 s to start. Writing a decision carries it out several times over: 10,000 characters of a thorough revision can take 0.2 s.
 */
const longFrom = 100_000
const longFromFor: Partial<Record<keyof TextJobs, number>> = {
  amend: 2_000,
  apply: 10_000,
  cite: 20_000,
  citedTitles: 20_000,
  findings: 40_000,
  compare: 60_000,
}
const atOnce = 2
const mostWaiting = 8
const longestMs = 30_000

let running = 0
const waiting: (() => void)[] = []

/**
 * Does a text job: a short one here, a long one in a worker thread with limits of time and memory, two of them at a time.
 *
 * @throws {AppError} `busy` when too many wait, `tooLarge` when the limits do not suffice.
 */
export async function textJob<J extends keyof TextJobs>(job: J, ...texts: Parameters<TextJobs[J]>): Promise<ReturnType<TextJobs[J]>> {
  const run = textJobs[job] as (...given: string[]) => ReturnType<TextJobs[J]>
  if (texts.reduce((sum, text) => sum + text.length, 0) < (longFromFor[job] ?? longFrom)) return run(...texts)
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) throw new AppError('busy')
    await new Promise<void>((resume) => waiting.push(resume))
  } else running++
  try {
    return await inWorker(job, texts)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

function inWorker<T>(job: string, texts: string[]): Promise<T> {
  const worker = new Worker(new URL('./text-worker.ts', import.meta.url), {
    workerData: { job, texts },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const timer = setTimeout(() => reject(new AppError('tooLarge', { limit: `${longestMs / 1000} s` })), longestMs)
  worker.once('message', resolve)
  worker.once('error', (error: NodeJS.ErrnoException) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('tooLarge', { limit: '512 MB' }) : error),
  )
  return promise.finally(() => {
    clearTimeout(timer)
    return worker.terminate()
  })
}
