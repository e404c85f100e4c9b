import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useApi } from '../../api/use.ts'
import { Failure, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { blocksOf } from '../../text/blocks.ts'
import { LawText } from '../../text/law-text.tsx'
import { useCitations } from '../../text/use-engine.ts'
import { useSpeech } from '../../words/index.tsx'
import { RangeText } from './range-text.tsx'

const route = getRouteApi('/acts/$actId')

/** 公文: a paper as issued, what it did, and what is not known of it. */
export function Act() {
  const { words, said } = useSpeech()
  const { actId } = route.useParams()
  const { data, error } = useApi('GET /acts/:id', { params: { id: actId } })
  const blocks = useMemo(() => (data?.content ? blocksOf(data.content.text, data.content.provisions) : []), [data])
  const cited = useCitations(`act.${actId}`, data?.content?.text)
  usePage(data?.act.title ?? '')
  if (error && !data) return <Failure error={error} />
  if (!data) return <Waiting />
  const { act } = data
  return (
    <article className="page">
      <p className="eyebrow">
        <span className="figures">{act.numbers.join('、') || words.register.noNumber}</span>
        <span>{act.issuers.join('、') || act.organName}</span>
        <span>
          {words.register.signed} <RangeText range={act.signed} />
        </span>
        <span>{words.terms.origins[act.origin]}</span>
      </p>
      <h1>{act.title}</h1>
      {act.caseId && (
        <p>
          <Link to="/cases/$caseId" params={{ caseId: act.caseId }} search={{}}>
            {words.register.toCase}
          </Link>
        </p>
      )}
      {act.campaignId && (
        <p>
          <Link to="/cleanup/$campaignId" params={{ campaignId: act.campaignId }} search={{}}>
            {words.frame.cleanup}
          </Link>
        </p>
      )}
      {data.gaps.length > 0 && (
        <section className="notice">
          <h2>{words.register.gaps}</h2>
          <ul className="plain">
            {data.gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </section>
      )}
      <h2>{words.register.whatItDid}</h2>
      <ul className="rows">
        {data.effects.map((effect) => (
          <li key={effect.id}>
            {said(effect.kindName)}{' '}
            <Link to="/instruments/$instrumentId" params={{ instrumentId: effect.instrumentId }} search={{}}>
              {effect.instrumentTitle}
            </Link>{' '}
            · <RangeText range={effect.from} />
          </li>
        ))}
      </ul>
      {act.source && <p className="muted">{words.register.source(act.source)}</p>}
      {data.sm3 && <p className="muted small figures">SM3 {data.sm3}</p>}
      {data.content && <LawText name={act.id} blocks={blocks} cited={cited.data} />}
    </article>
  )
}
