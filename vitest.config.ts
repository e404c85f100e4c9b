import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { closingLine } from './tests/support/closing-line.ts'
import { LongestFirst } from './tests/support/longest-first.ts'

/** Everything: both databases, the browser, types, lint and layers. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/postgres.ts'],
    reporters: ['default', closingLine()],
    env: { TZ: 'Asia/Shanghai' },
    pool: 'forks',
    // left to itself vitest keeps one core free: on two cores one file at a time, and a core idle for most of the run
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    // no test asserts a time; two files side by side share two cores with PostgreSQL and Chromium, and one may wait for the other
    testTimeout: 30_000,
    hookTimeout: 90_000,
  },
})
