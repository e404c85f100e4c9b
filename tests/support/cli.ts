import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../src/config.ts'

export interface CliRun {
  code: number | null
  out: string
  err: string
}

/** Runs the real command line in a process of its own, as `npm run -s cli -- …` does, in English unless `env` says otherwise. */
export function cli(args: string[], given: { input?: string | Buffer; env?: Record<string, string>; cwd?: string } = {}): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...args], {
      cwd: given.cwd ?? root,
      env: { ...process.env, NORMFLOW_LANG: 'en', ...given.env },
    })
    const parts = { out: [] as Buffer[], err: [] as Buffer[] }
    child.stdout.on('data', (chunk: Buffer) => parts.out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => parts.err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out: Buffer.concat(parts.out).toString(), err: Buffer.concat(parts.err).toString() }))
    child.stdin.on('error', () => {}) // it may end before it has read everything
    child.stdin.end(given.input)
  })
}
