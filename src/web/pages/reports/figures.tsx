import { Link } from '@tanstack/react-router'
import { App, Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { ReportFigure } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useRefresh } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { Day } from '../../parts/day.tsx'
import { Trouble } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { useReportWords } from '../../words/reports.ts'

interface Props {
  figures: ReportFigure[]
  year: number
  /** The organ for which the reader may type figures in; null for nobody's. */
  organ: string | null
}

/** Every figure by group; a counted one opens into its cases and documents, another can be entered with its source. */
export function Figures({ figures, year, organ }: Props) {
  const words = useReportWords()
  const { said, words: common } = useSpeech()
  const amount = (figure: ReportFigure) => `${figure.value}${common.frame.unitGap(said(figure.unit))}`
  /** What a group says without being opened: its figures that are not nothing, and how many wait to be typed in. */
  const inShort = (rows: ReportFigure[]) => {
    const counted = rows.filter((figure) => figure.value !== null && figure.value !== 0)
    const missing = rows.filter((figure) => figure.from === 'typed' && figure.value === null).length
    const parts = counted.map((figure) => `${said(figure.name)}${common.frame.colon}${amount(figure)}`)
    const known = rows.some((figure) => figure.from === 'log' && figure.value !== null)
    const logged = known ? [] : [words.notLogged]
    return [...parts, ...(missing > 0 ? [words.toEnterCount(missing)] : logged)].join(' · ') || words.allZero
  }
  return (
    <section aria-label={words.figures}>
      <h2 id="report-figures">{words.figures}</h2>
      {[...Map.groupBy(figures, (figure) => figure.block)].map(([group, rows]) => (
        <details key={group}>
          <summary>
            {words.groups[group] ?? group} <span className="muted">{inShort(rows)}</span>
          </summary>
          <table className="figure-table" aria-label={words.groups[group] ?? group}>
            <tbody>
              {rows.map((figure) => (
                <tr key={figure.key}>
                  <th scope="row">{said(figure.name)}</th>
                  <td className="number">{figure.value === null ? '—' : amount(figure)}</td>
                  <td>
                    <Evidence figure={figure} year={year} organ={organ} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  )
}

function Evidence({ figure, year, organ }: { figure: ReportFigure; year: number; organ: string | null }) {
  const words = useReportWords()
  const { session } = useHouse()
  const before = year < Number((session.installation.goLive ?? '0').slice(0, 4))
  if (figure.from === 'typed') return <Typed figure={figure} year={year} organ={organ} />
  if (figure.items.length === 0)
    return figure.value === null ? <span className="muted">{before ? words.notLogged : words.nothingCounted}</span> : null
  return (
    <details>
      <summary>{words.drill(figure.items.length)}</summary>
      <ul>
        {figure.items.map((item) => (
          <li key={`${item.kind} ${item.id} ${item.on}`}>
            <ItemLink item={item} /> {item.number}{' '}
            <span className="muted">
              <Day day={item.on} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function ItemLink({ item }: { item: ReportFigure['items'][number] }) {
  if (item.kind === 'case')
    return (
      <Link to="/cases/$caseId" params={{ caseId: item.id }} search={{}}>
        {item.title}
      </Link>
    )
  if (item.kind === 'campaign')
    return (
      <Link to="/cleanup/$campaignId" params={{ campaignId: item.id }} search={{}}>
        {item.title}
      </Link>
    )
  return (
    <Link to="/instruments/$instrumentId" params={{ instrumentId: item.id }} search={{}}>
      {item.title}
    </Link>
  )
}

/** A figure that people enter: what stands, its source, and the two fields. */
function Typed({ figure, year, organ }: { figure: ReportFigure; year: number; organ: string | null }) {
  const words = useReportWords()
  const { said, words: common } = useSpeech()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const [value, setValue] = useState<number | null>(figure.value)
  const [source, setSource] = useState(figure.source ?? '')
  const [error, setError] = useState<unknown>(null)
  const save = async () => {
    setError(null)
    try {
      await call('POST /reports/figures', { body: { year, organ: organ ?? '', key: figure.key, value: value ?? 0, source } })
      setOpen(false)
      void message.success(words.saved)
      await refresh()
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <>
      <span className="muted">{figure.source ?? words.toEnter}</span>{' '}
      {organ !== null && !open && (
        <Button size="small" onClick={() => setOpen(true)} aria-label={`${words.enter}${common.frame.colon}${said(figure.name)}`}>
          {words.enter}
        </Button>
      )}
      {open && (
        <span className="typed-figure">
          <InputNumber aria-label={words.value} min={0} value={value} onChange={setValue} />
          <Input aria-label={words.source} placeholder={words.source} value={source} onChange={(event) => setSource(event.target.value)} />
          <Button type="primary" disabled={value === null || source.trim() === ''} onClick={() => void save()}>
            {words.save}
          </Button>
          <Trouble error={error} />
        </span>
      )}
    </>
  )
}
