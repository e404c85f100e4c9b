import { defineConfig, mergeConfig } from 'vitest/config'
import standard from './vitest.config.ts'

/** The second speed of proof: the same tests with their full figures (`NORMFLOW_PROVE=full`) and the long ones, `*.prove.ts`. */
export default mergeConfig(
  standard,
  defineConfig({
    test: {
      include: ['tests/**/*.prove.ts'],
      // one file at a time: the full figures hold times of the browser, which another file beside it would spoil
      maxWorkers: 1,
      testTimeout: 3_600_000,
      hookTimeout: 600_000,
      env: { NORMFLOW_PROVE: 'full' },
    },
  }),
)
