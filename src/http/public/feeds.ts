import { escapeXml } from '../../../documents/render/xml.ts'
import { inMarks } from '../../../documents/titles/index.ts'
import { latestEffects } from '../../store/catalogue.ts'
import { instrumentsByIds } from '../../store/instruments.ts'
import { organNames } from '../../store/organs.ts'
import { settings } from '../../store/settings.ts'
import { consultationList } from '../routes/open-house.ts'
import { publicCatalogue } from '../views/catalogue.ts'
import { forPublicList } from '../views/instruments.ts'
import { effectName, keptFromPublic } from '../views/register.ts'
import { dayWords } from './days.ts'
import { fewAMinute, originOf, sendCached, types } from './downloads.ts'
import type { PublicPages } from './index.ts'
import { closedCleanups } from './outcomes.ts'

/** How many changes the feed holds. */
const feedLength = 50

/** For programs that visit: what there is (sitemap), what happened last (Atom), and where they may go. */
export function feeds(pages: PublicPages): void {
  const { app } = pages
  app.get('/sitemap.xml', fewAMinute, async (request, reply) =>
    sendCached(request, reply, types.xml, await sitemap(pages, originOf(request))),
  )
  app.get('/gongkai/wenjian.atom', fewAMinute, async (request, reply) =>
    sendCached(request, reply, types.atom, await atom(pages, originOf(request))),
  )
  app.get('/robots.txt', fewAMinute, async (request, reply) =>
    sendCached(request, reply, types.text, `User-agent: *\nDisallow: /app/\nDisallow: /api/\nSitemap: ${originOf(request)}/sitemap.xml\n`),
  )
}

async function sitemap({ server }: PublicPages, origin: string): Promise<string> {
  const { open, closed } = await consultationList(server)
  const pages: { path: string; day: string | null }[] = [
    ...['/', '/gongkai/zhengqiu', '/gongkai/wenjian', '/gongkai/qingli'].map((path) => ({ path, day: null })),
    ...[...open, ...closed].map((one) => ({ path: `/gongkai/zhengqiu/${one.caseId}`, day: one.publishedOn })),
    ...(await closedCleanups(server.store)).map((one) => ({ path: `/gongkai/qingli/${one.id}`, day: one.decidedOn })),
  ]
  for await (const entry of publicCatalogue(server.store, {})) pages.push({ path: `/gongkai/wenjian/${entry.id}`, day: entry.changedOn })
  const lines = pages.map(
    ({ path, day }) =>
      `<url><loc>${escapeXml(`${origin}${path}`)}</loc>${day === null ? '' : `<lastmod>${escapeXml(day)}</lastmod>`}</url>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`
}

/** What made, changed or ended documents, the last known first. Acts and documents kept from publication are not told of. */
async function atom({ server: { store } }: PublicPages, origin: string): Promise<string> {
  const effects = await latestEffects(store.db, feedLength)
  const found = await instrumentsByIds(store.db, [...new Set(effects.map((effect) => effect.instrumentId))])
  const shown = new Set((await forPublicList(store, [...found.values()])).map((one) => one.id))
  const kept = await keptFromPublic(store, 'act', [...new Set(effects.map((effect) => effect.actId))])
  const names = await organNames(
    store.db,
    effects.map((effect) => effect.organId),
  )
  const visible = effects.filter((effect) => shown.has(effect.instrumentId) && !kept.has(effect.actId))
  const { name = 'Normflow', installation = '' } = await settings(store.db)
  const entries = visible.map(
    (effect) => `<entry>
<id>urn:normflow:effect:${escapeXml(effect.id)}</id>
<title xml:lang="zh-CN">${escapeXml(`${effectName(effect.kind).zh}：${effect.title}`)}</title>
<updated>${escapeXml(effect.knownFrom)}T00:00:00+08:00</updated>
<link href="${escapeXml(`${origin}/gongkai/wenjian/${effect.instrumentId}`)}"/>
<author><name>${escapeXml(names.get(effect.organId) ?? '')}</name></author>
<summary>${escapeXml(`${inMarks(effect.actTitle)}${effect.fromFrom === null ? '' : `，自 ${dayWords({ from: effect.fromFrom, to: effect.fromTo })}`}`)}</summary>
</entry>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>urn:normflow:${escapeXml(installation)}:wenjian</id>
<title>${escapeXml(name)}：规范性文件变动</title>
<updated>${visible[0]?.knownFrom ?? '1970-01-01'}T00:00:00+08:00</updated>
<link rel="self" href="${escapeXml(`${origin}/gongkai/wenjian.atom`)}"/>
<link href="${escapeXml(`${origin}/gongkai/wenjian`)}"/>
${entries.join('\n')}
</feed>
`
}
