import type { FastifyReply } from 'fastify'
import { daysBetween } from '../../../workflows/days.ts'
import type { Consultation } from '../../contract/open-house.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../store/hash.ts'
import { legalToday } from '../../store/settings.ts'
import { consultationFile, consultationList, consultedDocuments, ownComment, takeComment } from '../routes/open-house.ts'
import { commentBox, dispositionName } from './comment-box.ts'
import { type Html, html } from './html.ts'
import type { PublicPages } from './index.ts'
import { type Page, sendPage } from './page.ts'
import { receiptTyped } from './query.ts'
import { type Piece, piecesOf, readable } from './text.ts'

const list = '/gongkai/zhengqiu'

/** Consultations: the list, a text to read and comment on by article, and the receipt. */
export function consultationPages(pages: PublicPages): void {
  const { app, server, page } = pages
  app.get(list, hidden, async (request, reply) => {
    const made = await page(request)
    const { open, closed } = await consultationList(server)
    const today = await legalToday(server.store.db, server.now())
    const main = html`<h1>${made.t('consultations')}</h1>
${rowsOf(made, open, today)}
${closed.length > 0 ? html`<h2>${made.t('closedConsultations')}</h2>${rowsOf(made, closed, today)}` : null}
<h2>${made.t('lookUp')}</h2>${lookUpForm(made)}`
    return sendPage(reply, made, made.t('consultations'), main, { path: list })
  })
  app.get<{ Params: { caseId: string } }>(`${list}/:caseId`, hidden, async (request, reply) =>
    textPage(pages, await page(request), reply, request.params.caseId),
  )
  app.post<{ Params: { caseId: string } }>(
    `${list}/:caseId/yijian`,
    { ...hidden, config: { rateLimit: { max: 20, timeWindow: 60_000 } } },
    async (request, reply) => {
      const made = await page(request)
      const form = (request.body ?? {}) as Record<string, string>
      const problem = problemOf(form)
      if (problem) return textPage(pages, made, reply, request.params.caseId, { form, problem, status: 400 })
      const taken = await takeComment(server, request.params.caseId, commentOf(form), keyOf(form, request.url)).catch(tooLate)
      if (taken === null) return textPage(pages, made, reply, request.params.caseId, { form, problem: lateNote(made, form), status: 409 })
      const { receipt } = taken
      return reply.redirect(made.to(`/gongkai/huizhi/${receipt}`, { new: '1' }), 303)
    },
  )
  // What a form was sent to, asked for by hand or read again.
  app.get<{ Params: { caseId: string } }>(`${list}/:caseId/yijian`, hidden, async (request, reply) =>
    reply.redirect((await page(request)).to(`${list}/${request.params.caseId}`), 302),
  )
  app.get<{ Querystring: { receipt?: unknown } }>('/gongkai/huizhi', hidden, async (request, reply) => {
    const made = await page(request)
    const receipt = receiptTyped(request.query.receipt)
    return reply.redirect(made.to(receipt === '' ? list : `/gongkai/huizhi/${encodeURIComponent(receipt)}`), 303)
  })
  app.get<{ Params: { receipt: string }; Querystring: { new?: string } }>('/gongkai/huizhi/:receipt', hidden, async (request, reply) =>
    receiptPage(pages, await page(request), reply, request.params.receipt, request.query.new === '1'),
  )
}

const hidden = { schema: { hide: true } } as const

function rowsOf(made: Page, rows: Consultation[], today: string): Html {
  if (rows.length === 0) return html`<p>${made.t('none')}</p>`
  return html`<ul class="list">${rows.map(
    (row) => html`<li><a class="name" lang="zh-CN" href="${made.to(`${list}/${row.caseId}`)}">${row.title}</a>
${row.summary === null ? null : html`<p lang="zh-CN">${row.summary}</p>`}
<p class="meta">${made.t('issuer')} <span lang="zh-CN">${row.organName}</span> · ${made.t('publishedOn')} ${row.publishedOn} · ${made.t('until')} ${row.until}${row.open ? leftOf(made, row, today) : html` · ${made.t(howItEnded(row))}`}</p></li>`,
  )}</ul>`
}

function leftOf(made: Page, { until }: Consultation, today: string): string {
  const left = daysBetween(today, until)
  if (left < 2) return made.aside(made.t(left === 0 ? 'lastDay' : 'oneDayLeft'))
  return made.aside(`${made.t('daysLeft')}${left}${made.t('days')}`)
}

