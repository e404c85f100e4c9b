import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input, Table } from 'antd'
import { stageName, stages } from '../../../../workflows/rulemaking/stages.ts'
import { usePages } from '../../api/use.ts'
import { useHolds } from '../../app/session.tsx'
import { Day } from '../../parts/day.tsx'
import { Select } from '../../parts/select.tsx'
import { Failure, Nothing } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useSpeech } from '../../words/index.tsx'

const route = getRouteApi('/cases')

/** All cases one may see, filtered in the address, page by page. */
export function Cases() {
  const { words, said } = useSpeech()
  const search = route.useSearch()
  const navigate = useNavigate()
  const drafter = useHolds('drafter', 'unitChief')
  usePage(words.cases.casesTitle)
  const query = {
    ...(search.stage ? { stage: search.stage } : {}),
    ...(search.status ? { status: search.status as 'open' } : {}),
    ...(search.organ ? { organ: search.organ } : {}),
    ...(search.mine ? { mine: '1' as const } : {}),
    ...(search.q ? { q: search.q } : {}),
  }
  const list = usePages('GET /cases', { query })
  const filter = (part: Record<string, string | undefined>) =>
    void navigate({ to: '/cases', search: { ...search, ...part }, replace: true })
  if (list.error && list.rows.length === 0) return <Failure error={list.error} again={() => void list.refetch()} />
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.cases.casesTitle}</h1>
        {drafter && (
          <Link to="/cases/new" className="button-link primary">
            {words.cases.newCase}
          </Link>
        )}
      </div>
      <div className="row filters">
        <Input.Search
          aria-label={words.cases.titleFilter}
          placeholder={words.cases.titleFilter}
          defaultValue={search.q}
          allowClear
          onSearch={(q) => filter({ q: q || undefined })}
          className="field-wide"
        />
        <Select
          aria-label={words.cases.stage}
          allowClear
          placeholder={words.cases.allStages}
          value={search.stage ?? null}
          onChange={(stage: string | null) => filter({ stage: stage ?? undefined })}
          options={stages.map((stage) => ({ value: stage, label: said(stageName(stage)) }))}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={words.cases.status}
          allowClear
          placeholder={words.cases.status}
          value={search.status ?? null}
          onChange={(status: string | null) => filter({ status: status ?? undefined })}
          options={['open', 'closed', 'withdrawn'].map((value) => ({ value, label: words.terms.statuses[value] }))}
          popupMatchSelectWidth={false}
        />
        <Checkbox checked={search.mine === '1'} onChange={(event) => filter({ mine: event.target.checked ? '1' : undefined })}>
          {words.cases.mine}
        </Checkbox>
      </div>
      {!list.isPending && list.rows.length === 0 && (
        <Nothing>
          <p>{words.cases.casesEmpty}</p>
          {drafter && <p>{words.cases.casesEmptyHelp}</p>}
        </Nothing>
      )}
      {(list.isPending || list.rows.length > 0) && (
        <Table
          sticky
          rowKey="id"
          scroll={{ x: 760 }}
          loading={list.isPending}
          pagination={false}
          dataSource={list.rows}
          columns={[
            {
              title: words.cases.caseTitle,
              render: (_, row) => (
                <Link to="/cases/$caseId" params={{ caseId: row.id }} search={{}}>
                  {row.title}
                </Link>
              ),
            },
            { title: words.cases.kind, render: (_, row) => words.terms.kinds[row.kind] },
            {
              title: words.cases.stage,
              render: (_, row) => (row.status === 'open' ? said(row.stageName) : words.terms.statuses[row.status]),
            },
            { title: words.cases.draftingOrgan, dataIndex: 'draftingOrganName' },
            { title: words.cases.dueOn, render: (_, row) => <Day day={row.dueOn} /> },
            { title: words.cases.opened, render: (_, row) => <Day day={row.openedOn} /> },
          ]}
        />
      )}
      {list.hasNextPage && (
        <Button className="space-above" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.frame.more}
        </Button>
      )}
    </div>
  )
}
