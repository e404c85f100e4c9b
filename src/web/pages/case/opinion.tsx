import { Link } from '@tanstack/react-router'
import type { AnswerOf, CaseFile, Endpoints } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { draftName } from '../../forms/case-options.ts'
import { Day } from '../../parts/day.tsx'
import { useSpeech } from '../../words/index.tsx'

export type OpinionRow = AnswerOf<Endpoints['GET /cases/:id/opinions']>['items'][number]

/** A conclusion: what it says, on which draft, by whom and when, and whether it still binds the whole text. */
export function Opinion({ file, opinion }: { file: CaseFile; opinion: OpinionRow }) {
  const { words, said } = useSpeech()
  const caseId = file.case.id
  const drafts = useApi('GET /cases/:id/drafts', { params: { id: caseId } }).data?.items ?? []
  const signOff =
    file.facts.signOffs.find((one) => one.id === opinion.id) ??
    file.facts.signOffs.find((one) => one.kind === opinion.kind && one.personId === opinion.personId)
  const on = drafts.filter((one) => opinion.draftIds.includes(one.id)).map((one) => draftName(one, words.terms, words.forms.current))
  return (
    <>
      <p className="row-title">
        {(words.terms.opinions[opinion.kind] ?? said(opinion.kindName)) + words.frame.colon}
        <strong>{words.terms.conclusions[opinion.conclusion] ?? opinion.conclusion}</strong>
        {signOff && <span className={`tag ${signOff.status}`}>{words.terms.signOffs[signOff.status]}</span>}
      </p>
      <p className="muted">
        {opinion.byOrganName} · {opinion.personName}
        {opinion.onBehalfOfName && words.frame.aside(words.cases.onBehalfOf(opinion.onBehalfOfName))} · <Day day={opinion.givenOn} />
        {opinion.elsewhere && ` · ${words.cases.recordedElsewhere}`}
      </p>
      {on.length > 0 && <p className="muted">{words.text.onDraft + words.frame.colon + words.frame.listOf(on)}</p>}
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
    </>
  )
}
