import { getRouteApi, Link } from '@tanstack/react-router'
import { App, Button, Radio, Table } from 'antd'
import { useState } from 'react'
import type { ImportedRow, ImportFile } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { useHolds, useHouse } from '../../app/session.tsx'
import { DataDialog } from '../../forms/data-form.tsx'
import { Failure, Trouble, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useImportWords } from '../../words/imports.ts'
import { useSpeech } from '../../words/index.tsx'
import { reason } from '../administration/schemas.ts'
import { RangeText } from './range-text.tsx'
import { Spellings } from './spellings.tsx'

const route = getRouteApi('/register/import/$importId')
const outcomes = ['new', 'imported', 'present', 'refused'] as const

/** One list: what was read of each row, what is doubtful, and the second person's decision. */
export function Import() {
  const { importId } = route.useParams()
  const words = useImportWords()
  const { data, error, refetch } = useApi('GET /imports/:id', { params: { id: importId } })
  usePage(data?.import.filename ?? words.title)
  if (error) return <Failure error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  return (
    <div className="page">
      <p>
        <Link to="/register/import">{words.back}</Link>
      </p>
      <h1>{data.import.filename}</h1>
      <p className="muted">
        <span className="tag">{words.states[data.import.state]}</span> {words.by(data.import.proposedByName)} ·{' '}
        {words.listedOn[data.listedBy](data.listedOn)}
        {data.import.decidedByName && ` · ${words.decidedBy(data.import.decidedByName)}`}
      </p>
      <p className="figures">
        {sums(data)
          .filter(([, count]) => count > 0)
          .map(([outcome, count]) => words.counts(words.fates[outcome], count))
          .join(' · ')}
      </p>
      {data.counts.refused > 0 && <p className="muted">{words.refusedHelp}</p>}
      {data.import.state === 'proposed' && data.unknownOrgans.length > 0 && <Spellings key={data.unknownOrgans.length} file={data} />}
      {data.import.state === 'proposed' && <Decision file={data} />}
      <Sheets file={data} />
      <Rows rows={data.rows} />
    </div>
  )
}

const fates = [...outcomes, 'repeated'] as const
type Fate = (typeof fates)[number]

/** What became of a row as a person sees it: what this list entered is entered, a row that repeats another is nothing the register held before. */
function fateOf(row: ImportedRow): Fate {
  if (row.repeated) return 'repeated'
  return row.fromThisList ? 'imported' : row.outcome
}

function sums({ rows }: ImportFile): [Fate, number][] {
  return fates.map((fate) => [fate, rows.filter((row) => fateOf(row) === fate).length])
}

function Decision({ file }: { file: ImportFile }) {
  const words = useImportWords()
  const { words: common } = useSpeech()
  const { session } = useHouse()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const registrar = useHolds('officeRegistrar')
  const [left, setLeft] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { id, proposedBy } = file.import
  const enter = async () => {
    setError(null)
    setLeft(file.rows.length)
    try {
      // a call enters some hundred rows; what is in stays in, whatever happens to the next
      for (let more = true; more; ) {
        const progress = await call('POST /imports/:id/confirm', { params: { id }, body: {} })
        setLeft(progress.left)
        more = progress.left > 0
      }
      void message.success(common.forms.done(words.confirm))
      await refresh()
    } catch (cause) {
      setError(cause)
    } finally {
      setLeft(null)
    }
  }
  if (!registrar || session.person?.id === proposedBy) return <p className="muted">{words.second}</p>
  return (
    <div className="space-below">
      <Trouble error={error} />
      {file.counts.new === 0 && <p className="muted">{words.nothing}</p>}
      <div className="row">
        <Button type="primary" loading={left !== null} onClick={() => void enter()}>
          {words.confirm}
        </Button>
        <DataDialog
          name={`import.refuse.${id}`}
          label={words.refuse}
          schema={reason}
          submit={words.refuse}
          send={(body, key) => call('POST /imports/:id/refuse', { params: { id }, body: { reason: String(body.reason) }, key })}
        />
        <span aria-live="polite">{left !== null && words.confirming(left)}</span>
      </div>
    </div>
  )
}

function Sheets({ file }: { file: ImportFile }) {
  const words = useImportWords()
  const { said } = useSpeech()
  return (
    <details className="space-below">
      <summary>{words.columns}</summary>
      <ul className="plain">
        {file.sheets.map((sheet) => (
          <li key={sheet.name}>
            {sheet.name} {sheet.passedOver ? `${words.passedOver}：${said(sheet.passedOver)}` : Object.values(sheet.heads).join('、')}
            {sheet.unknown.length > 0 && <span className="muted"> {words.unknown(sheet.unknown.join('、'))}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Rows({ rows }: { rows: ImportedRow[] }) {
  const words = useImportWords()
  const { said } = useSpeech()
  const [only, setOnly] = useState<'all' | 'doubtful' | 'refused'>('all')
  const shown = rows.filter((row) => only === 'all' || (only === 'refused' ? row.outcome === 'refused' : row.doubts.length > 0))
  return (
    <>
      <Radio.Group
        className="space-below"
        aria-label={words.only}
        value={only}
        onChange={(event) => setOnly(event.target.value)}
        options={[
          { value: 'all', label: words.all },
          { value: 'doubtful', label: words.doubtful },
          { value: 'refused', label: words.fates.refused },
        ]}
      />
      <Table
        rowKey={(row) => `${row.sheet} ${row.row}`}
        size="small"
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={shown}
        columns={[
          { title: words.row, width: 90, render: (_, row) => <span className="figures">{`${row.sheet} ${row.row}`}</span> },
          {
            title: words.outcome,
            width: 110,
            render: (_, row) => <span className="tag">{words.fates[fateOf(row)]}</span>,
          },
          { title: words.document, render: (_, row) => <Titled row={row} /> },
          { title: words.number, width: 170, render: (_, row) => <span className="figures">{row.number ?? '—'}</span> },
          { title: words.issuer, render: (_, row) => row.issuer ?? '—' },
          { title: words.signed, width: 130, render: (_, row) => (row.signed ? <RangeText range={row.signed} /> : '—') },
          { title: words.validTo, width: 120, render: (_, row) => <span className="figures">{row.validTo ?? '—'}</span> },
          { title: words.standing, width: 90, render: (_, row) => words.standings[row.standing ?? ''] ?? '—' },
          {
            title: words.remarks,
            width: 340,
            render: (_, row) => (
              <ul className="plain">
                {[...(row.refusal ? [row.refusal] : []), ...row.doubts].map((one) => (
                  <li key={one.zh}>{said(one)}</li>
                ))}
              </ul>
            ),
          },
        ]}
        locale={{ emptyText: '—' }}
      />
    </>
  )
}

function Titled({ row }: { row: ImportedRow }) {
  if (row.instrumentId === null || row.instrumentId === '') return row.title ?? '—'
  return (
    <Link to="/instruments/$instrumentId" params={{ instrumentId: row.instrumentId }}>
      {row.title ?? row.number}
    </Link>
  )
}
