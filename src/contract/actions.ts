import { type Static, Type } from 'typebox'
import { Basis, CaseId, exact, Free, LegalDay, named, nullable, Role, Said, Words } from './base.ts'
import { Elsewhere } from './cases.ts'
import { Unmet } from './errors.ts'

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
        organId: nullable(Type.String({ description: '办理的机关' })),
        waits: nullable(
          exact({ code: Type.String(), days: Type.Integer(), zh: Type.String(), en: Type.String(), basis: Type.Array(Basis) }),
        ),
      }),
    ),
    blockedBy: Type.Array(Unmet),
    notComputable: nullable(Said),
    sooner: nullable(exact({ action: Type.String(), on: LegalDay, zh: Type.String(), en: Type.String() })),
  }),
)

export type Plan = Static<typeof Plan>

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

export const PlanQuery = exact({ target: Type.Optional(Type.String({ maxLength: 60 })) })
