import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { usePages } from '../../api/use.ts'
import { StandingTag } from '../../parts/standing.tsx'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useSpeech } from '../../words/index.tsx'

const route = getRouteApi('/search')

/** Found by number, title and words, over documents and cases. */
export function Search() {
  const { words } = useSpeech()
  const { q = '', kind } = route.useSearch()
  usePage(q === '' ? words.register.searchTitle : `${q} · ${words.register.searchTitle}`)
  const list = usePages('GET /search', { query: { q, ...(kind ? { kind } : {}) } }, { enabled: q !== '' })
  return (
    <div className="page">
      <h1>{words.register.searchTitle}</h1>
      {q === '' && <Nothing>{words.register.searchStart}</Nothing>}
      {list.error && list.rows.length === 0 && <Failure error={list.error} />}
      {q !== '' && list.isPending && <Waiting />}
      {q !== '' && list.isSuccess && list.rows.length === 0 && <Nothing>{words.register.searchEmpty(q)}</Nothing>}
      <ul className="rows">
        {list.rows.map((hit) => (
          <li key={`${hit.kind}${hit.id}`}>
            <p className="row-title">
              <span className="tag">{words.register.searchKinds[hit.kind] ?? hit.kind}</span>{' '}
              <To kind={hit.kind} id={hit.id}>
                {marked(hit.title, q)}
              </To>
            </p>
            <p className="muted">
              {hit.number && <span className="figures">{marked(hit.number, q)} · </span>}
              {hit.organName}
              {hit.standing && (
                <>
                  {' '}
                  · <StandingTag standing={hit.standing} />
                </>
              )}
              {!hit.title.includes(q) && !hit.number?.includes(q) && <> · {words.register.inText(q)}</>}
            </p>
            {hit.excerpt && <p className="excerpt">{marked(hit.excerpt, q)}</p>}
          </li>
        ))}
      </ul>
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{words.frame.more}</Button>}
    </div>
  )
}

function To({ kind, id, children }: { kind: string; id: string; children: ReactNode }) {
  if (kind === 'case')
    return (
      <Link to="/cases/$caseId" params={{ caseId: id }} search={{}}>
        {children}
      </Link>
    )
  if (kind === 'act')
    return (
      <Link to="/acts/$actId" params={{ actId: id }}>
        {children}
      </Link>
    )
  return (
    <Link to="/instruments/$instrumentId" params={{ instrumentId: id }} search={{}}>
      {children}
    </Link>
  )
}

/** The words searched for, marked where they stand. */
function marked(text: string, q: string): ReactNode {
  const at = text.indexOf(q)
  if (q === '' || at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{q}</mark>
      {text.slice(at + q.length)}
    </>
  )
}
