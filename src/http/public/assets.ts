import type { FastifyInstance } from 'fastify'
import { sha256 } from '../../store/hash.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/** Addresses with the content's hash in them, so that browsers may keep the files for a year. */
export const styleAddress = `/gongkai/site-${sha256(style).slice(0, 12)}.css`
export const scriptAddress = `/gongkai/site-${sha256(script).slice(0, 12)}.js`

export function serveAssets(app: FastifyInstance): void {
  for (const [address, type, content] of [
    [styleAddress, 'text/css; charset=utf-8', style],
    [scriptAddress, 'text/javascript; charset=utf-8', script],
  ] as const) {
    app.get(address, { schema: { hide: true } }, async (_, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(content),
    )
  }
}
