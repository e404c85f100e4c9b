import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../src/config.ts'

/** Runs a tool of node_modules under this very Node; what it says when it is not content, else nothing. */
function complaint(tool: string, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: root, maxBuffer: 1 << 26 }, (error, out, err) =>
      resolve(error ? `${out}${err}`.trim() || error.message : ''),
    )
  })
}

/** What tsc found is kept in `dist/` by the content of each file: only what changed since, and what that bears on, is judged anew. */
const types = (project: string, name: string) => {
  const kept = join(root, 'dist', 'types', `${name}.tsbuildinfo`)
  return complaint(
    ...(['typescript/bin/tsc', '-p', project, '--noEmit', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', kept] as const),
  )
}

// here and not in a script before the tests, so that `npm test` is the one command that covers everything
describe.concurrent('the tools are content', { timeout: 240_000 }, () => {
  test('types of the libraries, the server and the tests hold', async () => {
    expect(await types('.', 'house')).toBe('')
  })

  test.runIf(existsSync(join(root, 'src/web/tsconfig.json')))('types of the pages hold', async () => {
    expect(await types('src/web', 'web')).toBe('')
  })

  test('lint and format hold', async () => {
    expect(
      await complaint('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--diagnostic-level=warn', '--reporter=summary', '.'),
    ).toBe('')
  })
})
