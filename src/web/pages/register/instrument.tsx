import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { Fragment } from 'react'
import { ended } from '../../../../workflows/instrument/ended.ts'
import type { InstrumentFile } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { useHolds, useHouse } from '../../app/session.tsx'
import { Day } from '../../parts/day.tsx'
import { StandingTag } from '../../parts/standing.tsx'
import { Failure, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useSpeech } from '../../words/index.tsx'
import { AmendmentDue } from './amendment-due.tsx'
import { Citations } from './citations.tsx'
import { CompareVersions } from './compare-versions.tsx'
import { EndedBy } from './ended-by.tsx'
import { Evolution } from './evolution.tsx'
import { NextChange } from './next-change.tsx'
import { RangeText } from './range-text.tsx'
import { ReadOn } from './read-on.tsx'

const route = getRouteApi('/instruments/$instrumentId')

/** One instrument: what it is called, whether it binds on a day, its text on that day, how it came about. */
export function Instrument() {
  const { instrumentId } = route.useParams()
  const { data, error, refetch } = useApi('GET /instruments/:id', { params: { id: instrumentId } })
  usePage(data?.instrument.title ?? '')
  if (error && !data) return <Failure error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  return <Loaded file={data} />
}

function Loaded({ file }: { file: InstrumentFile }) {
  const { words, said } = useSpeech()
  const { today } = useHouse()
  const search = route.useSearch()
  const navigate = useNavigate()
  const drafter = useHolds('drafter')
  const { instrument, standing } = file
  const id = instrument.id
  const day = search.on ?? today
  const go = (part: Record<string, string | undefined>) =>
    void navigate({
      to: '/instruments/$instrumentId',
      params: { instrumentId: id },
      search: { ...search, ...part },
      replace: true,
      resetScroll: false,
    })
  const items = [
    {
      key: 'text',
      label: words.register.tabs.text,
      children: <ReadOn id={id} day={day} onDay={(on) => go({ on })} effects={file.effects} at={search.at} />,
    },
    { key: 'citations', label: words.graph.tab, children: <Citations id={id} day={day} /> },
    { key: 'history', label: words.register.tabs.history, children: <Evolution file={file} /> },
    {
      key: 'compare',
      label: words.register.tabs.compare,
      children: <CompareVersions file={file} from={search.from} to={search.to} onChoose={go} />,
    },
  ]
  return (
    <article className="page">
      <header className="document-head">
        <p className="eyebrow">
          <span className="figures">{instrument.number ?? words.register.noNumber}</span>
          <span>{instrument.organName}</span>
          {instrument.implementingOrganName && <span>{words.register.implementedBy(instrument.implementingOrganName)}</span>}
          <span>{words.terms.ownership[instrument.ownership]}</span>
        </p>
        <h1>{instrument.title}</h1>
        <p>
          <StandingTag standing={standing.standing} large />{' '}
          {instrument.from && (
            <>
              {words.register.effectiveFrom} <RangeText range={{ from: instrument.from, to: instrument.fromTo }} />
            </>
          )}
          {instrument.validTo && (
            <>
              {' '}
              · {words.register.validTo} <Day day={instrument.validTo} />
            </>
          )}
          {standing.replacedBy && (
            <>
              {' '}
              · {words.register.replacedBy}{' '}
              <Link to="/instruments/$instrumentId" params={{ instrumentId: standing.replacedBy.id }} search={{}} lang="zh-CN">
                《{standing.replacedBy.title}》
              </Link>
            </>
          )}
          {!standing.determinable && <span className="muted"> · {words.register.notDeterminable}</span>}
        </p>
        <EndedBy file={file} today={today} />
        <NextChange effects={file.effects} today={today} onDay={(on) => go({ on, tab: 'text' })} />
        <AmendmentDue file={file} />
        {file.openCases.length > 0 && (
          <p className="notice">
            {words.register.openCases}{' '}
            {file.openCases.map((one, index) => (
              <Fragment key={one.id}>
                {index > 0 && words.frame.listOf(['', ''])}
                <Link to="/cases/$caseId" params={{ caseId: one.id }} search={{}}>
                  {one.title}
                  {words.frame.aside(said(one.stageName))}
                </Link>
              </Fragment>
            ))}
          </p>
        )}
        {drafter && instrument.ownership === 'own' && !ended.has(standing.standing) && (
          <div className="row">
            {(['revision', 'repeal'] as const).map((kind) => (
              <Button key={kind} onClick={() => void navigate({ to: '/cases/new', search: { kind, instrument: id } })}>
                {words.register.openCase[kind]}
              </Button>
            ))}
          </div>
        )}
      </header>
      <Tabs activeKey={search.tab ?? 'text'} onChange={(tab) => go({ tab })} items={items} destroyOnHidden />
    </article>
  )
}
