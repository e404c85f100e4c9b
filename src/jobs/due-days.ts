import { dueStages } from '../store/cases.ts'
import type { Store } from '../store/open.ts'

/**
 * Terms that have passed by a day: one plain event on the stream of the issuing organ and one outbox entry for each stage and due day,
 * once. The case itself does not move: a review never passes by itself.
 *
 * @returns how many terms were told.
 */
export async function tellDueDays(store: Store, day: string): Promise<number> {
  const passed = (await dueStages(store.db, day)).filter((stage) => stage.dueOn !== null && stage.dueOn < day)
  const ids = passed.map((stage) => `${stage.caseId}:${stage.stage}:${stage.dueOn}:passed`)
  const told = new Set(
    ids.length === 0 ? [] : (await store.db.selectFrom('outbox').select('id').where('id', 'in', ids).execute()).map((row) => row.id),
  )
  let count = 0
  for (const [i, stage] of passed.entries()) {
    const id = ids[i]!
    if (told.has(id)) continue
    const body = { caseId: stage.caseId, stage: stage.stage, dueOn: stage.dueOn }
    await store.commit({
      append: [
        {
          stream: { kind: 'organ', id: stage.organId, organId: stage.organId },
          type: 'term.passed',
          body,
          actorId: 'system',
          occurredOn: day,
        },
      ],
      rows: [],
      outbox: [{ id, organId: stage.organId, kind: 'term.passed', body }],
    })
    count++
  }
  return count
}
