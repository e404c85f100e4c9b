import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { blocksUpTo } from '../../store/reports.ts'
import { legalToday } from '../../store/settings.ts'
import type { By } from '../admin/by.ts'
import { type Outcome, run } from '../run.ts'
import { typedKeys } from './figures.ts'

/**
 * Enters a figure that no log can count, with its source. Earlier entries stay; the last one counts.
 *
 * @throws {AppError} `badInput` for a figure that is counted or unknown.
 */
export function enterFigure(
  store: Store,
  figure: { year: number; organ: string; key: string; value: number; source: string },
  by: By,
): Promise<Outcome<{ id: string }>> {
  const { year, organ, key, value, source } = figure
  if (!typedKeys.has(key))
    throw new AppError('badInput', { reason: key }, [
      { field: 'key', zh: '此项由系统统计或者不存在', en: 'counted by the system, or unknown' },
    ])
  return run<string, { id: string }>(store, {
    idempotency: by.idempotency,
    read: (db) => legalToday(db),
    decide: (today) => {
      const id = newId()
      const row = {
        id,
        organ_id: organ,
        year,
        key,
        value: String(value),
        source,
        entered_by: by.personId,
        entered_at: new Date().toISOString(),
      }
      const stream = { kind: 'organ' as const, id: organ, organId: organ }
      return {
        answer: { id },
        changes: {
          append: [{ stream, type: 'report.figure', body: { id, year, key, value, source }, actorId: by.personId, occurredOn: today }],
          rows: [{ insert: 'report_figure', row }],
        },
      }
    },
  })
}

/**
 * Saves a block of an annual report; `rev` is the revision it was written on, 0 for a block of this year that nobody has saved yet.
 *
 * @throws {AppError} `workingCopyStale` when somebody else has saved it meanwhile.
 */
export function saveBlock(
  store: Store,
  block: { year: number; organ: string; block: string; content: string; rev: number },
  by: By,
): Promise<Outcome<{ rev: number }>> {
  const { year, organ, content, rev } = block
  return run<{ today: string; known: string | undefined }, { rev: number }>(store, {
    idempotency: by.idempotency,
    read: async (db) => {
      const known = (await blocksUpTo(db, organ, year)).find((one) => one.year === year && one.block === block.block)
      if ((known?.rev ?? 0) !== rev) throw new AppError('workingCopyStale')
      return { today: await legalToday(db), known: known?.id }
    },
    decide: ({ today, known }) => {
      const set = { content, rev: rev + 1, updated_by: by.personId, updated_at: new Date().toISOString() }
      const stream = { kind: 'organ' as const, id: organ, organId: organ }
      const body = { year, block: block.block, rev: rev + 1, content }
      return {
        answer: { rev: rev + 1 },
        changes: {
          append: [{ stream, type: 'report.block', body, actorId: by.personId, occurredOn: today }],
          rows: [
            known === undefined
              ? { insert: 'report_block', row: { id: newId(), organ_id: organ, year, block: block.block, ...set } }
              : { update: 'report_block', where: { id: known, rev }, set, guard: 'workingCopyStale' },
          ],
        },
      }
    },
  })
}
