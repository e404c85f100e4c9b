import { Link } from '@tanstack/react-router'
import { Button, Table } from 'antd'
import { usePages } from '../../api/use.ts'
import { useHolds } from '../../app/session.tsx'
import { Day } from '../../parts/day.tsx'
import { Failure, Nothing } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'
import { AmendmentsDue } from './amendments-due.tsx'
import { NextPeriodic } from './next-periodic.tsx'
import { SumsLine } from './sums.tsx'
import '../../styles/cleanup.css'

/** All cleanup campaigns with their sums, the latest first. */
export function Campaigns() {
  const { words: common, said } = useSpeech()
  const words = useCleanupWords()
  const legalOffice = useHolds('legalityReviewer', 'legalityChief')
  usePage(words.title)
  const list = usePages('GET /campaigns', {})
  if (list.error && list.rows.length === 0) return <Failure error={list.error} again={() => void list.refetch()} />
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Link to="/audit" search={{}} className="button-link">
          {words.audit}
        </Link>
        {legalOffice && (
          <Link to="/cleanup/new" className="button-link primary">
            {words.open}
          </Link>
        )}
      </div>
      <p className="muted">{words.help}</p>
      <NextPeriodic />
      {!list.isPending && list.rows.length === 0 && (
        <Nothing>
          <p>{words.empty}</p>
          <p>{words.emptyHelp}</p>
        </Nothing>
      )}
      {(list.isPending || list.rows.length > 0) && (
        <Table
          sticky
          rowKey="id"
          loading={list.isPending}
          pagination={false}
          dataSource={list.rows}
          columns={[
            {
              title: words.name,
              width: '44%',
              render: (_, row) => (
                <>
                  <Link to="/cleanup/$campaignId" params={{ campaignId: row.id }} search={{}}>
                    {row.title}
                  </Link>
                  <SumsLine sums={row.sums} />
                </>
              ),
            },
            { title: words.kind, render: (_, row) => words.kinds[row.kind] },
            { title: words.organ, dataIndex: 'organName' },
            { title: words.cutOff, render: (_, row) => <Day day={row.cutOff} /> },
            { title: words.stage, render: (_, row) => (row.status === 'open' ? said(row.stageName) : words.statuses[row.status]) },
            { title: words.number, render: (_, row) => row.number ?? '' },
          ]}
        />
      )}
      {list.hasNextPage && (
        <Button className="space-above" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {common.frame.more}
        </Button>
      )}
      <AmendmentsDue />
    </div>
  )
}
