import type { CurrentDraft, Difference, DraftRole, Point, RulemakingFacts, SignOff, SignOffKind } from './rulemaking/facts.ts'
import type { StoredState } from './types.ts'

export type SignOffStatus = 'whole' | 'partlyOpen' | 'void'

export interface OpenProvision {
  provisionId: string
  label: string
  change: 'changed' | 'added' | 'removed'
  noise: boolean
}

/** A sign-off as it stands on the present text. */
export interface SignOffView {
  id: string
  kind: SignOffKind
  personId: string
  organId: string
  conclusion: string
  status: SignOffStatus
  open: OpenProvision[]
  draftIds: string[]
}

/** The latest sign-off of each kind with what opened since it was given. Empty for an instrument. */
export function signOffs(state: StoredState): SignOffView[] {
  const facts = state.facts as Partial<RulemakingFacts>
  return (facts.signOffs ?? []).map((signOff) => ({
    ...{ id: signOff.id, kind: signOff.kind, personId: signOff.personId, organId: signOff.organId },
    ...{ conclusion: signOff.conclusion, status: statusOf(signOff), draftIds: signOff.draftIds },
    open: openProvisions(signOff, facts as RulemakingFacts),
  }))
}

/** Whole, partly open or void. A gate needs whole. */
export function statusOf(signOff: SignOff): SignOffStatus {
  if (signOff.void) return 'void'
  return isEmpty(signOff.differences.act) && isEmpty(signOff.differences.consolidated) ? 'whole' : 'partlyOpen'
}

/** The provisions whose words differ from those signed. */
export function openProvisions(signOff: SignOff, facts: RulemakingFacts): OpenProvision[] {
  return (['act', 'consolidated'] as const).flatMap((role) =>
    Object.entries(signOff.differences[role]).map(([provisionId, difference]) => ({
      ...{ provisionId, label: difference.label, noise: difference.noise },
      change: changeOf(difference, facts.drafts[role]?.provisions[provisionId]),
    })),
  )
}

function changeOf(difference: Difference, now: string | undefined): OpenProvision['change'] {
  if (difference.signed === null) return 'added'
  return now === undefined ? 'removed' : 'changed'
}

/** The latest sign-off of a kind. */
export function signOffOf(facts: RulemakingFacts, kind: SignOffKind): SignOff | undefined {
  return facts.signOffs.find((signOff) => signOff.kind === kind)
}

const good: Record<SignOffKind, string[]> = {
  departmentLegality: ['lawful', 'notApplicable'],
  adviserOpinion: ['noObjection', 'notApplicable'],
  fairCompetitionReview: ['mayIssue', 'notApplicable'],
  legalityReview: ['lawful', 'riskDisclosed', 'notApplicable'],
  deliberation: ['pass', 'passWithChanges', 'expedited'],
  signature: ['signed'],
}

/** Conclusions that become good once every point is met or its non-adoption reasoned. */
const goodWhenAnswered: Partial<Record<SignOffKind, string>> = {
  departmentLegality: 'mustRevise',
  adviserOpinion: 'objections',
  legalityReview: 'mustRevise',
}

/** Why a review does not carry the text yet, or null when it does: whole on every draft, with a conclusion that lets pass. */
export function whyNotPassed(
  facts: RulemakingFacts,
  kind: SignOffKind,
): 'missing' | 'void' | 'negative' | 'pointsOpen' | 'partlyOpen' | null {
  const signOff = signOffOf(facts, kind)
  if (!signOff) return 'missing'
  if (signOff.void) return 'void'
  if (goodWhenAnswered[kind] === signOff.conclusion) {
    if (signOff.points.some((point) => point.answer === null)) return 'pointsOpen'
  } else if (!good[kind].includes(signOff.conclusion)) return 'negative'
  return statusOf(signOff) === 'whole' ? null : 'partlyOpen'
}

/**
 * The sign-off after a draft was replaced: it opens on exactly the provisions whose body hash differs from the signed one,
 * and closes again on those that came back to the signed words. Renumbering changes no body and so opens nothing.
 */
export function rebound(
  signOff: SignOff,
  role: DraftRole,
  before: CurrentDraft | undefined,
  after: CurrentDraft,
  noise: true | Set<string>,
): SignOff {
  const differences = { ...signOff.differences[role] }
  const isNoise = (id: string) => noise === true || noise.has(id)
  const touched = changedIds(before, after)
  for (const id of touched) {
    const known = differences[id]
    const signed = known ? known.signed : (before?.provisions[id] ?? null)
    const now = after.provisions[id] ?? null
    if (signed === now) delete differences[id]
    // Noise on top of a change of substance stays substance.
    else differences[id] = { signed, label: labelOf(id, before, after), noise: isNoise(id) && (known?.noise ?? true) }
  }
  if (touched.length === 0) return signOff
  const substance = touched.filter((id) => !isNoise(id))
  const points = signOff.points.map((point) => (isTouched(point, substance) ? { ...point, touched: true } : point))
  return { ...signOff, points, differences: { ...signOff.differences, [role]: differences } }
}

function isTouched(point: Point, changed: string[]): boolean {
  return point.provisionId === null ? changed.length > 0 : changed.includes(point.provisionId)
}

function labelOf(id: string, before: CurrentDraft | undefined, after: CurrentDraft): string {
  return after.labels[id] ?? before?.labels[id] ?? id
}

/** Provisions that are new, gone or have another body hash. */
export function changedIds(before: CurrentDraft | undefined, after: CurrentDraft): string[] {
  const old = before?.provisions ?? {}
  const added = Object.keys(after.provisions).filter((id) => old[id] !== after.provisions[id])
  return [...added, ...Object.keys(old).filter((id) => after.provisions[id] === undefined)]
}

/** The sign-off after its signer confirmed some provisions: it now binds their present words. */
export function confirmed(signOff: SignOff, provisionIds: string[], draftIds: string[]): SignOff {
  const drop = new Set(provisionIds)
  const rest = (all: Record<string, Difference>) => Object.fromEntries(Object.entries(all).filter(([id]) => !drop.has(id)))
  const differences = { act: rest(signOff.differences.act), consolidated: rest(signOff.differences.consolidated) }
  const next = { ...signOff, differences }
  return statusOf(next) === 'whole' ? { ...next, draftIds } : next
}

function isEmpty(record: Record<string, unknown>): boolean {
  for (const _ in record) return false
  return true
}
