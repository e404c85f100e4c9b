import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'
import { sha256 } from '../store/hash.ts'

/** Deeper than any form of ours; a deeper body is an attack on whoever walks it. */
const deepest = 40

/**
 * Bodies are JSON only. The text parser that Fastify brings is taken away (a form of another site can send text/plain without asking),
 * what is read is hashed as sent for idempotent retries, and text that no database keeps as it is (NUL, half a surrogate pair) is
 * refused before anything else sees it.
 */
export function readBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.removeContentTypeParser('application/json')
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    request.bodyHash = sha256(body as string)
    parse(request, body as string, done)
  })
  app.addHook('preValidation', async (request) => {
    for (const [part, value] of [
      ['', request.body],
      ['query', request.query],
      ['params', request.params],
    ] as const) {
      const bad = firstUnclean(value, part, 0)
      if (bad !== null) throw unclean(bad)
    }
  })
}

/** The path of the first text with a NUL or half a surrogate pair in it, or null. */
export function firstUnclean(value: unknown, path: string, depth: number): string | null {
  if (depth > deepest) return path
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path : null
  if (value === null || typeof value !== 'object') return null
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes('\u0000') || !key.isWellFormed()) return path
    const bad = firstUnclean(inner, path === '' ? key : `${path}.${key}`, depth + 1)
    if (bad !== null) return bad
  }
  return null
}

function unclean(field: string): AppError {
  return new AppError('badInput', { reason: field }, [{ field, zh: '含有无法保存的字符', en: 'holds characters that cannot be kept' }])
}
