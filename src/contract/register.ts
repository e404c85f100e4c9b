import { type Static, Type } from 'typebox'
import { EffectRow } from './acts.ts'
import {
  ActId,
  CaseId,
  exact,
  InstrumentId,
  LegalDay,
  named,
  nullable,
  OrganId,
  oneOf,
  ProvisionId,
  pageOf,
  paging,
  Said,
  VersionId,
} from './base.ts'
import { ReadText } from './texts.ts'

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
