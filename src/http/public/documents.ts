import type { FastifyReply } from 'fastify'
import { isLegalDay } from '../../../workflows/days.ts'
import type { InstrumentRow } from '../../contract/register.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../store/hash.ts'
import { organs } from '../../store/organs.ts'
import { publicInstrument } from '../routes/open-house.ts'
import { dayOf, instrumentFile, instrumentPage, onDay } from '../views/instruments.ts'
import { standingName } from '../views/register.ts'
import { changesBetween } from './changes.ts'
import { type Html, html } from './html.ts'
import type { PublicPages } from './index.ts'
import { type Page, sendPage } from './page.ts'
import { type Query, queryOf, shownStandings } from './query.ts'
import { type Piece, piecesOf, readable } from './text.ts'

const list = '/gongkai/wenjian'

/** The catalogue with search and filters, and one document: its text on a day, its history, what changed, what ended it. */
export function documentPages(pages: PublicPages): void {
  const { app, page } = pages
  app.get<{ Querystring: Record<string, unknown> }>(list, hidden, async (request, reply) =>
    cataloguePage(pages, await page(request), reply, queryOf(request.query)),
  )
  app.get<{ Params: { id: string }; Querystring: Record<string, unknown> }>(`${list}/:id`, hidden, async (request, reply) => {
    const { day } = request.query
    const chosen = typeof day === 'string' && isLegalDay(day) ? day : undefined
    return documentPage(pages, await page(request), reply, request.params.id, chosen)
  })
  app.get<{ Params: { id: string; day: string } }>(`${list}/:id/:day/wenben`, hidden, async (request, reply) => {
    const instrument = await publicInstrument(pages.server.store, request.params.id)
    const { content } = await onDay(pages.server, instrument, dayOf(request.params.day), true)
    if (!content) throw new AppError('notFound', { what: '' })
    const name = encodeURIComponent(`${instrument.title}.txt`).replace(/['()*]/g, '_')
    const disposition = `attachment; filename="text.txt"; filename*=UTF-8''${name}`
    return reply.type('text/plain; charset=utf-8').header('content-disposition', disposition).send(content.text)
  })
}

const hidden = { schema: { hide: true } } as const

async function cataloguePage({ server }: PublicPages, made: Page, reply: FastifyReply, query: Query): Promise<FastifyReply> {
  const { items, next } = await instrumentPage(server.store, query, true)
  const own = (await organs(server.store.db)).filter((organ) => organ.own)
  const { t } = made
  const download = (kind: string) =>
    `/gongkai/mulu.${kind}?${new URLSearchParams(Object.entries({ ...query, after: '', standing: query.standing ?? '-' }).filter(([, value]) => value !== '') as [string, string][])}`
  const more =
    next === null
      ? null
      : html`<p><a rel="next" href="${made.to(list, { ...query, standing: query.standing ?? '-', after: next })}">${t('more')}</a></p>`
  const main = html`<h1>${t('allDocuments')}</h1>
<form class="search" action="${list}" method="get" role="search">
<label>${t('searchLabel')}<input type="search" name="q" maxlength="200" value="${query.q ?? ''}"></label>
<button type="submit">${t('search')}</button>
${made.locale === 'en' ? html`<input type="hidden" name="lang" value="en">` : null}
</form>
<form class="filters" action="${list}" method="get">
${query.q === undefined ? null : html`<input type="hidden" name="q" value="${query.q}">`}
${made.locale === 'en' ? html`<input type="hidden" name="lang" value="en">` : null}
<label>${t('standing')}<select name="standing"><option value="-">${t('all')}</option>${shownStandings.map(
    (word) => html`<option value="${word}"${query.standing === word ? html` selected` : null}>${said(made, standingName(word))}</option>`,
  )}</select></label>
<label>${t('organ')}<select name="organ"><option value="">${t('all')}</option>${own.map(
    (organ) => html`<option value="${organ.id}"${query.organ === organ.id ? html` selected` : null}>${organ.name}</option>`,
  )}</select></label>
<label>${t('asOn')}<input type="date" name="on" value="${query.on ?? ''}"></label>
<label>${t('year')}<input name="year" inputmode="numeric" pattern="(19|20)[0-9]{2}" maxlength="4" value="${query.year ?? ''}"></label>
<button type="submit">${t('filter')}</button>
</form>
${items.length === 0 ? html`<p class="note">${t('nothingFound')}</p>` : html`<ul class="list">${items.map((item) => rowOf(made, item))}</ul>`}
${more}
<p class="noprint">${t('downloads')} <a href="${download('csv')}" download>CSV</a> <a href="${download('json')}">JSON</a> <a href="/gongkai/wenjian.atom" type="application/atom+xml">${t('feed')}</a> <a href="${made.to('/gongkai/qingli')}">${t('outcomes')}</a></p>`
  return sendPage(reply, made, t('allDocuments'), main, { path: list })
}

function rowOf(made: Page, item: InstrumentRow): Html {
  return html`<li><a class="name" lang="zh-CN" href="${made.to(`${list}/${item.id}`)}">${item.title}</a> ${badge(made, item.standing, item.standingName)}
<p class="meta">${item.number ?? ''} ${item.organName}${item.from === null ? null : html` · ${made.t('inForceFrom')} ${rangeOf(made, { from: item.from, to: item.fromTo })}`}${item.validTo === null ? null : html` · ${made.t('validTo')} ${item.validTo}`}</p></li>`
}

function badge(made: Page, standing: string, name: { zh: string; en: string }): Html {
  const look = standing === 'inForce' ? 'inForce' : standing === 'notYet' ? 'notYet' : 'over'
  return html`<span class="standing ${look}">${said(made, name)}</span>`
}

function said(made: Page, name: { zh: string; en: string }): string {
  return made.locale === 'en' ? name.en : name.zh
}

async function documentPage(
  { server }: PublicPages,
  made: Page,
  reply: FastifyReply,
  id: string,
  chosen: string | undefined,
): Promise<FastifyReply> {
  const instrument = await publicInstrument(server.store, id)
  const file = await instrumentFile(server, instrument, true)
  const day = chosen ?? file.standing.day
  const bound = await onDay(server, instrument, day, true)
  const { t } = made
  const laid = new Map(bound.overlays.map((overlay) => [overlay.provisionId, overlay]))
  const under = (piece: Piece): Html | null => {
    const over = piece.provisionId === null ? undefined : laid.get(piece.provisionId)
    const notes = bound.notes.filter((note) => piece.provisionId !== null && note.provisionIds.includes(piece.provisionId))
    const now = [...new Set(notes.map((note) => `${note.words}（现${note.now}）`))]
    return html`${over ? html`<p class="note">${t('struck')}${over.actTitle} ${over.number ?? ''}</p>` : null}${now.length > 0 ? html`<p class="note">${now.join('；')}</p>` : null}`
  }
  const title = file.instrument.title
  const { replacedBy } = file.standing
  const main = html`<h1 lang="zh-CN">${title}</h1>
<p>${badge(made, bound.standing, bound.standingName)} <span class="meta">${day}${chosen === undefined ? html`（${t('today')}）` : null}</span></p>
<dl class="facts"><dt>${t('number')}</dt><dd>${file.instrument.number ?? '—'}</dd><dt>${t('issuer')}</dt><dd>${file.instrument.organName}</dd>
<dt>${t('inForceFrom')}</dt><dd>${rangeOf(made, { from: file.instrument.from, to: file.instrument.fromTo })}</dd>
${file.instrument.validTo === null ? null : html`<dt>${t('validTo')}</dt><dd>${file.instrument.validTo}</dd>`}
${replacedBy === null ? null : html`<dt>${t('replacedBy')}</dt><dd lang="zh-CN"><a href="${made.to(`${list}/${replacedBy.id}`)}">${replacedBy.title}</a></dd>`}
${file.names.length > 1 ? html`<dt>${t('names')}</dt><dd>${file.names.map((name) => html`${name.title}<br>`)}</dd>` : null}</dl>
${groundOf(made, file)}
<form class="search noprint" method="get" action="${list}/${id}">
<label>${t('onDay')}<input type="date" name="day" value="${day}" required></label>
${made.locale === 'en' ? html`<input type="hidden" name="lang" value="en">` : null}
<button type="submit">${t('show')}</button></form>
${bound.determinable ? null : html`<p class="note">${t('notDeterminable')}</p>`}
<section aria-label="${day} ${t('textOn')}">${bound.content ? readable(piecesOf(bound.content.text, bound.content.provisions), under) : html`<p class="note">${t('noTextOn')}</p>`}</section>
${bound.content ? verifyOf(made, id, day, bound.content.text) : null}
<h2>${t('history')}</h2><p class="meta">${t('historyLead')}</p>${historyOf(made, file.effects)}
<h2>${t('whatChanged')}</h2>${await changesBetween(server.store, made, file.versions)}`
  return sendPage(reply, made, title, main, { path: `${list}/${id}` })
}

/** What a cleanup decision says of it beside ending it: not a normative document, or to be amended by a day; with the decision as ground. */
function groundOf(made: Page, { effects, amendmentDue, standing }: File): Html | null {
  const delisted = standing.standing === 'notNormative' ? effects.find((effect) => effect.kind === 'delists') : undefined
  const ordered = effects.find((effect) => effect.id === amendmentDue?.effectId)
  const act = ({ act: { title, numbers } }: File['effects'][number]) => html`<span lang="zh-CN">《${title}》${numbers.join('、')}</span>`
  if (delisted) return html`<p class="note">${made.t('delisted')}${act(delisted)}</p>`
  if (!ordered || !amendmentDue) return null
  const day = amendmentDue.by === null ? null : html` · ${made.t('amendBy')} ${amendmentDue.by}`
  return html`<p class="note">${made.t('ordered')}${act(ordered)}${day}${amendmentDue.lapses ? html` · ${made.t('orLapses')}` : null}</p>`
}

function verifyOf(made: Page, id: string, day: string, text: string): Html {
  return html`<details class="noprint"><summary>${made.t('verify')}</summary><p class="meta">${made.t('verifyHow')}</p><p>SHA-256 <code>${sha256(text)}</code></p></details>
<p class="noprint"><a href="${list}/${id}/${day}/wenben" download>${made.t('download')}</a> <a href="${list}/${id}/${day}/akn.xml" download>Akoma Ntoso</a></p>`
}

type File = Awaited<ReturnType<typeof instrumentFile>>

function historyOf(made: Page, effects: File['effects']): Html {
  if (effects.length === 0) return html`<p>${made.t('none')}</p>`
  return html`<ol class="timeline">${effects.map(
    (
      effect,
    ) => html`<li><strong>${rangeOf(made, effect.from)}</strong> ${said(made, effect.kindName)}：<span lang="zh-CN">《${effect.act.title}》 ${effect.act.numbers.join('、')}</span>
<p class="meta">${effect.act.issuers.join('、')}${effect.act.recordedNotReviewed ? html` · ${made.t('recorded')}` : null}</p></li>`,
  )}</ol>`
}

function rangeOf(made: Page, range: { from: string | null; to: string | null }): string {
  if (range.from === null && range.to === null) return made.t('unknownDay')
  if (range.from === range.to) return range.from ?? ''
  if (range.from?.endsWith('-01-01') && range.to === `${range.from.slice(0, 4)}-12-31`) return range.from.slice(0, 4)
  return `${range.from ?? '…'} – ${range.to ?? '…'}`
}
