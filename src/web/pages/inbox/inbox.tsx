import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Inbox as Lists } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { useHolds, useHouse } from '../../app/session.tsx'
import { DueDay } from '../../parts/day.tsx'
import { Select } from '../../parts/select.tsx'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { ToAction } from '../../parts/to-action.tsx'
import { useKeys } from '../../parts/use-keys.ts'
import { usePage } from '../../parts/use-page.ts'
import { useSpeech } from '../../words/index.tsx'

type Row = Lists['dueToday'][number]
const order = ['dueToday', 'thisWeek', 'later', 'changedSince', 'waitingForOthers'] as const
const route = getRouteApi('/')

/** 我的待办: what is asked of me by when, what changed, what I wait for. The filter stays in the address. */
export function Inbox() {
  const { words, said } = useSpeech()
  const search = route.useSearch()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const drafter = useHolds('drafter')
  const { data, error, refetch } = useApi('GET /inbox')
  usePage(words.cases.inboxTitle)
  useKeys({ '.': () => document.querySelector<HTMLElement>('.inbox-list a')?.focus() })
  const rows = useMemo(() => (data ? order.flatMap((key) => data[key]) : []), [data])
  if (error && !data) return <Failure error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  const organs = [...new Set(rows.map((row) => row.organName))].filter((name) => name !== '')
  const stages = [...new Map(rows.map((row) => [row.stage, said(row.stageName)]))]
  const fits = (row: Row) => (!search.organ || row.organName === search.organ) && (!search.stage || row.stage === search.stage)
  const titles = {
    dueToday: words.cases.dueToday,
    thisWeek: words.cases.thisWeek,
    later: words.cases.later,
    changedSince: words.cases.changed,
    waitingForOthers: words.cases.waiting,
  }
  const nothingDue = data.dueToday.length + data.thisWeek.length + data.later.length === 0
  const filter = (part: { organ?: string | undefined; stage?: string | undefined }) =>
    void navigate({ to: '/', search: { ...search, ...part } as { organ?: string; stage?: string }, replace: true })
  return (
    <div className="page inbox">
      <div className="page-head">
        <h1>{words.cases.inboxTitle}</h1>
        {drafter && (
          <Link to="/cases/new" className="button-link primary">
            {words.cases.newCase}
          </Link>
        )}
      </div>
      {rows.length > 0 && (
        <div className="row filters">
          <Select
            aria-label={words.cases.draftingOrgan}
            allowClear
            placeholder={words.cases.allOrgans}
            value={search.organ ?? null}
            onChange={(organ: string | null) => filter({ organ: organ ?? undefined })}
            options={organs.map((organ) => ({ value: organ, label: organ }))}
            popupMatchSelectWidth={false}
          />
          <Select
            aria-label={words.cases.stage}
            allowClear
            placeholder={words.cases.allStages}
            value={search.stage ?? null}
            onChange={(stage: string | null) => filter({ stage: stage ?? undefined })}
            options={stages.map(([value, label]) => ({ value, label }))}
            popupMatchSelectWidth={false}
          />
        </div>
      )}
      {rows.length > 0 && nothingDue && <p className="muted">{words.cases.nothingDue}</p>}
      {rows.length === 0 && <Empty />}
      {order.map((key) => {
        const list = data[key].filter(fits)
        if (list.length === 0) return null
        return (
          <section key={key} className="inbox-list">
            <h2>
              {titles[key]} <span className="muted figures">{casesOf(list).size}</span>
              {key === 'changedSince' && (
                <Button size="small" type="link" onClick={() => void call('POST /inbox/seen').then(refresh)}>
                  {words.cases.markSeen}
                </Button>
              )}
            </h2>
            {key === 'waitingForOthers' ? <Waits rows={list} /> : <List rows={list} mine={key !== 'changedSince'} />}
          </section>
        )
      })}
    </div>
  )
}

