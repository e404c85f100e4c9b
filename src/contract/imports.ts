import { type Static, Type } from 'typebox'
import {
  ActId,
  DayRange,
  exact,
  Instant,
  InstrumentId,
  LegalDay,
  listOf,
  named,
  nullable,
  OrganId,
  oneOf,
  ProposalId,
  Said,
  Sha256,
} from './base.ts'

const Counts = exact({ new: Type.Integer(), imported: Type.Integer(), present: Type.Integer(), refused: Type.Integer() })
const Kind = oneOf(['own', 'reference'], { description: 'own 本机关文件，reference 参考文件' })
const text = nullable(Type.String())

export const ImportedRow = named(
  'ImportedRow',
  exact(
    {
      sheet: Type.String(),
      row: Type.Integer(),
      outcome: oneOf(['new', 'imported', 'present', 'refused']),
      ...{ title: text, number: text, unifiedNumber: text, issuer: text, implementer: text, standing: text },
      ...{ signed: nullable(DayRange), published: nullable(DayRange), commencement: nullable(DayRange), validTo: nullable(LegalDay) },
      repeated: Type.Boolean({ description: '同一目录中前面已有一行是同一文件' }),
      fromThisList: Type.Boolean({ description: '此前已由本目录入册' }),
      doubts: Type.Array(Said),
      refusal: nullable(Said),
      actId: nullable(ActId),
      instrumentId: nullable(InstrumentId),
    },
    { description: '目录的一行：读出了什么，哪里存疑，为何不能入册' },
  ),
)
export type ImportedRow = Static<typeof ImportedRow>

export const ListImport = named(
  'ListImport',
  exact({
    id: ProposalId,
    filename: Type.String(),
    source: Sha256,
    as: Kind,
    organId: nullable(OrganId),
    organName: text,
    on: nullable(LegalDay),
    state: oneOf(['proposed', 'confirmed', 'refused']),
    proposedBy: Type.String(),
    proposedByName: Type.String(),
    proposedAt: Instant,
    decidedByName: text,
  }),
)
export type ListImport = Static<typeof ListImport>
export const ListImports = listOf(ListImport)

export const ImportFile = named(
  'ImportFile',
  exact({
    import: ListImport,
    listedOn: LegalDay,
    listedBy: oneOf(['person', 'list', 'goLive'], {
      description: '截至日期由谁写明：person 上传人，list 目录自己，goLive 都没有，按系统启用前一日',
    }),
    sheets: Type.Array(
      exact({
        name: Type.String(),
        heads: Type.Unsafe<Record<string, string>>({ type: 'object', additionalProperties: { type: 'string' } }),
        unknown: Type.Array(Type.String()),
        passedOver: nullable(Said),
      }),
    ),
    counts: Counts,
    unknownOrgans: Type.Array(exact({ name: Type.String(), rows: Type.Integer() })),
    rows: Type.Array(ImportedRow),
  }),
)
export type ImportFile = Static<typeof ImportFile>

export const ImportSpelling = exact(
  { organs: Type.Array(exact({ name: Type.String({ minLength: 1, maxLength: 200 }), organId: OrganId }), { minItems: 1, maxItems: 200 }) },
  { description: '目录所写的机关名称各是哪个机关' },
)

export const ImportProgress = named(
  'ImportProgress',
  exact(
    { id: ProposalId, state: oneOf(['proposed', 'confirmed']), counts: Counts, left: Type.Integer() },
    { description: 'left 大于 0 时再次调用即继续' },
  ),
)
