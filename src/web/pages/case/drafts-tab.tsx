import { Link } from '@tanstack/react-router'
import type { CaseFile } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { useHolds } from '../../app/session.tsx'
import { draftName } from '../../forms/case-options.ts'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { useInstant } from '../../parts/use-instant.ts'
import { useSpeech } from '../../words/index.tsx'

/** The drafts of the case, newest first, and the ways into the text. */
export function DraftsTab({ file }: { file: CaseFile }) {
  const { words } = useSpeech()
  const instant = useInstant()
  const drafts = useHolds('drafter', 'unitChief')
  const caseId = file.case.id
  const { data, error } = useApi('GET /cases/:id/drafts', { params: { id: caseId } })
  if (error) return <Failure error={error} />
  if (!data) return <Waiting />
  const rows = [...data.items].sort((a, b) => b.position - a.position || (a.savedAt < b.savedAt ? 1 : -1))
  const to = { to: '/cases/$caseId/text' as const, params: { caseId } }
  return (
    <section>
      <div className="row space-below">
        {drafts && file.case.status === 'open' && (
          <Link {...to} search={{ view: 'edit' }} className="button-link">
            {words.cases.workOnText}
          </Link>
        )}
        {rows.length > 0 && (
          <Link {...to} search={{ view: 'review' }} className="button-link">
            {words.cases.reviewText}
          </Link>
        )}
      </div>
      {rows.length === 0 && <Nothing>{words.cases.noDrafts}</Nothing>}
      <ul className="rows">
        {rows.map((draft) => {
          const before = rows.find((other) => other.role === draft.role && other.position < draft.position)
          return (
            <li key={draft.id}>
              <p className="row-title">
                <Link {...to} search={{ view: 'review', draft: draft.id }}>
                  {draft.title ?? file.case.title}
                </Link>
                {draft.current && <span className="tag strong">{words.cases.currentDraft}</span>}
              </p>
              <p className="muted">
                {draftName({ ...draft, current: false }, words.terms, words.forms.current)} · {words.cases.chars(draft.chars)} ·{' '}
                {words.cases.savedBy(draft.savedByName)} · {instant(draft.savedAt)}
              </p>
              {draft.note && <p>{draft.note}</p>}
              {before && (
                <Link {...to} search={{ view: 'compare', a: before.id, b: draft.id }}>
                  {words.cases.compareWith}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
