import { Link, useNavigate } from '@tanstack/react-router'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { Day } from '../../parts/day.tsx'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { RemarkThreads } from '../workspace/remark-threads.tsx'

/** Opinions and conclusions with the state of what they bind, and the remarks on provisions. */
export function OpinionsTab({ file, offers }: { file: CaseFile; offers: Offer[] }) {
  const navigate = useNavigate()
  const { words, said } = useSpeech()
  const caseId = file.case.id
  const opinions = useApi('GET /cases/:id/opinions', { params: { id: caseId } })
  const remarks = useApi('GET /cases/:id/remarks', { params: { id: caseId } })
  if (opinions.error) return <Failure error={opinions.error} />
  if (!opinions.data) return <Waiting />
  return (
    <section>
      {opinions.data.items.length === 0 && <Nothing>{words.cases.opinionsEmpty}</Nothing>}
      <ul className="rows">
        {opinions.data.items.map((opinion) => {
          const signOff =
            file.facts.signOffs.find((one) => one.id === opinion.id) ??
            file.facts.signOffs.find((one) => one.kind === opinion.kind && one.personId === opinion.personId)
          return (
            <li key={opinion.id}>
              <p className="row-title">
                {(words.terms.opinions[opinion.kind] ?? said(opinion.kindName)) + words.frame.colon}
                <strong>{words.terms.conclusions[opinion.conclusion] ?? opinion.conclusion}</strong>
                {signOff && <span className={`tag ${signOff.status}`}>{words.terms.signOffs[signOff.status]}</span>}
              </p>
              <p className="muted">
                {opinion.byOrganName} · {opinion.personName}
                {opinion.onBehalfOfName && words.frame.aside(words.cases.onBehalfOf(opinion.onBehalfOfName))} ·{' '}
                <Day day={opinion.givenOn} />
                {opinion.elsewhere && ` · ${words.cases.recordedElsewhere}`}
              </p>
              {opinion.body && <p className="prose">{opinion.body}</p>}
              {signOff && signOff.open.length > 0 && (
                <p>
                  {words.cases.changedSince + words.frame.colon}
                  {words.frame.listOf(signOff.open.map((one) => one.label ?? words.cases.wholeText))}{' '}
                  <Link to="/cases/$caseId/text" params={{ caseId }} search={{ view: 'review' }}>
                    {words.cases.toReview}
                  </Link>
                </p>
              )}
            </li>
          )
        })}
      </ul>
      <h2>{words.cases.remarksTitle}</h2>
      {remarks.data?.items.length === 0 && <Nothing>{words.cases.remarksEmpty}</Nothing>}
      <RemarkThreads
        file={file}
        offers={offers}
        remarks={remarks.data?.items ?? []}
        all={remarks.data?.items ?? []}
        onGo={(at) => void navigate({ to: '/cases/$caseId/text', params: { caseId }, search: { view: 'review', at } })}
      />
    </section>
  )
}
