import { dayText } from '../../parts/days.ts'
import { useSpeech } from '../../words/index.tsx'

interface Props {
  year: number
  holidays: readonly string[]
  workdays: readonly string[]
  /** With it the days are buttons. */
  onDay?: (day: string, kind: DayKind) => void
}

export type DayKind = 'off' | 'work' | 'weekend' | 'plain'

/** Twelve small months: days off and working weekends carry a sign besides their colour, weekends are grey. */
export function YearPicture({ year, holidays, workdays, onDay }: Props) {
  const { words, language } = useSpeech()
  const off = new Set(holidays)
  const work = new Set(workdays)
  return (
    <>
      <p className="muted small">
        <span className="legend off">休</span> {words.administration.legend.off} <span className="legend work">班</span>{' '}
        {words.administration.legend.work} <span className="legend weekend">6</span> {words.administration.legend.weekend}
      </p>
      <div className="year">
        {Array.from({ length: 12 }, (_, month) => (
          <Month
            key={monthName(year, month, language)}
            year={year}
            month={month}
            name={monthName(year, month, language)}
            off={off}
            work={work}
            {...(onDay ? { onDay } : {})}
          />
        ))}
      </div>
    </>
  )
}

interface MonthProps {
  year: number
  month: number
  name: string
  off: ReadonlySet<string>
  work: ReadonlySet<string>
  onDay?: (day: string, kind: DayKind) => void
}

function Month({ year, month, name, off, work, onDay }: MonthProps) {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay()
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const blanks = (first + 6) % 7
  return (
    <section className="month" aria-label={name}>
      <h3>{name}</h3>
      <ol>
        {Array.from({ length: count }, (_, index) => {
          const day = `${year}-${String(month + 1).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`
          const weekday = (first + index) % 7
          const kind = off.has(day) ? 'off' : work.has(day) ? 'work' : weekday === 0 || weekday === 6 ? 'weekend' : 'plain'
          return (
            <li key={day} className={`${kind}${index === 0 ? ` start-${blanks}` : ''}`}>
              <OneDay day={day} number={index + 1} kind={kind} {...(onDay ? { onDay } : {})} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function OneDay({ day, number, kind, onDay }: { day: string; number: number; kind: DayKind; onDay?: MonthProps['onDay'] }) {
  const { words, language } = useSpeech()
  const signs = { off: <small>休</small>, work: <small>班</small>, weekend: null, plain: null }
  if (!onDay)
    return (
      <>
        {number}
        {signs[kind]}
      </>
    )
  return (
    <button type="button" aria-label={`${dayText(day, language)} ${words.administration.legend[kind]}`} onClick={() => onDay(day, kind)}>
      {number}
    </button>
  )
}

function monthName(year: number, month: number, language: string): string {
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(year, month, 1)))
}
