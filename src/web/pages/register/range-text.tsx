import { Day } from '../../parts/day.tsx'
import { useSpeech } from '../../words/index.tsx'

/** A day that may be known only as a range: one day, a year, from–to, or not known. */
export function RangeText({ range }: { range: { from: string | null; to: string | null } }) {
  const { words, language } = useSpeech()
  if (!range.from && !range.to) return <span className="muted">{words.register.dayUnknown}</span>
  if (range.from === range.to) return <Day day={range.from} />
  const year = wholeYear(range)
  if (year) return <time dateTime={year}>{language === 'en' ? year : `${year}年`}</time>
  return (
    <>
      <Day day={range.from} /> – <Day day={range.to} />
    </>
  )
}

/** The year of a range that is exactly one year; old paper is often known no better, and no day may be made up for it. */
function wholeYear(range: { from: string | null; to: string | null }): string | null {
  const year = range.from?.slice(0, 4)
  return year && range.from === `${year}-01-01` && range.to === `${year}-12-31` ? year : null
}
