import { type Static, Type } from 'typebox'
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

export const standings = [
  'unknown',
  'notYet',
  'inForce',
  'partlySuspended',
  'repealed',
  'expired',
  'declaredInvalid',
  'revoked',
  'replaced',
  'neverMade',
  'notNormative',
] as const
export const Standing = named('Standing', oneOf(standings, { description: '效力状态' }))

export const InstrumentRow = named(
  'InstrumentRow',
  exact({
    id: InstrumentId,
    title: Type.String(),
    number: nullable(Type.String()),
    organId: OrganId,
    organName: Type.String(),
    implementingOrganName: nullable(Type.String()),
    ownership: oneOf(['own', 'reference']),
    documentClass: nullable(Type.String()),
    standing: Standing,
    standingName: Said,
    from: nullable(LegalDay),
    fromTo: Type.Unsafe<string | null>({ ...nullable(LegalDay), description: '施行日期的上限：与 from 相同即为确知' }),
    validTo: nullable(LegalDay),
  }),
)
export type InstrumentRow = Static<typeof InstrumentRow>
export const InstrumentPage = pageOf(InstrumentRow)
export const InstrumentQuery = exact({
  ...paging,
  q: Type.Optional(Type.String({ maxLength: 200 })),
  standing: Type.Optional(oneOf(standings)),
  organ: Type.Optional(OrganId),
  year: Type.Optional(Type.String({ pattern: '^(19|20)\\d\\d$' })),
  ownership: Type.Optional(oneOf(['own', 'reference'])),
  on: Type.Optional(LegalDay),
})

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

export const VersionRow = named(
  'VersionRow',
  exact({
    id: VersionId,
    position: Type.Integer(),
    actId: ActId,
    actTitle: Type.String(),
    number: nullable(Type.String()),
    from: nullable(LegalDay),
  }),
)

export const InstrumentFile = named(
  'InstrumentFile',
  exact({
    instrument: InstrumentRow,
    names: Type.Array(exact({ title: Type.String(), from: nullable(LegalDay), to: nullable(LegalDay), source: Type.String() })),
    standing: exact({
      day: LegalDay,
      standing: Standing,
      name: Said,
      from: nullable(LegalDay),
      to: nullable(LegalDay),
      determinable: Type.Boolean(),
      replacedBy: Type.Unsafe<{ id: string; title: string } | null>({
        ...nullable(exact({ id: InstrumentId, title: Type.String() })),
        description: '取代它的文件',
      }),
    }),
    amendmentDue: nullable(
      exact({
        effectId: Type.String({ description: '要求修改的那一条效力，公文见其 act' }),
        from: nullable(LegalDay),
        by: Type.Unsafe<string | null>({ ...nullable(LegalDay), description: '修改完成时限；不定时限的为空' }),
        lapses: Type.Boolean({ description: '逾期未修改即失效：仅决定写明的' }),
        overdue: Type.Boolean(),
        organName: Type.String({ description: '负责修改的机关' }),
      }),
    ),
    effects: Type.Array(EffectRow),
    versions: Type.Array(VersionRow),
    openCases: Type.Array(exact({ id: CaseId, title: Type.String(), kind: Type.String(), stage: Type.String(), stageName: Said })),
  }),
)
export type InstrumentFile = Static<typeof InstrumentFile>

/** A provision over which another act lies (struck out, suspended) on the chosen day. */
export const Overlay = named(
  'Overlay',
  exact({
    provisionId: ProvisionId,
    kind: oneOf(['struck', 'suspended']),
    effectId: Type.String(),
    actTitle: Type.String(),
    number: nullable(Type.String()),
  }),
)

/** What bound on a day. `content` is null where no text is kept for it. */
export const OnDay = named(
  'OnDay',
  exact({
    instrument: InstrumentRow,
    day: LegalDay,
    standing: Standing,
    standingName: Said,
    determinable: Type.Boolean(),
    versionId: nullable(VersionId),
    overlays: Type.Array(Overlay),
    content: nullable(ReadText),
    notes: Type.Array(
      exact({
        start: Type.Integer(),
        end: Type.Integer(),
        words: Type.String(),
        now: Type.String(),
        from: LegalDay,
        source: Type.String(),
        provisionIds: Type.Array(ProvisionId, { description: '所在条款，由外到内' }),
      }),
      { description: '文中已撤销、合并或者更名的机关：某局（现某局）；阅读时计算，不保存' },
    ),
  }),
)
export const CompareQuery = exact({ from: VersionId, to: VersionId })
export const VersionText = exact({ version: VersionRow, instrument: InstrumentRow, content: ReadText })

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

export const NumberQuery = exact({ ...paging, book: Type.String({ minLength: 1, maxLength: 100 }) })
export const NumberRow = named(
  'NumberRow',
  exact({
    id: Type.String(),
    printed: Type.String(),
    year: Type.Integer(),
    sequence: Type.Integer(),
    origin: oneOf(['allocated', 'external', 'historic']),
    state: oneOf(['used', 'void']),
    reason: nullable(Type.String()),
    oddity: nullable(Type.String()),
    actId: nullable(ActId),
    caseId: nullable(CaseId),
  }),
)
export const NumberPage = pageOf(NumberRow)

export const SearchQuery = exact({
  q: Type.String({ minLength: 1, maxLength: 200 }),
  kind: Type.Optional(Type.String({ maxLength: 30 })),
  ...paging,
})
export const SearchHit = named(
  'SearchHit',
  exact({
    kind: Type.String(),
    id: Type.String(),
    title: Type.String(),
    number: nullable(Type.String()),
    organName: nullable(Type.String()),
    standing: nullable(Standing),
    excerpt: nullable(Type.String()),
  }),
)
export const SearchPage = pageOf(SearchHit)
