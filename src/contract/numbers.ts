import { type Static, Type } from 'typebox'
import { ActId, CaseId, exact, named, nullable, oneOf, pageOf, paging } from './base.ts'
import { Standing } from './register.ts'

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
const Marks = Type.Array(exact({ start: Type.Integer(), end: Type.Integer() }), { description: '命中的字，起止位置' })

export const SearchHit = named(
  'SearchHit',
  exact({
    kind: Type.String(),
    id: Type.String(),
    title: Type.String(),
    number: nullable(Type.String()),
    organName: nullable(Type.String()),
    standing: nullable(Standing),
    titleMarks: Marks,
    numberMarks: Marks,
    excerpt: nullable(
      exact({ text: Type.String(), place: nullable(Type.String()), marks: Marks }, { description: '正文中命中的一行；place 为所在条' }),
    ),
  }),
)
export type SearchHit = Static<typeof SearchHit>
export const SearchPage = pageOf(SearchHit)
