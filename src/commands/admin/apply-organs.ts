import type { OrganPatch } from '../../contract/admin.ts'
import type { AdminFile } from '../../contract/admin-file.ts'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/open.ts'
import type { OrganTable } from '../../store/schema.ts'
import type { Applied } from './apply-file.ts'
import type { By } from './by.ts'
import { addOrgan, addSuccession, changeOrgan } from './organs.ts'

type Note = (what: string, outcome: Applied['outcome']) => void
type FileOrgan = NonNullable<AdminFile['organs']>[number]

/** Organs and successions of the file: first the organs by themselves, then how they stand to each other, so that order does not matter. */
export async function applyOrgans(store: Store, file: AdminFile, by: By, note: Note): Promise<void> {
  const before = await byCode(store)
  for (const organ of file.organs ?? []) {
    if (before.has(organ.code)) continue
    const { parent: _, legalityBody: __, generalOffice: ___, marketRegulator: ____, ...own } = organ
    await addOrgan(store, own, by)
    note(`organ ${organ.code}`, 'added')
  }
  const known = await byCode(store)
  for (const organ of file.organs ?? []) {
    const row = known.get(organ.code)
    const patch = row && patchOf(organ, row, known)
    if (row && patch && Object.keys(patch).length > 0) await changeOrgan(store, row.id, patch, by)
    if (before.has(organ.code)) note(`organ ${organ.code}`, patch && Object.keys(patch).length > 0 ? 'changed' : 'unchanged')
  }
  await applySuccessions(store, file, known, by, note)
}

async function applySuccessions(store: Store, file: AdminFile, known: Map<string, OrganTable>, by: By, note: Note): Promise<void> {
  const recorded = await store.db.selectFrom('organ_succession').selectAll().execute()
  for (const { old, new: next, ...rest } of file.successions ?? []) {
    const ids = { oldOrganId: idOf(old, known), newOrganId: idOf(next, known) }
    const same = recorded.some(
      (row) => row.old_organ_id === ids.oldOrganId && row.new_organ_id === ids.newOrganId && row.from_day === rest.from,
    )
    if (!same) await addSuccession(store, { ...rest, ...ids }, by)
    note(`succession ${old} → ${next}`, same ? 'unchanged' : 'added')
  }
}

/** What differs between the file and the stored organ. Only relations that the file names are touched. */
function patchOf(organ: FileOrgan, row: OrganTable, known: Map<string, OrganTable>): OrganPatch {
  const wanted: OrganPatch = {
    name: organ.name,
    own: organ.own,
    ...(organ.numberWord === undefined ? {} : { numberWord: organ.numberWord }),
    ...(organ.parent === undefined ? {} : { parentId: idOf(organ.parent, known) }),
    ...(organ.legalityBody === undefined ? {} : { legalityBodyId: idOf(organ.legalityBody, known) }),
    ...(organ.generalOffice === undefined ? {} : { generalOfficeId: idOf(organ.generalOffice, known) }),
    ...(organ.marketRegulator === undefined ? {} : { marketRegulatorId: idOf(organ.marketRegulator, known) }),
    ...(organ.to === undefined ? {} : { to: organ.to }),
  }
  const now: Record<keyof OrganPatch, unknown> = {
    name: row.name,
    own: row.own === 1,
    numberWord: row.number_word,
    parentId: row.parent_id,
    legalityBodyId: row.legality_body_id,
    generalOfficeId: row.general_office_id,
    marketRegulatorId: row.market_regulator_id,
    to: row.to_day,
  }
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => now[key as keyof OrganPatch] !== value)) as OrganPatch
}

async function byCode(store: Store): Promise<Map<string, OrganTable>> {
  return new Map((await store.db.selectFrom('organ').selectAll().execute()).map((row) => [row.code, row]))
}

function idOf(code: string, known: Map<string, OrganTable>): string {
  const row = known.get(code)
  if (!row) throw new AppError('badInput', { reason: `organ “${code}”` }, [{ field: code, zh: '没有这个机关', en: 'no such organ' }])
  return row.id
}
