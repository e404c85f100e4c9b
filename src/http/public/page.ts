import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../../errors.ts'
import { localeOf } from '../language.ts'
import { scriptAddress, styleAddress } from './assets.ts'
import { originOf } from './downloads.ts'
import { type Html, html } from './html.ts'
import { say, type Word } from './words.ts'

/** A public page while it is made: its language, and links that keep a language chosen by hand. */
export interface Page {
  locale: Locale
  t(word: Word): string
  /** In brackets, as the language writes them. */
  aside(words: string): string
  colon: string
  /** An address of ours with the chosen language and these parameters. */
  to(path: string, query?: Record<string, string | undefined>): string
  installation: string
  /** The legal day of a demonstration; null in production. */
  demonstration: string | null
}

export function pageOf(request: FastifyRequest, installation: { name: string; demonstration: string | null }): Page {
  const chosen = (request.query as { lang?: unknown } | undefined)?.lang
  const lang = chosen === 'en' || chosen === 'zh-CN' ? chosen : undefined
  const locale = lang ?? localeOf(request.headers['accept-language'])
  return {
    locale,
    t: (word) => say(locale, word),
    aside: (words) => (locale === 'en' ? ` (${words})` : `（${words}）`),
    colon: locale === 'en' ? ': ' : '：',
    to: (path, query = {}) => addressOf(path, { ...query, lang }),
    installation: installation.name,
    demonstration: installation.demonstration,
  }
}

/** Sends a whole page. Pages are asked for anew each time, so that a closed consultation is closed; `personal` ones are not kept at all. */
export function sendPage(
  reply: FastifyReply,
  page: Page,
  title: string,
  main: Html,
  options: { status?: number; personal?: boolean; path: string; broad?: boolean },
): FastifyReply {
  const other = page.locale === 'en' ? 'zh-CN' : 'en'
  const here = (path: string) => (options.path === path || options.path.startsWith(`${path}/`) ? html` aria-current="page"` : null)
  const document = html`<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${page.installation}</title>
<link rel="stylesheet" href="${styleAddress}">
<script src="${scriptAddress}" defer></script>
</head>
<body>
<a class="skip" href="#main">${page.t('skip')}</a>
<header>
<p class="brand"><a href="${page.to('/')}" lang="zh-CN">${page.installation}</a></p>
<nav aria-label="${page.locale === 'en' ? 'Main' : '主导航'}">
<a href="${page.to('/gongkai/zhengqiu')}"${here('/gongkai/zhengqiu')}>${page.t('consultations')}</a>
<a href="${page.to('/gongkai/wenjian')}"${here('/gongkai/wenjian')}>${page.t('documents')}</a>
<a href="${inLanguage(reply.request, options.path, other)}" lang="${other}" hreflang="${other}">${page.t('otherLanguage')}</a>
<a href="${page.to('/app/')}">${page.t('staff')}</a>
</nav>
${page.demonstration === null ? null : html`<p class="banner">${page.t('demonstration')} ${page.demonstration}</p>`}
</header>
<main id="main" tabindex="-1"${options.broad ? html` class="broad"` : null}>
${main}
</main>
<footer><p>${page.t('noSecrets')}</p></footer>
<p class="onpaper">${page.t('printedFrom')} ${originOf(reply.request)}${options.path}</p>
</body>
</html>`
  return reply
    .code(options.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('content-language', page.locale)
    .header('vary', 'accept-language')
    .header('cache-control', options.personal ? 'no-store' : 'no-cache')
    .send(document.text)
}

/** This page in the other language: with the search, the filters and the day it was asked for. */
function inLanguage(request: FastifyRequest, path: string, lang: string): string {
  const [asked = '', query] = request.url.split('?')
  const kept = request.method === 'GET' && asked === path ? Object.fromEntries(new URLSearchParams(query)) : {}
  return addressOf(path, { ...kept, lang })
}

function addressOf(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
  const text = new URLSearchParams(given).toString()
  return text === '' ? path : `${path}?${text}`
}
