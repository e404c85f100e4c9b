import { AppError } from '../../errors.ts'
import { editionsOf } from '../../store/compendia.ts'
import type { Store } from '../../store/open.ts'
import { organs } from '../../store/organs.ts'
import { evidenceOn, standingOf } from '../audit/evidence.ts'
import type { Collection } from './compendium.ts'
import { groupOf } from './compendium.ts'

/**
 * An edition of a collection as it was fixed: its titles, numbers and texts of then, whatever became of them.
 *
 * @throws {AppError} `notFound` for an organ or edition that does not exist.
 */
export async function fixedEdition(store: Pick<Store, 'db'>, organId: string, edition: number): Promise<Collection> {
  const [all, editions] = await Promise.all([organs(store.db), editionsOf(store.db, organId)])
  const organ = all.find((one) => one.id === organId)
  const fixed = editions.find((one) => one.edition === edition)
  if (!organ || !fixed) throw new AppError('notFound', { what: `${edition}` })
  const { items, madeOn } = fixed
  const evidence = await evidenceOn(
    store.db,
    items.map((item) => item.instrumentId),
  )
  const contents = await versionTexts(
    store,
    items.flatMap((item) => item.versionId ?? []),
  )
  const texts = new Map<string, string>()
  for (const { instrumentId, versionId } of items) {
    const text = contents.get(versionId ?? '')
    if (text !== undefined) texts.set(instrumentId, text)
  }
  const entries = items.map(({ instrumentId, title, number }, at): Collection['entries'][number] => {
    const { from, to } = standingOf(evidence, instrumentId, madeOn, madeOn)
    const group = groupOf(evidence.instruments.get(instrumentId)!)
    return {
      ...{ position: at + 1, group, instrumentId, title, number, from, validTo: to },
      hasText: texts.has(instrumentId),
      change: 'same',
    }
  })
  const title = `${organ.name}制度汇编（第${edition}版）`
  return { organ: { id: organ.id, name: organ.name }, day: madeOn, title, entries, gone: [], editions: [], texts, items }
}

async function versionTexts(store: Pick<Store, 'db'>, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await store.db
    .selectFrom('version')
    .innerJoin('text', 'text.id', 'version.text_id')
    .select(['version.id', 'version.range_start', 'version.range_end', 'text.content'])
    .where('version.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.content.slice(row.range_start, row.range_end)]))
}
