import { defineConfig } from 'vitest/config'
import { closingLine } from './tests/support/closing-line.ts'

/** Everything: both databases, the browser, types, lint and layers. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/postgres.ts'],
    reporters: ['default', closingLine()],
    env: { TZ: 'Asia/Shanghai' },
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
