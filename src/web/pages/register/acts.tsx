import { Link } from '@tanstack/react-router'
import { Button, Table } from 'antd'
import { usePages } from '../../api/use.ts'
import { Failure, Nothing } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { RangeText } from './range-text.tsx'

/** 公文: every paper as issued, with its numbers, its day and where the record comes from. */
export function Acts() {
  const { words } = useSpeech()
  const list = usePages('GET /acts', { query: {} })
  if (list.error && list.rows.length === 0) return <Failure error={list.error} again={() => void list.refetch()} />
  if (!list.isPending && list.rows.length === 0) return <Nothing>{words.register.actsEmpty}</Nothing>
  return (
    <>
      <Table
        sticky
        rowKey="id"
        size="middle"
        loading={list.isPending}
        pagination={false}
        dataSource={list.rows}
        columns={[
          {
            title: words.register.act,
            render: (_, row) => (
              <Link to="/acts/$actId" params={{ actId: row.id }}>
                {row.title}
              </Link>
            ),
          },
          { title: words.register.number, render: (_, row) => <span className="figures">{row.numbers.join('、') || '—'}</span> },
          { title: words.register.issuer, render: (_, row) => (row.issuers.length > 0 ? row.issuers.join('、') : row.organName) },
          { title: words.register.signed, render: (_, row) => <RangeText range={row.signed} /> },
          { title: words.register.origin, render: (_, row) => words.terms.origins[row.origin] },
        ]}
      />
      {list.hasNextPage && (
        <Button className="space-above" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.frame.more}
        </Button>
      )}
    </>
  )
}
