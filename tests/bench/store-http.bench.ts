import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { type Figure, median } from './figure.ts'
import { database } from './store-step.ts'

const server = fileURLToPath(new URL('./store-http-server.ts', import.meta.url))
const modes = ['ours', 'raw', 'kysely'] as const
type Mode = (typeof modes)[number]
const rounds = 5
const connections = 64

/** G6: one POST is one durable step, 64 connections over loopback, the server in a process of its own for each way. */
export async function run(): Promise<Figure[]> {
  const servers = await Promise.all(modes.map(start))
  for (const one of servers) await load(one.url, 1)
  const measured = Object.fromEntries(modes.map((mode) => [mode, [] as Load[]])) as Record<Mode, Load[]>
  for (let round = 0; round < rounds; round++) for (const one of servers) measured[one.mode].push(await load(one.url, 2))
  for (const one of servers) await one.stop()

  const rate = (mode: Mode) => median(measured[mode].map((one) => one.rate))
  const wait = (mode: Mode) => median(measured[mode].map((one) => one.p50))
  const said = (mode: Mode) => `${Math.round(rate(mode)).toLocaleString('en')}/s p50 ${wait(mode)} ms`
  const against = (mode: Mode, name: string, floor: number): Figure => {
    const detail = `${said('ours')} against ${said(mode)}, ${connections} connections, synchronous FULL on both`
    return { goal: 'G6', name, ratio: rate('ours') / rate(mode), floor, detail }
  }
  return [against('raw', 'step through HTTP, raw route one by one', 3), against('kysely', 'step through HTTP, Kysely transactions', 6)]
}

interface Load {
  rate: number
  p50: number
}

async function load(url: string, seconds: number): Promise<Load> {
  const body = JSON.stringify({ payload: { kind: 'bases', materialId: 'material-1', title: '依据' }, occurredOn: '2026-03-02' })
  const headers = { 'content-type': 'application/json' }
  const result = await autocannon({ url: `${url}/actions`, connections, duration: seconds, method: 'POST', headers, body })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers other than 2xx, ${result.errors} errors`)
  return { rate: result.requests.total / result.duration, p50: result.latency.p50 }
}

async function start(mode: Mode): Promise<{ mode: Mode; url: string; stop(): Promise<void> }> {
  const { path, caseIds, drop } = await database(1024)
  const child = fork(server, [mode, path], { stdio: ['pipe', 'inherit', 'inherit', 'ipc'] })
  child.stdin?.end(caseIds.join('\n'))
  const [url] = (await once(child, 'message')) as [string]
  const stop = async () => {
    child.disconnect()
    await once(child, 'exit')
    drop()
  }
  return { mode, url, stop }
}
