import { addDays, daysBetween } from '../../../workflows/days.ts'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/open.ts'
import { setting } from '../../store/settings.ts'
import type { Outcome } from '../run.ts'
import { administer, type By } from './by.ts'

/** What runs after each day a demonstration moves on: due days, deliveries. */
export type DailyJobs = (day: string) => Promise<unknown>

/** The furthest a demonstration moves in one request: each day runs its jobs. */
const mostDays = 400

/**
 * Moves a demonstration's legal day forward, day by day, running the due jobs of each.
 *
 * @throws {AppError} `demonstrationOnly`, `badInput` for a day that does not lie ahead or too far.
 */
export async function moveLegalDay(
  store: Store,
  to: string,
  by: By,
  jobs: DailyJobs = async () => {},
): Promise<Outcome<{ legalDay: string; from: string }>> {
  const outcome = await administer(
    store,
    by,
    async (db) => ({ mode: await setting(db, 'mode'), now: await setting(db, 'legalDay') }),
    ({ mode, now }, desk) => {
      if (mode !== 'demonstration' || now === undefined) throw new AppError('demonstrationOnly')
      if (to <= now || daysBetween(now, to) > mostDays) {
        throw new AppError('badDay', { reason: `${now} < … ≤ ${now} + ${mostDays}` }, [
          { field: 'to', zh: `应在 ${now} 之后 ${mostDays} 日以内`, en: `must lie after ${now}, within ${mostDays} days` },
        ])
      }
      return {
        append: [{ ...desk.event('legalDay.move', { from: now, to }), occurredOn: to }],
        rows: [{ update: 'setting', where: { key: 'legalDay', value: now }, set: { value: to }, guard: 'stale' }],
        answer: { legalDay: to, from: now },
      }
    },
  )
  if (outcome.repeated) return outcome
  for (let day = addDays(outcome.answer.from, 1); day <= to; day = addDays(day, 1)) await jobs(day)
  return outcome
}
