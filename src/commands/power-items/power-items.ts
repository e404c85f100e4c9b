import { ended } from '../../../workflows/instrument/ended.ts'
import type { PowerItem, PowerItemInput } from '../../contract/collections.ts'
import { AppError } from '../../errors.ts'
import { namedOn, type PowerBasis, powerItemById, powerItems } from '../../store/compendia.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { organNames } from '../../store/organs.ts'
import { legalToday } from '../../store/settings.ts'
import type { By } from '../admin/by.ts'
import { Targets } from '../audit/targets.ts'
import { type Outcome, run } from '../run.ts'

/**
 * The administrative power items of an organ, or of all: each with its bases, and flagged where a basis has ended or was amended since the
 * item was last confirmed, so that a person looks again.
 */
export async function listPowerItems(store: Store, organId?: string): Promise<PowerItem[]> {
  const [items, today] = await Promise.all([powerItems(store.db, organId), legalToday(store.db)])
  const names = await organNames(
    store.db,
    items.map((item) => item.organId),
  )
  const targets = await new Targets(store.db, today, today).of(
    items.flatMap((item) => item.bases.flatMap((basis) => basis.instrumentId ?? [])),
  )
  const flagged = (basis: PowerBasis): PowerItem['bases'][number] => {
    const { title, place, instrumentId } = basis
    const target = instrumentId === null ? undefined : targets.get(instrumentId)
    const plain = { title, place, instrumentId, flag: null, on: null, by: null }
    if (!target) return { ...plain, flag: 'unknown' }
    if (ended.has(target.standing)) return { ...plain, flag: 'ended', on: target.ended?.on ?? null, by: target.ended?.by ?? null }
    const changed = target.amendments.slice(basis.seen).at(-1)
    return changed ? { ...plain, flag: 'amended', on: changed.on, by: changed.by } : plain
  }
  return items.map((item) => ({
    ...{ id: item.id, organId: item.organId, organName: names.get(item.organId) ?? '', code: item.code, name: item.name, kind: item.kind },
    ...{ conditions: item.conditions, procedure: item.procedure, rev: item.rev, confirmedOn: item.updatedAt.slice(0, 10) },
    state: item.state === 'retired' ? 'retired' : 'active',
    bases: item.bases.map((basis) => flagged(basis)),
  }))
}

/**
 * Saves a power item; its bases are looked up in the register by title. Saving confirms it: bases amended before are no longer flagged.
 *
 * @param id null for a new one.
 * @throws {AppError} `notFound`, `stale` when somebody else has saved it meanwhile.
 */
export function savePowerItem(
  store: Store,
  id: string | null,
  input: PowerItemInput,
  by: By,
): Promise<Outcome<{ id: string; rev: number }>> {
  return run<{ today: string; bases: PowerBasis[] }, { id: string; rev: number }>(store, {
    idempotency: by.idempotency,
    read: async (db) => {
      const known = id === null ? null : await powerItemById(db, id)
      if (known === undefined) throw new AppError('notFound', { what: id ?? '' })
      if ((known?.rev ?? 0) !== input.rev) throw new AppError('stale')
      const today = await legalToday(db)
      const named = await namedOn(
        db,
        input.bases.map((basis) => basis.title),
        today,
      )
      const targets = await new Targets(db, today, today).of(named.values())
      const bases = input.bases.map(({ title, place }) => {
        const instrumentId = named.get(title) ?? null
        const seen = instrumentId === null ? 0 : (targets.get(instrumentId)?.amendments.length ?? 0)
        return { title, place: place ?? null, instrumentId, seen }
      })
      return { today, bases }
    },
    decide: ({ today, bases }) => {
      const { organ, code, name, kind, conditions, procedure, state, rev } = input
      const itemId = id ?? newId()
      // The legal day, not the clock: in a demonstration a basis is amended on its day.
      const set = {
        ...{ code: code ?? null, name, kind, conditions, procedure, state: state ?? 'active', rev: rev + 1 },
        ...{ bases_json: JSON.stringify(bases), updated_by: by.personId, updated_at: today },
      }
      const stream = { kind: 'organ' as const, id: organ, organId: organ }
      return {
        answer: { id: itemId, rev: rev + 1 },
        status: id === null ? 201 : 200,
        changes: {
          append: [{ stream, type: 'powerItem.save', body: { id: itemId, ...input, bases }, actorId: by.personId, occurredOn: today }],
          rows: [
            id === null
              ? { insert: 'power_item', row: { id: itemId, organ_id: organ, ...set } }
              : { update: 'power_item', where: { id, rev, organ_id: organ }, set, guard: 'stale' },
          ],
        },
      }
    },
  })
}
