import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { AnswerOf, Endpoints } from '../../../contract/index.ts'
import { usePages } from '../../api/use.ts'
import { dayText } from '../../parts/days.ts'
import { StandingTag } from '../../parts/standing.tsx'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'

interface Props {
  id: string
  day: string
}

type Answer<Part extends 'breaks' | 'citations' | 'cited-by'> = AnswerOf<Endpoints[`GET /instruments/:id/${Part}`]>
type CitingRow = Answer<'breaks'>['items'][number]
type CitationRow = Answer<'citations'>['items'][number]
type Named = NonNullable<CitationRow['target']>

/** 引用与被引用: what would break without the instrument, what it cites, and every place that names it. */
export function Citations({ id, day }: Props) {
  return (
    <>
      <Breaks id={id} day={day} />
      <Cites id={id} day={day} />
      <CitedBy id={id} day={day} />
    </>
  )
}

function Breaks({ id, day }: Props) {
  const { words, language } = useSpeech()
  const list = usePages('GET /instruments/:id/breaks', { params: { id }, query: { on: day } })
  const data = sums<Answer<'breaks'>>(list)
  if (list.error && !data) return <Failure error={list.error} />
  if (!data) return <Waiting />
  const leftOut = Object.entries(data.leftOut)
  return (
    <section aria-labelledby="breaks">
      <h2 id="breaks">{words.graph.breaks}</h2>
      {data.total === 0 ? (
        <Nothing>{words.graph.breaksNone}</Nothing>
      ) : (
        <>
          <p>
            <strong>{words.graph.breaksSum(data.total, data.instruments)}</strong> {words.graph.breaksHelp(dayText(day, language))}
          </p>
          <Places rows={list.rows} more={list.hasNextPage ? () => void list.fetchNextPage() : null} />
        </>
      )}
      {leftOut.length > 0 && (
        <p className="muted">
          {words.graph.leftOut}{' '}
          {words.frame.listOf(leftOut.map(([touch, count]) => `${words.graph.leftOutKinds[touch] ?? touch} ${count}`))}
        </p>
      )}
      {data.issuedUnder.length > 0 && (
        <>
          <h3>{words.graph.issuedUnder}</h3>
          <ul className="plain">
            {data.issuedUnder.map((one) => (
              <li key={one.id}>
                <ToInstrument named={one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Cites({ id, day }: Props) {
  const { words, said } = useSpeech()
  const list = usePages('GET /instruments/:id/citations', { params: { id }, query: { on: day } })
  const data = sums<Answer<'citations'>>(list)
  if (list.error && !data) return <Failure error={list.error} />
  if (!data) return <Waiting />
  return (
    <section aria-labelledby="cites">
      <h2 id="cites">{words.graph.cites}</h2>
      {data.total === 0 ? <Nothing>{words.graph.citesNone}</Nothing> : <p>{words.graph.citesSum(data.total, data.unresolved)}</p>}
      <ul className="rows">
        {list.rows.map((row) => (
          <li key={row.id}>
            <p className="row-title">
              {row.article && (
                <Link to="/instruments/$instrumentId" params={{ instrumentId: id }} search={{ on: day, at: row.article.provisionId }}>
                  {row.article.label}
                </Link>
              )}{' '}
              <span className="tag">{said(row.relationName)}</span> <Target row={row} /> {row.place && <span>{placeText(row.place)}</span>}
            </p>
            <p className="excerpt">{marked(row.sentence, row.words)}</p>
          </li>
        ))}
      </ul>
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{words.frame.more}</Button>}
    </section>
  )
}

function Target({ row }: { row: CitationRow }) {
  const { said } = useSpeech()
  if (row.target) return <ToInstrument named={row.target} />
  if (row.act)
    return (
      <Link to="/acts/$actId" params={{ actId: row.act.id }}>
        {row.act.title}
      </Link>
    )
  return (
    <>
      {row.words} <span className="muted">{said(row.unresolvedName)}</span>
    </>
  )
}

function CitedBy({ id, day }: Props) {
  const { words, said } = useSpeech()
  const list = usePages('GET /instruments/:id/cited-by', { params: { id }, query: { on: day } })
  const data = sums<Answer<'cited-by'>>(list)
  if (list.error && !data) return <Failure error={list.error} />
  if (!data) return <Waiting />
  return (
    <section aria-labelledby="cited-by">
      <h2 id="cited-by">{words.graph.citedBy}</h2>
      {data.total === 0 && <Nothing>{words.graph.citedByNone}</Nothing>}
      <Places rows={list.rows} more={list.hasNextPage ? () => void list.fetchNextPage() : null} />
      {data.effects.length > 0 && (
        <>
          <h3>{words.graph.acts}</h3>
          <ul className="plain">
            {data.effects.map((effect) => (
              <li key={effect.id}>
                <span className="tag">{said(effect.kindName)}</span>{' '}
                <Link to="/acts/$actId" params={{ actId: effect.act.id }}>
                  {effect.act.title}
                </Link>{' '}
                <span className="figures">{effect.act.numbers.join('、')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** The sums that stand beside the rows of each page, from the first. */
function sums<T>(list: { data: { pages: unknown[] } | undefined }): T | undefined {
  return list.data?.pages[0] as T | undefined
}

/** Places with the article linked to the reading view, their relation and sentence. */
function Places({ rows, more }: { rows: readonly CitingRow[]; more: (() => void) | null }) {
  const { words, said } = useSpeech()
  return (
    <>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <p className="row-title">
              {row.instrument ? (
                <ToInstrument named={row.instrument} at={row.article?.provisionId}>
                  {row.instrument.title} {row.article?.label ?? words.graph.whole}
                </ToInstrument>
              ) : (
                <Link to="/acts/$actId" params={{ actId: row.act.id }}>
                  {row.act.title}
                </Link>
              )}
            </p>
            <p className="muted">
              <span className="tag">{said(row.relationName)}</span>{' '}
              {row.touch !== 'affected' && <span className="tag">{said(row.touchName)}</span>} {row.place && placeText(row.place)}
            </p>
            <p className="excerpt">{marked(row.sentence, row.words)}</p>
          </li>
        ))}
      </ul>
      {more && <Button onClick={more}>{words.frame.more}</Button>}
    </>
  )
}

function ToInstrument({ named, at, children }: { named: Named; at?: string | undefined; children?: ReactNode }) {
  return (
    <>
      <Link to="/instruments/$instrumentId" params={{ instrumentId: named.id }} search={at ? { at } : {}}>
        {children ?? named.title}
      </Link>{' '}
      {named.number && <span className="figures">{named.number} </span>}
      <StandingTag standing={named.standing} />
    </>
  )
}

/** The sentence with the citing words set off. */
function marked(sentence: string, words: string): ReactNode {
  const at = sentence.indexOf(words)
  if (at < 0) return sentence
  return (
    <>
      {sentence.slice(0, at)}
      <mark>{words}</mark>
      {sentence.slice(at + words.length)}
    </>
  )
}

const units: Record<string, string> = { part: '编', chapter: '章', section: '节', art: '条', par: '款', item: '项', subitem: '目' }

/** `art12/par1` as people read it: 第12条第1款. */
function placeText(place: string): string {
  return place
    .split('-')
    .map((one) => one.split('/').map(unitText).join(''))
    .join('至')
}

function unitText(part: string): string {
  const [, unit = '', number = '', inserted] = /^([a-z]+)(\d+)(?:\.(\d+))?$/.exec(part) ?? []
  return `第${number}${units[unit] ?? unit}${inserted ? `之${inserted}` : ''}`
}
