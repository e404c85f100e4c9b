import { and, assign, setup } from 'xstate'
import type { Question } from '../question.ts'
import { whyNotPassed } from '../sign-offs.ts'
import type { ActionDefinition, ActionEvent, Circumstances } from '../types.ts'
import { commonActions } from './actions/common.ts'
import { rulemakingActions } from './actions/index.ts'
import { record, signOffNamed, stageOfKind } from './evolve/index.ts'
import type { RulemakingFacts, SignOffKind } from './facts.ts'
import { requirements } from './requirements/index.ts'
import { comesBefore, type ReviewLane, type Stage } from './stages.ts'

/** An event as the machine receives it. `at` is null in a replay: what was decided then is taken as decided. */
export interface Happening {
  type: string
  event: ActionEvent
  action: ActionDefinition
  place: string
  at: Circumstances | null
  /** Answers already given for this event; the library asks every guard twice (`can`, then `transition`). */
  answers: Map<string, boolean>
}

interface Context {
  facts: RulemakingFacts
}

const byName = new Map(rulemakingActions.map((action) => [action.name, action]))

const machine = setup({
  types: { context: {} as Context, events: {} as Happening, input: {} as RulemakingFacts },
  guards: {
    /** Every named requirement holds. */
    requires: ({ context, event }, names: readonly string[]) => names.every((name) => holds(context.facts, event, name)),
    /** The case goes back to this stage. */
    returnsTo: ({ event }, stage: Stage) => event.event.payload.to === stage,
    /** The sign-off that is refused belongs to this stage. */
    refusedFor: ({ context, event }, stage: Stage) => {
      const signOff = signOffNamed(context.facts, event.event)
      return signOff !== undefined && stageOfKind[signOff.kind] === stage
    },
    /** A field of the payload has one of these words. */
    says: ({ event }, { field, words }: { field: string; words: readonly string[] }) => words.includes(String(event.event.payload[field])),
    /** The conclusion of this kind lets pass and is whole on every draft. */
    passed: ({ context }, kind: SignOffKind) => whyNotPassed(context.facts, kind) === null,
    isClass: ({ context }, documentClass: 'government' | 'department') => context.facts.documentClass === documentClass,
  },
  actions: {
    record: assign(({ context, event }) => ({ facts: record(context.facts, event.event, event.action) })),
  },
})

function holds(facts: RulemakingFacts, happening: Happening, name: string): boolean {
  if (happening.at === null) return true
  const known = happening.answers.get(name)
  if (known !== undefined) return known
  const { event, action, place, at } = happening
  const question: Question<RulemakingFacts> = { facts, action, place, event, at, on: event.occurredOn }
  const answer = requirements.get(name)?.holds(question) ?? false
  happening.answers.set(name, answer)
  return answer
}

/** The guard of an action: its requirements, and what else decides between targets. */
function needs(name: string) {
  return { type: 'requires' as const, params: byName.get(name)?.requirements ?? [] }
}

function move(name: string, target: string) {
  return { target, guard: needs(name), actions: 'record' as const }
}

function saying(name: string, field: string, words: readonly string[], target?: string) {
  const guard = and([{ type: 'says' as const, params: { field, words } }, needs(name)])
  return target === undefined ? { guard, actions: 'record' as const } : { target, guard, actions: 'record' as const }
}

/** Actions that are recorded and leave the case where it is. */
function stays(...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, { guard: needs(name), actions: 'record' as const }]))
}

/** Withdrawal, suspension and all the other actions of the common table that this stage has. */
function common(stage: Stage) {
  const names = commonActions.filter((action) => action.stages.includes(stage)).map((action) => action.name)
  const moving = new Set(['case.withdraw', 'case.return', 'signoff.refuse'])
  return {
    ...stays(...names.filter((name) => !moving.has(name))),
    ...(names.includes('case.withdraw') ? { 'case.withdraw': move('case.withdraw', '#withdrawn') } : {}),
    ...(names.includes('case.return') ? { 'case.return': returns(stage) } : {}),
    ...(names.includes('signoff.refuse') ? { 'signoff.refuse': refusals(stage) } : {}),
  }
}

function returns(stage: Stage) {
  const targets = (['drafting', 'consultation', 'review', 'legalityReview', 'deliberation', 'signing'] as const).filter((to) =>
    comesBefore(to, stage),
  )
  return targets.map((to) => ({
    target: `#${to}`,
    guard: and([{ type: 'returnsTo' as const, params: to }, needs('case.return')]),
    actions: 'record' as const,
  }))
}

/** A refused sign-off leads to the review concerned; in that review itself it reopens it. */
function refusals(stage: Stage) {
  const targets = (['review', 'legalityReview', 'deliberation', 'signing'] as const).filter((to) => to === stage || comesBefore(to, stage))
  const moves = targets.map((to) => ({
    target: `#${to}`,
    reenter: true,
    guard: and([{ type: 'refusedFor' as const, params: to }, needs('signoff.refuse')]),
    actions: 'record' as const,
  }))
  // Where the case already stands before that review, the refusal is recorded and the review comes in its turn.
  return [...moves, { guard: needs('signoff.refuse'), actions: 'record' as const }]
}

