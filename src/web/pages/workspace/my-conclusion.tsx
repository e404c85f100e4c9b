import { Link } from '@tanstack/react-router'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { ToAction } from '../../parts/to-action.tsx'
import { useSpeech } from '../../words/index.tsx'
import { Opinion } from '../case/opinion.tsx'
import { followingOf } from '../case/primary.ts'
import { Turn } from '../case/turn.tsx'

/** What the person concluded in this case, of each kind the last, and whose turn it is after it; nothing for who concluded nothing. */
export function MyConclusion({ file, offers }: { file: CaseFile; offers: Offer[] }) {
  const { words, said } = useSpeech()
  const { session } = useHouse()
  const caseId = file.case.id
  const opinions = useApi('GET /cases/:id/opinions', { params: { id: caseId } }).data?.items ?? []
  const own = opinions.filter((one) => one.personId === session.person?.id)
  const last = own.filter((one) => own.findLast((other) => other.kind === one.kind) === one)
  if (last.length === 0) return null
  return (
    <section className="concluded">
      <h2>{words.text.yourConclusion}</h2>
      {last.map((opinion) => (
        <Opinion key={opinion.id} file={file} opinion={opinion} />
      ))}
      <h2>{words.text.following}</h2>
      {file.case.status === 'open' ? (
        <ul className="plain">
          {followingOf(file, offers).map((asked) => (
            <li key={asked.offer.action}>
              {asked.offer.mine ? (
                <ToAction caseId={caseId} action={asked.offer.action} kind={asked.kind}>
                  {said(asked.offer)}
                </ToAction>
              ) : (
                <strong>{said(asked.offer)}</strong>
              )}{' '}
              <span className="muted">
                <Turn asked={asked} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{words.terms.statuses[file.case.status]}</p>
      )}
      <p className="links">
        <Link to="/cases/$caseId" params={{ caseId }} search={{}}>
          {words.text.backToCase}
        </Link>{' '}
        <Link to="/">{words.frame.inbox}</Link>
      </p>
    </section>
  )
}
