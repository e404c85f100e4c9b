import { actionOf } from '../../../workflows/actions.ts'
import type { RulemakingFacts } from '../../../workflows/rulemaking/facts.ts'
import { organOfSignOff } from '../../../workflows/rulemaking/roles.ts'
import { comesBefore, openPlaces, reviewLanes, type Stage, stageName, stageOf, stages } from '../../../workflows/rulemaking/stages.ts'
import { signOffs } from '../../../workflows/sign-offs.ts'
import type { CaseOrgans, StageRow as EngineStageRow, Offer, Workflow } from '../../../workflows/types.ts'
import type { Offer as OfferView } from '../../contract/actions.ts'
import type { CaseHead, Picture } from '../../contract/cases.ts'
import { type StoredCase, type StoredStage, stagesOfCases } from '../../store/cases.ts'
import { instrumentsByIds } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import { namesOf } from './names.ts'

/** Heads of cases with every name in them, for lists and for the page of a case. */
export async function caseHeads(store: Store, cases: StoredCase[]): Promise<CaseHead[]> {
  const [names, instruments, rows] = await Promise.all([
    namesOf(
      store,
      cases.map((one) => one.openedBy),
      cases.flatMap((one) => [one.organId, one.draftingOrganId]),
    ),
    instrumentsByIds(
      store.db,
      cases.flatMap((one) => one.instruments.map((item) => item.id)),
    ),
    stagesOfCases(
      store.db,
      cases.map((one) => one.id),
    ),
  ])
  return cases.map((one) => ({
    id: one.id,
    kind: one.kind,
    title: one.title,
    documentClass: (one.state.facts as RulemakingFacts).documentClass ?? null,
    issuingOrganId: one.organId,
    issuingOrganName: names.organ(one.organId),
    draftingOrganId: one.draftingOrganId,
    draftingOrganName: names.organ(one.draftingOrganId),
    stage: one.stage,
    stageName: stageName(one.stage),
    status: one.status,
    openedOn: one.openedOn,
    openedBy: one.openedBy,
    openedByName: names.person(one.openedBy),
    instruments: one.instruments.map((item) => ({
      id: item.id,
      mode: item.mode as 'makes' | 'revises' | 'repeals',
      title: instruments.get(item.id)?.title ?? '',
    })),
    dueOn: earliest(rows.filter((row) => row.caseId === one.id)),
    updatedAt: one.updatedAt,
    rev: one.rev,
  }))
}

/** Stage rows with their names and the explanation of their due day. */
export function stageViews(rows: StoredStage[]) {
  return rows.map((row) => {
    const explained = row.due === null || 'notComputable' in row.due ? null : row.due
    const notComputable = row.due !== null && 'notComputable' in row.due ? row.due.notComputable : null
    return {
      stage: row.stage,
      name: stageName(row.stage),
      enteredOn: row.enteredOn,
      dueOn: row.dueOn,
      due: explained as EngineStageRow['due'],
      notComputable,
    }
  })
}

/**
 * The procedure as one line, drawn from where the machine stands. Only a department's own document skips a stage (its deliberation is the
 * decision itself, `machine-v1.ts`).
 */
export function pictureOf(found: StoredCase): Picture {
  const value = found.state.value
  const facts = found.state.facts as RulemakingFacts
  const here = stageOf(value)
  const open = new Set<string>(openPlaces(value))
  const reached = isStage(here) ? here : here === 'archived' ? 'archiving' : lastReached(facts)
  const skipped = (stage: Stage) => stage === 'departmentDeliberation' && facts.documentClass !== 'government'
  return stages.map((stage) => {
    const past = comesBefore(stage, reached) || (stage === reached && here !== reached)
    const state = stage === here ? 'here' : !past ? 'next' : skipped(stage) ? 'skipped' : 'done'
    return {
      stage,
      name: stageName(stage),
      state,
      lanes:
        stage === 'review'
          ? reviewLanes.map((lane) => ({ stage: lane, name: stageName(lane), state: laneState(state, open.has(lane)) }))
          : [],
    }
  })
}

function laneState(stage: Picture[number]['state'], open: boolean): Picture[number]['state'] {
  return stage === 'here' ? (open ? 'here' : 'done') : stage
}

/** How far a case came that was withdrawn or refused, from what was recorded on the way. */
function lastReached(facts: RulemakingFacts): Stage {
  if (facts.publishedOn) return 'publication'
  if (facts.signedOn) return 'signing'
  if (facts.decidedOn) return 'deliberation'
  if (facts.acceptedOn) return 'legalityReview'
  if (facts.submittedOn) return 'receipt'
  if (facts.signOffs.length > 0) return 'review'
  if (facts.notice ?? facts.departments ?? facts.noticeSkipped) return 'consultation'
  return facts.draftSeq > 0 ? 'drafting' : 'initiation'
}

function isStage(place: string): place is Stage {
  return (stages as readonly string[]).includes(place)
}

/** The sign-offs of a case with names, and whether the person may confirm what opened. */
export async function signOffViews(
  store: Store,
  found: StoredCase,
  organs: CaseOrgans,
  mine: (signOff: { personId: string; organId: string }) => boolean,
) {
  const facts = found.state.facts as RulemakingFacts
  // The log names the organ only where it is another than that of the action's relation.
  const organOf = (id: string) => {
    const signOff = facts.signOffs.find((one) => one.id === id)
    return (signOff && organOfSignOff(signOff, facts, organs)) ?? ''
  }
  const views = signOffs(found.state).map((view) => ({ ...view, organId: organOf(view.id) }))
  const names = await namesOf(
    store,
    views.map((view) => view.personId),
    views.map((view) => view.organId),
  )
  return views.map((view) => ({
    ...view,
    kindName: signOffName(view.kind),
    personName: names.person(view.personId),
    organName: names.organ(view.organId),
    mine: view.status === 'partlyOpen' && mine(view),
  }))
}

/** Kinds of opinions and sign-offs in words. */
export function signOffName(kind: string) {
  return kindNames[kind] ?? stageName(kind)
}

const kindNames: Record<string, { zh: string; en: string }> = {
  legalityReview: { zh: '合法性审核', en: 'Legality review' },
  deliberation: { zh: '集体讨论', en: 'Deliberation' },
  signature: { zh: '签发', en: 'Signature' },
  expert: { zh: '专家意见', en: 'Expert opinion' },
}

/** An offer with the schema of its payload instead of the schema's name. */
export function offerView(offer: Offer, workflow: Workflow = 'rulemaking'): OfferView {
  const definition = actionOf(workflow, offer.action)
  return { ...offer, schema: (definition?.schema ?? {}) as unknown as Record<string, unknown> }
}

/** An action's name; events that are no action (`case.open`, deadline events) have names of their own. */
export function actionName(action: string): { zh: string; en: string } {
  const definition = actionOf('rulemaking', action) ?? actionOf('instrument', action) ?? actionOf('cleanup', action)
  if (definition) return { zh: definition.zh, en: definition.en }
  return eventNames[action] ?? { zh: action, en: action }
}

const eventNames: Record<string, { zh: string; en: string }> = {
  'case.open': { zh: '立案', en: 'Case opened' },
  'campaign.open': { zh: '部署清理', en: 'Campaign opened' },
}

function earliest(rows: StoredStage[]): string | null {
  const days = rows.map((row) => row.dueOn).filter((day): day is string => day !== null)
  return days.sort()[0] ?? null
}
