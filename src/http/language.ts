import type { Locale } from '../errors.ts'

/**
 * The language an answer is given in, from `Accept-Language`: Chinese unless English is asked for before it (or instead of it).
 *
 * @param header as sent; parts that make no sense are passed over.
 */
export function localeOf(header: string | undefined): Locale {
  let best: { locale: Locale; quality: number } | null = null
  for (const part of (header ?? '').slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const given = parameters.map((parameter) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined)
    const quality = given === undefined ? 1 : Number(given)
    const locale: Locale | null = /^zh(-|$)/.test(tag) ? 'zh-CN' : /^en(-|$)/.test(tag) ? 'en' : null
    if (locale !== null && quality > 0 && (best === null || quality > best.quality)) best = { locale, quality }
  }
  return best?.locale ?? 'zh-CN'
}
