import { Button } from 'antd'
import type { CaseFile } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { Day } from '../../parts/day.tsx'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { Payload } from './payload.tsx'

const meetings = new Set(['departmentDeliberation.record', 'meeting.decide', 'expedited.decide', 'hearing.record', 'partyReport.record'])

/** 会议: department deliberations, hearings and decisions, with attendance, views, votes and minutes as recorded. */
export function MeetingsTab({ file, onAction }: { file: CaseFile; onAction: (action: string) => void }) {
  const { words, said } = useSpeech()
  const { data, error } = useApi('GET /cases/:id/history', { params: { id: file.case.id } })
  if (error) return <Failure error={error} />
  if (!data) return <Waiting />
  const rows = data.items.filter((row) => meetings.has(row.action))
  const record =
    file.case.stage === 'departmentDeliberation'
      ? 'departmentDeliberation.record'
      : file.case.stage === 'deliberation'
        ? 'meeting.decide'
        : null
  return (
    <section>
      {record && (
        <Button className="space-below" onClick={() => onAction(record)}>
          {words.cases.recordMeeting}
        </Button>
      )}
      {rows.length === 0 && <Nothing>{words.cases.meetingsEmpty}</Nothing>}
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.seq}>
            <p className="row-title">
              {said(row.name)} · <Day day={row.occurredOn} />
            </p>
            <Payload action={row.action} payload={row.payload} />
          </li>
        ))}
      </ul>
    </section>
  )
}
