import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { asAppError } from '../commands/run.ts'
import { type Complaint, fieldErrors } from '../contract/check.ts'
import type { Failure } from '../contract/errors.ts'
import { AppError, type Locale, sentence, statuses } from '../errors.ts'
import { StoreError } from '../store/errors.ts'

/** A refusal with its status, in the caller's language. */
export interface Answer {
  status: number
  body: Failure
}

/**
 * The one place where errors become answers. What the caller did wrong is said by field; what went wrong here is answered with a neutral
 * sentence and an id, and the log has the rest under that id.
 */
export function answerTo(error: unknown, request: FastifyRequest): Answer {
  const known = asKnown(error, request.locale)
  if (known) return { status: statuses[known.code], body: failureOf(known, request.locale) }
  // Short enough to be said on the telephone.
  const ref = randomUUID().slice(0, 8)
  request.log.error({ err: error, ref }, 'internal error')
  const internal = new AppError('internal', { ref })
  return { status: 500, body: { ...failureOf(internal, request.locale), details: { ref } } }
}

/** Answers every error of the routes below it as JSON. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, body } = answerTo(error, request)
    if (body.code === 'tooMany') reply.header('retry-after', String((error as AppError).params?.seconds ?? 60))
    return reply.code(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(body)
  })
}

function asKnown(error: unknown, locale: Locale): AppError | null {
  if (error instanceof AppError) return error
  if (error instanceof StoreError) return error.code === 'badCursor' ? badField('after', locale) : asAppError(error)
  if (!(error instanceof Error)) return null
  const { code, validation, validationContext, statusCode } = error as FastifyError
  // PostgreSQL's class 22: a value that its type cannot hold (a NUL in a cursor). SQLite would have found nothing.
  if (/^22[0-9A-Z]{3}$/.test(code ?? '')) return badField('', locale)
  if (validation) {
    // An address that cannot exist is one that does not exist.
    if (validationContext === 'params') return new AppError('notFound', { what: '' })
    const fields = fieldErrors(validation as unknown as Complaint[], locale)
    return new AppError(
      'badInput',
      { reason: fields.map(({ field, message }) => `${field} ${message}`.trim()).join(locale === 'en' ? '; ' : '；') },
      fields,
    )
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return new AppError('tooLarge', { limit: limitWords })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') {
    return new AppError('unsupportedMedia', { type: locale === 'en' ? 'send application/json' : '请用 application/json' })
  }
  if (statusCode === 404) return new AppError('notFound', { what: '' })
  if (statusCode === 413) return new AppError('tooLarge', { limit: limitWords })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return badField('', locale)
  }
  return null
}

function badField(field: string, locale: Locale): AppError {
  const message = locale === 'en' ? 'cannot be read' : '无法读取'
  return new AppError('badInput', { reason: `${field} ${message}`.trim() }, [{ field, message }])
}

const limitWords = '1 MB / 16 MB / 50 MB'

/**
 * Details may hold sentences in both languages (`zh`, `en`): a `message` in the caller's is added, so that a form can show it as it is. A
 * refusal of the machine brings its own sentence, which says more than the code's.
 */
function failureOf(error: AppError, locale: Locale): Failure {
  const details = Array.isArray(error.details) ? error.details.map((detail) => localised(detail, locale)) : (error.details ?? null)
  const said = (error.details as { message?: { zh?: unknown; en?: unknown } } | null | undefined)?.message
  const own = said !== undefined && typeof said === 'object' ? (locale === 'en' ? said.en : said.zh) : undefined
  const message = typeof own === 'string' ? own : sentence(error.code, locale, localParams(error, locale))
  return { code: error.code, message, details }
}

function localised(detail: unknown, locale: Locale): unknown {
  if (detail === null || typeof detail !== 'object' || 'message' in detail || !('zh' in detail) || !('en' in detail)) return detail
  if (!('field' in detail)) return detail
  return { field: detail.field, message: locale === 'en' ? detail.en : detail.zh }
}

/** A bad field's sentence says the field and what is wrong with it, not only the reason's name. */
function localParams(error: AppError, locale: Locale): AppError['params'] {
  if (error.code !== 'badInput' || !Array.isArray(error.details)) return error.params
  const [first] = error.details as { field?: string; zh?: string; en?: string }[]
  if (first?.zh === undefined || first.en === undefined) return error.params
  return { ...error.params, reason: `${first.field ?? ''} ${locale === 'en' ? first.en : first.zh}`.trim() }
}
