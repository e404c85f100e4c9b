import { Link } from '@tanstack/react-router'
import { Table } from 'antd'
import { useApi } from '../../api/use.ts'
import { Day } from '../../parts/day.tsx'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'

/** What decisions order to be amended and nobody has amended yet, the earliest due first; nothing where there is none. */
export function AmendmentsDue() {
  const words = useCleanupWords()
  const { words: common } = useSpeech()
  const { data } = useApi('GET /amendments-due')
  if (!data || data.items.length === 0) return null
  return (
    <section aria-label={words.amendmentsDue} className="space-above">
      <h2 id="amendments-due">
        {words.amendmentsDue} <span className="muted figures">{data.items.length}</span>
      </h2>
      <Table
        rowKey={(row) => `${row.instrumentId} ${row.act.id}`}
        size="middle"
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={data.items}
        columns={[
          {
            title: words.document,
            render: (_, row) => (
              <>
                <Link to="/instruments/$instrumentId" params={{ instrumentId: row.instrumentId }} search={{}}>
                  {row.title}
                </Link>{' '}
                <span className="muted figures">{row.number}</span>
              </>
            ),
          },
          { title: words.amends, dataIndex: 'organName' },
          {
            title: words.until,
            render: (_, row) => (
              <>
                {row.by === null ? common.register.noAmendDay : <Day day={row.by} />}
                {row.overdue && <strong> {common.register.amendOverdue}</strong>}
                {row.lapses && <span className="muted"> {common.register.orLapses}</span>}
              </>
            ),
          },
          {
            title: words.orderedBy,
            render: (_, row) => (
              <Link to="/acts/$actId" params={{ actId: row.act.id }}>
                {row.act.number ?? row.act.title}
              </Link>
            ),
          },
        ]}
      />
    </section>
  )
}
