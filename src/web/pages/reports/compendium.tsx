import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Input, Table } from 'antd'
import { useState } from 'react'
import type { Compendium as Collection } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { Day } from '../../parts/day.tsx'
import { Failure, Trouble, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useCollectionWords } from '../../words/collections.ts'
import { useSpeech } from '../../words/index.tsx'
import { OrganChoice } from './organ-choice.tsx'
import { ReportSwitch } from './report-switch.tsx'
import '../../styles/cleanup.css'

const route = getRouteApi('/reports/compendium')

/** 制度汇编: contents with numbers, what changed since the last edition, files to print, editions. */
export function Compendium() {
  const words = useCollectionWords()
  const search = route.useSearch()
  const navigate = useNavigate()
  const { session } = useHouse()
  usePage(words.compendium)
  const organ = search.organ ?? session.posts[0]?.organId ?? ''
  const choose = (part: Record<string, string>) =>
    void navigate({ to: '/reports/compendium', search: { ...search, ...part }, replace: true })
  const query = { organ, ...(search.q ? { q: search.q } : {}) }
  const found = useApi('GET /compendium', { query }, { keep: true, enabled: organ !== '' })
  if (found.error) return <Failure error={found.error} again={() => void found.refetch()} />
  if (!found.data) return <Waiting />
  return (
    <div className="page">
      <div className="page-head">
        <h1>{found.data.title}</h1>
        <p className="buttons">
          <a className="button-link primary" href={fileOf(organ, 'docx')} download>
            {words.docx}
          </a>{' '}
          <a className="button-link" href={fileOf(organ, 'html')} download>
            {words.html}
          </a>
        </p>
      </div>
      <ReportSwitch here="compendium" />
      <p className="muted">{words.compendiumHelp}</p>
      <div className="row filters">
        <OrganChoice label={words.organ} value={organ} onChange={(value) => choose({ organ: value })} />
        <Input.Search
          aria-label={words.search}
          placeholder={words.search}
          defaultValue={search.q}
          onSearch={(q) => choose({ q })}
          className="field-wide"
          allowClear
        />
      </div>
      <Contents entries={found.data.entries} />
      <Changes collection={found.data} />
      <Editions collection={found.data} writes={session.posts.some((post) => post.organId === organ)} />
    </div>
  )
}

function Contents({ entries }: { entries: Collection['entries'] }) {
  const words = useCollectionWords()
  return (
    <Table
      rowKey="instrumentId"
      pagination={false}
      locale={{ emptyText: words.nothing }}
      dataSource={entries}
      columns={[
        { title: words.position, dataIndex: 'position' },
        {
          title: words.name,
          render: (_, row) => (
            <>
              <Link to="/instruments/$instrumentId" params={{ instrumentId: row.instrumentId }} search={{}}>
                {row.title}
              </Link>
              {row.change !== 'same' && <strong> {row.change === 'new' ? words.isNew : words.isChanged}</strong>}
              {!row.hasText && <span className="muted"> {words.noText}</span>}
            </>
          ),
        },
        { title: words.number, render: (_, row) => row.number ?? '' },
        { title: words.from, render: (_, row) => row.from && <Day day={row.from} /> },
        { title: words.until, render: (_, row) => row.validTo && <Day day={row.validTo} /> },
      ]}
    />
  )
}

function Changes({ collection }: { collection: Collection }) {
  const words = useCollectionWords()
  const { words: common } = useSpeech()
  const { entries, gone, editions } = collection
  const changed = entries.filter((entry) => entry.change !== 'same')
  return (
    <section aria-label={words.changes}>
      <h2>{words.changes}</h2>
      {editions.length === 0 ? (
        <p>{words.noEdition}</p>
      ) : changed.length + gone.length === 0 ? (
        <p>{words.unchanged}</p>
      ) : (
        <ul>
          {changed.map((entry) => (
            <li key={entry.instrumentId}>
              {entry.change === 'new' ? words.isNew : words.isChanged}
              {common.frame.colon}
              {entry.position}. {entry.title}
            </li>
          ))}
          {gone.map((one) => (
            <li key={`${one.title} ${one.number}`}>
              {words.gone}
              {common.frame.colon}
              {one.title} {one.number} <span lang="zh-CN">{one.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function fileOf(organ: string, format: 'html' | 'docx', edition?: number): string {
  return `/api/v1/compendium/file?organ=${encodeURIComponent(organ)}&format=${format}${edition ? `&edition=${edition}` : ''}`
}

function Editions({ collection, writes }: { collection: Collection; writes: boolean }) {
  const words = useCollectionWords()
  const refresh = useRefresh()
  const { message } = App.useApp()
  const [error, setError] = useState<unknown>(null)
  const issue = async () => {
    setError(null)
    try {
      const { edition } = await call('POST /compendium', { body: { organ: collection.organ.id } })
      void message.success(words.issued(edition))
      await refresh()
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <section aria-label={words.editions}>
      <h2>{words.editions}</h2>
      <Trouble error={error} />
      <ul>
        {collection.editions.map((one) => (
          <li key={one.edition}>
            {words.edition(one.edition, one.texts)} · <Day day={one.madeOn} /> {one.note}{' '}
            <a href={fileOf(collection.organ.id, 'html', one.edition)} download>
              {words.fixedHtml(one.edition)}
            </a>{' '}
            <a href={fileOf(collection.organ.id, 'docx', one.edition)} download>
              {words.fixedDocx(one.edition)}
            </a>
          </li>
        ))}
      </ul>
      {writes && (
        <Button type="primary" onClick={() => void issue()}>
          {words.issue}
        </Button>
      )}
    </section>
  )
}
