import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { DataDialog } from '../../forms/data-form.tsx'
import { Select } from '../../parts/select.tsx'
import { Failure, Waiting } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { useDeskWords } from '../../words/rule-desk.ts'
import { Decide } from './decide.tsx'
import { useMay } from './may.ts'
import { Differences } from './rules.tsx'
import * as schemas from './schemas.ts'
import { YearDesk } from './year-desk.tsx'
import { YearPicture } from './year-picture.tsx'

/** Holiday years as a picture of the year; a year without a notice is not computed. */
export function HolidaysSection() {
  const may = useMay()
  const { words } = useSpeech()
  const { today } = useHouse()
  const { data, error } = useApi('GET /admin/holiday-years')
  const desk = useDeskWords()
  const [open, setOpen] = useState(false)
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  if (error) return <Failure error={error} />
  if (!data) return <Waiting />
  const years = [...new Set(data.items.map((one) => one.year))].sort((a, b) => b - a)
  const next = Math.max(...years, year) + 1
  const shown = data.items.filter((one) => one.year === year)
  return (
    <>
      <p className="lead">{words.administration.holidaysHelp}</p>
      <div className="row space-below">
        <Select
          aria-label={words.administration.year}
          value={year}
          onChange={setYear}
          options={years.map((value) => ({ value, label: words.administration.calendarOf(value) }))}
          popupMatchSelectWidth={false}
        />
        {may.second && !open && (
          <>
            <Button type="primary" onClick={() => setOpen(true)}>
              {desk.yearOpen}
            </Button>
            <DataDialog
              quiet
              name="holiday-year"
              label={desk.listDoor}
              schema={schemas.holidayYear}
              initial={{ year: next }}
              submit={words.administration.proposeYear}
              send={(body, key) => call('POST /admin/holiday-years', { body: body as never, key })}
            />
          </>
        )}
      </div>
      {open && <YearDesk first={next} years={data.items} onClose={() => setOpen(false)} />}
      {shown.map((one) => (
        <section key={one.id} className="space-below">
          <p className="row-title">
            {words.administration.calendarOf(one.year)}
            <span className="tag">{words.administration.states[one.state]}</span>
          </p>
          <p className="muted">
            {words.administration.daysOff(one.holidays.length)} · {words.administration.workdays(one.workdays.length)} ·{' '}
            {one.state === 'shipped' ? desk.shippedYear(one.version) : one.source}
          </p>
          <Differences lines={one.difference} />
          {one.state === 'proposed' && may.second && (
            <Decide
              name={one.id}
              confirm={(key) => call('POST /admin/holiday-years/:id/confirm', { params: { id: one.id }, body: {}, key })}
              refuse={(reason, key) => call('POST /admin/holiday-years/:id/refuse', { params: { id: one.id }, body: { reason }, key })}
            />
          )}
          <YearPicture year={one.year} holidays={one.holidays} workdays={one.workdays} />
        </section>
      ))}
    </>
  )
}
