import type { By } from '../commands/admin/by.ts'
import { moveLegalDay } from '../commands/admin/legal-day.ts'
import type { Outcome } from '../commands/run.ts'
import type { Store } from '../store/open.ts'
import { runDay } from './daily.ts'

/**
 * Moves a demonstration's legal day forward, running each day's jobs on the way (design.md §4).
 *
 * @throws {AppError} `demonstrationOnly`, `badDay`.
 */
export function advanceLegalDay(store: Store, to: string, by: By): Promise<Outcome<{ legalDay: string; from: string }>> {
  return moveLegalDay(store, to, by, (day) => runDay(store, day))
}
