import type { FastifyReply } from 'fastify'
import { AppError } from '../../errors.ts'
import { actById } from '../../store/acts.ts'
import { effectsOfAct, instrumentsByIds } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import { provisionsOf, textById } from '../../store/texts.ts'
import { forPublicList } from '../views/instruments.ts'
import { actRows, effectRows, keptFromPublic } from '../views/register.ts'
import { readText } from '../views/text.ts'
import { dayWords } from './days.ts'
import { html } from './html.ts'
import type { PublicPages } from './index.ts'
import { type Page, sendPage } from './page.ts'
import { said } from './standing-badge.ts'
import { piecesOf, readable } from './text.ts'

const list = '/gongkai/gongwen'

type Issued = Pick<Awaited<ReturnType<typeof actRows>>[number], 'id' | 'origin' | 'hasText' | 'campaignId'>

/** Where a paper issued here is read; null for one that was only recorded, has no text, or has its page with the cleanup that decided it. */
export function addressOfAct(made: Page, { id, origin, hasText, campaignId }: Issued): string | null {
  return origin === 'case' && hasText && campaignId === null ? made.to(`${list}/${id}`) : null
}

/** A paper as it was issued, a notice of repeal among them: number, day, what it did to which documents, and its text. */
export function actPages({ app, server, page }: PublicPages): void {
  app.get<{ Params: { id: string } }>(`${list}/:id`, { schema: { hide: true } }, async (request, reply) =>
    actPage(server.store, await page(request), reply, request.params.id),
  )
}

async function actPage(store: Store, made: Page, reply: FastifyReply, id: string): Promise<FastifyReply> {
  const act = await actById(store.db, id)
  const [row] = act ? await actRows(store, [act]) : []
  const text = act?.textId ? await textById(store.db, act.textId) : undefined
  const effects = act ? await effectsOfAct(store.db, id) : []
  const known = await instrumentsByIds(store.db, [...new Set(effects.map((effect) => effect.instrumentId))])
  const open = new Map((await forPublicList(store, [...known.values()])).map((one) => [one.id, one.title]))
  const isKept = (await keptFromPublic(store, 'act', [id])).size > 0
  if (!row || !text || isKept || open.size === 0 || addressOfAct(made, row) === null) throw new AppError('notFound', { what: '' })
  const done = (await effectRows(store, effects, open)).filter((effect) => open.has(effect.instrumentId))
  const { provisions } = readText(text.id, text.content, text.hash, await provisionsOf(store.db, text.id))
  const main = html`<h1 lang="zh-CN">${row.title}</h1>
<p class="meta"><span lang="zh-CN">${[...row.numbers, row.organName].join(' · ')}</span> · ${dayWords(row.published) || dayWords(row.signed)}</p>
<ul>${done.map((effect) => html`<li>${dayWords(effect.from)} ${said(made, effect.kindName)}${made.colon}<a lang="zh-CN" href="${made.to(`/gongkai/wenjian/${effect.instrumentId}`)}">${open.get(effect.instrumentId)}</a></li>`)}</ul>
${readable(piecesOf(text.content, provisions), () => null)}`
  return sendPage(reply, made, row.title, main, { path: `${list}/${id}` })
}
