import type { FastifyRequest } from 'fastify'
import { parse } from '../../../documents/parse.ts'
import { renderAkn } from '../../../documents/render/akn.ts'
import { AppError } from '../../errors.ts'
import { writeCsv } from '../../files/csv.ts'
import { legalToday } from '../../store/settings.ts'
import { textJob } from '../long-text.ts'
import { publicInstrument } from '../routes/open-house.ts'
import { type CatalogueEntry, publicCatalogue, publicNumbered } from '../views/catalogue.ts'
import { dayOf, instrumentFile, onDay } from '../views/instruments.ts'
import { dayWords } from './days.ts'
import { fewAMinute, originOf, sendCached, types } from './downloads.ts'
import { html } from './html.ts'
import type { PublicPages } from './index.ts'
import { sendPage } from './page.ts'
import { queryOf } from './query.ts'
import { searchForm } from './search-form.ts'

const list = '/gongkai/wenjian'

/** The catalogue as files (JSON, CSV), a document as Akoma Ntoso, and the address of a document by its number. */
export function catalogueFiles({ app, server, page }: PublicPages): void {
  const { store } = server
  app.get<{ Querystring: Record<string, unknown> }>('/gongkai/mulu.json', fewAMinute, async (request, reply) => {
    const day = await legalToday(store.db, server.now())
    const entries: object[] = []
    for await (const entry of publicCatalogue(store, queryOf(request.query))) entries.push(published(entry, originOf(request)))
    const content = JSON.stringify({ asOf: queryOf(request.query).on ?? day, count: entries.length, items: entries }, null, 1)
    return sendCached(request, reply, types.json, content)
  })
  app.get<{ Querystring: Record<string, unknown> }>('/gongkai/mulu.csv', fewAMinute, async (request, reply) => {
    const rows: string[][] = []
    for await (const entry of publicCatalogue(store, queryOf(request.query))) rows.push(cellsOf(entry, rows.length + 1, originOf(request)))
    return sendCached(request, reply, types.csv, writeCsv(columns, rows), '规范性文件目录.csv')
  })
  app.get<{ Params: { number: string } }>('/gongkai/wenhao/:number', fewAMinute, async (request, reply) => {
    const made = await page(request)
    const found = await publicNumbered(store, request.params.number)
    const [only, other] = found
    if (!only) {
      const nothing = html`<h1>${made.t('notFound')}</h1><p class="note error" role="alert">${made.t('noSuchNumber')}</p>${searchForm(made, request.params.number.slice(0, 200))}`
      return sendPage(reply, made, made.t('notFound'), nothing, { path: list, status: 404, personal: true })
    }
    if (!other) return reply.header('cache-control', 'no-cache').redirect(made.to(`${list}/${only.id}`), 302)
    const main = html`<h1>${made.t('sameNumber')}</h1><ul class="list">${found.map(
      (one) => html`<li><a class="name" lang="zh-CN" href="${made.to(`${list}/${one.id}`)}">${one.title}</a></li>`,
    )}</ul>`
    return sendPage(reply, made, made.t('sameNumber'), main, { path: request.url.split('?')[0] as string })
  })
  app.get<{ Params: { id: string; day: string } }>(`${list}/:id/:day/akn.xml`, fewAMinute, async (request, reply) =>
    sendCached(request, reply, types.akn, await aknOf(server, request), `${request.params.id}.xml`),
  )
}

type Server = PublicPages['server']

/** The text that bound on a day as Akoma Ntoso, each provision with the id it bears for life. */
async function aknOf(server: Server, request: FastifyRequest<{ Params: { id: string; day: string } }>): Promise<string> {
  const instrument = await publicInstrument(server.store, request.params.id)
  const day = dayOf(request.params.day)
  const { content } = await onDay(server, instrument, day, true)
  if (!content) throw new AppError('notFound', { what: '' })
  // a code of the longest kind would hold the others up
  if (content.text.length > 100_000) return textJob('akn', content.text)
  const { instrument: row } = await instrumentFile(server, instrument, true)
  const ids = new Map(content.provisions.map((one) => [`${one.kind} ${one.start}`, one.provisionId]))
  return renderAkn(parse(content.text), {
    provisionId: (node) => ids.get(`${node.kind} ${node.start}`) ?? null,
    day: row.from ?? day,
    issuer: row.organName,
    ...(row.number === null ? {} : { number: row.number }),
  })
}

/** The columns of a catalogue (domain.md §9) that the register can fill, and the stable address. */
const columns = [
  ...['序号', '文件名称', '文号', '统一编号', '制定机关', '起草/实施单位', '成文日期', '施行日期', '有效期至', '效力', '网址'],
]

function cellsOf(entry: CatalogueEntry, position: number, origin: string): string[] {
  return [
    ...[String(position), entry.title, entry.number ?? '', entry.unifiedNumber ?? '', entry.organName, entry.implementingOrganName ?? ''],
    ...[dayWords(entry.signed, '/'), dayWords({ from: entry.from, to: entry.fromTo }, '/'), entry.validTo ?? '', entry.standingName.zh],
    `${origin}${list}/${entry.id}`,
  ]
}

function published(entry: CatalogueEntry, origin: string): object {
  const { id, title, number, unifiedNumber, organName, implementingOrganName, signed, from, fromTo, validTo, standing, standingName } =
    entry
  return {
    ...{ id, title, number, unifiedNumber, issuer: organName, implementing: implementingOrganName, signed },
    ...{ inForceFrom: { from, to: fromTo }, validTo, standing, standingName, changedOn: entry.changedOn },
    address: `${origin}${list}/${id}`,
    ...(entry.standing === 'inForce' || entry.standing === 'partlySuspended' ? { api: `${origin}/api/v1/public/instruments/${id}` } : {}),
  }
}
