import { Day } from '../../parts/day.tsx'
import { useWords } from '../../words/index.tsx'

/** A day that may be known only as a range: one day, from–to, or not known. */
export function RangeText({ range }: { range: { from: string | null; to: string | null } }) {
  const words = useWords()
  if (!range.from && !range.to) return <span className="muted">{words.register.dayUnknown}</span>
  if (range.from === range.to) return <Day day={range.from} />
  return (
    <>
      <Day day={range.from} /> – <Day day={range.to} />
    </>
  )
}
