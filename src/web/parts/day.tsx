import { Popover } from 'antd'
import { useSpeech } from '../words/index.tsx'
import { Bases, type BasisLike } from './bases.tsx'
import { daysBetween, dayText } from './days.ts'

/** How a due day came about: rule, days counted, days skipped, calendar. */
export interface DueLike {
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
  const days = left ?? daysBetween(today, day)
  const unit = due?.unit ?? 'natural'
  const text = words.cases.due(days, left === undefined || left === null ? 'natural' : unit, dayText(day, language))
  if (!due) return <span className="due">{text}</span>
  return (
    <Popover content={<DueReason due={due} />} trigger={['hover', 'focus', 'click']}>
      <button type="button" className={days < 0 ? 'due explained late' : 'due explained'}>
        {text}
      </button>
    </Popover>
  )
}

/** The sentence, the count, the days left out and the legal basis of a due day. */
export function DueReason({ due }: { due: DueLike }) {
  const { words, language, said } = useSpeech()
  return (
    <div className="reason">
      <p>{said(due)}</p>
      <p className="figures">
        {words.cases.counted(dayText(due.from, language), due.days, words.terms.units[due.unit] ?? '', dayText(due.to, language))}
      </p>
      {due.skipped.length > 0 && <p>{words.cases.skipped(due.skipped.length, due.skipped.map((one) => one.slice(5)).join('、'))}</p>}
      <p className="muted">{words.cases.calendar(due.calendar)}</p>
      <Bases bases={[due.basis]} />
    </div>
  )
}
