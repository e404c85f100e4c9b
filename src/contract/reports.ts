import { type Static, Type } from 'typebox'
import { exact, LegalDay, named, nullable, OrganId, oneOf, Said, Words } from './base.ts'

const Item = exact({
  kind: oneOf(['case', 'instrument', 'campaign']),
  id: Type.String(),
  title: Type.String(),
  number: nullable(Type.String()),
  on: nullable(Type.String()),
})
export const ReportFigure = named(
  'ReportFigure',
  exact({
    key: Type.String(),
    block: Type.String(),
    name: Said,
    value: nullable(Type.Number()),
    unit: Said,
    /** `log`: counted from the log; `typed`: entered by a person, with a source. */
    from: oneOf(['log', 'typed']),
    source: nullable(Type.String()),
    items: Type.Array(Item),
  }),
)
export type ReportFigure = Static<typeof ReportFigure>
export type ReportItem = Static<typeof Item>

export const reportBlocks = ['measures', 'shortcomings', 'firstResponsible', 'nextYear', 'others'] as const
export type ReportBlockName = (typeof reportBlocks)[number]
export const ReportBlock = exact({
  block: oneOf(reportBlocks),
  name: Said,
  content: Type.String(),
  rev: Type.Integer(),
  /** The year whose words stand here: this one, or an earlier one from which they are taken over. */
  year: nullable(Type.Integer()),
})
export const AnnualReport = named(
  'AnnualReport',
  exact({
    year: Type.Integer(),
    organ: nullable(exact({ id: OrganId, name: Type.String() })),
    through: LegalDay,
    title: Type.String(),
    figures: Type.Array(ReportFigure),
    paragraph: Type.String({ description: '由台账起草的规范性文件段落' }),
    blocks: Type.Array(ReportBlock),
  }),
)
export type AnnualReport = Static<typeof AnnualReport>
const Year = Type.String({ pattern: '^(19|20)\\d\\d$' })
export const ReportQuery = exact({ year: Year, organ: Type.Optional(OrganId) })
export const NewFigure = exact({
  year: Type.Integer({ minimum: 1949, maximum: 2999 }),
  organ: OrganId,
  key: Type.String({ minLength: 1, maxLength: 80 }),
  value: Type.Number({ minimum: 0 }),
  source: Words(300, '来源：哪份材料、哪个系统'),
})
export const NewBlock = exact({
  year: Type.Integer({ minimum: 1949, maximum: 2999 }),
  organ: OrganId,
  content: Type.String({ maxLength: 50_000 }),
  rev: Type.Integer({ minimum: 0 }),
})
export const Saved = exact({ rev: Type.Integer() })
