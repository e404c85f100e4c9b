import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { PowerItem } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { Colon } from '../../parts/marks.tsx'
import { Failure, Nothing } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useCollectionWords } from '../../words/collections.ts'
import { OrganChoice } from './organ-choice.tsx'
import { PowerForm } from './power-form.tsx'
import { ReportSwitch } from './report-switch.tsx'
import '../../styles/cleanup.css'

const route = getRouteApi('/reports/power')

/** 行政权力事项: each with its bases; what a person must look at again stands in words beside the basis. */
export function PowerItems() {
  const words = useCollectionWords()
  const search = route.useSearch()
  const navigate = useNavigate()
  const { session } = useHouse()
  usePage(words.power)
  const organ = search.organ ?? session.posts[0]?.organId ?? ''
  const list = useApi('GET /power-items', { query: { organ } }, { enabled: organ !== '' })
  const [open, setOpen] = useState<string | null>(null)
  const writes = session.posts.some((post) => post.organId === organ)
  if (list.error) return <Failure error={list.error} again={() => void list.refetch()} />
  const items = list.data?.items ?? []
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.power}</h1>
        {writes && open === null && (
          <Button type="primary" onClick={() => setOpen('new')}>
            {words.add}
          </Button>
        )}
      </div>
      <ReportSwitch here="power" />
      <p className="muted">{words.powerHelp}</p>
      <div className="row filters">
        <OrganChoice
          label={words.organ}
          value={organ}
          onChange={(value) => void navigate({ to: '/reports/power', search: { organ: value }, replace: true })}
        />
      </div>
      {open === 'new' && <PowerForm organ={organ} item={null} onDone={() => setOpen(null)} />}
      {!list.isPending && items.length === 0 && open === null && (
        <Nothing>
          <p>{words.powerEmpty}</p>
        </Nothing>
      )}
      {items.map((item) => (
        <section key={item.id} className="audited" aria-label={item.name}>
          {open === item.id ? (
            <PowerForm organ={organ} item={item} onDone={() => setOpen(null)} />
          ) : (
            <Item item={item} onEdit={writes ? () => setOpen(item.id) : null} />
          )}
        </section>
      ))}
    </div>
  )
}

function Item({ item, onEdit }: { item: PowerItem; onEdit: (() => void) | null }) {
  const words = useCollectionWords()
  return (
    <>
      <h2>
        {item.name}{' '}
        <span className="muted">
          {item.kind} {item.code} · {words.states[item.state]} · {words.confirmed(item.confirmedOn)}
        </span>
      </h2>
      <p>
        {words.conditions}
        <Colon />
        {item.conditions}
      </p>
      <p>
        {words.procedure}
        <Colon />
        {item.procedure}
      </p>
      <ul>
        {item.bases.map((basis) => (
          <li key={`${basis.title} ${basis.place}`}>
            {basis.instrumentId === null ? (
              `《${basis.title}》`
            ) : (
              <Link to="/instruments/$instrumentId" params={{ instrumentId: basis.instrumentId }} search={{}}>
                《{basis.title}》
              </Link>
            )}
            {basis.place}
            {basis.flag !== null && (
              <strong>
                {' '}
                {words.flags[basis.flag]} {basis.on} <span lang="zh-CN">{basis.by}</span>
              </strong>
            )}
          </li>
        ))}
      </ul>
      {onEdit && (
        <Button onClick={onEdit} aria-label={`${words.edit} ${item.name}`}>
          {words.edit}
        </Button>
      )}
    </>
  )
}
