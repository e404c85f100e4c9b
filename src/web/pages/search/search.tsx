import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Fragment, type ReactNode } from 'react'
import type { SearchHit } from '../../../contract/index.ts'
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
                {marked(hit.title, hit.titleMarks)}
              </To>
            </p>
            <p className="muted">
              {hit.number && <span className="figures">{marked(hit.number, hit.numberMarks)} · </span>}
              {hit.organName}
              {hit.standing && (
                <>
                  {' '}
                  · <StandingTag standing={hit.standing} />
                </>
              )}
              {' · '}
              {words.register.foundIn(whereFound(hit))}
            </p>
            {hit.excerpt && (
              <p className="excerpt" lang="zh-CN">
                {hit.excerpt.place && <span className="muted">{hit.excerpt.place} </span>}
                {marked(hit.excerpt.text, hit.excerpt.marks)}
              </p>
            )}
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

/** Whether the words stand in its title, its number or its text. */
function whereFound(hit: SearchHit): ('title' | 'number' | 'text')[] {
  const places = { title: hit.titleMarks.length > 0, number: hit.numberMarks.length > 0, text: hit.excerpt !== null }
  return (['title', 'number', 'text'] as const).filter((place) => places[place])
}

/** A line with what was found marked. */
function marked(text: string, marks: SearchHit['titleMarks']): ReactNode {
  return (
    <>
      {marks.map(({ start, end }, at) => (
        <Fragment key={start}>
          {text.slice(marks[at - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  )
}
