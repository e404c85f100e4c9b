import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, Table } from 'antd'
import { useApi, usePages } from '../../api/use.ts'
import { useHolds } from '../../app/session.tsx'
import { Day } from '../../parts/day.tsx'
import { DayInput } from '../../parts/day-input.tsx'
import { Select } from '../../parts/select.tsx'
import { StandingTag } from '../../parts/standing.tsx'
import { Failure, Nothing } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useSpeech } from '../../words/index.tsx'
import { Acts } from './acts.tsx'
import { RangeText } from './range-text.tsx'

const route = getRouteApi('/register')
const standings = [
  'inForce',
  'notYet',
  'partlySuspended',
  'expired',
  'repealed',
  'declaredInvalid',
  'revoked',
  'replaced',
  'notNormative',
  'unknown',
] as const
type Standing = (typeof standings)[number]

/** 文件库: search first; filters and the day in the address; page by page. */
export function Register() {
  const { words } = useSpeech()
  const search = route.useSearch()
  const navigate = useNavigate()
  const registrar = useHolds('officeRegistrar', 'systemAdmin')
  usePage(words.register.title)
  const filter = (part: Record<string, string | undefined>) =>
    void navigate({ to: '/register', search: { ...search, ...part }, replace: true })
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.register.title}</h1>
        {registrar && (
          <span className="row">
            <Link to="/register/import" className="button-link">
              {words.register.importList}
            </Link>
            <Link to="/register/new" className="button-link">
              {words.register.recordAct}
            </Link>
          </span>
        )}
      </div>
      <nav className="switch space-below" aria-label={words.register.what}>
        {(['instruments', 'acts'] as const).map((view) => (
          <Link
            key={view}
            to="/register"
            search={view === 'acts' ? { view } : {}}
            aria-current={(search.view ?? 'instruments') === view ? 'page' : undefined}
          >
            {words.register.views[view]}
          </Link>
        ))}
      </nav>
      {search.view === 'acts' ? <Acts /> : <Instruments search={search} filter={filter} />}
    </div>
  )
}

type Filters = ReturnType<typeof route.useSearch>

function Instruments({ search, filter }: { search: Filters; filter: (part: Record<string, string | undefined>) => void }) {
  const { words } = useSpeech()
  const organs = useApi('GET /organs')
  const query = {
    ...(search.q ? { q: search.q } : {}),
    ...(search.standing ? { standing: search.standing as Standing } : {}),
    ...(search.organ ? { organ: search.organ } : {}),
    ...(search.year ? { year: search.year } : {}),
    ...(search.ownership ? { ownership: search.ownership as 'own' } : {}),
    ...(search.on ? { on: search.on } : {}),
  }
  const list = usePages('GET /instruments', { query })
  if (list.error && list.rows.length === 0) return <Failure error={list.error} again={() => void list.refetch()} />
  return (
    <>
      <Input.Search
        size="large"
        aria-label={words.register.searchLabel}
        placeholder={words.frame.searchHint}
        defaultValue={search.q}
        allowClear
        enterButton={words.register.searchDo}
        onSearch={(q) => filter({ q: q.trim() || undefined })}
      />
      <div className="row filters">
        <Select
          aria-label={words.register.standing}
          allowClear
          placeholder={words.register.standing}
          value={search.standing ?? null}
          onChange={(standing: string | null) => filter({ standing: standing ?? undefined })}
          options={standings.map((value) => ({ value, label: words.terms.standings[value] }))}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={words.register.organ}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={words.register.organ}
          value={search.organ ?? null}
          onChange={(organ: string | null) => filter({ organ: organ ?? undefined })}
          options={(organs.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
          popupMatchSelectWidth={false}
        />
        <Input
          className="field-short figures"
          aria-label={words.register.year}
          placeholder={words.register.year}
          inputMode="numeric"
          maxLength={4}
          defaultValue={search.year}
          onChange={(event) => {
            const year = event.target.value
            if (year === '' || /^(19|20)\d\d$/.test(year)) filter({ year: year || undefined })
          }}
        />
        <Select
          aria-label={words.register.ownership}
          allowClear
          placeholder={words.register.ownership}
          value={search.ownership ?? null}
          onChange={(ownership: string | null) => filter({ ownership: ownership ?? undefined })}
          options={['own', 'reference'].map((value) => ({ value, label: words.terms.ownership[value] }))}
          popupMatchSelectWidth={false}
        />
        <span className="field">
          {words.register.onDay} <DayInput aria-label={words.register.onDay} value={search.on} onChange={(on) => filter({ on })} />
        </span>
      </div>
      {!list.isPending && list.rows.length === 0 && <Nothing>{words.register.empty}</Nothing>}
      {(list.isPending || list.rows.length > 0) && (
        <Table
          sticky
          rowKey="id"
          size="middle"
          scroll={{ x: 880 }}
          loading={list.isPending}
          pagination={false}
          dataSource={list.rows}
          columns={[
            {
              title: words.register.document,
              width: '34%',
              render: (_, row) => (
                <Link to="/instruments/$instrumentId" params={{ instrumentId: row.id }} search={search.on ? { on: search.on } : {}}>
                  {row.title}
                </Link>
              ),
            },
            { title: words.register.number, width: 180, render: (_, row) => <span className="figures nowrap">{row.number ?? '—'}</span> },
            { title: words.register.organ, dataIndex: 'organName' },
            { title: words.register.standing, render: (_, row) => <StandingTag standing={row.standing} /> },
            { title: words.register.from, render: (_, row) => row.from && <RangeText range={{ from: row.from, to: row.fromTo }} /> },
            { title: words.register.validTo, render: (_, row) => <Day day={row.validTo} /> },
          ]}
        />
      )}
      {list.hasNextPage && (
        <Button className="space-above" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.frame.more}
        </Button>
      )}
    </>
  )
}
