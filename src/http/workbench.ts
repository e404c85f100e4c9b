import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { Server } from './context.ts'

/**
 * The workbench (`src/web`, built by vite) under `/app`. Files have a hash in their name and are kept a year; every other address gets the
 * page, whose `{{nonce}}` becomes the nonce of this answer's policy.
 */
export async function workbench(app: FastifyInstance, { config }: Server): Promise<void> {
  const page = join(config.web, 'index.html')
  // Read at each request (a small file): a build in place leaves other files behind it, and the page of the start would ask for files that are gone.
  const present = () => readFile(page, 'utf8').catch(() => notBuilt)
  const answer = async (_: FastifyRequest, reply: FastifyReply) => {
    const html = (await present()).replaceAll('{{nonce}}', reply.cspNonce.style)
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
  }
  const assets = join(config.web, 'assets')
  if (existsSync(assets)) await app.register((inner) => serveAssets(inner, assets))
  app.get('/app', { schema: { hide: true } }, answer)
  app.get('/app/*', { schema: { hide: true } }, async (request, reply) => {
    // A file that is not there is no page: the browser must not take HTML for a script.
    const path = request.url.split('?')[0] ?? ''
    if (path.startsWith('/app/assets/') || /\.[a-z0-9]{1,8}$/i.test(path)) throw new AppError('notFound', { what: '' })
    return answer(request, reply)
  })
}

/** The built files, compressed. In a scope of their own: answers that mix secrets with what people typed are never compressed. */
async function serveAssets(app: FastifyInstance, root: string): Promise<void> {
  // For what the build has not packed. Quality 5 instead of 11: a browser asks for a file once a year, and 11 takes a second of processor time for the largest.
  await app.register(compress, { encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } })
  await app.register(files, {
    root,
    prefix: '/app/assets/',
    // What lies in the folder now, by its plain name: no folder below, nothing above.
    wildcard: true,
    allowedPath: (path) => /^\/?[\w-][\w.-]*$/.test(path),
    index: false,
    decorateReply: false,
    immutable: true,
    preCompressed: true,
    maxAge: '1y',
  })
}

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Normflow</title>
<p>工作台尚未构建：npm run build:web<p>The workbench is not built: npm run build:web</html>`
