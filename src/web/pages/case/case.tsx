import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { ActionForm } from '../../forms/action-form.tsx'
import { Failure, Waiting } from '../../parts/states.tsx'
import { placeOf } from '../../parts/to-action.tsx'
import { useKeys } from '../../parts/use-keys.ts'
import { usePage } from '../../parts/use-page.ts'
import { useWords } from '../../words/index.tsx'
import { ActionBoard, Explanation } from './actions.tsx'
import { Brief } from './brief.tsx'
import { DraftsTab } from './drafts-tab.tsx'
import { Head } from './head.tsx'
import { Rail } from './rail.tsx'
import { toConclude } from './reviews.ts'

const MaterialsTab = lazy(() => import('./materials-tab.tsx').then((file) => ({ default: file.MaterialsTab })))
const OpinionsTab = lazy(() => import('./opinions-tab.tsx').then((file) => ({ default: file.OpinionsTab })))
const ConsultationTab = lazy(() => import('./consultation-tab.tsx').then((file) => ({ default: file.ConsultationTab })))
const MeetingsTab = lazy(() => import('./meetings-tab.tsx').then((file) => ({ default: file.MeetingsTab })))
const HistoryTab = lazy(() => import('./history-tab.tsx').then((file) => ({ default: file.HistoryTab })))

const route = getRouteApi('/cases/$caseId')

/** 办件: what it is, where it stands, what is asked of me, and everything that belongs to it. */
export function CasePage() {
  const { caseId } = route.useParams()
  const file = useApi('GET /cases/:id', { params: { id: caseId } })
  const offers = useApi('GET /cases/:id/actions', { params: { id: caseId } })
  usePage(file.data?.case.title ?? '')
  if (file.error && !file.data) return <Failure error={file.error} again={() => void file.refetch()} />
  if (!file.data) return <Waiting />
  return <Loaded file={file.data} offers={offers.data?.items ?? []} />
}

function Loaded({ file, offers }: { file: CaseFile; offers: Offer[] }) {
  const words = useWords()
  const navigate = useNavigate()
  const search = route.useSearch()
  const { tab = 'drafts', do: doing, kind } = search
  const [boardOpen, setBoardOpen] = useState(false)
  // What is asked lies nearest; the folded groups would put a dozen stops between it and the text.
  const toAsked = () => {
    const asked = document.querySelector<HTMLElement>('.asked-do button')
    if (!asked) setBoardOpen(true)
    const first = asked ?? document.querySelector<HTMLElement>('.board button, .board summary')
    first?.focus()
  }
  useKeys({ '.': toAsked })
  const caseId = file.case.id
  const choose = (action: string | undefined, about?: string) => {
    const place = action === undefined ? null : placeOf(action)
    if (place?.to === 'text') return void navigate({ to: '/cases/$caseId/text', params: { caseId }, search: place.search })
    const next = { ...search, do: undefined, kind: action === 'material.add' ? about : undefined, ...place?.search }
    return void navigate({ to: '/cases/$caseId', params: { caseId }, search: next, replace: true, resetScroll: false })
  }
  const offer = offers.find((one) => one.action === doing)
  if (toConclude(offers, doing))
    return <Navigate to="/cases/$caseId/text" params={{ caseId }} search={{ view: 'review', do: doing }} replace />
  const items = [
    { key: 'drafts', label: words.cases.tabs.drafts, children: <DraftsTab file={file} /> },
    { key: 'materials', label: words.cases.tabs.materials, children: <MaterialsTab file={file} onAction={choose} /> },
    { key: 'opinions', label: words.cases.tabs.opinions, children: <OpinionsTab file={file} offers={offers} /> },
    {
      key: 'consultation',
      label: words.cases.tabs.consultation,
      children: <ConsultationTab file={file} offers={offers} />,
    },
    { key: 'meetings', label: words.cases.tabs.meetings, children: <MeetingsTab file={file} onAction={choose} /> },
    { key: 'history', label: words.cases.tabs.history, children: <HistoryTab file={file} /> },
  ]
  return (
    <article className="page case">
      <Head file={file} offers={offers} onAction={choose} />
      <div className="case-body">
        <div className="case-main">
          <ActionBoard file={file} offers={offers} open={boardOpen} onOpen={setBoardOpen} onAction={choose} />
          <Suspense fallback={<Waiting />}>
            <Tabs
              activeKey={tab}
              destroyOnHidden
              onChange={(next) =>
                void navigate({ to: '/cases/$caseId', params: { caseId }, search: { tab: next }, replace: true, resetScroll: false })
              }
              items={items}
            />
          </Suspense>
        </div>
        <Rail file={file} offers={offers} />
      </div>
      {offer?.allowed && offer.mine && (
        <ActionForm
          key={`${offer.action}${kind}`}
          file={file}
          offer={offer}
          {...(kind ? { initial: { kind } } : {})}
          about={<Brief file={file} action={offer.action} />}
          onClose={() => choose(undefined)}
        />
      )}
      {offer && !(offer.allowed && offer.mine) && <Explanation file={file} offer={offer} onClose={() => choose(undefined)} />}
    </article>
  )
}
