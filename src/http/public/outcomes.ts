import type { FastifyReply } from 'fastify'
import { inMarks } from '../../../documents/titles/index.ts'
import { outcomeNames } from '../../../workflows/cleanup/outcomes.ts'
import { type Catalogue, type CatalogueRow, catalogueColumns, catalogueRows, cataloguesOf } from '../../commands/cleanup/catalogues.ts'
import { cataloguePaper, catalogueSheets } from '../../commands/cleanup/papers.ts'
import { AppError } from '../../errors.ts'
import { writeCsv } from '../../files/csv.ts'
import { inThread } from '../../files/in-thread.ts'
import { actById } from '../../store/acts.ts'
import { campaignById, listCampaigns, type StoredCampaign } from '../../store/campaigns.ts'
import type { Store } from '../../store/open.ts'
import { organNames } from '../../store/organs.ts'
import { provisionsOf, textById } from '../../store/texts.ts'
import { keptFromPublic } from '../views/register.ts'
import { readText } from '../views/text.ts'
import { fewAMinute, originOf, sendCached, types } from './downloads.ts'
import { type Html, html } from './html.ts'
import type { PublicPages } from './index.ts'
import { type Page, sendPage } from './page.ts'
import { piecesOf, readable } from './text.ts'

const list = '/gongkai/qingli'

/** A cleanup that is over, as the public hears of it. */
export interface ClosedCleanup {
  id: string
  title: string
  organName: string
  cutOff: string
  decidedOn: string | null
  /** The paper that decided it, with its number; null where the public may not read it. */
  decision: string | null
  number: string | null
  actId: string | null
}

/** The cleanups that are over, the latest first; those that run are nobody's business yet. */
export async function closedCleanups(store: Store): Promise<ClosedCleanup[]> {
  const { items } = await listCampaigns(store.db, { status: 'closed', limit: 200 })
  const names = await organNames(
    store.db,
    items.map((one) => one.organId),
  )
  return Promise.all(items.map((one) => cleanupOf(store, one, names)))
}

async function cleanupOf(store: Store, campaign: StoredCampaign, names: Map<string, string>): Promise<ClosedCleanup> {
  const { published, number } = campaign.state.facts
  const act = published ? await actById(store.db, published.actId) : undefined
  const kept = act === undefined || (await keptFromPublic(store, 'act', [act.id])).size > 0
  return {
    ...{ id: campaign.id, title: campaign.title, organName: names.get(campaign.organId) ?? '', cutOff: campaign.cutOff },
    decidedOn: act?.publishedFrom ?? act?.signedFrom ?? null,
    ...{ decision: kept ? null : act.title, number: kept ? null : number, actId: kept ? null : act.id },
  }
}

/** Outcomes of cleanups: the lists of each, as pages and as files (domain.md §9, RG9). */
export function outcomePages(pages: PublicPages): void {
  const { app, server, page } = pages
  const { store } = server
  app.get(list, { schema: { hide: true } }, async (request, reply) => listPage(store, await page(request), reply))
  app.get<Asked>(`${list}/:id`, { schema: { hide: true } }, async (request, reply) =>
    outcomePage(await page(request), reply, await outcomeOf(store, request.params.id, wordsOf(request.query.q))),
  )
  app.get<{ Params: { id: string } }>(`${list}/:id/jueding`, { schema: { hide: true } }, async (request, reply) =>
    decisionPage(store, await page(request), reply, (await outcomeOf(store, request.params.id)).cleanup),
  )
  app.get<Asked>(`${list}/:id/mulu.csv`, fewAMinute, async (request, reply) => {
    const { catalogues, cleanup } = await outcomeOf(store, request.params.id, wordsOf(request.query.q))
    const rows = catalogues.flatMap((one) => one.rows.map((row) => [one.title, ...row]))
    return sendCached(request, reply, types.csv, writeCsv(['目录', ...catalogueColumns], rows), `${cleanup.title}.csv`)
  })
  app.get<{ Params: { id: string } }>(`${list}/:id/mulu.json`, fewAMinute, async (request, reply) =>
    sendCached(request, reply, types.json, outcomeJson(await outcomeOf(store, request.params.id), originOf(request))),
  )
  app.get<{ Params: { id: string; kind: string } }>(`${list}/:id/:kind(^mulu\\.(?:xlsx|docx)$)`, fewAMinute, async (request, reply) =>
    sendPaper(reply, await outcomeOf(store, request.params.id), request.params.kind),
  )
}

