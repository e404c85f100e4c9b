import type { NewOrgan, NewSuccession, OrganPatch } from '../../contract/admin.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import type { OrganTable } from '../../store/schema-people.ts'
import type { Outcome } from '../run.ts'
import { administer, type By, type Decide } from './by.ts'

/**
 * Adds an organ; its own stream begins with it.
 *
 * @throws {AppError} `duplicate` for a code that is taken, `badInput` naming the field of an organ that does not exist.
 */
export function addOrgan(store: Store, input: NewOrgan, by: By): Promise<Outcome<{ id: string }>> {
  return administer(store, by, allOrgans, organAdded(input))
}

/** What {@link addOrgan} decides, from the organs there are. */
export function organAdded(input: NewOrgan): Decide<OrganTable[]> {
  const id = newId()
  const row: OrganTable = {
    id,
    code: input.code,
    name: input.name,
    number_word: input.numberWord ?? null,
    type: input.type,
    level: input.level,
    parent_id: input.parentId ?? null,
    own: input.own ? 1 : 0,
    legality_body_id: input.legalityBodyId ?? null,
    general_office_id: input.generalOfficeId ?? null,
    market_regulator_id: input.marketRegulatorId ?? null,
    from_day: input.from ?? null,
    to_day: input.to ?? null,
  }
  return (organs, desk) => {
    if (organs.some((organ) => organ.code === input.code)) throw new AppError('duplicate', { what: input.code })
    checkRelations(row, organs)
    return {
      append: [desk.event('organ.add', { id, ...input }, { kind: 'organ', id, organId: id })],
      rows: [{ insert: 'organ', row }],
      answer: { id },
      status: 201,
    }
  }
}

/**
 * Changes an organ. Its code, type and level stay: an organ of another kind is another organ, with a succession.
 *
 * @throws {AppError} `notFound`, `badInput` naming the field.
 */
export function changeOrgan(store: Store, id: string, patch: OrganPatch, by: By): Promise<Outcome<{ id: string }>> {
  return administer(store, by, allOrgans, organChanged(id, patch))
}

/** What {@link changeOrgan} decides, from the organs there are. */
export function organChanged(id: string, patch: OrganPatch): Decide<OrganTable[]> {
  return (organs, desk) => {
    const before = organs.find((organ) => organ.id === id)
    if (!before) throw new AppError('notFound', { what: id })
    const set = columnsOf(patch)
    checkRelations({ ...before, ...set }, organs)
    return {
      append: [desk.event('organ.change', { id, ...patch }, { kind: 'organ', id, organId: id })],
      rows: [{ update: 'organ', where: { id }, set }],
      answer: { id },
    }
  }
}

/**
 * Records that an organ took over from another, wholly or for one duty.
 *
 * @throws {AppError} `badInput` naming the field of an organ that does not exist, or when an organ would follow itself.
 */
export function addSuccession(store: Store, input: NewSuccession, by: By): Promise<Outcome<{ id: string }>> {
  return administer(store, by, allOrgans, organSucceeded(input))
}

/** What {@link addSuccession} decides, from the organs there are. */
export function organSucceeded(input: NewSuccession): Decide<OrganTable[]> {
  const id = newId()
  return (organs, desk) => {
    const known = new Set(organs.map((organ) => organ.id))
    if (!known.has(input.oldOrganId)) throw unknownOrgan('oldOrganId')
    if (!known.has(input.newOrganId) || input.newOrganId === input.oldOrganId) throw unknownOrgan('newOrganId')
    const { oldOrganId, newOrganId, from, source } = input
    const row = {
      id,
      organ_id: newOrganId,
      old_organ_id: oldOrganId,
      new_organ_id: newOrganId,
      duty: input.duty ?? null,
      from_day: from,
      source,
    }
    return {
      append: [desk.event('organ.succeed', { id, ...input }, { kind: 'organ', id: newOrganId, organId: newOrganId })],
      rows: [{ insert: 'organ_succession', row }],
      answer: { id },
      status: 201,
    }
  }
}

function allOrgans(db: Store['db']): Promise<OrganTable[]> {
  return db.selectFrom('organ').selectAll().orderBy('id').execute()
}

function columnsOf(patch: OrganPatch): Partial<OrganTable> {
  return {
    ...(patch.name === undefined ? {} : { name: patch.name }),
    ...(patch.numberWord === undefined ? {} : { number_word: patch.numberWord }),
    ...(patch.parentId === undefined ? {} : { parent_id: patch.parentId }),
    ...(patch.own === undefined ? {} : { own: patch.own ? 1 : 0 }),
    ...(patch.legalityBodyId === undefined ? {} : { legality_body_id: patch.legalityBodyId }),
    ...(patch.generalOfficeId === undefined ? {} : { general_office_id: patch.generalOfficeId }),
    ...(patch.marketRegulatorId === undefined ? {} : { market_regulator_id: patch.marketRegulatorId }),
    ...(patch.to === undefined ? {} : { to_day: patch.to }),
  }
}

/** Every organ it points to exists, and nobody is his own ancestor. */
function checkRelations(row: OrganTable, organs: OrganTable[]): void {
  const byId = new Map(organs.map((organ) => [organ.id, organ]))
  const related = {
    parentId: row.parent_id,
    legalityBodyId: row.legality_body_id,
    generalOfficeId: row.general_office_id,
    marketRegulatorId: row.market_regulator_id,
  }
  for (const [field, id] of Object.entries(related)) {
    if (id !== null && id !== row.id && !byId.has(id)) throw unknownOrgan(field)
  }
  for (let at = row.parent_id, steps = 0; at !== null; at = byId.get(at)?.parent_id ?? null) {
    if (at === row.id || steps++ > 50) throw unknownOrgan('parentId')
  }
  if (row.from_day !== null && row.to_day !== null && row.to_day < row.from_day) throw unknownOrgan('to')
}

function unknownOrgan(field: string): AppError {
  return new AppError('badInput', { reason: field }, [
    { field, zh: '没有这个机关，或关系不成立', en: 'no such organ, or it cannot stand in this relation' },
  ])
}
