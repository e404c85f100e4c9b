import { Day } from '../../parts/day.tsx'
import { dayText } from '../../parts/days.ts'
import { useSpeech } from '../../words/index.tsx'
import type { Language } from '../../words/language.ts'

/** A day that may be known only as a range: one day, a year, from–to, or not known. */
export function RangeText({ range }: { range: { from: string | null; to: string | null } }) {
  const { words, language } = useSpeech()
  if (!range.from && !range.to) return <span className="muted">{words.register.dayUnknown}</span>
  if (range.from === range.to) return <Day day={range.from} />
  const year = wholeYear(range)
  if (year) return <time dateTime={year}>{rangeText(range, language)}</time>
  return (
    <>
      <Day day={range.from} /> – <Day day={range.to} />
    </>
  )
}

/** The same in words alone, for a button or an option. */
export function rangeText(range: { from: string | null; to: string | null }, language: Language): string {
  const year = wholeYear(range)
  if (year) return language === 'en' ? year : `${year}年`
  if (range.from === range.to) return dayText(range.from, language)
  return `${dayText(range.from, language)} – ${dayText(range.to, language)}`
}

/** The year of a range that is exactly one year; old paper is often known no better, and no day may be made up for it. */
function wholeYear(range: { from: string | null; to: string | null }): string | null {
  const year = range.from?.slice(0, 4)
  return year && range.from === `${year}-01-01` && range.to === `${year}-12-31` ? year : null
}
