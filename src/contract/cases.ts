import { type Static, Type } from 'typebox'
import {
  Basis,
  CaseId,
  DraftId,
  exact,
  Free,
  Instant,
  InstrumentId,
  LegalDay,
  listOf,
  MaterialId,
  named,
  nullable,
  OrganId,
  oneOf,
  PersonId,
  ProvisionId,
  pageOf,
  paging,
  Role,
  Said,
  Words,
} from './base.ts'
import { Unmet } from './errors.ts'

export const CaseKind = oneOf(['making', 'revision', 'repeal'])
export const DocumentClass = oneOf(['government', 'department'])
export const CaseStatus = oneOf(['open', 'closed', 'withdrawn'])

export const CaseInstrument = named(
  'CaseInstrument',
  exact({ id: InstrumentId, mode: oneOf(['makes', 'revises', 'repeals']), title: Type.String() }),
)

export const CaseHead = named(
  'CaseHead',
  exact({
    id: CaseId,
    kind: CaseKind,
    title: Type.String(),
    documentClass: nullable(Type.String()),
    issuingOrganId: OrganId,
    issuingOrganName: Type.String(),
    draftingOrganId: OrganId,
    draftingOrganName: Type.String(),
    stage: Type.String(),
    stageName: Said,
    status: CaseStatus,
    openedOn: LegalDay,
    openedBy: PersonId,
    openedByName: Type.String(),
    instruments: Type.Array(CaseInstrument),
    dueOn: nullable(LegalDay),
    updatedAt: Instant,
    rev: Type.Integer({ description: '所见修订号，办理时放入 seen' }),
  }),
)
export type CaseHead = Static<typeof CaseHead>

/** How a due day was computed: the rule, the days counted, the days skipped, the calendar. */
export const DueExplanation = named(
  'DueExplanation',
  exact({
    key: Type.String(),
    days: Type.Integer(),
    unit: oneOf(['natural', 'working']),
    from: LegalDay,
    to: LegalDay,
    counted: Type.Integer(),
    skipped: Type.Array(LegalDay),
    calendar: Type.String(),
    basis: Basis,
    zh: Type.String(),
    en: Type.String(),
  }),
)

export const StageRow = named(
  'StageRow',
  exact({
    stage: Type.String(),
    name: Said,
    enteredOn: LegalDay,
    dueOn: nullable(LegalDay),
    due: nullable(DueExplanation),
    notComputable: nullable(Said),
  }),
)

const StepState = oneOf(['done', 'here', 'next', 'skipped'])

/** The procedure as one line of stages; a stage with `lanes` is a block of parallel reviews. */
export const Picture = named(
  'Picture',
  Type.Array(
    exact({
      stage: Type.String(),
      name: Said,
      state: StepState,
      lanes: Type.Array(exact({ stage: Type.String(), name: Said, state: StepState })),
    }),
  ),
)
export type Picture = Static<typeof Picture>

export const SignOff = named(
  'SignOff',
  exact({
    id: Type.String(),
    kind: Type.String(),
    kindName: Said,
    personId: PersonId,
    personName: Type.String(),
    organId: OrganId,
    organName: Type.String(),
    conclusion: Type.String(),
    status: oneOf(['whole', 'partlyOpen', 'void']),
    open: Type.Array(
      exact({
        provisionId: ProvisionId,
        label: nullable(Type.String()),
        change: oneOf(['changed', 'added', 'removed']),
        noise: Type.Boolean(),
      }),
    ),
    draftIds: Type.Array(DraftId),
    mine: Type.Boolean({ description: '可由当前用户确认' }),
  }),
)

export const CaseFile = named(
  'CaseFile',
  exact({
    case: CaseHead,
    stages: Type.Array(StageRow),
    picture: Picture,
    facts: exact({
      classification: nullable(Free),
      suspended: Type.Boolean(),
      number: nullable(Type.String()),
      effects: Type.Array(Free),
      signOffs: Type.Array(SignOff),
      requirements: Type.Array(Unmet, { description: '离开当前阶段还差什么' }),
    }),
    organs: exact({
      issuing: OrganId,
      drafting: OrganId,
      generalOffice: nullable(OrganId),
      legalityBody: nullable(OrganId),
      marketRegulator: nullable(OrganId),
      legalUnit: nullable(OrganId),
      adviser: nullable(OrganId),
    }),
  }),
)
export type CaseFile = Static<typeof CaseFile>

export const Offer = named(
  'Offer',
  exact({
    action: Type.String(),
    zh: Type.String(),
    en: Type.String(),
    help: Said,
    stage: Type.String(),
    allowed: Type.Boolean(),
    unmet: Type.Array(Unmet),
    by: exact({ role: Type.Array(Role), relation: Type.String(), zh: Type.String(), en: Type.String() }),
    mine: Type.Boolean(),
    primary: Type.Boolean(),
    schema: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description: 'JSON Schema of payload' }),
  }),
)
export type Offer = Static<typeof Offer>

