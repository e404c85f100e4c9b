import { actionOf } from '../../workflows/actions.ts'
import type { Workflow } from '../../workflows/types.ts'
import { check } from '../contract/check.ts'
import { AppError, type Locale } from '../errors.ts'

/** A payload against its action's schema, told by field in the caller's language before anything is looked up. */
export function checkPayload(workflow: Workflow, action: string, payload: unknown, locale: Locale): void {
  const definition = actionOf(workflow, action)
  if (!definition) throw new AppError('notFound', { what: action })
  const wrong = check(definition.schema, payload, locale).map(({ field, message }) => ({
    field: `payload.${field}`.replace(/\.$/, ''),
    message,
  }))
  if (wrong.length === 0) return
  const reason = wrong.map(({ field, message }) => `${field} ${message}`).join(locale === 'en' ? '; ' : '；')
  throw new AppError('badInput', { reason }, wrong)
}
