import { type Static, Type } from 'typebox'
import { exact, Free, Instant, LegalDay, listOf, named, nullable, OrganId, oneOf, PersonId, ProposalId, Words } from './base.ts'

export const Proposal = named(
  'Proposal',
  exact({
    id: ProposalId,
    kind: oneOf(['rulePack', 'holidayYear', 'act']),
    title: Type.String(),
    state: oneOf(['proposed', 'confirmed', 'refused']),
    proposedBy: PersonId,
    proposedByName: Type.String(),
    proposedAt: Instant,
    decidedByName: nullable(Type.String()),
    decidedAt: nullable(Instant),
    difference: Type.Array(Type.String()),
    mine: Type.Boolean({ description: '当前用户可以确认' }),
  }),
)
export const Proposals = listOf(Proposal)
export const ProposalQuery = exact({
  state: Type.Optional(oneOf(['proposed', 'confirmed', 'refused'])),
  kind: Type.Optional(oneOf(['rulePack', 'holidayYear', 'act'])),
})
export const Decision = exact({ reason: Type.Optional(Words(500)) })
export const Decided = exact({ id: Type.String(), state: Type.String() })

export const RulePackRow = named(
  'RulePackRow',
  exact({
    id: Type.String(),
    title: Type.String(),
    jurisdiction: Type.String(),
    level: Type.String(),
    source: Type.String(),
    state: oneOf(['shipped', 'proposed', 'confirmed', 'withdrawn']),
    proposedByName: nullable(Type.String()),
    confirmedByName: nullable(Type.String()),
    effectiveFrom: LegalDay,
    effectiveTo: nullable(LegalDay),
    pack: Free,
    difference: Type.Array(Type.String()),
  }),
)
export const RulePacks = listOf(RulePackRow)
const RuleEntry = exact({
  key: Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9.]+$' }),
  value: Type.Unsafe<number | string | boolean | string[]>({
    type: ['number', 'string', 'boolean', 'array'],
    items: { type: 'string' },
    maxLength: 500,
    maxItems: 200,
  }),
  unit: oneOf(['naturalDays', 'workingDays', 'months', 'years', 'count', 'none']),
  mode: oneOf(['block', 'reason', 'warn']),
  stricter: Type.Unsafe<'higher' | 'lower' | null>({ enum: ['higher', 'lower', null] }),
  mayLoosen: Type.Boolean(),
  source: Words(300),
  article: nullable(Type.String({ maxLength: 100 })),
  confidence: oneOf(['R', 'E', '2', 'U']),
  zh: Words(500),
  en: Words(500),
})

/** A rule pack as people load it; `workflows/rules/pack.ts` says what each field means. */
export const RulePackBody = exact({
  id: Type.String({ minLength: 1, maxLength: 80, pattern: '^[A-Za-z0-9._-]+$' }),
  jurisdiction: Words(60),
  level: oneOf(['province', 'city', 'county', 'organ'], { description: '国家一级的规则随程序发布' }),
  effectiveFrom: LegalDay,
  effectiveTo: nullable(LegalDay),
  title: exact({ zh: Words(100), en: Words(100) }),
  entries: Type.Array(RuleEntry, { minItems: 1, maxItems: 500 }),
})
export const NewRulePack = exact({ pack: RulePackBody, organId: Type.Optional(OrganId), source: Words(500) })
export type NewRulePack = Static<typeof NewRulePack>

const Days = Type.Array(LegalDay, { maxItems: 366, uniqueItems: true })
export const NewHolidayYear = exact({
  year: Type.Integer({ minimum: 1990, maximum: 2200 }),
  holidays: Days,
  workdays: Type.Array(LegalDay, { maxItems: 366, uniqueItems: true, description: '调休上班日' }),
  source: Words(500, '通知的文号或网址'),
})
export type NewHolidayYear = Static<typeof NewHolidayYear>
export const HolidayYears = listOf(
  exact({
    id: Type.String(),
    year: Type.Integer(),
    holidays: Type.Array(LegalDay),
    workdays: Type.Array(LegalDay),
    source: Type.String(),
    version: Type.String(),
    state: oneOf(['shipped', 'proposed', 'confirmed', 'withdrawn']),
    proposedByName: nullable(Type.String()),
    confirmedByName: nullable(Type.String()),
    difference: Type.Array(Type.String()),
  }),
)

export const RuleRow = named(
  'RuleRow',
  exact({
    key: Type.String(),
    value: Type.Unsafe<unknown>({}),
    unit: nullable(Type.String()),
    mode: Type.String(),
    source: Type.String(),
    article: nullable(Type.String()),
    confidence: Type.String(),
    jurisdiction: Type.String(),
    packId: Type.String(),
    zh: Type.String(),
    en: Type.String(),
    citation: exact({ zh: Type.String(), en: Type.String() }),
  }),
)
export const Rules = listOf(RuleRow)
export const RulesQuery = exact({ unconfirmed: Type.Optional(oneOf(['1'])), on: Type.Optional(LegalDay) })
