import { ArrowLeftOutlined } from '@ant-design/icons'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useApi } from '../../api/use.ts'
import { useHolds } from '../../app/session.tsx'
import { Failure, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { wake } from '../../text/engine.ts'
import { useSpeech } from '../../words/index.tsx'

const EditView = lazy(() => import('./edit-view.tsx').then((file) => ({ default: file.EditView })))
const ComparePage = lazy(() => import('./compare-page.tsx').then((file) => ({ default: file.ComparePage })))
const ReviewView = lazy(() => import('./review-view.tsx').then((file) => ({ default: file.ReviewView })))

const route = getRouteApi('/cases/$caseId/text')
const views = ['edit', 'compare', 'review'] as const

/** 文稿: the text of a case, to be written, compared or reviewed. */
export function Workspace() {
  const { words, said } = useSpeech()
  const { caseId } = route.useParams()
  const search = route.useSearch()
  const drafts = useHolds('drafter', 'unitChief')
  const file = useApi('GET /cases/:id', { params: { id: caseId } })
  const offers = useApi('GET /cases/:id/actions', { params: { id: caseId } })
  const view = views.find((one) => one === search.view) ?? (drafts ? 'edit' : 'review')
  useEffect(wake, [])
  usePage(file.data ? `${words.text.title} · ${file.data.case.title}` : words.text.title)
  if (file.error && !file.data) return <Failure error={file.error} again={() => void file.refetch()} />
  if (!file.data) return <Waiting />
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
          {views.map((one) => (
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
