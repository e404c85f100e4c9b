import { Type } from 'typebox'
import {
  ActId,
  CaseId,
  DayRange,
  exact,
  InstrumentId,
  LegalDay,
  named,
  nullable,
  OrganId,
  oneOf,
  ProposalId,
  ProvisionId,
  pageOf,
  paging,
  Said,
  VersionId,
  Words,
} from './base.ts'
import { mostText, ReadText } from './texts.ts'

export const ActRow = named(
  'ActRow',
  exact({
    id: ActId,
    title: Type.String(),
    genre: Type.String(),
    numbers: Type.Array(Type.String()),
    organName: Type.String(),
    issuers: Type.Array(Type.String()),
    signed: DayRange,
    published: DayRange,
    origin: oneOf(['case', 'recorded', 'imported', 'reference']),
    hasText: Type.Boolean(),
    caseId: nullable(CaseId),
    campaignId: nullable(Type.String({ description: '清理决定所属的清理' })),
    source: Type.String(),
    recordedNotReviewed: Type.Boolean({ description: '仅登记，未经本系统审查' }),
  }),
)
export const ActPage = pageOf(ActRow)
export const ActQuery = exact({
  ...paging,
  organ: Type.Optional(OrganId),
  origin: Type.Optional(oneOf(['case', 'recorded', 'imported', 'reference'])),
})

export const EffectRow = named(
  'EffectRow',
  exact({
    id: Type.String(),
    kind: Type.String(),
    kindName: Said,
    instrumentId: InstrumentId,
    instrumentTitle: Type.String(),
    provisions: nullable(Type.Array(ProvisionId)),
    from: DayRange,
    until: nullable(LegalDay),
    validTo: nullable(LegalDay),
    knownFrom: LegalDay,
    replaces: nullable(Type.String()),
    versionId: nullable(VersionId),
    note: nullable(Type.String()),
    act: ActRow,
  }),
)

export const ActFile = exact({
  act: ActRow,
  effects: Type.Array(EffectRow),
  content: nullable(ReadText),
  gaps: Type.Array(Type.String()),
  sm3: nullable(Type.String()),
})

export const effectKinds = [
  'makes',
  'amends',
  'reissues',
  'commences',
  'extends',
  'suspends',
  'resumes',
  'repeals',
  'declaresInvalid',
  'revokes',
  'corrects',
] as const

const Range = exact({ from: nullable(LegalDay), to: nullable(LegalDay) })

/** An act recorded without a case: only before go-live or of an organ that does not work here; a second person confirms. */
export const NewAct = exact({
  organId: OrganId,
  title: Words(300),
  genre: Words(30),
  number: Type.Optional(Words(100)),
  signed: Range,
  published: Range,
  text: Type.Optional(Type.String({ maxLength: mostText })),
  gaps: Type.Array(exact({ field: Words(60), reason: Words(500) }), { maxItems: 30 }),
  source: Words(500),
  effects: Type.Array(
    exact({
      kind: oneOf(effectKinds),
      instrumentId: Type.Optional(InstrumentId),
      newInstrument: Type.Optional(
        exact({
          title: Words(300),
          ownership: oneOf(['own', 'reference']),
          implementingOrganId: Type.Optional(OrganId),
          documentClass: Type.Optional(oneOf(['government', 'department', 'internal'], { description: 'internal：内部管理制度，不对外' })),
        }),
      ),
      from: Range,
      validTo: Type.Optional(LegalDay),
      provisions: Type.Optional(Type.Array(ProvisionId, { maxItems: 500 })),
      note: Type.Optional(Words(500)),
      replacedBy: Type.Optional(
        Type.Unsafe<string | null>({
          ...nullable(InstrumentId),
          description: '被何文件取代；null：没有文件取代它；不填：同一公文同时制定一件新文件的，视为被它取代',
        }),
      ),
    }),
    { maxItems: 100 },
  ),
})
export const Proposed = exact({ proposalId: ProposalId, difference: Type.Array(Type.String()) })
export const ConfirmedAct = exact({ actId: ActId, instrumentIds: Type.Array(InstrumentId) })
