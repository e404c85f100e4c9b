import type { ActionEvent } from '../../types.ts'
import type { Classification, PlannedEffect, RulemakingFacts, SignOff, SignOffKind, Visit } from '../facts.ts'
import { comesBefore, type Place, reviewLanes, type Stage } from '../stages.ts'
import { type Change, given } from './change.ts'
import { draftIds } from './drafts.ts'

/** Everything else that is recorded on the way. */
export const progressChanges: Record<string, Change> = {
  'classification.set': classified,
  'initiation.propose': (_, event) => ({ proposedBy: event.actorId }),
  'material.add': (facts, event) => ({ materials: [...facts.materials, { id: given(event, 'materialId'), kind: given(event, 'kind') }] }),
  'material.withdraw': (facts, event) => ({ materials: facts.materials.filter((item) => item.id !== event.payload.materialId) }),
  'research.record': () => ({ researched: true }),
  'expertReview.record': () => ({ researched: true }),
  'effects.set': (_, event) => ({ effects: given<Record<string, unknown>[]>(event, 'effects').map(effectOf) }),
  'departments.ask': (facts, event) => {
    const names = given<{ organId?: string; name?: string }[]>(event, 'organs').map((organ) => organ.organId ?? organ.name ?? '')
    const asked = Object.fromEntries(names.filter((name) => name !== '').map((name) => [name, false]))
    return { departments: { asked: { ...asked, ...facts.departments?.asked }, dueOn: given(event, 'dueOn'), closed: false } }
  },
  'departments.reply': (facts, event) =>
    facts.departments
      ? { departments: { ...facts.departments, asked: { ...facts.departments.asked, [given<string>(event, 'organ')]: true } } }
      : {},
  'departments.close': (facts) => (facts.departments ? { departments: { ...facts.departments, closed: true } } : {}),
  'notice.publish': (facts, event) => ({
    notice: {
      ...{ draftIds: draftIds(facts), draftSeq: facts.draftSeq, publishedOn: event.occurredOn, until: given<string>(event, 'until') },
      ...{ closedOn: null, resultOn: null, shortened: event.payload.shortenedReason !== undefined },
    },
  }),
  'notice.skip': (facts, event) => ({ noticeSkipped: { ground: given(event, 'ground'), draftSeq: facts.draftSeq, on: event.occurredOn } }),
  'notice.close': (facts, event) => (facts.notice ? { notice: { ...facts.notice, closedOn: event.occurredOn } } : {}),
  'result.publish': (facts, event) => (facts.notice ? { notice: { ...facts.notice, resultOn: event.occurredOn } } : {}),
  'comment.receive': (facts, event) => ({
    comments: { ...facts.comments, open: [...facts.comments.open, given<string>(event, 'commentId')] },
  }),
  'comment.answer': (facts, event) => {
    const ids = new Set(given<string[]>(event, 'commentIds'))
    const open = facts.comments.open.filter((id) => !ids.has(id))
    return { comments: { open, answered: [...new Set([...facts.comments.answered, ...ids])] } }
  },
  'riskAssessment.record': (_, event) => ({ riskAssessment: given(event, 'conclusion') }),
  'hearing.record': (facts) => ({ hearings: facts.hearings + 1 }),
  'departmentDeliberation.record': (_, event) => ({
    departmentDeliberatedOn: event.payload.decision === 'pass' ? given(event, 'heldOn') : null,
  }),
  'pack.submit': (_, event) => ({ submittedOn: event.occurredOn }),
  'receipt.accept': (_, event) => ({ acceptedOn: event.occurredOn }),
  'receipt.supplement': () => ({ submittedOn: null }),
  'receipt.return': (facts) => back(facts, 'drafting'),
  'legality.return': (facts) => back(facts, 'drafting'),
  'legality.supplement': (facts, event) => ({
    supplementAskedOn: event.occurredOn,
    visits: paused(facts, event.occurredOn, ['legalityReview']),
  }),
  'legality.supplied': (facts, event) => ({ supplementAskedOn: null, visits: resumed(facts, event.occurredOn, ['legalityReview']) }),
  'case.return': (facts, event) => back(facts, given<Stage>(event, 'to')),
  'case.suspend': (facts, event) => ({ suspendedOn: event.occurredOn, visits: paused(facts, event.occurredOn, placesOf(facts)) }),
  'case.resume': (facts, event) => ({ suspendedOn: null, visits: resumed(facts, event.occurredOn, placesOf(facts)) }),
  'term.extend': (facts, event) => {
    const stage = given<Stage>(event, 'stage')
    const visit = facts.visits[stage]
    return visit ? { visits: { ...facts.visits, [stage]: { ...visit, extendedBy: visit.extendedBy + given<number>(event, 'days') } } } : {}
  },
  'expedited.grant': (_, event) => ({ expedited: { ground: given(event, 'ground'), on: event.occurredOn } }),
  'partyReport.record': (_, event) => ({ partyReportedOn: given(event, 'on') }),
  'secrecy.check': (_, event) => ({ secrecy: given(event, 'result') }),
  'number.assign': (_, event) => ({ number: { bookId: given(event, 'bookId'), on: event.occurredOn } }),
  'publication.set': (_, event) => ({
    validity: {
      effectiveFrom: given<string>(event, 'effectiveFrom'),
      validTo: (event.payload.validTo as string | undefined) ?? null,
      longTerm: event.payload.validTo === undefined,
    },
  }),
  'interpretation.publish': () => ({ interpreted: true }),
  'publication.publish': (_, event) => ({ publishedOn: event.occurredOn }),
  'filing.send': (facts, event) => {
    const recipient = (event.payload.recipientOrganId ?? event.payload.recipient) as string
    const others = facts.filings.filter((filing) => filing.recipient !== recipient)
    return { filings: [...others, { recipient, sentOn: event.occurredOn, result: null }] }
  },
  'filing.receipt': (facts, event) => ({
    filings: facts.filings.map((filing) =>
      filing.recipient === event.payload.recipient ? { ...filing, result: given(event, 'result') } : filing,
    ),
  }),
}

