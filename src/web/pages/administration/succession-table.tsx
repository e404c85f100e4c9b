import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import type { AnswerOf, Endpoints } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useRefresh } from '../../api/use.ts'
import { Trouble } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'

type Report = AnswerOf<Endpoints['POST /admin/successions/table']>

const words = {
  load: { zh: '由表格载入机构职责承接', en: 'Load successions from a table' },
  help: {
    zh: '.xlsx 或者 .csv，列：原机关、现机关、职责、起始日期、依据',
    en: '.xlsx or .csv with the columns 原机关, 现机关, 职责, 起始日期, 依据',
  },
  refused: { zh: '有行被拒绝，整表没有载入', en: 'A row was refused: nothing was loaded' },
  loaded: { zh: '已载入', en: 'Loaded' },
  nothing: { zh: '没有新的内容', en: 'Nothing new' },
  outcomes: {
    added: { zh: '载入', en: 'added' },
    present: { zh: '已有', en: 'there already' },
    refused: { zh: '拒绝', en: 'refused' },
  },
}

/** The successions of an institutional reform read from a table; every row is reported, all are written or none. */
export function SuccessionTable() {
  const { said } = useSpeech()
  const refresh = useRefresh()
  const input = useRef<HTMLInputElement>(null)
  const [report, setReport] = useState<Report | null>(null)
  const [error, setError] = useState<unknown>(null)
  const read = async (file: File) => {
    setReport(null)
    setError(null)
    const form = new FormData()
    form.append('file', file)
    try {
      setReport(await call('POST /admin/successions/table', { form }))
      await refresh()
    } catch (cause) {
      setError(cause)
    }
  }
  const refused = report?.rows.some((row) => row.outcome === 'refused') ?? false
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv"
        aria-label={said(words.load)}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) void read(file)
        }}
      />
      <p>
        <Button onClick={() => input.current?.click()}>{said(words.load)}</Button> <span className="muted">{said(words.help)}</span>
      </p>
      <Trouble error={error} />
      {report && (
        <>
          <Alert
            role="status"
            className="space-below"
            type={refused ? 'error' : 'success'}
            title={said(refused ? words.refused : report.written ? words.loaded : words.nothing)}
          />
          <ul className="rows">
            {report.rows.map((row) => (
              <li key={row.row}>
                {row.old} → {row.now} · {said(words.outcomes[row.outcome])} {said(row.message)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
