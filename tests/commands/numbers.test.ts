import { describe, expect, test } from 'vitest'
import { performAction } from '../../src/commands/cases/perform-action.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation } from './support/installation.ts'
import { signedCases } from './support/passes.ts'

const CASES = 64

describe.each(dialects)('numbers on %s', (dialect) => {
  test('64 cases of one organ number and publish at once: 64 successes, 64 consecutive numbers, nobody is refused', async () => {
    await using all = await installation(dialect)
    const { caseIds } = await signedCases(all, CASES)
    const registrar = all.sample.people.dengji!
    const act = (caseId: string, action: string, payload: Record<string, unknown>) =>
      performAction(all.store, { caseId, action, payload, personId: registrar })
    const done = await Promise.allSettled(
      caseIds.map(async (caseId) => {
        const { answer } = await act(caseId, 'number.assign', { bookId: all.sample.books.新府! })
        await act(caseId, 'publication.set', { effectiveFrom: 'publication', validTo: '2030-12-31' })
        await act(caseId, 'interpretation.publish', { address: '示例' })
        const published = await act(caseId, 'publication.publish', { channels: ['示例'], address: '示例' })
        return [answer.made.number, published.answer.made.number]
      }),
    )
    expect(done.filter((one) => one.status === 'rejected')).toEqual([])
    const numbers = await all.store.db
      .selectFrom('number')
      .select(['sequence', 'printed', 'act_id', 'case_id'])
      .orderBy('sequence')
      .execute()
    expect(numbers.map((number) => number.sequence)).toEqual(Array.from({ length: CASES }, (_, i) => i + 1))
    expect(numbers.every((number) => number.act_id !== null)).toBe(true)
    const given = done.map((one) => (one.status === 'fulfilled' ? one.value : []))
    expect(given.every(([assigned, published]) => assigned === published)).toBe(true)
    expect(new Set(given.map(([assigned]) => assigned))).toEqual(new Set(numbers.map((number) => number.printed)))
    const found = await verifyAll(all.store)
    expect(found.replay.differences).toEqual([])
    expect(found.ok).toBe(true)
  }, 120_000)

  test('a case withdrawn after numbering leaves a void number with its reason, its making is never made, and the next number follows it', async () => {
    await using all = await installation(dialect)
    const { caseIds } = await signedCases(all, 2)
    const [first, second] = caseIds as [string, string]
    await assign(all, first)
    const withdrawn = await performAction(all.store, {
      caseId: first,
      action: 'case.withdraw',
      payload: { reason: '政策调整' },
      personId: all.sample.people.zhuyao!,
    })
    expect(withdrawn.answer.case.status).toBe('withdrawn')
    expect(withdrawn.answer.made).toEqual({ voided: ['新府〔2026〕1号'] })
    expect(await assign(all, second)).toBe('新府〔2026〕2号')
    const rows = await all.store.db.selectFrom('number').select(['printed', 'state', 'reason']).orderBy('sequence').execute()
    expect(rows).toEqual([
      { printed: '新府〔2026〕1号', state: 'void', reason: '办件撤回：政策调整' },
      { printed: '新府〔2026〕2号', state: 'used', reason: null },
    ])
    const instrument = await all.store.db
      .selectFrom('instrument')
      .innerJoin('case_file', (join) => join.on('case_file.id', '=', first))
      .select(['instrument.standing', 'instrument.title', 'case_file.instruments_json'])
      .execute()
    const own = instrument.find((row) => row.title.endsWith('（0）'))
    expect(own?.standing).toBe('neverMade')
    expect((await verifyAll(all.store)).replay.differences).toEqual([])
  })

  test('a number given by the office system is recorded as such, must belong to the book, and the next one lies above it', async () => {
    await using all = await installation(dialect)
    const { caseIds } = await signedCases(all, 2)
    const [first, second] = caseIds as [string, string]
    const elsewhere = (address: string) => ({ place: 'oa' as const, address, person: '登记编号员', materialId: null, draftIds: [] })
    const request = {
      caseId: first,
      action: 'number.assign',
      payload: { bookId: all.sample.books.新府! },
      personId: all.sample.people.dengji!,
    }
    await expect(performAction(all.store, { ...request, elsewhere: elsewhere('粤府〔2026〕7号') })).rejects.toMatchObject({
      code: 'badInput',
    })
    const { answer } = await performAction(all.store, { ...request, elsewhere: elsewhere('新府〔2026〕7号') })
    expect(answer.made.number).toBe('新府〔2026〕7号')
    expect(await assign(all, second)).toBe('新府〔2026〕8号')
    const row = await all.store.db
      .selectFrom('number')
      .select(['origin', 'sequence'])
      .where('printed', '=', '新府〔2026〕7号')
      .executeTakeFirst()
    expect(row).toEqual({ origin: 'external', sequence: 7 })
    expect((await verifyAll(all.store)).replay.differences).toEqual([])
  })
})

async function assign(all: Installation, caseId: string): Promise<unknown> {
  const request = { caseId, action: 'number.assign', payload: { bookId: all.sample.books.新府! }, personId: all.sample.people.dengji! }
  return (await performAction(all.store, request)).answer.made.number
}
