import { globSync, readFileSync } from 'node:fs'
import { defineConfig, mergeConfig } from 'vitest/config'
import standard from './vitest.config.ts'

/** The second speed of proof: the tests that know larger figures, which are those that import `tests/support/full.ts`, with all of them. */
const include = globSync('tests/**/*.test.ts', { cwd: import.meta.dirname }).filter((file) =>
  /\/support\/full\.ts'/.test(readFileSync(new URL(file, import.meta.url), 'utf8')),
)

const config = mergeConfig(
  standard,
  defineConfig({
    test: {
      // one file at a time: the full figures hold times of the browser, which another file beside it would spoil
      maxWorkers: 1,
      testTimeout: 3_600_000,
      hookTimeout: 600_000,
      env: { NORMFLOW_PROVE: 'full' },
    },
  }),
)
// Merged it would be all the standard tests and these once more.
config.test.include = include

export default config
