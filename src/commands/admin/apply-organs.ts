import type { OrganPatch } from '../../contract/admin.ts'
import type { AdminFile } from '../../contract/admin-file.ts'
import { AppError } from '../../errors.ts'
import type { OrganTable } from '../../store/schema-people.ts'
import type { Plan } from './apply-known.ts'
import { organAdded, organChanged, organSucceeded } from './organs.ts'

type FileOrgan = NonNullable<AdminFile['organs']>[number]

/** Organs and successions of the file: first the organs by themselves, then how they stand to each other, so that order does not matter. */
export function applyOrgans(plan: Plan, file: AdminFile): void {
  const before = new Set(plan.tables.organ.map((organ) => organ.code))
  for (const organ of file.organs ?? []) {
    if (plan.tables.organ.some((row) => row.code === organ.code)) continue
    const { parent: _, legalityBody: __, generalOffice: ___, marketRegulator: ____, ...own } = organ
    plan.entry(`organ ${organ.code}`, plan.tables.organ, organAdded(own))
  }
  for (const organ of file.organs ?? []) {
    const row = plan.tables.organ.find((one) => one.code === organ.code)
    const patch = row ? patchOf(organ, row, plan.tables.organ) : {}
    const differs = row !== undefined && Object.keys(patch).length > 0
    if (differs) plan.write(plan.tables.organ, organChanged(row.id, patch))
    if (before.has(organ.code)) plan.note(`organ ${organ.code}`, differs ? 'changed' : 'unchanged')
  }
  applySuccessions(plan, file)
}

function applySuccessions(plan: Plan, file: AdminFile): void {
  for (const { old, new: next, ...rest } of file.successions ?? []) {
    const ids = { oldOrganId: idOf(old, plan.tables.organ), newOrganId: idOf(next, plan.tables.organ) }
    const what = `succession ${old} → ${next}`
    const same = plan.tables.organ_succession.some(
      (row) => row.old_organ_id === ids.oldOrganId && row.new_organ_id === ids.newOrganId && row.from_day === rest.from,
    )
    if (same) plan.note(what, 'unchanged')
    else plan.entry(what, plan.tables.organ, organSucceeded({ ...rest, ...ids }))
  }
}

/** What differs between the file and the stored organ. Only relations that the file names are touched. */
function patchOf(organ: FileOrgan, row: OrganTable, known: OrganTable[]): OrganPatch {
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

function idOf(code: string, known: OrganTable[]): string {
  const row = known.find((one) => one.code === code)
  if (!row) throw new AppError('badInput', { reason: `organ “${code}”` }, [{ field: code, zh: '没有这个机关', en: 'no such organ' }])
  return row.id
}
