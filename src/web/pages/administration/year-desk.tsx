import { App, Button, Input, InputNumber } from 'antd'
import { useMemo, useState } from 'react'
import type { AnswerOf, Endpoints } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useIntention } from '../../api/intention.ts'
import { useRefresh } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { kept } from '../../forms/kept.ts'
import { dayAfter, dayText } from '../../parts/days.ts'
import { Trouble } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { useDeskWords } from '../../words/rule-desk.ts'
import { type DayKind, YearPicture } from './year-picture.tsx'

type Year = AnswerOf<Endpoints['GET /admin/holiday-years']>['items'][number]
interface Unsent {
  year: number
  holidays: string[]
  workdays: string[]
  source: string
}

/** The desk where a holiday notice is clicked into the calendar, its document named, and proposed for a second person. */
export function YearDesk({ first, years, onClose }: { first: number; years: readonly Year[]; onClose: () => void }) {
  const { session } = useHouse()
  const { words } = useSpeech()
  const desk = useDeskWords()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const store = useMemo(() => kept<Unsent>(`${session.person?.id}.year-desk`), [session.person?.id])
  const inForce = (year: number) => years.findLast((one) => one.year === year && (one.state === 'confirmed' || one.state === 'shipped'))
  const [draft, setDraft] = useState<Unsent>(() => store.read() ?? startOf(first, inForce(first)))
  const [asked, setAsked] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keyOf = useIntention()
  const put = (next: Unsent) => {
    setDraft(next)
    store.write(next)
  }
  const send = async () => {
    setAsked(true)
    if (draft.source.trim() === '' || draft.holidays.length === 0) return
    const key = keyOf(draft)
    setBusy(true)
    setError(null)
    try {
      await call('POST /admin/holiday-years', { body: draft, key })
      store.drop()
      await refresh()
      void message.success(desk.proposedNote)
      onClose()
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  const noSource = asked && draft.source.trim() === ''
  return (
    <section className="panel space-below" aria-label={desk.yearTitle(draft.year)}>
      <h2>{desk.yearTitle(draft.year)}</h2>
      <p className="lead">{desk.yearHelp}</p>
      <p className="field">
        <label htmlFor="desk-year">{words.administration.year}</label>
        <InputNumber
          id="desk-year"
          min={1990}
          max={2200}
          precision={0}
          value={draft.year}
          onChange={(year) => year !== null && put({ ...startOf(year, inForce(year)), source: draft.source })}
        />
      </p>
      <YearPicture
        year={draft.year}
        holidays={draft.holidays}
        workdays={draft.workdays}
        onDay={(day, kind) => put(turned(draft, day, kind))}
      />
      <Summary draft={draft} before={inForce(draft.year)} />
      <label htmlFor="desk-source" className="field-label">
        {desk.yearNotice}
      </label>
      <Input
        id="desk-source"
        maxLength={500}
        value={draft.source}
        status={noSource ? 'error' : ''}
        aria-describedby={noSource ? 'desk-source-missing' : undefined}
        onChange={(event) => put({ ...draft, source: event.target.value })}
      />
      {noSource && (
        <p id="desk-source-missing" role="alert" className="late">
          {desk.yearNoticeMissing}
        </p>
      )}
      {asked && draft.holidays.length === 0 && (
        <p role="alert" className="late">
          {desk.yearEmpty}
        </p>
      )}
      <Trouble error={error} />
      <div className="row space-above">
        <Button type="primary" loading={busy} onClick={() => void send()}>
          {desk.propose}
        </Button>
        <Button
          onClick={() => {
            store.drop()
            onClose()
          }}
        >
          {desk.drop}
        </Button>
      </div>
    </section>
  )
}

/** What was clicked, in words: spans of days off and working days instead, and what differs from the year in force. */
function Summary({ draft, before }: { draft: Unsent; before: Year | undefined }) {
  const { words, language } = useSpeech()
  const desk = useDeskWords()
  const gone = (old: readonly string[], now: readonly string[]) => old.filter((day) => !now.includes(day))
  const named = (name: string, what: string) => `${name}${words.frame.colon}${what}`
  const lines = [
    ...gone(draft.holidays, before?.holidays ?? []).map((day) => ({ day, what: named(desk.added, desk.off) })),
    ...gone(draft.workdays, before?.workdays ?? []).map((day) => ({ day, what: named(desk.added, desk.work) })),
    ...gone(before?.holidays ?? [], draft.holidays).map((day) => ({ day, what: named(desk.removed, desk.off) })),
    ...gone(before?.workdays ?? [], draft.workdays).map((day) => ({ day, what: named(desk.removed, desk.work) })),
  ].sort((a, b) => (a.day < b.day ? -1 : 1))
  const say = (days: readonly string[]) =>
    spansOf(days)
      .map(([from, to]) => (from === to ? dayText(from, language) : `${dayText(from, language)}–${dayText(to, language)}`))
      .join(language === 'en' ? '; ' : '；')
  return (
    <div role="status">
      <p>
        {words.administration.daysOff(draft.holidays.length)}
        {draft.holidays.length > 0 && `${words.frame.colon}${say(draft.holidays)}`}
        <br />
        {words.administration.workdays(draft.workdays.length)}
        {draft.workdays.length > 0 && `${words.frame.colon}${say(draft.workdays)}`}
      </p>
      {lines.length === 0 && before && <p className="muted">{desk.noChange}</p>}
      {lines.length > 0 && (
        <details>
          <summary>
            {desk.compared(before !== undefined)} <span className="figures">{lines.length}</span>
          </summary>
          <ul>
            {lines.map((one) => (
              <li key={one.day + one.what}>
                {dayText(one.day, language)} {one.what}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function startOf(year: number, known: Year | undefined): Unsent {
  return { year, holidays: known?.holidays ?? [], workdays: known?.workdays ?? [], source: '' }
}

/** A weekday: off and back. A weekend day: off, working instead, and back. */
function turned(draft: Unsent, day: string, kind: DayKind): Unsent {
  const without = (days: string[]) => days.filter((one) => one !== day)
  const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
  if (kind === 'plain' || kind === 'weekend') return { ...draft, holidays: [...draft.holidays, day].sort() }
  if (kind === 'off' && isWeekend) return { ...draft, holidays: without(draft.holidays), workdays: [...draft.workdays, day].sort() }
  return { ...draft, holidays: without(draft.holidays), workdays: without(draft.workdays) }
}

function spansOf(days: readonly string[]): [string, string][] {
  const spans: [string, string][] = []
  for (const day of [...days].sort()) {
    const last = spans.at(-1)
    if (last && dayAfter(last[1], 1) === day) last[1] = day
    else spans.push([day, day])
  }
  return spans
}
