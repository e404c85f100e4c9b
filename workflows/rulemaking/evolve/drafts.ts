import { changedIds, confirmed, rebound } from '../../sign-offs.ts'
import type { ActionEvent } from '../../types.ts'
import type { CurrentDraft, DraftRole, RulemakingFacts, SignOff } from '../facts.ts'
import type { ResolvedBaseVersion, ResolvedDraft } from '../resolved.ts'
import { type Change, given } from './change.ts'

/** Drafts and the sign-offs that hang on them. */
export const draftChanges: Record<string, Change> = {
  'draft.save': takeDraft,
  'draft.replace': takeDraft,
  'finding.answer': (facts, event) => ({ answeredFindings: [...new Set([...facts.answeredFindings, given<string>(event, 'findingId')])] }),
  'signoff.confirm': (facts, event) => ({
    signOffs: eachSignOff(facts, given(event, 'signOffId'), (signOff) => confirmed(signOff, given(event, 'provisionIds'), draftIds(facts))),
  }),
  'signoff.widen': (facts, event) => ({
    signOffs: eachSignOff(facts, given(event, 'signOffId'), (signOff) => ({ ...signOff, void: 'signer' })),
  }),
  'signoff.refuse': (facts, event) => ({
    signOffs: eachSignOff(facts, given(event, 'signOffId'), (signOff) => ({ ...signOff, void: 'refused' })),
  }),
  'opinion.answer': (facts, event) => ({
    signOffs: eachSignOff(facts, given(event, 'opinionId'), (signOff) =>
      answered(signOff, given(event, 'pointId'), given(event, 'disposition')),
    ),
  }),
  'legalityPoint.answer': (facts, event) => ({
    signOffs: facts.signOffs.map((signOff) =>
      signOff.kind === 'legalityReview' ? answered(signOff, given(event, 'pointId'), given(event, 'disposition')) : signOff,
    ),
  }),
  'baseVersion.compare': compareBase,
}

/** The ids of the drafts that stand now. */
export function draftIds(facts: RulemakingFacts): string[] {
  return Object.values(facts.drafts).map((draft) => draft.draftId)
}

function eachSignOff(facts: RulemakingFacts, id: string, change: (signOff: SignOff) => SignOff): SignOff[] {
  return facts.signOffs.map((signOff) => (signOff.id === id ? change(signOff) : signOff))
}

function answered(signOff: SignOff, pointId: string, answer: SignOff['points'][number]['answer']): SignOff {
  return { ...signOff, points: signOff.points.map((point) => (point.id === pointId ? { ...point, answer } : point)) }
}

function takeDraft(facts: RulemakingFacts, event: ActionEvent): Partial<RulemakingFacts> {
  const role = given<DraftRole>(event, 'role')
  const before = facts.drafts[role]
  const resolved = event.resolved as unknown as ResolvedDraft & { voids?: SignOff['kind'][] }
  const noise = noiseOf(event, resolved)
  const draft = draftOf(resolved, event, before, facts.draftSeq)
  const changed = changedIds(before, draft)
  const substance = before === undefined || changed.some((id) => noise !== true && !noise.has(id))
  if (substance) draft.seq = facts.draftSeq + 1
  const signOffs = facts.signOffs.map((signOff) => rebound(signOff, role, before, draft, noise))
  return {
    drafts: { ...facts.drafts, [role]: draft },
    draftSeq: draft.seq > facts.draftSeq ? draft.seq : facts.draftSeq,
    lastMajor: event.payload.major === true && changed.length > 0 ? facts.draftSeq + 1 : facts.lastMajor,
    changesOwed: facts.changesOwed && changed.length === 0,
    signOffs: resolved.voids ? signOffs.map((signOff) => voided(signOff, resolved.voids ?? [])) : signOffs,
  }
}

function voided(signOff: SignOff, kinds: SignOff['kind'][]): SignOff {
  return kinds.includes(signOff.kind) ? { ...signOff, void: 'pack' } : signOff
}

/** What is put to the signer as one batch: changes declared editorial, or those the comparison found to be blanks and width only. */
function noiseOf(event: ActionEvent, resolved: ResolvedDraft): true | Set<string> {
  if (event.payload.major === true) return new Set()
  if (event.payload.editorial === true || resolved.noiseOnly === true) return true
  return new Set(resolved.noiseOnly || [])
}

function draftOf(resolved: ResolvedDraft, event: ActionEvent, before: CurrentDraft | undefined, seq: number): CurrentDraft {
  return {
    draftId: resolved.draftId,
    seq,
    draftKind: typeof event.payload.draftKind === 'string' ? event.payload.draftKind : (before?.draftKind ?? ''),
    textId: resolved.textId,
    textHash: resolved.textHash,
    parsed: resolved.parsed ?? Object.keys(resolved.provisions).length > 0,
    provisions: resolved.provisions,
    labels: resolved.labels ?? {},
    findings: resolved.findings ?? [],
  }
}

/** The instrument moved on meanwhile: the provisions in which it changed are opened on every sign-off. */
function compareBase(facts: RulemakingFacts, event: ActionEvent): Partial<RulemakingFacts> {
  const resolved = event.resolved as unknown as ResolvedBaseVersion
  const role: DraftRole = facts.drafts.consolidated ? 'consolidated' : 'act'
  const there = facts.drafts[role]?.provisions ?? {}
  const open = resolved.changed.map(
    ({ provisionId, label }) => [provisionId, { signed: `base ${resolved.versionId}`, label, noise: false }] as const,
  )
  return {
    instruments: facts.instruments.map((one) => (one.id === resolved.instrumentId ? { ...one, baseVersionId: resolved.versionId } : one)),
    signOffs: facts.signOffs.map((signOff) => ({
      ...signOff,
      differences: {
        ...signOff.differences,
        [role]: { ...Object.fromEntries(open.filter(([id]) => there[id] !== undefined)), ...signOff.differences[role] },
      },
    })),
  }
}
