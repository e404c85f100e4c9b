import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../store/hash.ts'
import { settings } from '../../store/settings.ts'
import type { Server } from '../context.ts'
import { answerTo } from '../errors.ts'
import { actPages } from './acts.ts'
import { apiDocs } from './api-docs.ts'
import { serveAssets } from './assets.ts'
import { catalogueFiles } from './catalogue.ts'
import { consultationPages } from './consultations.ts'
import { documentList } from './document-list.ts'
import { documentPages } from './documents.ts'
import { feeds } from './feeds.ts'
import { homePage } from './home.ts'
import { type Html, html } from './html.ts'
import { outcomePages } from './outcomes.ts'
import { type Page, pageOf, sendPage } from './page.ts'
import { searchForm } from './search-form.ts'

/** What the public pages are made with. */
export interface PublicPages {
  app: FastifyInstance
  server: Server
  /** The page of a request, in the reader's language. */
  page(request: FastifyRequest): Promise<Page>
}

/**
 * The public side as HTML: works without script, prints as a clean paper. Forms are read here only, never below `/api`. Nobody is signed
 * in on these pages, whatever cookie comes along.
 */
export async function publicPages(app: FastifyInstance, server: Server): Promise<void> {
  const page = pageMaker(server)
  readForms(app)
  answerAsPages(app, page)
  serveAssets(app)
  const pages = { app, server, page }
  homePage(pages)
  consultationPages(pages)
  documentList(pages)
  documentPages(pages)
  actPages(pages)
  catalogueFiles(pages)
  outcomePages(pages)
  feeds(pages)
  apiDocs(pages)
}

function readForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 100_000 }, (request, body, done) => {
    request.bodyHash = sha256(body as string)
    done(null, Object.fromEntries(new URLSearchParams(body as string)))
  })
}

/** Every refusal is a page that says what to do. */
function answerAsPages(app: FastifyInstance, page: PublicPages['page']): void {
  app.setErrorHandler((error, request, reply) => refusalPage(error, request, reply, page))
}

/** What is not there: JSON below `/api`, a page elsewhere. */
export function notFoundAnswer(server: Server) {
  const page = pageMaker(server)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const missing = new AppError('notFound', { what: '' })
    if (!request.url.startsWith('/api')) return refusalPage(missing, request, reply, page)
    const { status, body } = answerTo(missing, request)
    return reply.code(status).send(body)
  }
}

/** A page for an address that cannot be read (`/gongkai/%ff`): no hook runs for it, so its policy is set here. */
export function unreadableAnswer(server: Server) {
  const page = pageMaker(server)
  return async (error: Error, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const policy = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    reply.headers({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff' })
    await refusalPage(error, request, reply, page)
  }
}

async function refusalPage(error: unknown, request: FastifyRequest, reply: FastifyReply, page: PublicPages['page']): Promise<FastifyReply> {
  const made = await page(request).catch(() => pageOf(request, { name: 'Normflow', demonstration: null }))
  request.locale = made.locale
  const { status, body } = answerTo(error, request)
  if (body.code === 'tooMany') reply.header('retry-after', String((error as AppError).params?.seconds ?? 60))
  const missing = status === 404
  const meant = missing && request.method === 'GET' ? meantBy(request.url) : null
  if (meant !== null) return reply.header('cache-control', 'no-cache').redirect(meant, 302)
  const title = made.t(missing ? 'notFound' : 'problem')
  const main = html`<h1>${title}</h1>
<p class="note error" role="alert">${missing ? made.t('notFoundLead') : body.message}</p>
${waysOn(made)}`
  return sendPage(reply, made, title, main, { status, personal: true, path: '/' })
}

/** `/gongkai` means the first page; an address of ours with a slash too many means the one without. */
function meantBy(url: string): string | null {
  const [path = '', query] = url.split('?')
  if (!/^\/gongkai(?:\/|$)/.test(path)) return null
  let end = path.length
  while (path[end - 1] === '/') end--
  const plain = path.slice(0, end)
  const asked = query === undefined ? '' : `?${query}`
  if (plain === '/gongkai') return `/${asked}`
  return plain === path ? null : `${plain}${asked}`
}

/** Where one goes on from an address that leads nowhere: the two doors and the search. */
function waysOn(made: Page): Html {
  return html`<p>${made.t('leadOn')}</p>
<ul><li><a href="${made.to('/')}">${made.t('home')}</a></li><li><a href="${made.to('/gongkai/zhengqiu')}">${made.t('consultations')}</a></li>
<li><a href="${made.to('/gongkai/wenjian')}">${made.t('allDocuments')}</a></li></ul>
${searchForm(made)}`
}

function pageMaker(server: Server): PublicPages['page'] {
  return async (request) => {
    const known = await settings(server.store.db)
    return pageOf(request, {
      name: known.name ?? 'Normflow',
      demonstration: known.mode === 'demonstration' ? (known.legalDay ?? null) : null,
    })
  }
}
