import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sampleOrgans } from '../../src/commands/demo/sample-organs.ts'
import { root } from '../../src/config.ts'
import { verifyChains } from '../../src/store/chain.ts'
import { openStore } from '../../src/store/open.ts'
import { setting } from '../../src/store/settings.ts'
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

/**
 * Waits until so many events stand in a database that the child fills, and holds the child there, between two transactions: whoever comes
 * now finds it loading, however slow or quick the machine is.
 */
async function heldWhileLoading(child: ChildProcess, path: string, count: number): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 10))
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}`)
    if (!existsSync(path) || eventsIn(path) < count) continue
    child.kill('SIGSTOP')
    if (eventsIn(path, 'begin immediate') >= count) return
    child.kill('SIGCONT')
  }
}

/** Events in the file; 0 while it has no tables or is being written. One query: a store opened each time takes the processor from the child. */
function eventsIn(path: string, begin = 'begin'): number {
  const sqlite = new Sqlite(path, { timeout: 0 })
  try {
    sqlite.exec(begin)
    return sqlite.prepare('select count(*) from event').pluck().get() as number
  } catch {
    return 0
  } finally {
    sqlite.close()
  }
}

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = child.exitCode === null ? ((await once(child, 'exit')) as [number | null]) : [child.exitCode]
  return code
}

describe('serve', { timeout: 120_000 }, () => {
  test('killed in the middle of loading the samples, it begins again whole at the next start and keeps what there was', async () => {
    const path = join(data, 'normflow.db')
    const first = spawn(process.execPath, [join(root, 'src/main.ts'), 'serve', '--port', '0'], {
      env: { ...process.env, NORMFLOW_DATA: data, NORMFLOW_LANG: 'en' },
      stdio: 'ignore',
    })
    running.push(first)
    await heldWhileLoading(first, path, 30)
    const beside = await cli(['serve', '--port', '0'], { env: { NORMFLOW_DATA: data } })
    expect([beside.code, beside.err]).toEqual([2, expect.stringContaining('another process is loading the samples')])
    first.kill('SIGKILL')
    await once(first, 'exit')

    const second = await serve()
    expect(second.said()).toMatch(/cut off last time[\s\S]*becomes a demonstration/)
    second.child.kill('SIGTERM')
    expect(await ended(second.child)).toBe(0)
    expect(readdirSync(data).filter((name) => name.startsWith('normflow.db.cut-off-')).length).toBe(1)
    const store = await openStore(path, { readOnly: true })
    expect((await store.db.selectFrom('organ').select('id').execute()).length).toBe(sampleOrgans.length)
    const cases = await store.db.selectFrom('case_file').select('stage').execute()
    expect(cases.map((one) => one.stage)).toEqual(['consultation'])
    expect(await setting(store.db, 'loadingSamples')).toBeUndefined()
    expect((await verifyChains(store)).ok).toBe(true)
    await store.close()

    const third = await serve()
    expect(third.said()).not.toMatch(/cut off|becomes a demonstration/)
    third.child.kill('SIGTERM')
    expect(await ended(third.child)).toBe(0)
  })

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
