import { isDone } from '../../workflows/engine.ts'
import { asksOf } from '../../workflows/rulemaking/asks.ts'
import type { RulemakingFacts } from '../../workflows/rulemaking/facts.ts'
import { stageRows as terms } from '../../workflows/rulemaking/terms.ts'
import type { StoredState } from '../../workflows/types.ts'
import { stageRows, taskRows } from '../commands/cases/project/state.ts'
import { circumstances } from '../commands/circumstances.ts'
import { openCases } from '../store/cases.ts'
import type { RowWrite } from '../store/change-set.ts'
import type { Store } from '../store/open.ts'

/**
 * Stage rows and tasks of open cases for a new day: a notice that has run its term asks to be closed, a term that could not be computed is
 * computed when the holiday notice came. Rows only; a case that moves meanwhile writes its own, which is why its head is read.
 *
 * @returns how many cases were written anew.
 */
export async function refreshCases(store: Store, day: string): Promise<number> {
  let written = 0
  for (const file of await openCases(store.db)) {
    const state = file.state as StoredState<RulemakingFacts>
    if (isDone(state)) continue
    const at = { ...(await circumstances(store.db, '', { issuing: file.organId, drafting: file.draftingOrganId })), today: day }
    const stages = terms(state.value, state.facts, at)
    const standpoint = { caseId: file.id, organId: file.organId, state, stages, asks: asksOf(state.value, state.facts, stages, at) }
    const rows: RowWrite[] = [
      { remove: 'stage', where: { case_id: file.id } },
      ...stageRows(standpoint).map((row): RowWrite => ({ insert: 'stage', row })),
      { remove: 'task', where: { case_id: file.id } },
      ...taskRows(standpoint).map((row): RowWrite => ({ insert: 'task', row })),
    ]
    if (!(await differs(store, file.id, rows))) continue
    await store
      .commit({ read: [{ kind: 'case', id: file.id, organId: file.organId, seq: file.rev }], append: [], rows })
      .then(() => written++)
      .catch((error: { code?: string }) => {
        // The case moved while its rows were computed: whoever moved it has written fresh ones.
        if (error.code !== 'conflict') throw error
      })
  }
  return written
}

async function differs(store: Store, caseId: string, rows: RowWrite[]): Promise<boolean> {
  const [stages, tasks] = await Promise.all([
    store.db.selectFrom('stage').selectAll().where('case_id', '=', caseId).execute(),
    store.db.selectFrom('task').selectAll().where('case_id', '=', caseId).execute(),
  ])
  const wanted = rows.flatMap((write) => ('insert' in write ? [line(write.row)] : [])).sort()
  const stored = [...stages, ...tasks].map(line).sort()
  return wanted.join('\n') !== stored.join('\n')
}

function line(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
}
