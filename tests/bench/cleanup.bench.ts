import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Closing, closing } from './closing.ts'
import type { Figure } from './figure.ts'

/** A full cleanup of a city; `NORMFLOW_TEST_PG_URL` names an empty PostgreSQL database to do it there as well. */
const many = 5_000
const few = many / 4

/**
 * Issuing the decision of a cleanup over thousands of instruments: one transaction with every effect, event and head. Four times as many
 * may take no more than four times as long, with some room for the growing indexes.
 */
export async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-cleanup-bench-'))
  try {
    // Once before, so that the first does not pay for loading and compiling.
    await closing(join(folder, 'warm.db'), 200)
    const small = await closing(join(folder, 'few.db'), few)
    const large = await closing(join(folder, 'many.db'), many)
    const server = process.env.NORMFLOW_TEST_PG_URL
    return [
      figure('sqlite', small, large),
      {
        ...{ goal: 'cleanup', name: 'the other steps of it, sqlite', ratio: (others(small) * 4) / others(large), floor: 0.6 },
        detail: slowest(large),
      },
      ...(server ? [figure('postgres', small, await closing(server, many), 0.1)] : []),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function figure(dialect: string, small: Closing, large: Closing, floor = 0.6): Figure {
  const mb = (bytes: number) => Math.round(bytes / 1_048_576)
  return {
    ...{ goal: 'cleanup', name: `decision on ${many} instruments, ${dialect}`, ratio: (small.issued.cpu * 4) / large.issued.cpu, floor },
    detail: `${(large.issued.ms / 1000).toFixed(1)} s, ${(large.issued.cpu / 1000).toFixed(1)} s of our processor, ${mb(large.memory)} MB more held; ${few} on sqlite: ${(small.issued.ms / 1000).toFixed(1)} s, ${(small.issued.cpu / 1000).toFixed(1)} s`,
  }
}

function others({ steps }: Closing): number {
  return Object.entries(steps)
    .filter(([name]) => name !== 'decision.publish')
    .reduce((sum, [, { cpu }]) => sum + cpu, 0)
}

function slowest({ steps }: Closing): string {
  return Object.entries(steps)
    .filter(([name]) => name !== 'decision.publish')
    .sort(([, a], [, b]) => b.cpu - a.cpu)
    .slice(0, 4)
    .map(([name, { ms }]) => `${name} ${(ms / 1000).toFixed(1)} s`)
    .join(', ')
}