export const ActionDefinition = named(
  'ActionDefinition',
  exact({
    name: Type.String(),
    zh: Type.String(),
    en: Type.String(),
    help: Said,
    stages: Type.Array(Type.String()),
    by: Type.Array(
      exact({
        role: Type.Array(Role),
        relation: Type.String(),
        stages: Type.Optional(Type.Array(Type.String())),
        documentClass: Type.Optional(Type.String()),
      }),
    ),
    primary: Type.Boolean(),
    schema: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
  }),
)

export const Plan = named(
  'Plan',
  exact({
    reachable: Type.Boolean(),
    on: nullable(LegalDay),
    steps: Type.Array(
      exact({
        action: Type.String(),
        on: LegalDay,
        zh: Type.String(),
        en: Type.String(),
        by: Type.String(),
        waits: nullable(
          exact({ code: Type.String(), days: Type.Integer(), zh: Type.String(), en: Type.String(), basis: Type.Array(Basis) }),
        ),
      }),
    ),
    blockedBy: Type.Array(Unmet),
    notComputable: nullable(Said),
  }),
)

/** Recorded as done elsewhere: where, by whom, the evidence and the exact drafts that lay before the signer. */
export const Elsewhere = named(
  'Elsewhere',
  exact({
    place: oneOf(['oa', 'portal', 'paper']),
    address: Type.String({ maxLength: 500 }),
    person: Type.String({ maxLength: 100 }),
    materialId: nullable(MaterialId),
    draftIds: Type.Array(DraftId, { maxItems: 20 }),
  }),
)

export const CaseQuery = exact({
  ...paging,
  stage: Type.Optional(Type.String({ maxLength: 60 })),
  status: Type.Optional(CaseStatus),
  organ: Type.Optional(OrganId),
  mine: Type.Optional(oneOf(['1', '0'])),
  q: Type.Optional(Type.String({ maxLength: 200 })),
})
export const CasePage = pageOf(CaseHead)

export const CaseOpening = exact({
  kind: CaseKind,
  title: Words(200),
  documentClass: DocumentClass,
  issuingOrganId: OrganId,
  draftingOrganId: OrganId,
  instruments: Type.Array(exact({ id: InstrumentId, mode: oneOf(['revises', 'repeals']) }), { maxItems: 50 }),
  occurredOn: Type.Optional(LegalDay),
  reason: Type.Optional(Words(2000)),
})

export const Performing = exact({
  payload: Free,
  occurredOn: Type.Optional(LegalDay),
  reason: Type.Optional(Words(2000)),
  elsewhere: Type.Optional(Elsewhere),
  seen: Type.Optional(Type.Integer({ minimum: 0, description: '所见修订号；不同则 409 stale' })),
})

/**
 * What an action answers: where the case stands now and what the action made (ids, number, receipt). The same words for every repetition
 * of the request under its key, so nothing in it is looked up afterwards; read the case and its actions anew.
 */
export const Done = named(
  'Done',
  exact({
    case: exact({ id: CaseId, title: Type.String(), stage: Type.String(), status: Type.String(), rev: Type.Integer() }),
    action: Type.String(),
    occurredOn: LegalDay,
    made: Free,
  }),
)
export type Done = Static<typeof Done>

export const HistoryRow = named(
  'HistoryRow',
  exact({
    seq: Type.Integer(),
    action: Type.String(),
    name: Said,
    actorId: Type.String(),
    actorName: Type.String(),
    onBehalfOfName: nullable(Type.String()),
    occurredOn: LegalDay,
    recordedAt: Instant,
    reason: nullable(Type.String()),
    elsewhere: nullable(Elsewhere),
    payload: Free,
    hash: Type.String(),
  }),
)
export const History = listOf(HistoryRow)

export const PlanQuery = exact({ target: Type.Optional(Type.String({ maxLength: 60 })) })

export const InboxRow = named(
  'InboxRow',
  exact({
    caseId: CaseId,
    title: Type.String(),
    stage: Type.String(),
    stageName: Said,
    action: nullable(Type.String()),
    zh: Type.String(),
    en: Type.String(),
    organName: Type.String(),
    dueOn: nullable(LegalDay),
    due: nullable(DueExplanation),
    daysLeft: nullable(Type.Integer()),
    since: nullable(Instant),
  }),
)
export const Inbox = exact({
  dueToday: Type.Array(InboxRow),
  thisWeek: Type.Array(InboxRow),
  later: Type.Array(InboxRow),
  waitingForOthers: Type.Array(InboxRow),
  changedSince: Type.Array(InboxRow),
})
export type Inbox = Static<typeof Inbox>
