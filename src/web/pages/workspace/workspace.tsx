import { ArrowLeftOutlined } from '@ant-design/icons'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useApi } from '../../api/use.ts'
import { useHolds } from '../../app/session.tsx'
import { Failure, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { wake } from '../../text/engine.ts'
import { useSpeech } from '../../words/index.tsx'

const parts = {
  edit: () => import('./edit-view.tsx').then((file) => ({ default: file.EditView })),
  compare: () => import('./compare-page.tsx').then((file) => ({ default: file.ComparePage })),
  review: () => import('./review-view.tsx').then((file) => ({ default: file.ReviewView })),
}
// A page opened by its address is not known to the router before someone is signed in; its program need not wait for that.
const asked = new URLSearchParams(location.search).get('view')
if (asked === 'compare' || asked === 'review' || asked === 'edit') void parts[asked]()
const EditView = lazy(parts.edit)
const ComparePage = lazy(parts.compare)
const ReviewView = lazy(parts.review)

const route = getRouteApi('/cases/$caseId/text')
const views = ['edit', 'compare', 'review'] as const

/** 文稿: the text of a case, to be written, compared or reviewed. */
export function Workspace() {
  const { words, said } = useSpeech()
  const { caseId } = route.useParams()
  const search = route.useSearch()
  const drafts = useHolds('drafter', 'unitChief')
  const view = views.find((one) => one === search.view) ?? (drafts ? 'edit' : 'review')
  useAhead(caseId, view, search)
  const file = useApi('GET /cases/:id', { params: { id: caseId } })
  const offers = useApi('GET /cases/:id/actions', { params: { id: caseId } })
  // A comparison comes from the server; what reads along beside the other views is not needed for it.
  useEffect(() => (view === 'compare' ? undefined : wake()), [view])
  usePage(file.data ? `${words.text.title} · ${file.data.case.title}` : words.text.title)
  if (file.error && !file.data) return <Failure error={file.error} again={() => void file.refetch()} />
  if (!file.data) return <Waiting />
  const writes =
    drafts || offers.data?.items.some((offer) => (offer.action === 'draft.save' || offer.action === 'draft.replace') && offer.mine)
  const shown = { file: file.data, offers: offers.data?.items ?? [] }
  return (
    <article className="workspace">
      <header className="workspace-head">
        <div>
          <p className="eyebrow">
            <Link to="/cases/$caseId" params={{ caseId }} search={{}}>
              <ArrowLeftOutlined /> {words.text.backToCase}
            </Link>
            <span>{said(file.data.case.stageName)}</span>
          </p>
          <h1>{file.data.case.title}</h1>
        </div>
        <nav className="switch" aria-label={words.text.viewsName}>
          {views
            .filter((one) => one !== 'edit' || writes || view === 'edit')
            .map((one) => (
              <Link
                key={one}
                to="/cases/$caseId/text"
                params={{ caseId }}
                search={{ ...search, view: one }}
                aria-current={one === view ? 'page' : undefined}
              >
                {words.text.views[one]}
              </Link>
            ))}
        </nav>
      </header>
      <Suspense fallback={<Waiting />}>
        {view === 'edit' && <EditView {...shown} />}
        {view === 'compare' && <ComparePage {...shown} />}
        {view === 'review' && <ReviewView {...shown} />}
      </Suspense>
    </article>
  )
}

/** Everything a view needs is asked for at the same time, its program too: nothing waits for the answer before it. */
function useAhead(caseId: string, view: (typeof views)[number], { a, b }: { a?: string | undefined; b?: string | undefined }): void {
  useState(() => void parts[view]())
  const compares = view === 'compare' && !a?.startsWith('working:') && !b?.startsWith('working:')
  const query = { ...(a ? { a } : {}), ...(b ? { b } : {}) }
  useApi('GET /cases/:id/changes', { params: { id: caseId }, query }, { enabled: compares, plain: true })
  useApi('GET /cases/:id/drafts', { params: { id: caseId } })
  useEffect(() => {
    const timer = setTimeout(() => void parts.compare(), 400)
    return () => clearTimeout(timer)
  }, [])
}
