import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import type { AnswerOf, CampaignFile, Endpoints } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useRefresh } from '../../api/use.ts'
import { dayText } from '../../parts/days.ts'
import { Trouble } from '../../parts/states.tsx'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'
import type { CampaignDesk } from './use-campaign.ts'

type Report = AnswerOf<Endpoints['POST /campaigns/:id/table']>

/** Organ by organ: how far it is, its table out and back in, handing in. */
export function Organs({ campaignId, desk, file }: { campaignId: string; desk: CampaignDesk; file: CampaignFile }) {
  const words = useCleanupWords()
  const { language } = useSpeech()
  const [report, setReport] = useState<Report | null>(null)
  const [error, setError] = useState<unknown>(null)
  const refresh = useRefresh()
  const read = async (chosen: File) => {
    setReport(null)
    setError(null)
    const form = new FormData()
    form.append('file', chosen)
    try {
      setReport(await call('POST /campaigns/:id/table', { params: { id: campaignId }, form }))
      await refresh()
    } catch (cause) {
      setError(cause)
    }
  }
  const handsIn = desk.offer('conclusions.submit')?.mine === true
  return (
    <>
      <div className="catalogue-scroll">
        <table className="catalogue">
          <thead>
            <tr>
              <th>{words.implementing}</th>
              {(['scope', 'retain', 'amend', 'repeal', 'declareInvalid', 'notNormative', 'open'] as const).map((part) => (
                <th key={part}>{words.sums[part]}</th>
              ))}
              <th>{words.submitOrgan}</th>
              <th>{words.tableColumn}</th>
            </tr>
          </thead>
          <tbody>
            {file.organs.map((organ) => (
              <tr key={organ.organId}>
                <th scope="row">{organ.organName}</th>
                {(['scope', 'retain', 'amend', 'repeal', 'declareInvalid', 'notNormative', 'open'] as const).map((part) => (
                  <td key={part} className="figures">
                    {organ.sums[part]}
                  </td>
                ))}
                <td>
                  {organ.submittedOn ? (
                    words.submitted(dayText(organ.submittedOn, language))
                  ) : organ.mine && handsIn ? (
                    <Button
                      size="small"
                      type="primary"
                      loading={desk.busy === 'conclusions.submit'}
                      onClick={() => void desk.act('conclusions.submit', { organId: organ.organId })}
                    >
                      {words.submitOrgan}
                    </Button>
                  ) : (
                    words.notSubmitted
                  )}
                </td>
                <td>
                  <a href={`/api/v1/campaigns/${encodeURIComponent(campaignId)}/table?organ=${encodeURIComponent(organ.organId)}`} download>
                    {words.downloadTable}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {file.unassigned > 0 && (
        <p>
          {words.unassigned} <span className="figures">{file.unassigned}</span>
        </p>
      )}
      {desk.may('item.conclude') && <Upload onChoose={(chosen) => void read(chosen)} />}
      <Trouble error={error} />
      {report && <TableReport report={report} />}
    </>
  )
}

function Upload({ onChoose }: { onChoose: (file: File) => void }) {
  const words = useCleanupWords()
  const input = useRef<HTMLInputElement>(null)
  return (
    <p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv"
        aria-label={words.uploadTable}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) onChoose(chosen)
        }}
      />
      <Button onClick={() => input.current?.click()}>{words.uploadTable}</Button> <span className="muted">{words.uploadChoose}</span>
    </p>
  )
}

/** What became of each row of a table that was read back. */
function TableReport({ report }: { report: Report }) {
  const words = useCleanupWords()
  const refused = report.rows.filter((row) => row.outcome === 'refused')
  const rest = report.rows.filter((row) => row.outcome !== 'refused' && row.outcome !== 'blank')
  return (
    <section aria-label={words.uploadTable}>
      <Alert
        role="status"
        className="space-below"
        type={report.refused > 0 ? 'error' : 'success'}
        title={report.refused > 0 ? words.tableRefused(report.refused) : words.tableDone(report.concluded)}
      />
      {refused.length > 0 && <Lines rows={refused} caption={words.tableRefusedOnly} />}
      {rest.length > 0 && refused.length > 0 ? (
        <details>
          <summary>{words.tableRest(rest.length)}</summary>
          <Lines rows={rest} />
        </details>
      ) : (
        <Lines rows={rest} />
      )}
    </section>
  )
}

function Lines({ rows, caption }: { rows: Report['rows']; caption?: string }) {
  const words = useCleanupWords()
  const { said } = useSpeech()
  return (
    <table className="catalogue">
      {caption && <caption>{caption}</caption>}
      <tbody>
        {rows.map((row) => (
          <tr key={row.row}>
            <td className="figures">
              {words.tableRow} {row.row}
            </td>
            <td lang="zh-CN">{row.title}</td>
            <td>{words.tableOutcome[row.outcome]}</td>
            <td>{said(row.message)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
