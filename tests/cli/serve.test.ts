import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../../src/config.ts'
import { cli } from '../support/cli.ts'

let data: string
const running: ChildProcess[] = []

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'normflow-serve-'))
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

interface Served {
  child: ChildProcess
  address: string
  /** What it has said so far. */
  said(): string
}

/** Starts `serve` on a free port; comes back when it says where it listens. */
async function serve(env: Record<string, string> = {}): Promise<Served> {
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), 'serve', '--port', '0'], {
    env: { ...process.env, NORMFLOW_DATA: data, NORMFLOW_LANG: 'en', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const match = /listens at (http:\/\/[\d.:]+)/.exec(said)
      if (match) resolve(match[1]!)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)))
  })
  return { child, address, said: () => said }
}

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = child.exitCode === null ? ((await once(child, 'exit')) as [number | null]) : [child.exitCode]
  return code
}

describe('serve', { timeout: 120_000 }, () => {
  test('makes an empty database a demonstration, says how to sign in, answers, and closes in order when told twice', async () => {
    const first = await serve()
    expect(first.said()).toMatch(
      /becomes a demonstration[\s\S]*legal day 法定日期 2026-03-02[\s\S]*Accounts, all with the password[\s\S]*起草员/,
    )
    const api = (await (await fetch(`${first.address}/api/openapi.json`)).json()) as { openapi: string }
    expect(api.openapi).toMatch(/^3\.1/)
    expect((await fetch(`${first.address}/`)).status).toBeLessThan(400)
    first.child.kill('SIGINT')
    first.child.kill('SIGINT')
    expect(await ended(first.child)).toBe(0)
    expect(first.said()).toMatch(/closed/)

    const second = await serve()
    expect(second.said()).not.toContain('becomes a demonstration')
    expect(second.said()).toContain('Accounts, all with the password')
    second.child.kill('SIGTERM')
    expect(await ended(second.child)).toBe(0)

    const refused = await cli(['serve', '--port', '0'], { env: { NORMFLOW_DATA: data, NORMFLOW_MODE: 'production' } })
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringMatching(/^error: this database is a demonstration and cannot become production/),
    ])
  })

  test('in production has no sample data and prints a one-time token, a new one at each start', async () => {
    const env = { NORMFLOW_MODE: 'production' }
    const token = (served: Served) => /\n {4}(\S{20,})\n/.exec(served.said())?.[1]
    const first = await serve(env)
    expect(first.said()).not.toMatch(/demonstration|起草员/)
    first.child.kill('SIGTERM')
    await ended(first.child)
    const second = await serve(env)
    expect([token(first), token(second)]).toEqual([expect.any(String), expect.any(String)])
    expect(token(second)).not.toBe(token(first))
  })

  test('says in one line that its port is taken', async () => {
    const first = await serve()
    const second = await cli(['serve', '--port', new URL(first.address).port], { env: { NORMFLOW_DATA: data } })
    expect(second.code).toBe(2)
    expect(second.err).toMatch(/^error: the port is in use by another program; choose one with --port$/m)
  })
})
