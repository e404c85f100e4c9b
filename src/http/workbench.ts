import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { Server } from './context.ts'

/**
 * The workbench (`src/web`, built by vite) under `/app`. Files have a hash in their name and are kept a year; every other address gets the
 * page, whose `{{nonce}}` becomes the nonce of this answer's policy.
 */
export async function workbench(app: FastifyInstance, { config }: Server): Promise<void> {
  const page = join(config.web, 'index.html')
  // Read once: a page that changes under a running server would ask for files it does not have.
  const html = existsSync(page) ? readFileSync(page, 'utf8') : notBuilt
  const answer = async (_: FastifyRequest, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html.replaceAll('{{nonce}}', reply.cspNonce.style))
  serveAssets(app, join(config.web, 'assets'))
  app.get('/app', { schema: { hide: true } }, answer)
  app.get('/app/*', { schema: { hide: true } }, async (request, reply) => {
    // A file that is not there is no page: the browser must not take HTML for a script.
    if (/\.[a-z0-9]{1,8}$/i.test(request.url.split('?')[0] ?? '')) throw new AppError('notFound', { what: '' })
    return answer(request, reply)
  })
}

/**
 * The files that were built, by name: only what was in the folder at start can be asked for, so no address leads anywhere else. Text is
 * compressed at its first request and kept (some 0.5 MB in all): a third of the bytes over an office's line.
 */
function serveAssets(app: FastifyInstance, folder: string): void {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : [])
  const compressed = new Map<string, Promise<Buffer>>()
  app.get<{ Params: { name: string } }>('/app/assets/:name', { schema: { hide: true } }, async (request, reply) => {
    const { name } = request.params
    const type = types[extname(name)]
    if (!names.has(name) || type === undefined) throw new AppError('notFound', { what: '' })
    reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding')
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '') || !isText(type)) return reply.send(await readFile(join(folder, name)))
    const body = compressed.get(name) ?? compress(join(folder, name))
    compressed.set(name, body)
    return reply.header('content-encoding', 'br').send(await body)
  })
}

const brotli = promisify(brotliCompress)

async function compress(path: string): Promise<Buffer> {
  const bytes = await readFile(path)
  // Quality 9: within 5 % of 11 and ten times as fast.
  return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength } })
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

function isText(type: string): boolean {
  return type.startsWith('text/') || type.startsWith('application/json') || type === 'image/svg+xml'
}

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Normflow</title>
<p>工作台尚未构建：npm run build:web<p>The workbench is not built: npm run build:web</html>`
