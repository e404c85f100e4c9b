import { addDays } from '../../../workflows/days.ts'

interface Task {
  dueOn: string | null
  due: { key: string } | null
}

/**
 * Under which heading of the inbox a task stands on a day. The end of a public notice is nobody's deadline: from the day after it may be
 * closed, without a limit.
 */
export function dueListOf({ dueOn, due }: Task, today: string): 'dueToday' | 'thisWeek' | 'later' {
  if (dueOn === null || (due?.key === 'notice.until' && dueOn < today)) return 'later'
  if (dueOn <= today) return 'dueToday'
  return dueOn <= addDays(today, 7) ? 'thisWeek' : 'later'
}
