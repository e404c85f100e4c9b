import { parentPort, workerData } from 'node:worker_threads'
import { textJobs } from './text-jobs.ts'

/** One long text job in a thread of its own, so that the others' requests go on. Reads nothing, writes nothing. */
const { job, texts } = workerData as { job: keyof typeof textJobs; texts: string[] }
const run = textJobs[job] as (...given: string[]) => unknown
parentPort?.postMessage(run(...texts))
