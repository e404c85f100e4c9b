import { Popover } from 'antd'
import { useSpeech } from '../words/index.tsx'
import type { BasisLike } from './bases.tsx'
import { daysBetween, dayText } from './days.ts'

/** How a due day came about: rule, days counted, days skipped, calendar. */
export interface DueLike {
  key?: string
  days: number
  unit: 'natural' | 'working'
  from: string
  to: string
  skipped: string[]
  calendar: string
  basis: BasisLike
  zh: string
  en: string
}

/** A legal day, tabular. */
export function Day({ day }: { day: string | null | undefined }) {
  const { language } = useSpeech()
  if (!day) return null
  return (
    <time dateTime={day} className="figures">
      {dayText(day, language)}
    </time>
  )
}

/** A due day with how long is left, explaining itself on hover, focus and touch. */
export function DueDay({ day, due, today, left }: { day: string; due?: DueLike | null | undefined; today: string; left?: number | null }) {
  const { words, language } = useSpeech()
  // The end of a public notice is the day from which it may be closed; nobody is late the day after.
  if (due?.key === 'notice.until' && day < today) return <span className="due">{words.cases.noticeOver(dayText(day, language))}</span>
  const text = words.cases.due(left ?? daysLeft(today, day, due), due?.unit ?? 'natural', dayText(day, language))
  if (!due) return <span className="due">{text}</span>
  return (
    <Popover content={<DueReason due={due} />} trigger={['hover', 'focus', 'click']} placement="bottomLeft">
      <button type="button" className={day < today ? 'due explained late' : 'due explained'}>
        {text}
      </button>
    </Popover>
  )
}

/** Working days when the term counts them: the days that the term leaves out are left out here too. */
function daysLeft(today: string, day: string, due: DueLike | null | undefined): number {
  const days = daysBetween(today, day)
  if (due?.unit !== 'working' || days < 0) return days
  return days - due.skipped.filter((one) => one > today && one <= day).length
}

/** How a due day came about: rule, count, calendar and basis in one sentence, and the days that do not count. */
export function DueReason({ due }: { due: DueLike }) {
  const { words, said } = useSpeech()
  return (
    <div className="reason">
      <p>{said(due)}</p>
      {due.skipped.length > 0 && (
        <p className="muted">{words.cases.skipped(due.skipped.length, words.frame.listOf(due.skipped.map((one) => one.slice(5))))}</p>
      )}
    </div>
  )
}
