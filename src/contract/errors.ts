import { type Static, Type } from 'typebox'
import { Basis, exact, LegalDay, named, nullable } from './base.ts'

/** A requirement that is not met: what is missing, on which basis, and what would satisfy it. */
export const Unmet = named(
  'Unmet',
  exact({
    code: Type.String(),
    params: Type.Unsafe<Record<string, string | number>>({ type: 'object', additionalProperties: true }),
    zh: Type.String(),
    en: Type.String(),
    basis: Type.Array(Basis),
    remedy: exact({
      action: nullable(Type.String()),
      by: nullable(Type.String()),
      day: nullable(LegalDay),
      zh: Type.String(),
      en: Type.String(),
    }),
  }),
)
export type Unmet = Static<typeof Unmet>

/** A field that was refused; `field` is a path such as `payload.occurredOn`, empty for the body as a whole. */
export const FieldError = named('FieldError', exact({ field: Type.String(), message: Type.String() }))
export type FieldError = Static<typeof FieldError>

/**
 * The one shape of every refusal. `message` is in the caller's language; `details` depends on the code: a list of `FieldError` for
 * `badInput`, of `Unmet` for `requirementsUnmet`, else what `src/errors/table.ts` says.
 */
export const Failure = named(
  'Failure',
  exact({ code: Type.String(), message: Type.String(), details: Type.Unsafe<unknown>({ description: 'null, a list or an object' }) }),
)
export type Failure = { code: string; message: string; details: unknown }
