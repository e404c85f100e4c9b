import type { Reporter, TestModule } from 'vitest/node'

/**
 * Ends the run with one plain line, `N passed, N failed`, which people and scripts can read without knowing vitest.
 * A file that cannot be loaded and an error outside any test count as failed, so that "0 failed" always means exit 0.
 */
export function closingLine(): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 }
      for (const module of modules) tally(module, count)
      if (modules.length === 0) count.failed++
      if (count.skipped > 0) console.log(`${count.skipped} skipped`)
      console.log(`${count.passed} passed, ${count.failed} failed`)
    },
  }
}

function tally(module: TestModule, count: Record<'passed' | 'failed' | 'skipped' | 'pending', number>): void {
  let failedTests = 0
  for (const test of module.children.allTests()) {
    const state = test.result().state
    count[state]++
    if (state === 'failed') failedTests++
  }
  if (module.state() === 'failed' && failedTests === 0) count.failed++
}
