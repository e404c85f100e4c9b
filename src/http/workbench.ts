import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { Server } from './context.ts'

/**
 * The workbench (`src/web`, built by vite) under `/app`. Files with a hash in their name are kept a year; every other address gets the
 * page, whose `{{nonce}}` becomes the nonce of this answer's policy.
 */
export async function workbench(app: FastifyInstance, { config }: Server): Promise<void> {
  const page = join(config.web, 'index.html')
  const built = existsSync(page)
  if (built) {
    await app.register(fastifyStatic, {
      root: join(config.web, 'assets'),
      prefix: '/app/assets/',
      preCompressed: true,
      cacheControl: true,
      immutable: true,
      maxAge: '365d',
      index: false,
      dotfiles: 'deny',
      wildcard: true,
    })
  }
  // Read once: a page that changes under a running server would ask for files it does not have.
  const html = built ? readFileSync(page, 'utf8') : notBuilt
  const answer = async (_: FastifyRequest, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html.replaceAll('{{nonce}}', reply.cspNonce.style))
  app.get('/app', { schema: { hide: true } }, answer)
  app.get('/app/*', { schema: { hide: true } }, async (request, reply) => {
    // A file that is not there is no page: the browser must not take HTML for a script.
    if (/\.[a-z0-9]{1,8}$/i.test(request.url.split('?')[0] ?? '')) throw new AppError('notFound', { what: '' })
    return answer(request, reply)
  })
}

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Normflow</title>
<p>工作台尚未构建：npm run build:web<p>The workbench is not built: npm run build:web</html>`
