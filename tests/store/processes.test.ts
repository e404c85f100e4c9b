import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { verifyChains } from '../../src/store/chain.ts'
import { streamOf } from '../../src/store/events.ts'
import { newId } from '../../src/store/ids.ts'
import { gapsOfBook, numbersOfCase } from '../../src/store/numbers.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { setting } from '../../src/store/settings.ts'
import { dialects, freshDatabase } from '../support/databases.ts'
import { full, limit } from '../support/full.ts'
import { book, changes } from './support/changes.ts'
import { writeOne } from './support/write-one.ts'

const script = fileURLToPath(new URL('./support/writer-process.ts', import.meta.url))
// Each round is a process that dies somewhere else in its work; `npm run prove` dies more often.
const rounds = full ? 20 : 4

it.each(dialects)(
  'a process killed under load loses nothing that it acknowledged and leaves nothing half done (%s)',
  { timeout: limit(240_000) },
  async (dialect) => {
    const database = await freshDatabase(dialect)
    const organId = newId()
    const before = await openStore(database.url)
    await before.commit(changes({ rows: [book(organId)] }))
    await before.close()
    const acknowledged: string[] = []
    for (let round = 0; round < rounds; round++) acknowledged.push(...(await killedAfter(database.url, organId, 40 + round * 37)))

    const store = await openStore(database.url)
    await whenLeft(store, organId)
    expect(acknowledged.length).toBeGreaterThanOrEqual(rounds * 40)
    for (const line of acknowledged) await expectWhole(store, line)
    await expectEvenNumbers(store, organId)
    await store.close()
    await database.drop()
  },
)

it.each(dialects)('two processes write side by side, and neither is refused (%s)', { timeout: 120_000 }, async (dialect) => {
  const database = await freshDatabase(dialect)
  const organId = newId()
  const store = await openStore(database.url)
  await store.commit(changes({ rows: [book(organId)] }))
  const beside = lines(database.url, organId, 200)
  const here = await Promise.all(Array.from({ length: 200 }, () => writeOne(store, organId)))
  const there = await beside
  const sequences = [...here.map((one) => one.sequence), ...there.map((line) => Number(line.split(' ')[2]))]
  expect(sequences.sort((a, b) => a - b)).toEqual(Array.from({ length: 400 }, (_, index) => index + 1))
  await expectEvenNumbers(store, organId)
  await store.close()
  await database.drop()
})

/** Starts a writer and kills it as soon as it has acknowledged so many; gives back all it acknowledged until its end. */
async function killedAfter(url: string, organId: string, count: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, url, organId, '100000'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    if (text.split('\n').length > count) child.kill('SIGKILL')
  })
  await once(child, 'close')
  expect(child.signalCode).toBe('SIGKILL')
  return text.split('\n').slice(0, -1)
}

/** Lets a writer do its share. */
async function lines(url: string, organId: string, count: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, url, organId, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  await once(child, 'close')
  expect(child.exitCode).toBe(0)
  return text.split('\n').filter((line) => line !== '')
}

async function expectWhole(store: Store, line: string): Promise<void> {
  const [caseId = '', hash, sequence] = line.split(' ')
  const events = await streamOf(store.db, 'case', caseId)
  const printed = `新府办〔2026〕${sequence}号`
  expect(events.map((event) => [event.hash, event.body])).toEqual([[hash, { printed }]])
  expect(await setting(store.db, caseId)).toBe(printed)
  expect((await numbersOfCase(store.db, caseId)).map((number) => number.printed)).toEqual([printed])
}

/** As many numbers as events, none missing, every chain whole: also what was written and never acknowledged is there whole. */
async function expectEvenNumbers(store: Store, organId: string): Promise<void> {
  expect(await gapsOfBook(store.db, { organId, scheme: 'document', code: '新府办' }, 2026)).toEqual([])
  const { ok, events } = await verifyChains(store)
  const numbers = await store.db.selectFrom('number').select('id').execute()
  const settings = await store.db.selectFrom('setting').select('key').execute()
  expect([ok, events, settings.length]).toEqual([true, numbers.length * 2, numbers.length])
}

/** PostgreSQL notices a killed client a moment later: waits for the lock that every one of its transactions holds. */
async function whenLeft(store: Store, organId: string): Promise<void> {
  const never = store.commit(changes({ read: [{ kind: 'organ', id: organId, organId, seq: -1 }] }))
  await expect(never).rejects.toMatchObject({ code: 'conflict' })
}
