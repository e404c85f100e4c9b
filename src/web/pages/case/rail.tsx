import { Link } from '@tanstack/react-router'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { FastestPath } from '../../parts/fastest-path.tsx'
import { gapsOf, UnmetList } from '../../parts/unmet.tsx'
import { useSpeech } from '../../words/index.tsx'
import { SilentDepartments } from './departments.tsx'
import { aimOf } from './primary.ts'
import { isNegative } from './reviews.ts'

/** Beside the case: what is missing for the next step, the fastest lawful path with its days, related documents. */
export function Rail({ file, offers }: { file: CaseFile; offers: Offer[] }) {
  const { words, said } = useSpeech()
  const open = file.case.status === 'open'
  const aim = aimOf(offers)
  const unmet = aim ? gapsOf(aim) : file.facts.requirements
  const related = file.case.instruments.filter((one) => one.mode !== 'makes')
  return (
    <aside className="rail" aria-label={words.cases.rail}>
      {open && <SilentDepartments file={file} headed />}
      {open && (
        <section>
          <h2>{aim ? words.cases.missingFor(said(aim)) : words.cases.missing}</h2>
          {unmet.length === 0 ? (
            <p>{aim && !aim.mine ? words.cases.waitsFor(said(aim.by)) : words.cases.nothingMissing}</p>
          ) : (
            <UnmetList unmet={unmet} caseId={file.case.id} of={aim?.action} />
          )}
        </section>
      )}
      {open && file.picture.find((step) => step.stage === 'publication')?.state !== 'done' && <ToPublication caseId={file.case.id} />}
      {file.facts.act && <Issued file={file} act={file.facts.act} />}
      <section>
        <h2>{words.cases.related}</h2>
        {related.length === 0 && <p className="muted">{words.cases.noRelated}</p>}
        <ul className="plain">
          <Documents of={related} />
        </ul>
        {file.facts.signOffs.length > 0 && (
          <>
            <h2>{words.cases.signOffs}</h2>
            <ul className="plain">
              {file.facts.signOffs.map((one) => (
                <li key={one.id} className="sign-off">
                  <span className={`dot ${isNegative(one) ? 'negative' : one.status}`} aria-hidden="true" />
                  <span>
                    {[said(one.kindName), one.organName].filter(Boolean).join(' · ')}
                    <span className="muted sign-off-state">
                      {isNegative(one) && `${words.terms.conclusions[one.conclusion] ?? one.conclusion} · `}
                      {words.terms.signOffs[one.status]}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </aside>
  )
}

/** What came of a case: the paper that was published, with its number, and the document it brought into being. */
function Issued({ file, act }: { file: CaseFile; act: NonNullable<CaseFile['facts']['act']> }) {
  const { words } = useSpeech()
  return (
    <section>
      <h2>{words.cases.issued}</h2>
      <ul className="plain">
        <li>
          <Link to="/acts/$actId" params={{ actId: act.id }}>
            {act.title}
          </Link>{' '}
          {file.facts.number}
        </li>
        <Documents of={file.case.instruments.filter((one) => one.mode === 'makes')} />
      </ul>
    </section>
  )
}

function Documents({ of }: { of: { id: string; title: string }[] }) {
  return of.map((one) => (
    <li key={one.id}>
      <Link to="/instruments/$instrumentId" params={{ instrumentId: one.id }}>
        {one.title}
      </Link>
    </li>
  ))
}

function ToPublication({ caseId }: { caseId: string }) {
  const { words } = useSpeech()
  const { data: plan } = useApi('GET /cases/:id/plan', { params: { id: caseId }, query: { target: 'publication' } })
  if (!plan) return null
  return <FastestPath plan={plan} earliest={words.cases.earliestPublication} caseId={caseId} />
}
