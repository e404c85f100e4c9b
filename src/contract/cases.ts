import { type Static, Type } from 'typebox'
import {
  ActId,
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
      act: nullable(exact({ id: ActId, title: Type.String() })),
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
