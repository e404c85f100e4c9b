import { Button, Slider } from 'antd'
import { useMemo, useState } from 'react'
import type { InstrumentFile } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { DayInput } from '../../parts/day-input.tsx'
import { dayText } from '../../parts/days.ts'
import { StandingTag } from '../../parts/standing.tsx'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { blocksOf } from '../../text/blocks.ts'
import { LawText, type Marks } from '../../text/law-text.tsx'
import { useCitations } from '../../text/use-engine.ts'
import { useSpeech } from '../../words/index.tsx'
import { rangeText } from './range-text.tsx'

interface Props {
  id: string
  day: string
  effects: InstrumentFile['effects']
  /** A provision to show first. */
  at?: string | undefined
  onDay: (day: string) => void
}

/** The text that bound on a day, with a slider over the years and a field for the exact day. */
export function ReadOn({ id, day, effects, at, onDay }: Props) {
  const { words, said, language } = useSpeech()
  const { today } = useHouse()
  const { data, error } = useApi('GET /instruments/:id/on/:day', { params: { id, day } }, { keep: true })
  const content = data?.content ?? null
  const blocks = useMemo(() => (content ? blocksOf(content.text, content.provisions) : []), [content])
  const cited = useCitations(`version.${data?.versionId}`, content?.text)
  const marks = useMemo<Marks>(() => {
    const found: Marks = {}
    for (const one of data?.overlays ?? []) {
      const by = one.number ?? one.actTitle
      found[one.provisionId] = {
        className: one.kind,
        note: one.kind === 'struck' ? words.register.struckBy(by) : words.register.suspendedBy(by),
      }
    }
    // An organ that is no more: who does its duties now, at the line that names it.
    for (const note of data?.notes ?? []) {
      const at = note.provisionIds.at(-1)
      if (at === undefined || (found[at] && found[at].className !== 'now')) continue
      const said = words.register.nowCalled(note.words, note.now)
      const before = found[at]?.note
      if (!before?.includes(said)) found[at] = { className: 'now', note: before ? `${before}；${said}` : said }
    }
    return found
  }, [data, words])
  const years = yearsOf(effects, today)
  const steps = Map.groupBy(
    effects.filter(({ from }) => from.from !== null),
    ({ from }) => from.from ?? '',
  )
  return (
    <section>
      <div className="day-picker">
        <span className="field">
          {words.register.textOn} <DayInput aria-label={words.register.textOn} value={day} onChange={(next) => next && onDay(next)} />
        </span>
        {day !== today && <Button onClick={() => onDay(today)}>{words.register.today}</Button>}
        {data && (
          <span role="status">
            {dayText(day, language) + words.frame.colon}
            <StandingTag standing={data.standing} />
          </span>
        )}
      </div>
      {years.length > 1 && <YearSlider years={years} day={day} onDay={onDay} />}
      {steps.size > 0 && (
        <p className="muted">
          {words.register.changedOn}{' '}
          {[...steps]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([step, changes]) => (
              <Button key={step} type="link" size="small" onClick={() => onDay(step)} className="figures">
                {changes[0] && rangeText(changes[0].from, language)}{' '}
                {words.frame.listOf([...new Set(changes.map((one) => said(one.kindName)))])}
              </Button>
            ))}
        </p>
      )}
      {error && <Failure error={error} />}
      {!data && !error && <Waiting />}
      {data && !content && <Nothing>{yetToCome.has(data.standing) ? words.register.notYetText : words.register.noText}</Nothing>}
      {content && <LawText name={`${data?.versionId}`} blocks={blocks} chosen={at ?? null} marks={marks} cited={cited.data} />}
    </section>
  )
}

/** Standings of a day before the document began. */
const yetToCome = new Set<string>(['notYet', 'neverMade', 'unknown'])

function YearSlider({ years, day, onDay }: { years: number[]; day: string; onDay: (day: string) => void }) {
  const { words } = useSpeech()
  const [drag, setDrag] = useState<number | null>(null)
  const first = years[0] ?? 0
  const last = years.at(-1) ?? 0
  return (
    <Slider
      className="years"
      min={first}
      max={last}
      marks={{ [first]: String(first), [last]: String(last) }}
      value={drag ?? Math.min(last, Math.max(first, Number(day.slice(0, 4))))}
      onChange={setDrag}
      onChangeComplete={(year: number) => {
        setDrag(null)
        onDay(`${year}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`)
      }}
      ariaLabelForHandle={words.register.yearSlider}
    />
  )
}

function yearsOf(effects: InstrumentFile['effects'], today: string): number[] {
  const first = effects
    .map((one) => one.from.from?.slice(0, 4))
    .filter((year): year is string => year !== undefined)
    .sort()[0]
  const last = Math.max(Number(today.slice(0, 4)), ...effects.map((one) => Number(one.from.from?.slice(0, 4) ?? 0)))
  return first === undefined ? [] : Array.from({ length: last - Number(first) + 1 }, (_, index) => Number(first) + index)
}