function howItEnded({ withdrawn, resultOn }: Consultation): 'withdrawn' | 'answersOut' | 'answersToCome' {
  if (withdrawn) return 'withdrawn'
  return resultOn === null ? 'answersToCome' : 'answersOut'
}

function lookUpForm(made: Page): Html {
  return html`<form class="search" action="/gongkai/huizhi" method="get">
<label>${made.t('receiptIs')}<input name="receipt" maxlength="40" required autocomplete="off"></label>
${made.locale === 'en' ? html`<input type="hidden" name="lang" value="en">` : null}
<button type="submit">${made.t('lookUp')}</button></form>`
}

interface Retry {
  form: Record<string, string>
  problem: Html
  status: number
}

/** Null for a comment that came after the last day. */
function tooLate(error: unknown): null {
  if (error instanceof AppError && error.code === 'notOpen') return null
  throw error
}

/** What came too late is not taken and not lost either: whoever wrote it can copy it. */
function lateNote(made: Page, { body = '' }: Record<string, string>): Html {
  return html`<div class="note error" role="alert"><p>${made.t('late')}</p>
<p><label>${made.t('yourComment')}<textarea readonly>${body}</textarea></label></p></div>`
}

async function textPage({ server }: PublicPages, made: Page, reply: FastifyReply, caseId: string, retry?: Retry): Promise<FastifyReply> {
  const { consultation, content, answers } = await consultationFile(server, caseId)
  const documents = await consultedDocuments(server, caseId)
  const today = await legalToday(server.store.db, server.now())
  const action = made.to(`${list}/${caseId}/yijian`)
  const box = (provisionId: string, label: string) =>
    consultation.open ? commentBox(made, { action, provisionId, label, ...(retry?.form.provision === provisionId ? { retry } : {}) }) : null
  const under = (piece: Piece): Html | null => {
    const said = answers.filter((answer) => answer.provisionId !== null && answer.provisionId === piece.provisionId)
    const boxHere = piece.unit && piece.provisionId !== null ? box(piece.provisionId, piece.label ?? '') : null
    return said.length > 0 || boxHere ? html`${answersOf(made, said)}${boxHere}` : null
  }
  const pieces = piecesOf(content.text, content.provisions)
  const general = answers.filter((answer) => answer.provisionId === null)
  const main = html`<h1 lang="zh-CN">${consultation.title}</h1>
${consultation.summary === null ? null : html`<p class="summary" lang="zh-CN">${consultation.summary}</p>`}
<dl class="facts"><dt>${made.t('aboutWhat')}</dt><dd>${made.t(consultation.kind)}${consultation.instruments.map((title) => html` <span lang="zh-CN">${linked(made, title, documents)}</span>`)}</dd>
${consultation.affected === null ? null : html`<dt>${made.t('affected')}</dt><dd lang="zh-CN">${consultation.affected}</dd>`}
<dt>${made.t('until')}</dt><dd>${consultation.until}${consultation.open ? leftOf(made, consultation, today) : null}</dd><dt>${made.t('howAnsweredTitle')}</dt><dd>${made.t('howAnswered')}</dd>
<dt>${made.t('issuer')}</dt><dd lang="zh-CN">${consultation.organName}</dd><dt>${made.t('drafter')}</dt><dd lang="zh-CN">${consultation.draftingOrganName}</dd>
<dt>${made.t('publishedOn')}</dt><dd>${consultation.publishedOn}</dd></dl>
${consultation.open ? html`<p class="note noprint">${made.t('chooseArticle')}</p>` : endOf(made, consultation, answers, pieces)}
${retry ? retry.problem : null}
${readable(pieces, under)}
${general.length > 0 || consultation.open ? html`<h2 id="quanwen">${made.t('commentOnWhole')}</h2>` : null}
${answersOf(made, general)}${box('', made.t('wholeText'))}`
  return sendPage(reply, made, consultation.title, main, {
    path: `${list}/${caseId}`,
    personal: retry !== undefined,
    status: retry?.status ?? 200,
  })
}

interface Answered {
  provisionId: string | null
  comment: string
  disposition: string | null
  answer: string | null
}

