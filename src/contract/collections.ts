import { type Static, Type } from 'typebox'
import { exact, InstrumentId, LegalDay, listOf, named, nullable, OrganId, oneOf, Words } from './base.ts'

const Entry = exact({
  position: Type.Integer(),
  group: oneOf(['government', 'department', 'internal', 'other']),
  instrumentId: InstrumentId,
  title: Type.String(),
  number: nullable(Type.String()),
  from: nullable(LegalDay),
  validTo: nullable(LegalDay),
  hasText: Type.Boolean(),
  /** Since the last edition. */
  change: oneOf(['same', 'new', 'changed']),
})
export const Compendium = named(
  'Compendium',
  exact({
    organ: exact({ id: OrganId, name: Type.String() }),
    day: LegalDay,
    title: Type.String(),
    entries: Type.Array(Entry),
    /** What the last edition held and this one does not, with the reason. */
    gone: Type.Array(exact({ title: Type.String(), number: nullable(Type.String()), reason: Type.String() })),
    editions: Type.Array(
      exact({ edition: Type.Integer(), title: Type.String(), madeOn: LegalDay, texts: Type.Integer(), note: nullable(Type.String()) }),
    ),
  }),
)
export type Compendium = Static<typeof Compendium>
export type CompendiumEntry = Static<typeof Entry>
export const CompendiumQuery = exact({ organ: OrganId, q: Type.Optional(Type.String({ maxLength: 100 })) })
export const CompendiumFileQuery = exact({
  organ: OrganId,
  format: oneOf(['html', 'docx']),
  edition: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,5}$', description: '已固定的第几版；不写为现在的汇编' })),
})
export const NewEdition = exact({ organ: OrganId, note: Type.Optional(Words(500)) })
export const EditionMade = exact({ edition: Type.Integer() })

const Basis = exact({ title: Words(300), place: Type.Optional(Words(60)) })
export const PowerItem = named(
  'PowerItem',
  exact({
    id: Type.String(),
    organId: OrganId,
    organName: Type.String(),
    code: nullable(Type.String()),
    name: Type.String(),
    kind: Type.String(),
    conditions: Type.String(),
    procedure: Type.String(),
    bases: Type.Array(
      exact({
        title: Type.String(),
        place: nullable(Type.String()),
        instrumentId: nullable(InstrumentId),
        /** Why a person must look: the basis has ended, was amended since the item was last confirmed, or is not in the register. */
        flag: nullable(oneOf(['ended', 'amended', 'unknown'])),
        on: nullable(LegalDay),
        by: nullable(Type.String()),
      }),
    ),
    state: oneOf(['active', 'retired']),
    rev: Type.Integer(),
    confirmedOn: Type.String(),
  }),
)
export type PowerItem = Static<typeof PowerItem>
export const PowerItems = listOf(PowerItem)
export const powerKinds = [
  '行政许可',
  '行政处罚',
  '行政强制',
  '行政征收',
  '行政给付',
  '行政检查',
  '行政确认',
  '行政奖励',
  '行政裁决',
  '其他行政权力',
] as const
export const PowerItemInput = exact({
  organ: OrganId,
  code: Type.Optional(Words(60)),
  name: Words(200),
  kind: oneOf(powerKinds),
  conditions: Words(5_000, '受理条件'),
  procedure: Words(5_000, '办理流程'),
  bases: Type.Array(Basis, { minItems: 1, maxItems: 50 }),
  state: Type.Optional(oneOf(['active', 'retired'])),
  rev: Type.Integer({ minimum: 0 }),
})
export type PowerItemInput = Static<typeof PowerItemInput>
export const PowerItemQuery = exact({ organ: Type.Optional(OrganId) })
export const PowerItemSaved = exact({ id: Type.String(), rev: Type.Integer() })
