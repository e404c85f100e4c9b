import type { FastifyReply } from 'fastify'
import type { InstrumentRow } from '../../contract/register.ts'
import { organs } from '../../store/organs.ts'
import { instrumentPage } from '../views/instruments.ts'
import { standingName } from '../views/register.ts'
import { dayWords } from './days.ts'
import { type Html, html } from './html.ts'
import type { PublicPages } from './index.ts'
import { type Page, sendPage } from './page.ts'
import { type Query, queryOf, shownStandings } from './query.ts'
import { searchForm } from './search-form.ts'
import { badge, said } from './standing-badge.ts'

const list = '/gongkai/wenjian'

/** The catalogue as a page: search first, filters folded away, what was found. */
export function documentList(pages: PublicPages): void {
  pages.app.get<{ Querystring: Record<string, unknown> }>(list, { schema: { hide: true } }, async (request, reply) =>
    cataloguePage(pages, await pages.page(request), reply, queryOf(request.query)),
  )
}

interface Choice {
  id: string
  name: string
}

async function cataloguePage({ server }: PublicPages, made: Page, reply: FastifyReply, query: Query): Promise<FastifyReply> {
  const { items, next } = await instrumentPage(server.store, query, true)
  const own = (await organs(server.store.db)).filter((organ) => organ.own)
  const { t } = made
  const { q, organ, on, year, standing } = query
  // without words the catalogue is that of what is in force: no choice of the reader's, so a search does not keep it
  const kept = { organ, on, year, standing: q === undefined && standing === 'inForce' ? undefined : (standing ?? undefined) }
  const all = next === null && query.after === undefined
  const main = html`<h1>${t('allDocuments')}</h1>
${searchForm(made, q, kept)}
${filters(made, query, own)}
${items.length === 0 ? nothing(made, query) : html`${all ? html`<p class="meta">${t('total')} ${items.length} ${t('items')}</p>` : null}<ul class="list">${items.map((item) => rowOf(made, item))}</ul>`}
${next === null ? null : html`<p><a rel="next" href="${made.to(list, { ...query, standing: standing ?? '-', after: next })}">${t('more')}</a></p>`}
<p class="noprint">${t('downloads')} <a href="${fileOf(query, 'csv')}" download>CSV</a> <a href="${fileOf(query, 'json')}">JSON</a></p>
<p class="noprint"><a href="/gongkai/wenjian.atom" type="application/atom+xml">${t('feed')}</a> · <a href="${made.to('/gongkai/qingli')}">${t('outcomes')}</a></p>`
  return sendPage(reply, made, t('allDocuments'), main, { path: list })
}

/** Folded away, so that on a telephone what was found is on the first screen; the fold's own words say what is chosen. */
function filters(made: Page, { q, standing, organ, on, year }: Query, own: Choice[]): Html {
  const { t } = made
  const chosen = [
    standing === undefined ? t('all') : said(made, standingName(standing)),
    ...own.filter((one) => one.id === organ).map((one) => one.name),
    ...(on === undefined ? [] : [`${t('asOn')} ${on}`]),
    ...(year === undefined ? [] : [`${t('year')} ${year}`]),
  ]
  return html`<details class="choice noprint"><summary>${t('filter')}${made.colon}${chosen.join(' · ')}</summary>
<form class="filters" action="${list}" method="get">
${q === undefined ? null : html`<input type="hidden" name="q" value="${q}">`}
${made.locale === 'en' ? html`<input type="hidden" name="lang" value="en">` : null}
<label>${t('standing')}<select name="standing"><option value="-">${t('all')}</option>${shownStandings.map(
    (word) => html`<option value="${word}"${standing === word ? html` selected` : null}>${said(made, standingName(word))}</option>`,
  )}</select></label>
<label>${t('organ')}<select name="organ" lang="zh-CN"><option value="">${t('all')}</option>${own.map(
    (one) => html`<option value="${one.id}"${organ === one.id ? html` selected` : null}>${one.name}</option>`,
  )}</select></label>
<label>${t('asOn')}<input type="date" name="on" value="${on ?? ''}"></label>
<label>${t('year')}<input name="year" inputmode="numeric" pattern="(19|20)[0-9]{2}" maxlength="4" value="${year ?? ''}"></label>
<button type="submit">${t('show')}</button>
</form></details>`
}

/** Nothing found: what to try, and the same words among all documents where filters stood in the way. */
function nothing(made: Page, { q, standing, organ, on, year }: Query): Html {
  const filtered = [standing, organ, on, year].some((one) => one !== undefined)
  const wider = q !== undefined && filtered ? html` <a href="${made.to(list, { q, standing: '-' })}">${made.t('amongAll')}</a>` : null
  return html`<p class="note">${made.t('nothingFound')}${wider}</p>`
}

function fileOf(query: Query, kind: 'csv' | 'json'): string {
  const given = Object.entries({ ...query, after: '', standing: query.standing ?? '-' }).filter(([, value]) => value !== '')
  return `/gongkai/mulu.${kind}?${new URLSearchParams(given as [string, string][])}`
}

function rowOf(made: Page, item: InstrumentRow): Html {
  const from = dayWords({ from: item.from, to: item.fromTo })
  return html`<li><a class="name" lang="zh-CN" href="${made.to(`${list}/${item.id}`)}">${item.title}</a> ${badge(made, item.standing, item.standingName)}
<p class="meta"><span lang="zh-CN">${item.number === null ? null : html`${item.number} · `}${item.organName}</span>${from === '' ? null : html` · <span class="whole">${made.t('inForceFrom')} ${from}</span>`}${item.validTo === null ? null : html` · <span class="whole">${made.t('validTo')} ${item.validTo}</span>`}</p></li>`
}
