import { Link } from '@tanstack/react-router'
import type { CaseFile } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { StandardWords } from '../../forms/standard-choice.tsx'
import { useSpeech } from '../../words/index.tsx'
import { isNegative } from '../case/reviews.ts'

/** What reviewers want changed, beside the text that is being changed: conclusions that stop the case, and points nobody answered. */
export function ToMeet({ file }: { file: CaseFile }) {
  const { words, said } = useSpeech()
  const params = { id: file.case.id }
  const stopping = file.facts.signOffs.filter((one) => isNegative(one) && one.status !== 'void')
  const opinions = useApi('GET /cases/:id/opinions', { params }, { enabled: stopping.length > 0 })
  const remarks = useApi('GET /cases/:id/remarks', { params })
  const points = (remarks.data?.items ?? []).filter((one) => one.opinionId !== null && one.parentId === null && !one.resolved)
  if (stopping.length === 0 && points.length === 0) return null
  return (
    <aside aria-label={words.text.toMeet}>
      <h2>
        {words.text.toMeet}{' '}
        <Link to="/cases/$caseId/text" params={{ caseId: file.case.id }} search={{ view: 'review' }} className="small">
          {words.text.views.review}
        </Link>
      </h2>
      <ul className="rows">
        {stopping.map((one) => (
          <li key={one.id}>
            <p>
              {said(one.kindName) + words.frame.colon}
              <strong>{words.terms.conclusions[one.conclusion] ?? one.conclusion}</strong>
            </p>
            <p className="prose">{opinions.data?.items.findLast((opinion) => opinion.kind === one.kind)?.body}</p>
            <p className="muted small">{one.organName}</p>
          </li>
        ))}
        {points.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.label ?? words.cases.wholeText}</strong> <StandardWords body={one.body} />
            </p>
            <p className="muted small">{one.personName}</p>
          </li>
        ))}
      </ul>
    </aside>
  )
}
