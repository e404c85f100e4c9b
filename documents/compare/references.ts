import { toNumber } from '../numerals.ts'

/** An article's place as printed: number and suffix, 12 and 12-1. */
export type ArticleMap = ReadonlyMap<string, string>

const REFERENCE =
  /第([一二三四五六七八九十百千零〇0-9０-９]{1,8})(条|款|项|目)(之[一二三四五六七八九十]{1,3})?|第?[（(]([一二三四五六七八九十0-9]{1,4})[）)]项/g
/** In front of a reference inside the instrument: 本办法, 本法. */
const OWN = /本[^，。；《》第]{1,10}(?:第[^，。；]{0,30}[、和或至及])?$/
/** In front of a reference to another instrument: its name, with or without 《》. */
const OTHERS = /(?:》|(?:法|条例|规定|办法|细则|解释))(?:[（(][^（）()]{0,40}[）)])?(?:第[^，。；]{0,30}[、和或至])?$/

/**
 * Whether two texts differ in cited numbers only, and these follow: a reference inside the instrument goes to the article that
 * the old one became. Where a reference to another instrument leads cannot be known here; its number may have followed.
 */
export function onlyReferences(before: string, after: string, becomes: ArticleMap): boolean {
  const olds = [...before.matchAll(REFERENCE)]
  const news = [...after.matchAll(REFERENCE)]
  if (olds.length === 0 || olds.length !== news.length) return false
  let oldAt = 0
  let newAt = 0
  for (let i = 0; i < olds.length; i++) {
    const old = olds[i]!
    const now = news[i]!
    if (before.slice(oldAt, old.index) !== after.slice(newAt, now.index) || unitOf(old) !== unitOf(now)) return false
    if (old[0] !== now[0] && !follows(before, old, now, becomes)) return false
    oldAt = old.index + old[0].length
    newAt = now.index + now[0].length
  }
  return before.slice(oldAt) === after.slice(newAt)
}

function unitOf(match: RegExpMatchArray): string {
  return match[2] ?? '项'
}

function follows(before: string, old: RegExpExecArray, now: RegExpExecArray, becomes: ArticleMap): boolean {
  if (unitOf(old) !== '条') return true
  const lead = before.slice(Math.max(0, old.index - 60), old.index)
  if (!OWN.test(lead) && OTHERS.test(lead)) return true
  return becomes.get(numberOf(old)) === numberOf(now)
}

function numberOf(match: RegExpExecArray): string {
  const suffix = match[3] ? toNumber(match[3].slice(1)) : null
  return `${toNumber(match[1]!)}${suffix === null ? '' : `-${suffix}`}`
}
