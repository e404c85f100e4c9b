import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../src/config.ts'

/** A checkout with the real setup.mjs and an npm that only writes down how it was called. */
let checkout: string

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'normflow-setup-test-'))
  mkdirSync(join(checkout, 'src'))
  cpSync(join(root, 'src/setup.mjs'), join(checkout, 'src/setup.mjs'))
  writeFileSync(join(checkout, 'package-lock.json'), '{"packages":{"node_modules/a":{"version":"1.0.0"}}}')
  writeFileSync(
    join(checkout, 'npm.cjs'),
    `const fs = require('fs')
fs.appendFileSync('npm.log', JSON.stringify({ args: process.argv.slice(2), path: process.env.PATH }) + '\\n')
console.log('npm speaks')
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400)
if (fs.existsSync('broken')) process.exit(1)
fs.mkdirSync('node_modules', { recursive: true })`,
  )
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

interface Run {
  code: number | null
  out: string
  err: string
}

function setup(...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      npm_execpath: join(checkout, 'npm.cjs'),
      PATH: [join(checkout, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    }
    const child = spawn(process.execPath, ['src/setup.mjs', ...args], { cwd: checkout, env })
    const run: Run = { code: null, out: '', err: '' }
    child.stdout.on('data', (chunk) => (run.out += chunk))
    child.stderr.on('data', (chunk) => (run.err += chunk))
    child.on('close', (code) => resolve({ ...run, code }))
  })
}

const calls = () =>
  existsSync(join(checkout, 'npm.log'))
    ? readFileSync(join(checkout, 'npm.log'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { args: string[]; path: string })
    : []

describe('set-up', () => {
  test('installs once, says so on standard error only, and is silent afterwards', async () => {
    const first = await setup()
    expect([first.code, first.out]).toEqual([0, ''])
    expect(first.err).toMatch(/installing the packages[\s\S]*npm speaks[\s\S]*installed in/)
    expect(calls()[0]!.args).toEqual(expect.arrayContaining(['ci', '--include=dev']))
    expect(calls()[0]!.path).not.toContain(join(checkout, 'node_modules'))
    expect(await setup()).toEqual({ code: 0, out: '', err: '' })
    expect(calls()).toHaveLength(1)
  })

  test('installs again when the lock file changed', async () => {
    await setup()
    writeFileSync(join(checkout, 'package-lock.json'), '{"packages":{"node_modules/a":{"version":"2.0.0"}}}')
    await setup()
    expect(calls()).toHaveLength(2)
  })

  test('an install that failed is an error and is done again', async () => {
    writeFileSync(join(checkout, 'broken'), '')
    const failed = await setup()
    expect(failed.code).toBe(1)
    expect(failed.err).toMatch(/error: npm ci failed/)
    rmSync(join(checkout, 'broken'))
    expect((await setup()).code).toBe(0)
    expect(calls()).toHaveLength(2)
  })

  test('two first starts at the same time install once', async () => {
    const runs = await Promise.all([setup(), setup(), setup()])
    expect(runs.map((run) => run.code)).toEqual([0, 0, 0])
    expect(calls()).toHaveLength(1)
    expect(runs.filter((run) => run.err.includes('waiting for it'))).toHaveLength(2)
  })

  test('takes what a developer installed by hand', async () => {
    mkdirSync(join(checkout, 'node_modules'))
    writeFileSync(join(checkout, 'node_modules', '.package-lock.json'), readFileSync(join(checkout, 'package-lock.json')))
    expect(await setup()).toEqual({ code: 0, out: '', err: '' })
    expect(calls()).toHaveLength(0)
  })
})
