import { parseNumber, printNumber } from '../../../../documents/number.ts'
import { ruleOf } from './act-of-row.ts'
import type { ListedRow } from './rows.ts'

/** Rows written together: on SQLite they share one transaction of the queue, each with its own savepoint. */
const BATCH = 32
/** How far ahead rows are looked for that do not meet: a list of one title over and over must not cost the square of its length. */
const WINDOW = 320

/** A row on its way into the register. */
export interface Job {
  row: ListedRow
  position: number
  hash: string
}

/**
 * Batches in which no two rows can meet: a number, a title or the paper that ended them stands in one row of a batch only, so that the
 * later one finds the earlier in the register.
 */
export function batches(jobs: Job[]): Job[][] {
  const found: Job[][] = []
  let waiting = endersFirst(jobs)
  while (waiting.length > 0) {
    const taken = new Set<string>()
    const batch: Job[] = []
    const later: Job[] = []
    for (const [at, job] of waiting.entries()) {
      const keys = [...keysOf(job.row), ...endersOf(job.row)]
      if (batch.length >= BATCH || keys.some((key) => taken.has(key))) later.push(job)
      else batch.push(job)
      for (const key of keys) taken.add(key)
      if ((batch.length >= BATCH || later.length >= WINDOW) && at < waiting.length - 1) {
        later.push(...waiting.slice(at + 1))
        break
      }
    }
    found.push(batch)
    waiting = later
  }
  return found
}

/** Papers that ended or replaced others come before these, to be there when they come; a row that names itself or a circle stays where it is. */
function endersFirst(jobs: Job[]): Job[] {
  const named = new Map<string, Job[]>()
  for (const job of jobs) for (const key of keysOf(job.row)) named.set(key, [...(named.get(key) ?? []), job])
  const taken = new Set<Job>()
  const order: Job[] = []
  const take = (job: Job) => {
    if (taken.has(job)) return
    taken.add(job)
    for (const key of endersOf(job.row)) for (const ender of named.get(key) ?? []) take(ender)
    order.push(job)
  }
  for (const job of jobs) take(job)
  return order
}

/** What a row is known by, and what the paper that ended it or took its place is known by. */
function keysOf({ number, title }: ListedRow): string[] {
  return [canonical(number), title === null ? null : ruleOf(title)].filter((key) => key !== null)
}

function endersOf({ endedBy: { number, successor } }: ListedRow): string[] {
  return [canonical(number), successor?.title ?? null].filter((key) => key !== null)
}

/** A number in canonical print; null where there is none. */
export function canonical(number: string | null): string | null {
  const parsed = number === null ? null : parseNumber(number)
  return parsed ? printNumber(parsed) : null
}
