import type { FastifyReply } from 'fastify'
import type { Consultation } from '../../contract/open-house.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../store/hash.ts'
import { consultationFile, consultationList, ownComment, takeComment } from '../routes/open-house.ts'
import { commentBox, dispositionName } from './comment-box.ts'
import { type Html, html } from './html.ts'
import type { PublicPages } from './index.ts'
import { type Page, sendPage } from './page.ts'
import { type Piece, piecesOf, readable } from './text.ts'

const list = '/gongkai/zhengqiu'

/** Consultations: the list, a text to read and comment on by article, and the receipt. */
export function consultationPages(pages: PublicPages): void {
  const { app, server, page } = pages
  app.get(list, hidden, async (request, reply) => {
    const made = await page(request)
    const { open, closed } = await consultationList(server)
    const main = html`<h1>${made.t('consultations')}</h1>
${rowsOf(made, open)}
${closed.length > 0 ? html`<h2>${made.t('closedConsultations')}</h2>${rowsOf(made, closed)}` : null}
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
      if (problem) return textPage(pages, made, reply, request.params.caseId, { form, problem })
      const { receipt } = await takeComment(server, request.params.caseId, commentOf(form), keyOf(form, request.url))
      return reply.redirect(made.to(`/gongkai/huizhi/${receipt}`, { new: '1' }), 303)
    },
  )
  app.get<{ Querystring: { receipt?: string } }>('/gongkai/huizhi', hidden, async (request, reply) => {
    const made = await page(request)
    const receipt = String(request.query.receipt ?? '').trim()
    return reply.redirect(receipt === '' ? made.to(list) : made.to(`/gongkai/huizhi/${encodeURIComponent(receipt.slice(0, 40))}`), 303)
  })
  app.get<{ Params: { receipt: string }; Querystring: { new?: string } }>('/gongkai/huizhi/:receipt', hidden, async (request, reply) =>
    receiptPage(pages, await page(request), reply, request.params.receipt, request.query.new === '1'),
  )
}

const hidden = { schema: { hide: true } } as const

function rowsOf(made: Page, rows: Consultation[]): Html {
  if (rows.length === 0) return html`<p>${made.t('none')}</p>`
  return html`<ul class="list">${rows.map(
    (row) => html`<li><a class="name" lang="zh-CN" href="${made.to(`${list}/${row.caseId}`)}">${row.title}</a>
${row.summary === null ? null : html`<p lang="zh-CN">${row.summary}</p>`}
<p class="meta">${made.t('issuer')} ${row.organName} · ${made.t('publishedOn')} ${row.publishedOn} · ${made.t('until')} ${row.until}</p></li>`,
  )}</ul>`
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
}

async function textPage({ server }: PublicPages, made: Page, reply: FastifyReply, caseId: string, retry?: Retry): Promise<FastifyReply> {
  const { consultation, content, answers } = await consultationFile(server, caseId)
  const action = made.to(`${list}/${caseId}/yijian`)
  const box = (provisionId: string, label: string) =>
    consultation.open ? commentBox(made, { action, provisionId, label, ...(retry?.form.provision === provisionId ? { retry } : {}) }) : null
  const under = (piece: Piece): Html | null => {
    const said = answers.filter((answer) => answer.provisionId !== null && answer.provisionId === piece.provisionId)
    const boxHere = piece.unit && piece.provisionId !== null ? box(piece.provisionId, piece.label ?? '') : null
    return said.length > 0 || boxHere ? html`${answersOf(made, said)}${boxHere}` : null
  }
  const general = answers.filter((answer) => answer.provisionId === null)
  const main = html`<h1 lang="zh-CN">${consultation.title}</h1>
${consultation.summary === null ? null : html`<p class="summary" lang="zh-CN">${consultation.summary}</p>`}
<dl class="facts"><dt>${made.t('aboutWhat')}</dt><dd>${made.t(consultation.kind)}${consultation.instruments.map((title) => html` 《${title}》`)}</dd>
${consultation.affected === null ? null : html`<dt>${made.t('affected')}</dt><dd lang="zh-CN">${consultation.affected}</dd>`}
<dt>${made.t('until')}</dt><dd>${consultation.until}</dd><dt>${made.t('howAnsweredTitle')}</dt><dd>${made.t('howAnswered')}</dd>
<dt>${made.t('issuer')}</dt><dd>${consultation.organName}</dd><dt>${made.t('drafter')}</dt><dd>${consultation.draftingOrganName}</dd>
<dt>${made.t('publishedOn')}</dt><dd>${consultation.publishedOn}</dd></dl>
<p class="note noprint">${consultation.open ? made.t('chooseArticle') : made.t('closedNow')}</p>
${retry ? retry.problem : null}
${readable(piecesOf(content.text, content.provisions), under)}
<h2 class="noprint">${made.t('commentOnWhole')}</h2>
${answersOf(made, general)}${box('', made.t('wholeText')) ?? html`<p>${made.t('closedNow')}</p>`}`
  return sendPage(reply, made, consultation.title, main, {
    path: `${list}/${caseId}`,
    personal: retry !== undefined,
    status: retry ? 400 : 200,
  })
}

function answersOf(made: Page, answers: { comment: string; disposition: string | null; answer: string | null }[]): Html | null {
  if (answers.length === 0) return null
  return html`<div class="answers"><h3>${made.t('answers')}</h3>${answers.map(
    ({ comment, disposition, answer }) =>
      html`<p>${comment}</p><p class="meta">${made.t('answer')}${disposition === null ? null : html`（${dispositionName(disposition, made.locale)}）`} ${answer}</p>`,
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
  const main = html`<h1>${fresh ? made.t('thanks') : made.t('lookUp')}</h1>
<p>${made.t('receiptIs')} <span class="receipt" data-clear="normflow:">${comment.receipt}</span></p><p>${made.t('keepReceipt')}</p>
<dl class="facts"><dt>${made.t('title')}</dt><dd>${comment.title}</dd><dt>${made.t('receivedOn')}</dt><dd>${comment.receivedOn}</dd>
${comment.label === null ? null : html`<dt>${made.t('provision')}</dt><dd>${comment.label}</dd>`}
<dt>${made.t('yourComment')}</dt><dd>${comment.body}</dd>
<dt>${made.t('answer')}</dt><dd>${comment.answer === null ? made.t('notAnswered') : html`${comment.disposition === null ? null : html`（${dispositionName(comment.disposition, made.locale)}）`}${comment.answer}`}</dd></dl>
<p class="noprint"><a href="${made.to(list)}">${made.t('consultations')}</a></p>`
  return sendPage(reply, made, fresh ? made.t('thanks') : made.t('lookUp'), main, { personal: true, path: `/gongkai/huizhi/${receipt}` })
}
