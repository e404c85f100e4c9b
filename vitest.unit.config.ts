import { defineConfig } from 'vitest/config'
import { closingLine } from './tests/support/closing-line.ts'

/** The pure half, without a database: quick to run while writing `documents/` and `workflows/`. */
export default defineConfig({
  test: {
    include: ['tests/documents/**/*.test.ts', 'tests/workflows/**/*.test.ts'],
    reporters: ['default', closingLine()],
    env: { TZ: 'Asia/Shanghai' },
    pool: 'forks',
    testTimeout: 20_000,
  },
})