function classified(facts: RulemakingFacts, event: ActionEvent): Partial<RulemakingFacts> {
  const value = (field: string) => given<{ value: never }>(event, field).value
  const classification: Classification = {
    isNormative: value('isNormative'),
    documentClass: value('documentClass'),
    majorDecision: value('majorDecision'),
    concernsOperators: value('concernsOperators'),
    productionRelated: value('productionRelated'),
    interim: value('interim'),
    keptFromPublication: value('keptFromPublication'),
  }
  const signOffs = facts.signOffs.map((signOff) =>
    outlived(signOff, facts, classification) ? { ...signOff, void: 'reclassified' as const } : signOff,
  )
  return { classification, documentClass: classification.documentClass, signOffs }
}

/** Another class has another reviewer of fair competition; a paper that concerns operators after all must be reviewed. */
function outlived(signOff: SignOff, facts: RulemakingFacts, now: Classification): boolean {
  if (signOff.kind !== 'fairCompetitionReview' || signOff.void) return false
  if (now.documentClass !== facts.documentClass) return true
  return signOff.conclusion === 'notApplicable' && now.concernsOperators && facts.kind !== 'repeal'
}

function effectOf(effect: Record<string, unknown>): PlannedEffect {
  const { kind, instrumentId, newInstrument, provisions, from, validTo, lapsesIf, carriers, replacedBy } = effect as Partial<
    Omit<PlannedEffect, 'newInstrument'> & { newInstrument: { title: string } }
  >
  return {
    ...{
      kind: kind as string,
      instrumentId: instrumentId ?? null,
      newInstrument: newInstrument?.title ?? null,
      provisions: provisions ?? [],
    },
    ...{ from: from ?? 'publication', validTo: validTo ?? null, lapsesIf: lapsesIf ?? null, carriers: carriers ?? [] },
    ...(replacedBy === undefined ? {} : { replacedBy }),
  }
}

/** Where each conclusion is taken; a return to that stage or before it asks for a new one, except for the reviews of the drafting side, which bind the text. */
const takenIn: [SignOffKind, Stage][] = [
  ['legalityReview', 'legalityReview'],
  ['deliberation', 'deliberation'],
  ['signature', 'signing'],
]

/** What a return undoes. */
export function back(facts: RulemakingFacts, to: Stage): Partial<RulemakingFacts> {
  const undone = takenIn.filter(([, stage]) => !comesBefore(stage, to)).map(([kind]) => kind)
  if (to === 'review') undone.push(...reviewLanes)
  const before = (stage: Stage) => !comesBefore(stage, to)
  return {
    signOffs: facts.signOffs.map((signOff) =>
      undone.includes(signOff.kind) && !signOff.void ? { ...signOff, void: 'returned' as const } : signOff,
    ),
    ...(before('departmentDeliberation') ? { departmentDeliberatedOn: null } : {}),
    ...(before('receipt') ? { submittedOn: null, acceptedOn: null } : {}),
    ...(before('legalityReview') ? { supplementAskedOn: null } : {}),
    ...(before('deliberation') ? { decidedOn: null, changesOwed: false } : {}),
    ...(before('signing') ? { signedOn: null, secrecy: null } : {}),
  }
}

function placesOf(facts: RulemakingFacts): Place[] {
  return Object.keys(facts.visits) as Place[]
}

type Visits = RulemakingFacts['visits']

function eachVisit(facts: RulemakingFacts, places: Place[], change: (visit: Visit) => Visit): Visits {
  const visits = { ...facts.visits }
  for (const place of places) if (visits[place]) visits[place] = change(visits[place])
  return visits
}

function paused(facts: RulemakingFacts, on: string, places: Place[]): Visits {
  return eachVisit(facts, places, (visit) => ({ ...visit, pauses: [...visit.pauses, { from: on, to: null }] }))
}

/** Ends the pause begun last: a supplement and a suspension may overlap, each ends its own. */
function resumed(facts: RulemakingFacts, on: string, places: Place[]): Visits {
  return eachVisit(facts, places, (visit) => {
    const last = visit.pauses.findLastIndex((pause) => pause.to === null)
    return { ...visit, pauses: visit.pauses.map((pause, at) => (at === last ? { ...pause, to: on } : pause)) }
  })
}
