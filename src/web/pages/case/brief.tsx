import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addDays } from '../../../../workflows/days.ts'
import { filingBodies } from '../../../../workflows/rulemaking/filing.ts'
import { setsValidity } from '../../../../workflows/rulemaking/validity.ts'
import type { CaseFile } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { CaseFormProvider } from '../../forms/case-context.ts'
import { EffectSentence, type EffectValue } from '../../forms/effect-sentence.tsx'
import { Day } from '../../parts/day.tsx'
import { Fact } from '../../parts/fact.tsx'
import { useSpeech } from '../../words/index.tsx'
import { SilentDepartments } from './departments.tsx'
import { lastOf } from './last-of.ts'
import { Payload } from './payload.tsx'

interface Props {
  file: CaseFile
  action: string
}

/** What a person decides on, above the button that decides it: what was proposed, what is signed, what publishing will do. */
export function Brief({ file, action }: Props) {
  if (action === 'initiation.approve' || action === 'initiation.refuse') return <Proposed file={file} />
  if (action === 'departments.close') return <SilentDepartments file={file} />
  if (action === 'signing.sign') return <Signed file={file} action={action} />
  if (action === 'publication.publish') return <Published file={file} action={action} />
  return null
}

function useHistory(file: CaseFile) {
  return useApi('GET /cases/:id/history', { params: { id: file.case.id } }).data?.items ?? []
}

/** 同意立项: the need, the problem, the measures, and how the paper was classified. */
function Proposed({ file }: { file: CaseFile }) {
  const { words } = useSpeech()
  const history = useHistory(file)
  const proposal = lastOf(history, 'initiation.propose')
  const classification = lastOf(history, 'classification.set')
  return (
    <section className="brief">
      {proposal && <Payload action="initiation.propose" payload={proposal.payload} />}
      {classification && (
        <details>
          <summary>{words.cases.brief.classification}</summary>
          <Payload action="classification.set" payload={classification.payload} />
        </details>
      )}
    </section>
  )
}

/** 签发: the paper, who decided it, what it will do. */
function Signed({ file, action }: Props) {
  const { words } = useSpeech()
  const history = useHistory(file)
  const decision = lastOf(history, 'meeting.decide') ?? lastOf(history, 'expedited.decide')
  const say = words.cases.brief
  return (
    <Facts>
      <Paper file={file} />
      {decision && (
        <Fact name={say.decided}>
          {decision.payload.meeting ? String(decision.payload.meeting) : decision.actorName} <Day day={decision.occurredOn} />
        </Fact>
      )}
      <Fact name={say.does}>
        <Effects file={file} action={action} />
      </Fact>
      <Fact name={say.next}>{say.afterSigning}</Fact>
    </Facts>
  )
}

/** 公布: number, days, what begins and ends, and the filing that follows (with whom, until when). */
function Published({ file, action }: Props) {
  const { words, said } = useSpeech()
  const { today } = useHouse()
  const history = useHistory(file)
  const organs = useApi('GET /organs').data?.items ?? []
  const rules = useApi('GET /rules', { query: { on: today } }).data?.items ?? []
  const days = lastOf(history, 'publication.set')?.payload ?? {}
  const say = words.cases.brief
  const from = days.effectiveFrom === 'publication' ? today : String(days.effectiveFrom ?? '')
  const bodies = filingBodies(file.case.documentClass === 'department' ? 'department' : 'government', file.case.issuingOrganId, organs)
  const term = rules.find((rule) => rule.key === 'filing.government.maxDays')?.value
  return (
    <Facts>
      <Paper file={file} />
      <Fact name={say.number}>{file.facts.number ?? '—'}</Fact>
      <Fact name={say.signedOn}>
        <Day day={lastOf(history, 'signing.sign')?.occurredOn} />
      </Fact>
      <Fact name={say.from}>
        <Day day={from} /> {days.effectiveFrom === 'publication' && say.publicationDay}
      </Fact>
      {setsValidity(file.case.kind, file.facts.effects) && (
        <Fact name={say.until}>{days.validTo ? <Day day={String(days.validTo)} /> : say.noEnd(String(days.longTermReason ?? ''))}</Fact>
      )}
      <Fact name={say.does}>
        <Effects file={file} action={action} begins={days.effectiveFrom} />
      </Fact>
      <Fact name={say.next}>
        {say.filed(words.frame.listOf(bodies.map((body) => body.name ?? said(body))))}
        {typeof term === 'number' && (
          <>
            {say.filedUntil} <Day day={addDays(today, term)} />
          </>
        )}
      </Fact>
    </Facts>
  )
}

/** The paper itself, by the title it bears, opened beside the form. */
function Paper({ file }: { file: CaseFile }) {
  const { words } = useSpeech()
  const { data } = useApi('GET /cases/:id/drafts', { params: { id: file.case.id } })
  const draft = data?.items.find((one) => one.current && one.role === 'act')
  return (
    <Fact name={words.cases.brief.title}>
      <Link to="/cases/$caseId/text" params={{ caseId: file.case.id }} search={{ view: 'review' }} target="_blank">
        {draft?.title ?? file.case.title}
      </Link>
    </Fact>
  )
}

/** What the paper does, a sentence an effect; one planned from publication begins when the paper itself does, once that is set. */
function Effects({ file, action, begins }: Props & { begins?: unknown }) {
  return (
    <CaseFormProvider value={{ file, action }}>
      {file.facts.effects.map((effect, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list without ids
        <span key={index} className="brief-line">
          <EffectSentence effect={begun(asValue(effect), begins)} />
        </span>
      ))}
    </CaseFormProvider>
  )
}

function begun(effect: EffectValue, begins: unknown): EffectValue {
  return effect.from === 'publication' && typeof begins === 'string' ? { ...effect, from: begins } : effect
}

/** A recorded effect as a form holds it. */
function asValue(effect: Record<string, unknown>): EffectValue {
  const { newInstrument, ...rest } = Object.fromEntries(Object.entries(effect).filter(([, value]) => value !== null))
  return newInstrument === undefined ? rest : { ...rest, newInstrument: { title: String(newInstrument) } }
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts brief">{children}</dl>
}
