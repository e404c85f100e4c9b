import type { CaseFile } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { Day } from '../../parts/day.tsx'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { useInstant } from '../../parts/use-instant.ts'
import { useSpeech } from '../../words/index.tsx'
import { Payload } from './payload.tsx'

/** 过程: everything that happened, latest first, with both times, the reason, and whether it was done elsewhere. */
export function HistoryTab({ file }: { file: CaseFile }) {
  const { words, said } = useSpeech()
  const instant = useInstant()
  const { data, error } = useApi('GET /cases/:id/history', { params: { id: file.case.id } })
  if (error) return <Failure error={error} />
  if (!data) return <Waiting />
  if (data.items.length === 0) return <Nothing>{words.cases.historyEmpty}</Nothing>
  const rows = [...data.items].sort((a, b) => b.seq - a.seq)
  return (
    <ol className="history">
      {rows.map((row) => (
        <li key={row.seq}>
          <p className="row-title">
            {said(row.name)}
            {row.elsewhere && <span className="tag">{words.cases.recordedElsewhere}</span>}
          </p>
          <p className="muted">
            <Day day={row.occurredOn} /> · {row.actorName}
            {row.onBehalfOfName && words.frame.aside(words.cases.onBehalfOf(row.onBehalfOfName))} · {words.cases.recorded}{' '}
            {instant(row.recordedAt)}
          </p>
          {row.reason && (
            <p>
              {words.cases.reason + words.frame.colon}
              {row.reason}
            </p>
          )}
          {row.elsewhere && (
            <p>
              {words.terms.places[row.elsewhere.place]} · {row.elsewhere.address} · {row.elsewhere.person}
            </p>
          )}
          <details>
            <summary>{words.cases.details}</summary>
            <Payload action={row.action} payload={row.payload} />
            <p className="muted small figures">
              {words.cases.chain} {row.hash.slice(0, 16)}
            </p>
          </details>
        </li>
      ))}
    </ol>
  )
}
