import { AppError } from '../../errors.ts'
import { nextDay } from '../../../workflows/days.ts'
import type { Store } from '../../store/open.ts'
import { setting } from '../../store/settings.ts'
import type { Outcome } from '../run.ts'
import { administer, type By } from './by.ts'

/** What runs after each day a demonstration moves on: due days, deliveries. Answers how many jobs it did. */
export type DailyJobs = (day: string) => Promise<number>

/** The furthest a demonstration moves in one request: each day runs its jobs. */
const mostDays = 400

/**
 * Moves a demonstration's legal day forward, day by day, running the due jobs of each.
 *
 * @throws {AppError} `demonstrationOnly`, `badInput` for a day that does not lie ahead or too far.
 */
export async function moveLegalDay(store: Store, to: string, by: By, jobs: DailyJobs = async () => 0): Promise<Outcome<{ legalDay: string; jobsRun: number }>> {
  const outcome = await administer(
    store,
    by,
    async (db) => ({ mode: await setting(db, 'mode'), now: await setting(db, 'legalDay') }),
    ({ mode, now }, desk) => {
      if (mode !== 'demonstration' || now === undefined) throw new AppError('demonstrationOnly')
      if (to <= now || daysBetween(now, to) > mostDays) {
        throw new AppError('badDay', { reason: `${now} < … ≤ ${now} + ${mostDays}` }, [{ field: 'to', zh: `应在 ${now} 之后 ${mostDays} 日以内`, en: `must lie after ${now}, within ${mostDays} days` }])
      }
      return {
        append: [{ ...desk.event('legalDay.move', { from: now, to }), occurredOn: to }],
        rows: [{ update: 'setting', where: { key: 'legalDay', value: now }, set: { value: to }, guard: 'stale' }],
        answer: { legalDay: to, jobsRun: 0, from: now },
      }
    },
  )
  const { from, ...answer } = outcome.answer
  if (outcome.repeated) return { ...outcome, answer }
  for (let day = nextDay(from); day <= to; day = nextDay(day)) answer.jobsRun += await jobs(day)
  return { ...outcome, answer }
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
