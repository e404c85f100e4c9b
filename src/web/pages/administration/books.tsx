import { Button, Table } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useApi, usePages } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { DataDialog } from '../../forms/data-form.tsx'
import { Aside, Colon } from '../../parts/marks.tsx'
import { Failure } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { useMay } from './may.ts'
import * as schemas from './schemas.ts'

/** Number books and the numbers taken from them. */
export function BooksSection() {
  const { words } = useSpeech()
  const { today } = useHouse()
  const { data, error, isPending } = useApi('GET /admin/number-books')
  const may = useMay()
  const [open, setOpen] = useState<string | null>(null)
  if (error) return <Failure error={error} />
  return (
    <>
      <p className="lead">{words.administration.booksHelp}</p>
      {may.system && (
        <div className="space-below">
          <DataDialog
            name="book"
            label={words.administration.addBook}
            schema={schemas.book}
            initial={{ from: today, restartsYearly: true, scheme: 'document' }}
            submit={words.administration.addBook}
            send={(body, key) => call('POST /admin/number-books', { body: body as never, key })}
          />
        </div>
      )}
      <Table
        rowKey="id"
        size="small"
        loading={isPending}
        pagination={false}
        locale={{ emptyText: words.administration.booksEmpty }}
        dataSource={data?.items ?? []}
        columns={[
          {
            title: words.administration.book,
            render: (_, row) => (
              <>
                {row.name}
                <Aside>{row.code}</Aside>
              </>
            ),
          },
          { title: words.register.organ, dataIndex: 'organName' },
          { title: words.administration.scheme, render: (_, row) => words.terms.schemes[row.scheme] ?? row.scheme },
          { title: words.administration.restarts, render: (_, row) => (row.restartsYearly ? words.forms.yes : words.forms.no) },
          {
            title: words.administration.numbers,
            render: (_, row) => (
              <Button size="small" aria-expanded={open === row.id} onClick={() => setOpen(open === row.id ? null : row.id)}>
                {words.administration.numbers}
              </Button>
            ),
          },
        ]}
      />
      {open && <Numbers book={open} />}
    </>
  )
}

function Numbers({ book }: { book: string }) {
  const { words } = useSpeech()
  const list = usePages('GET /numbers', { query: { book } })
  return (
    <>
      <h2>{words.administration.numbers}</h2>
      <Table
        rowKey="id"
        size="small"
        loading={list.isPending}
        pagination={false}
        dataSource={list.rows}
        columns={[
          { title: words.register.number, render: (_, row) => <span className="figures">{row.printed}</span> },
          {
            title: words.administration.state,
            render: (_, row) =>
              row.state === 'void' ? (
                <>
                  {words.administration.void}
                  <Colon />
                  {row.reason}
                </>
              ) : (
                words.administration.used
              ),
          },
          { title: words.register.origin, render: (_, row) => [words.terms.origins[row.origin], row.oddity].filter(Boolean).join(' · ') },
        ]}
      />
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{words.frame.more}</Button>}
    </>
  )
}