type Asked = { Params: { id: string }; Querystring: { q?: unknown } }

/** What the lists are searched for; nothing that makes no sense. */
function wordsOf(typed: unknown): string {
  return typeof typed === 'string' && typed.length <= 200 ? typed.trim() : ''
}

interface Outcome {
  /** What the lists were searched for; all of them when empty. */
  q: string
  cleanup: ClosedCleanup
  rows: CatalogueRow[]
  catalogues: Catalogue[]
  /** Documents in the lists that the public may not see. */
  kept: number
}

/** @throws {AppError} `notFound` for a cleanup that is not closed. */
async function outcomeOf(store: Store, id: string, q = ''): Promise<Outcome> {
  const campaign = await campaignById(store.db, id)
  if (campaign?.status !== 'closed') throw new AppError('notFound', { what: '' })
  const all = await catalogueRows(store.db, campaign)
  const kept = await keptFromPublic(
    store,
    'instrument',
    all.map((row) => row.instrumentId),
  )
  const open = all.filter((row) => !kept.has(row.instrumentId))
  const wanted = plain(q)
  const rows = open.filter((row) => [row.title, row.number, row.organ, row.implementing].some((cell) => plain(cell).includes(wanted)))
  const cleanup = await cleanupOf(store, campaign, await organNames(store.db, [campaign.organId]))
  return { q, cleanup, rows, catalogues: cataloguesOf(rows), kept: all.length - open.length }
}

/** Narrow, without blanks: how numbers are typed does not matter. */
function plain(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[(【〈《]/g, '〔')
    .replace(/[\])】〉》]/g, '〕')
    .toLowerCase()
}

async function listPage(store: Store, made: Page, reply: FastifyReply): Promise<FastifyReply> {
  const cleanups = await closedCleanups(store)
  const { t, to } = made
  const rows = cleanups.map(
    (one) => html`<li><a class="name" lang="zh-CN" href="${to(`${list}/${one.id}`)}">${one.title}</a>
<p class="meta"><span lang="zh-CN">${one.organName}</span> · ${t('cutOff')} ${one.cutOff}${one.decidedOn === null ? null : html` · ${t('decidedOn')} ${one.decidedOn}`}</p></li>`,
  )
  const main = html`<h1>${t('outcomes')}</h1><p>${t('outcomesLead')}</p>
${cleanups.length === 0 ? html`<p class="note">${t('none')}</p>` : html`<ul class="list">${rows}</ul>`}`
  return sendPage(reply, made, t('outcomes'), main, { path: list })
}

function outcomePage(made: Page, reply: FastifyReply, { q, cleanup, catalogues, rows, kept }: Outcome): FastifyReply {
  const { t, to } = made
  const file = (kind: string) => `${list}/${cleanup.id}/mulu.${kind}${kind === 'csv' && q !== '' ? `?${new URLSearchParams({ q })}` : ''}`
  const main = html`<h1 lang="zh-CN">${cleanup.title}</h1>
<dl class="facts"><dt>${t('issuer')}</dt><dd lang="zh-CN">${cleanup.organName}</dd><dt>${t('cutOff')}</dt><dd>${cleanup.cutOff}</dd>
${cleanup.decidedOn === null ? null : html`<dt>${t('decidedOn')}</dt><dd>${cleanup.decidedOn}</dd>`}
${cleanup.decision === null ? null : html`<dt>${t('decision')}</dt><dd><a lang="zh-CN" href="${to(`${list}/${cleanup.id}/jueding`)}">${inMarks(cleanup.decision)}</a> <span lang="zh-CN">${cleanup.number}</span></dd>`}</dl>
<p class="noprint">${t('downloads')} ${['csv', 'json', 'xlsx', 'docx'].map((kind) => html`<a href="${file(kind)}"${kind === 'json' ? null : html` download`}>${kind.toUpperCase()}</a> `)}</p>
<form class="search noprint" action="${list}/${cleanup.id}" method="get" role="search">
<label>${t('searchOutcomes')}<input type="search" name="q" maxlength="200" value="${q}"></label>
<button type="submit">${t('search')}</button>
${made.locale === 'en' ? html`<input type="hidden" name="lang" value="en">` : null}
</form>
<p>${t('total')} ${rows.length} ${t('items')}${made.colon}${catalogues.map((one) => html`<a href="#${one.outcome}">${outcomeNames[one.outcome][made.locale === 'en' ? 1 : 0]} ${one.rows.length}</a> `)}</p>
${kept === 0 ? null : html`<p class="note">${t('keptBack')} ${kept} ${t('items')}</p>`}
<div class="lists">${catalogues.map((one) => tableOf(made, one, rows))}</div>`
  return sendPage(reply, made, cleanup.title, main, { path: `${list}/${cleanup.id}`, broad: true })
}