/** What others have to do, a case at a time: what is waited for, and where. */
function Waits({ rows }: { rows: Row[] }) {
  const { words, said } = useSpeech()
  return (
    <ul className="rows">
      {[...casesOf(rows)].map(([id, waits]) => {
        const [first] = waits
        if (!first) return null
        const names = [...new Set(waits.map((row) => words.cases.waitsAt(said(row), row.organName)))]
        return (
          <li key={id}>
            <p className="row-title">
              <CaseLink row={first} />
            </p>
            <p className="muted">{names.join(' · ')}</p>
          </li>
        )
      })}
    </ul>
  )
}

function casesOf(rows: Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.instrumentId ?? row.campaignId ?? row.caseId)
}

function CaseLink({ row }: { row: Row }) {
  if (row.proposal === 'import')
    return (
      <Link to="/register/import/$importId" params={{ importId: row.caseId }} className="quiet">
        {row.title}
      </Link>
    )
  if (row.proposal)
    return (
      <Link to="/admin/$section" params={{ section: 'proposals' }} className="quiet">
        {row.title}
      </Link>
    )
  if (row.instrumentId !== null)
    return (
      <Link to="/instruments/$instrumentId" params={{ instrumentId: row.instrumentId }} search={{}} className="quiet">
        {row.title}
      </Link>
    )
  return row.campaignId === null ? (
    <Link to="/cases/$caseId" params={{ caseId: row.caseId }} search={{}} className="quiet">
      {row.title}
    </Link>
  ) : (
    <Link to="/cleanup/$campaignId" params={{ campaignId: row.campaignId }} search={{}} className="quiet">
      {row.title}
    </Link>
  )
}

/** What is asked, a case at a time: its title once, under it each thing to do, beside it the first day one of them is due. */
function List({ rows, mine }: { rows: Row[]; mine: boolean }) {
  const { words, said } = useSpeech()
  const { today } = useHouse()
  return (
    <ul className="rows">
      {[...casesOf(rows)].map(([id, asked]) => {
        const [first] = asked
        if (!first) return null
        const due = asked.filter((row) => row.dueOn !== null).sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))[0]
        return (
          <li key={id} className="inbox-row">
            <div className="grow">
              <p className="row-title">
                <CaseLink row={first} />
              </p>
              <p className="muted">{[said(first.stageName), first.organName].filter((words) => words !== '').join(' · ')}</p>
              <ul className="inbox-asked" aria-label={words.cases.asked}>
                {asked.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one case may ask twice for the same
                  <li key={`${row.action}${index}`}>
                    {mine && row.action && row.campaignId === null && row.instrumentId === null ? (
                      <ToAction caseId={row.caseId} action={row.action}>
                        {said(row)}
                      </ToAction>
                    ) : (
                      said(row)
                    )}
                  </li>
                ))}
              </ul>
            </div>
            {due?.dueOn && <DueDay day={due.dueOn} due={due.due} today={today} left={due.daysLeft} />}
          </li>
        )
      })}
    </ul>
  )
}

/** Nothing asked: what one's posts are for and where to look meanwhile. */
function Empty() {
  const { words } = useSpeech()
  const { session } = useHouse()
  const roles = [...new Set(session.posts.map((post) => post.role))]
  const works = !roles.every((role) => role.endsWith('Admin'))
  return (
    <Nothing>
      <p>{words.cases.inboxEmpty}</p>
      {roles.length > 0 && (
        <p className="muted">
          {words.cases.yourPosts + words.frame.colon}
          {words.frame.listOf(roles.map((role) => words.frame.tasks[role] ?? words.terms.roles[role] ?? role))}
        </p>
      )}
      <p className="row">
        {works && <Link to="/cases">{words.frame.cases}</Link>}
        <Link to="/register">{words.frame.register}</Link>
        {works ? (
          <Link to="/reports">{words.frame.reports}</Link>
        ) : (
          <Link to="/admin/$section" params={{ section: 'organs' }}>
            {words.frame.administration}
          </Link>
        )}
      </p>
    </Nothing>
  )
}
