import type { FastifyReply, FastifyRequest } from 'fastify'
import { sha256 } from '../../store/hash.ts'

/** Downloads and feeds are made from many rows: one address may ask for so many in a minute. */
export const fewAMinute = { schema: { hide: true }, config: { rateLimit: { max: 60, timeWindow: 60_000 } } } as const

/** How long caches may give a download again without asking, in seconds. */
const fresh = 300

/**
 * Sends a made file with an ETag of its content; who has it already gets 304.
 *
 * @param filename for a download; shown in the browser when left out.
 */
export function sendCached(request: FastifyRequest, reply: FastifyReply, type: string, content: string, filename?: string): FastifyReply {
  const etag = `"${sha256(content).slice(0, 32)}"`
  reply.header('etag', etag).header('cache-control', `public, max-age=${fresh}`).header('vary', 'accept-encoding')
  const known = String(request.headers['if-none-match'] ?? '').split(',')
  if (known.some((one) => one.trim() === etag)) return reply.code(304).send()
  if (filename !== undefined) {
    const name = encodeURIComponent(filename).replace(/['()*]/g, '_')
    reply.header('content-disposition', `attachment; filename="download"; filename*=UTF-8''${name}`)
  }
  return reply.type(type).send(content)
}

/** Our own address as the reader typed it, for feeds and sitemaps, whose links must be whole. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}

export const types = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  akn: 'application/akn+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const