/** A list as a table. A column that is empty on every line stays away: the files have them all. */
function tableOf(made: Page, { outcome, title, columns, rows }: Catalogue, all: CatalogueRow[]): Html {
  const heading = html`<h2 id="${outcome}" lang="zh-CN">${title}（${rows.length}件）</h2>`
  if (rows.length === 0) return html`${heading}<p>${made.t('none')}</p>`
  const shown = columns.flatMap((name, at) => (rows.some((row) => row[at] !== '') && name !== '清理意见' ? [{ name, at }] : []))
  const ids = all.filter((row) => row.outcome === outcome).map((row) => row.instrumentId)
  const cell = (row: string[], { name, at }: { name: string; at: number }, line: number) => {
    if (name === '文件名称') return html`<td><a href="${made.to(`/gongkai/wenjian/${ids[line]}`)}">${row[at]}</a></td>`
    return whole.has(name) ? html`<td class="whole">${row[at]}</td>` : html`<td>${row[at]}</td>`
  }
  return html`${heading}<div class="wide" role="region" aria-label="${title}" tabindex="0" lang="zh-CN"><table class="grid"><thead><tr>${shown.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row, line) => html`<tr>${shown.map((column) => cell(row, column, line))}</tr>`)}</tbody></table></div>`
}

/** Columns whose cells are not broken. */
const whole = new Set(['文号', '成文日期', '施行日期', '有效期至'])

/** The decision as it was published, with the amendments packed into it. */
async function decisionPage(store: Store, made: Page, reply: FastifyReply, cleanup: ClosedCleanup): Promise<FastifyReply> {
  const act = cleanup.actId === null ? undefined : await actById(store.db, cleanup.actId)
  const text = act?.textId ? await textById(store.db, act.textId) : undefined
  if (!act || !text) throw new AppError('notFound', { what: '' })
  const main = html`<p class="noprint"><a lang="zh-CN" href="${made.to(`${list}/${cleanup.id}`)}">${cleanup.title}</a></p>
<h1 lang="zh-CN">${act.title}</h1><p class="meta">${cleanup.number} · ${cleanup.decidedOn}</p>
${readable(piecesOf(text.content, readText(text.id, text.content, text.hash, await provisionsOf(store.db, text.id)).provisions), () => null)}`
  return sendPage(reply, made, act.title, main, { path: `${list}/${cleanup.id}/jueding` })
}

function outcomeJson({ cleanup, rows, catalogues, kept }: Outcome, origin: string): string {
  const sums = Object.fromEntries(catalogues.map((one) => [one.outcome, one.rows.length]))
  const items = rows.map(({ instrumentId, position, ...row }) => ({ ...row, address: `${origin}/gongkai/wenjian/${instrumentId}` }))
  const { actId: _, ...told } = cleanup
  return JSON.stringify({ ...told, address: `${origin}${list}/${cleanup.id}`, sums, keptBack: kept, items }, null, 1)
}

async function sendPaper(reply: FastifyReply, { cleanup, catalogues }: Outcome, kind: string): Promise<FastifyReply> {
  const bytes = kind.endsWith('xlsx')
    ? await inThread('writeSheets', catalogueSheets(catalogues))
    : await inThread('writeDocx', cataloguePaper(`${cleanup.title}目录`, catalogues))
  const name = encodeURIComponent(`${cleanup.title}.${kind.slice(5)}`).replace(/['()*]/g, '_')
  return reply
    .type('application/octet-stream')
    .header('cache-control', 'public, max-age=300')
    .header('content-disposition', `attachment; filename="download"; filename*=UTF-8''${name}`)
    .send(Buffer.from(bytes))
}
