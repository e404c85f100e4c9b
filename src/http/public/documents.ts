import type { FastifyReply } from 'fastify'
import { inMarks } from '../../../documents/titles/index.ts'
import { AppError } from '../../errors.ts'
import { campaignById } from '../../store/campaigns.ts'
import { sha256 } from '../../store/hash.ts'
import { numbersOfInstruments } from '../../store/instruments.ts'
import { consultedNow, publicInstrument } from '../routes/open-house.ts'
import { dayOf, instrumentFile, onDay } from '../views/instruments.ts'
import { addressOfAct } from './acts.ts'
import { changesBetween } from './changes.ts'
import { dayWords } from './days.ts'
import { type Html, html } from './html.ts'
import type { PublicPages } from './index.ts'
import { type Page, sendPage } from './page.ts'
import { dayTyped } from './query.ts'
import { badge, said } from './standing-badge.ts'
import { type Piece, piecesOf, readable } from './text.ts'

const list = '/gongkai/wenjian'

/** One document: its text on a day, its history, what changed, what ended it. */
export function documentPages(pages: PublicPages): void {
  const { app, page } = pages
  app.get<{ Params: { id: string }; Querystring: { day?: unknown } }>(`${list}/:id`, hidden, async (request, reply) =>
    documentPage(pages, await page(request), reply, request.params.id, request.query.day),
  )
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

type File = Awaited<ReturnType<typeof instrumentFile>>
type Bound = Awaited<ReturnType<typeof onDay>>

async function documentPage({ server }: PublicPages, made: Page, reply: FastifyReply, id: string, typed: unknown): Promise<FastifyReply> {
  const { t } = made
  const instrument = await publicInstrument(server.store, id)
  const file = await instrumentFile(server, instrument, true)
  const today = file.standing.day
  const chosen = dayTyped(typed)
  const day = chosen ?? today
  const bound = await onDay(server, instrument, day, true)
  const consulted = await consultedNow(server, instrument)
  const { title } = file.instrument
  const main = html`<h1 lang="zh-CN">${title}</h1>
${typeof typed === 'string' && typed !== '' && chosen === undefined ? html`<p class="note error" role="alert">${t('badDay')}</p>` : null}
<p>${day}${day === today ? made.aside(t('today')) : null} ${bound.determinable ? badge(made, bound.standing, bound.standingName) : null}</p>
${bound.determinable ? null : html`<p class="note">${t('notDeterminable')}</p>`}
${endOf(made, file, bound)}
${day > today ? html`<p class="note">${t('futureDay')}</p>` : null}
${groundOf(made, file)}
${consulted.map((one) => html`<p class="note noprint">${t('consultedNow')} <a lang="zh-CN" href="${made.to(`/gongkai/zhengqiu/${one.caseId}`)}">${one.title}</a></p>`)}
${nextOf(made, id, file, day)}
${factsOf(made, file, bound, (await numbersOfInstruments(server.store.db, [id], day)).get(id))}
<form class="search noprint" method="get" action="${list}/${id}">
<label>${t('onDay')}<input type="date" name="day" value="${day}" required></label>
${made.locale === 'en' ? html`<input type="hidden" name="lang" value="en">` : null}
<button type="submit">${t('show')}</button></form>
<section aria-label="${day} ${t('textOn')}">${bound.content ? readable(piecesOf(bound.content.text, bound.content.provisions), underOf(made, bound)) : html`<p class="note">${t(whyNoText(bound))}</p>`}</section>
${bound.content ? verifyOf(made, id, day, bound.content.text) : null}
<h2>${t('history')}</h2><p class="meta">${t('historyLead')}</p>${historyOf(made, id, file, await decisionsOf(server, file))}
${await changesOf(server, made, file, bound)}`
  return sendPage(reply, made, title, main, { path: `${list}/${id}` })
}

/** What stands under a piece of the text: that another act set it aside, and who an organ that is no more is today. */
function underOf(made: Page, bound: Bound): (piece: Piece) => Html | null {
  const laid = new Map(bound.overlays.map((overlay) => [overlay.provisionId, overlay]))
  return (piece) => {
    const over = piece.provisionId === null ? undefined : laid.get(piece.provisionId)
    const notes = bound.notes.filter((note) => piece.provisionId !== null && note.provisionIds.includes(piece.provisionId))
    const now = [...new Set(notes.map((note) => `${note.words}（现${note.now}）`))]
    return html`${over ? html`<p class="note">${made.t('struck')}${over.actTitle} ${over.number ?? ''}</p>` : null}${now.length > 0 ? html`<p class="note">${now.join('；')}</p>` : null}`
  }
}

function factsOf(made: Page, { instrument, standing: { replacedBy }, names, effects }: File, bound: Bound, number = '—'): Html {
  const { t } = made
  const former = names.filter((name) => name.title !== instrument.title)
  // the entry of a name has a day where only the year is known
  const since = rangeOf(made, { from: instrument.from, to: instrument.fromTo })
  const own = effects.find((effect) => effect.versionId !== null && effect.versionId === bound.versionId)?.from
  return html`<dl class="facts"><dt>${t('number')}</dt><dd lang="zh-CN">${number}</dd><dt>${t('issuer')}</dt><dd lang="zh-CN">${instrument.organName}</dd>
<dt>${t('inForceFrom')}</dt><dd>${since}</dd>
${own === undefined || own.from === instrument.from ? null : html`<dt>${t('thisTextFrom')}</dt><dd>${rangeOf(made, own)}</dd>`}
${instrument.validTo === null ? null : html`<dt>${t('validTo')}</dt><dd>${instrument.validTo}</dd>`}
${replacedBy === null ? null : html`<dt>${t('replacedBy')}</dt><dd lang="zh-CN"><a href="${made.to(`${list}/${replacedBy.id}`)}">${replacedBy.title}</a></dd>`}
${former.length === 0 ? null : html`<dt>${t('names')}</dt><dd lang="zh-CN">${former.map((name) => html`${name.title}（${name.from === instrument.from ? since : (name.from ?? '…')} – ${name.to ?? '…'}）<br>`)}</dd>`}</dl>`
}

const ends = new Set<string>(['repeals', 'declaresInvalid', 'revokes'])

/** That it does not bind any more on the day, since when and by what; a text below is for reading only. */
function endOf(made: Page, { effects, standing }: File, bound: Bound): Html | null {
  if (!['repealed', 'replaced', 'declaredInvalid', 'revoked', 'expired'].includes(bound.standing)) return null
  const whole = effects.filter((effect) => ends.has(effect.kind) && (effect.provisions ?? []).length === 0)
  const by = whole.find((effect) => (effect.from.from ?? '') <= bound.day)
  const ground = by
    ? html`${rangeOf(made, by.from)} ${said(made, by.kindName)}${made.t('doneBy')}${actLink(made, by.act)}`
    : bound.standing === 'expired' && standing.to !== null
      ? html`${made.t('validTo')} ${standing.to}`
      : null
  return html`<p class="note error">${made.t('bindsNoMore')}${ground === null ? null : html`${ground}${made.t('stop')}`}${bound.content ? made.t('forReading') : null}</p>`
}

/** What changes it next after the day, with the way to the text of then: a text that is read may be one that soon binds no more. */
function nextOf(made: Page, id: string, { effects }: File, day: string): Html | null {
  const later = effects.filter(({ from }) => from.from !== null && from.from > day)
  const next = later.sort((a, b) => (a.from.from ?? '').localeCompare(b.from.from ?? ''))[0]
  if (!next) return null
  const then = next.versionId === null || next.from.to === null ? null : made.to(`${list}/${id}`, { day: next.from.to })
  return html`<p class="note">${made.t('nextChange')}${rangeOf(made, next.from)} ${said(made, next.kindName)}${made.t('doneBy')}${actLink(made, next.act)}${then === null ? null : html`<span class="noprint"> · <a href="${then}">${made.t('textThen')}</a></span>`}</p>`
}

function whyNoText({ standing, determinable }: Bound): 'noTextOn' | 'notKept' | 'notYetThen' {
  if (!determinable) return 'noTextOn'
  if (standing === 'notYet') return 'notYetThen'
  return standing === 'inForce' || standing === 'partlySuspended' ? 'notKept' : 'noTextOn'
}

/** What a cleanup decision says of it beside ending it: not a normative document, or to be amended by a day; with the decision as ground. */
function groundOf(made: Page, { effects, amendmentDue, standing }: File): Html | null {
  const delisted = standing.standing === 'notNormative' ? effects.find((effect) => effect.kind === 'delists') : undefined
  const ordered = effects.find((effect) => effect.id === amendmentDue?.effectId)
  if (delisted) return html`<p class="note">${made.t('delisted')}${actWords(delisted.act)}</p>`
  if (!ordered || !amendmentDue) return null
  const day = amendmentDue.by === null ? null : html` · ${made.t('amendBy')} ${amendmentDue.by}`
  return html`<p class="note">${made.t('ordered')}${actWords(ordered.act)}${day}${amendmentDue.lapses ? html` · ${made.t('orLapses')}` : null}</p>`
}

function verifyOf(made: Page, id: string, day: string, text: string): Html {
  return html`<details class="noprint"><summary>${made.t('verify')}</summary><p class="meta">${made.t('verifyHow')}</p><p>SHA-256 <code>${sha256(text)}</code></p></details>
<p class="noprint"><a href="${list}/${id}/${day}/wenben" download>${made.t('download')}</a> · <a href="${list}/${id}/${day}/akn.xml" download>Akoma Ntoso</a></p>`
}

/** Which of the acts are decisions of cleanups that are over: their text can be read. */
async function decisionsOf({ store }: PublicPages['server'], { effects }: File): Promise<Set<string>> {
  const ids = [...new Set(effects.flatMap(({ act }) => act.campaignId ?? []))]
  const found = await Promise.all(ids.map((one) => campaignById(store.db, one)))
  return new Set(found.flatMap((campaign) => (campaign?.status === 'closed' ? [campaign.id] : [])))
}

function historyOf(made: Page, id: string, { effects }: File, decisions: Set<string>): Html {
  if (effects.length === 0) return html`<p>${made.t('none')}</p>`
  return html`<ol class="timeline">${effects.map((effect) => {
    const { act, from } = effect
    const decided = act.campaignId !== null && decisions.has(act.campaignId)
    const words = decided
      ? html`<a href="${made.to(`/gongkai/qingli/${act.campaignId}/jueding`)}">${actWords(act)}</a>`
      : actLink(made, act)
    const text = effect.versionId === null || from.to === null ? null : made.to(`${list}/${id}`, { day: from.to })
    return html`<li><strong>${rangeOf(made, from)}</strong> ${said(made, effect.kindName)}${made.t('doneBy')}${words}
<p class="meta"><span lang="zh-CN">${act.issuers.join('、')}</span>${act.recordedNotReviewed ? html` · ${made.t('recorded')}` : null}${text === null ? null : html`<span class="noprint"> · <a href="${text}">${made.t('textThen')}</a></span>`}</p></li>`
  })}</ol>`
}

/** What the text of the day changed against the one before it; nothing where there is none. */
async function changesOf({ store }: PublicPages['server'], made: Page, { versions }: File, { versionId }: Bound): Promise<Html | null> {
  const upTo = versions.slice(0, versions.findIndex((version) => version.id === versionId) + 1)
  return upTo.length < 2 ? null : html`<h2>${made.t('whatChanged')}</h2>${await changesBetween(store, made, upTo)}`
}

/** A title in its marks, those inside it turned (GB/T 15834), with its number. */
function actWords({ title, numbers }: File['effects'][number]['act']): Html {
  return html`<span lang="zh-CN">${inMarks(title)}${numbers.join('、')}</span>`
}

/** The same, leading to the paper itself where it can be read. */
function actLink(made: Page, act: File['effects'][number]['act']): Html {
  const address = addressOfAct(made, act)
  return address === null ? actWords(act) : html`<a href="${address}">${actWords(act)}</a>`
}

function rangeOf(made: Page, range: { from: string | null; to: string | null }): string {
  return dayWords(range) || made.t('unknownDay')
}
