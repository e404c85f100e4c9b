import { Popover } from 'antd'
import { type Language, useSpeech } from '../words/index.tsx'
import { Bases, type BasisLike } from './bases.tsx'

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

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A legal day as people write it: 2026年3月2日, 2 Mar 2026. Pure text, no time zone can shift it. */
export function dayText(day: string | null | undefined, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '')
  if (!parts) return day ?? ''
  const [, year, month, date] = parts
  if (language === 'en') return `${Number(date)} ${months[Number(month) - 1]} ${year}`
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** An instant in the installation's time zone. */
export function instantText(instant: string | null | undefined, language: Language, timeZone: string): string {
  if (!instant) return ''
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return format.format(new Date(instant))
}

/** Days from one legal day to another; negative when it lies behind. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
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