/** How a consultation ended: withdrawn, answers to come, or where in the text they stand. */
function endOf(made: Page, consultation: Consultation, answers: Answered[], pieces: Piece[]): Html {
  const { t } = made
  if (consultation.resultOn === null)
    return html`<p class="note">${t('closedNow')} ${t(consultation.withdrawn ? 'withdrawn' : 'answersToCome')}</p>`
  const said = new Set(answers.map((answer) => answer.provisionId))
  const places = pieces.filter((piece) => piece.provisionId !== null && said.has(piece.provisionId))
  const whole = said.has(null) ? html` <a href="#quanwen">${t('wholeText')}</a>` : null
  return html`<div class="note"><p>${t('closedNow')} ${consultation.withdrawn ? t('withdrawn') : null}${t('answersOut')}${made.aside(consultation.resultOn)}${made.colon}${answers.length} ${t('comments')}</p>
${answers.length === 0 ? null : html`<p class="noprint">${t('answeredAt')} ${places.map((piece) => html`<a href="#${piece.provisionId}" lang="zh-CN">${piece.label ?? t('provision')}</a> `)}${whole}</p>`}</div>`
}

/** The title, leading to the document where the public may read it. */
function linked(made: Page, title: string, documents: { id: string; title: string }[]): Html {
  const found = documents.find((one) => one.title === title)
  return found ? html`<a href="${made.to(`/gongkai/wenjian/${found.id}`)}">《${title}》</a>` : html`《${title}》`
}

function answersOf(made: Page, answers: Answered[]): Html | null {
  if (answers.length === 0) return null
  return html`<div class="answers"><h3>${made.t('answers')}</h3>${answers.map(
    ({ comment, disposition, answer }) =>
      html`<p>${comment}</p><p class="answer"><strong>${made.t('answer')}${disposition === null ? null : made.aside(dispositionName(disposition, made.locale))}</strong> ${answer}</p>`,
  )}</div>`
}

function problemOf(form: Record<string, string>): Html | null {
  const length = (form.body ?? '').trim().length
  if (length > 0 && length <= 5000 && (form.name ?? '').length <= 60 && (form.contact ?? '').length <= 100) return null
  return html`<p class="note error" role="alert">请填写意见（5000 字以内）。/ Please write your comment (up to 5000 characters).</p>`
}

function commentOf(form: Record<string, string>) {
  const { provision = '', body = '', name = '', contact = '' } = form
  return {
    body: body.trim(),
    ...(provision === '' ? {} : { provisionId: provision.slice(0, 100) }),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(contact.trim() === '' ? {} : { contact: contact.trim() }),
  }
}

/** The same words from the same opened form are one comment, however often they are sent. */
function keyOf(form: Record<string, string>, url: string) {
  const bodyHash = sha256(JSON.stringify([form.provision, form.body, form.name, form.contact]))
  const once = /^[0-9a-f-]{36}$/.test(form.once ?? '') ? form.once : undefined
  if (once === undefined) return undefined
  return { personId: 'public', key: sha256(`${once} ${bodyHash}`), route: `POST ${url.split('?')[0]}`, bodyHash }
}

async function receiptPage(
  { server }: PublicPages,
  made: Page,
  reply: FastifyReply,
  receipt: string,
  fresh: boolean,
): Promise<FastifyReply> {
  const comment = await ownComment(server.store, receipt).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'notFound') return null
    throw error
  })
  if (!comment) {
    const main = html`<h1>${made.t('lookUp')}</h1><p class="note error" role="alert">${made.t('noReceipt')}</p>${lookUpForm(made)}`
    return sendPage(reply, made, made.t('lookUp'), main, { status: 404, personal: true, path: list })
  }
  const back = `${list}/${comment.caseId}`
  const main = html`<h1>${fresh ? made.t('thanks') : made.t('lookUp')}</h1>
<p>${made.t('receiptIs')} <span class="receipt" data-clear="normflow:">${comment.receipt}</span></p>${comment.answer === null ? html`<p>${made.t('keepReceipt')}</p>` : null}
<dl class="facts"><dt>${made.t('title')}</dt><dd lang="zh-CN"><a href="${made.to(back)}">${comment.title}</a></dd><dt>${made.t('receivedOn')}</dt><dd>${comment.receivedOn}</dd>
${comment.label === null ? null : html`<dt>${made.t('provision')}</dt><dd lang="zh-CN">${comment.label}</dd>`}
<dt>${made.t('yourComment')}</dt><dd>${comment.body}</dd>
<dt>${made.t('answer')}</dt><dd>${comment.answer === null ? made.t('notAnswered') : html`${comment.disposition === null ? null : made.aside(dispositionName(comment.disposition, made.locale))}${comment.answer}`}</dd></dl>
<p class="noprint"><a href="${made.to(back)}">${made.t('backToText')}</a></p>`
  return sendPage(reply, made, fresh ? made.t('thanks') : made.t('lookUp'), main, { personal: true, path: `/gongkai/huizhi/${receipt}` })
}