function lane(kind: ReviewLane, ...actions: string[]) {
  return {
    initial: 'open' as const,
    states: {
      open: { on: stays(...actions), always: { guard: { type: 'passed' as const, params: kind }, target: 'done' } },
      done: { type: 'final' as const },
    },
  }
}

/** Re-entering closes the lanes that still pass and leaves open those whose words changed. */
const reopens = (name: string) => ({ target: '#review', reenter: true, guard: needs(name), actions: 'record' as const })

/**
 * The rulemaking machine, version 1: making, revision and repeal. Frozen by `tests/golden/rulemaking-v1.txt`.
 *
 * No invoke, no delay, no history, no clock: loaded, moved one step, stored.
 */
export const rulemakingV1 = machine.createMachine({
  id: 'rulemaking',
  context: ({ input }) => ({ facts: input }),
  initial: 'initiation',
  states: {
    initiation: {
      id: 'initiation',
      on: {
        ...common('initiation'),
        ...stays('initiation.propose'),
        'initiation.approve': move('initiation.approve', 'drafting'),
        'initiation.refuse': move('initiation.refuse', 'refused'),
      },
    },
    drafting: {
      id: 'drafting',
      on: {
        ...common('drafting'),
        ...stays('comment.receive', 'research.record', 'expertReview.record', 'riskAssessment.record'),
        'drafting.finish': move('drafting.finish', 'consultation'),
      },
    },
    consultation: {
      id: 'consultation',
      on: {
        ...common('consultation'),
        ...stays('departments.ask', 'departments.reply', 'departments.close', 'notice.publish', 'notice.skip', 'notice.close'),
        ...stays('comment.receive', 'comment.answer', 'result.publish', 'riskAssessment.record', 'hearing.record'),
        'consultation.finish': move('consultation.finish', 'review'),
      },
    },
    review: {
      id: 'review',
      type: 'parallel',
      on: {
        ...common('review'),
        'draft.replace': reopens('draft.replace'),
        'signoff.widen': reopens('signoff.widen'),
        'classification.set': reopens('classification.set'),
        'baseVersion.compare': reopens('baseVersion.compare'),
      },
      states: {
        departmentLegality: lane('departmentLegality', 'departmentLegality.conclude'),
        adviserOpinion: lane('adviserOpinion', 'adviserOpinion.give'),
        fairCompetitionReview: lane('fairCompetitionReview', 'fairCompetition.selfReview', 'fairCompetition.conclude'),
      },
      onDone: [{ guard: { type: 'isClass', params: 'government' }, target: 'departmentDeliberation' }, { target: 'receipt' }],
    },
    departmentDeliberation: {
      id: 'departmentDeliberation',
      on: {
        ...common('departmentDeliberation'),
        'departmentDeliberation.record': [
          saying('departmentDeliberation.record', 'decision', ['pass'], 'receipt'),
          saying('departmentDeliberation.record', 'decision', ['rework'], 'drafting'),
        ],
      },
    },
    receipt: {
      id: 'receipt',
      on: {
        ...common('receipt'),
        ...stays('pack.submit', 'receipt.supplement'),
        'receipt.accept': move('receipt.accept', 'legalityReview'),
        'receipt.return': move('receipt.return', 'drafting'),
      },
    },
    legalityReview: {
      id: 'legalityReview',
      on: {
        ...common('legalityReview'),
        ...stays('legality.decide', 'legality.supplement', 'legality.supplied', 'legalityPoint.answer'),
        'legality.return': move('legality.return', 'drafting'),
      },
      always: { guard: { type: 'passed', params: 'legalityReview' }, target: 'deliberation' },
    },
    deliberation: {
      id: 'deliberation',
      on: {
        ...common('deliberation'),
        'meeting.decide': [
          saying('meeting.decide', 'decision', ['pass', 'passWithChanges'], 'signing'),
          saying('meeting.decide', 'decision', ['reject'], 'refused'),
          saying('meeting.decide', 'decision', ['again']),
        ],
        'expedited.decide': move('expedited.decide', 'signing'),
      },
    },
    signing: {
      id: 'signing',
      on: { ...common('signing'), 'signing.sign': move('signing.sign', 'publication') },
    },
    publication: {
      id: 'publication',
      on: {
        ...common('publication'),
        ...stays('secrecy.check', 'number.assign', 'publication.set', 'interpretation.publish'),
        'publication.publish': move('publication.publish', 'filing'),
      },
    },
    filing: {
      id: 'filing',
      on: {
        ...common('filing'),
        ...stays('filing.send', 'filing.receipt', 'interpretation.publish'),
        'filing.finish': move('filing.finish', 'archiving'),
      },
    },
    archiving: {
      id: 'archiving',
      on: { ...common('archiving'), ...stays('interpretation.publish'), 'archive.close': move('archive.close', 'archived') },
    },
    archived: { type: 'final' },
    refused: { id: 'refused', type: 'final' },
    withdrawn: { id: 'withdrawn', type: 'final' },
  },
})
