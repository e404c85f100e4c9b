import { editsOf } from '../../compare/edits.ts'
import { articleWords } from '../describe.ts'
import { replaceIn } from '../edit.ts'
import { type Article, linesOf, renderBlock } from '../work.ts'
import { canQuote, quoted } from './quote.ts'
import type { Sides } from './sides.ts'

/** One replacement that several articles share. */
interface Shared {
  old: string
  fresh: string
  articles: Map<Article, number>
}

/** Beyond these words a shared phrase is not widened: 食品药品监督管理 reads better than 药品. */
const widest = 6
/** From so many articles on they are no longer listed one by one, where every occurrence in the text changes. */
const many = 6
const han = /^[㐀-鿿]$/

/**
 * 将第九条、第十二条中的“甲”修改为“乙”: a phrase that changes the same way in several articles is said once.
 *
 * The words of the old articles in `sides` are changed accordingly, so that what is left of each article is written on top of it. An
 * article takes part only when every occurrence in it changes.
 *
 * @returns the sentences, to stand before those of single articles.
 */
export function sharedItems(sides: Sides): string[] {
  const items: string[] = []
  const found = collect(sides)
  items.push(...everywhere(sides, found))
  for (const shared of [...found.values()].sort((a, b) => b.old.length - a.old.length)) {
    const members = [...shared.articles].filter(([article, times]) => occurrences(article, shared.old) === times)
    if (members.length < 2 || shared.old.length < 2) continue
    const { old, fresh } = widened(
      shared.old,
      shared.fresh,
      members.map(([article]) => article),
    )
    if (!canQuote([old]) || !canQuote([fresh])) continue
    for (const [article] of members) replaceIn(linesOf(article), old, fresh, null, null)
    items.push(`将${members.map(([article]) => articleWords(article.number)).join('、')}中的${quoted([old])}修改为${quoted([fresh])}。`)
  }
  return items
}

/** 将相关条文中的“帐”修改为“账”: words that the new text no longer has at all, and that changed in many articles. */
function everywhere(sides: Sides, found: Map<string, Shared>): string[] {
  const items: string[] = []
  const olds = [...sides.before.blocks.map(renderBlock)].join('')
  const outside = sides.before.blocks
    .filter((b) => b.type !== 'article')
    .map(renderBlock)
    .join('')
  const news = sides.after.blocks.map(renderBlock).join('')
  for (const [key, { old, fresh, articles }] of found) {
    if (
      articles.size < many ||
      news.includes(old) ||
      outside.includes(old) ||
      fresh.includes(old) ||
      !canQuote([old]) ||
      !canQuote([fresh])
    )
      continue
    if (
      [...found.values()].some(
        (other) => other.old !== old && other.old.includes(old) && olds.includes(other.old) && !other.fresh.includes(fresh),
      )
    )
      continue
    for (const article of sides.olds) replaceIn(linesOf(article), old, fresh, null, null)
    items.push(`将相关条文中的${quoted([old])}修改为${quoted([fresh])}。`)
    found.delete(key)
  }
  return items
}

function collect(sides: Sides): Map<string, Shared> {
  const found = new Map<string, Shared>()
  for (const [j, article] of sides.news.entries()) {
    const old = sides.olds[sides.origin[j]!]
    if (!old) continue
    const a = linesOf(old)
    const b = linesOf(article)
    if (a.length !== b.length) continue
    for (const [i, line] of a.entries()) {
      if (line.words === b[i]!.words) continue
      for (const [from, to] of replacements(line.words, b[i]!.words)) {
        const key = `${from}\n${to}`
        const shared = found.get(key) ?? { old: from, fresh: to, articles: new Map() }
        shared.articles.set(old, (shared.articles.get(old) ?? 0) + 1)
        found.set(key, shared)
      }
    }
  }
  return found
}

function replacements(before: string, after: string): [string, string][] {
  const edits = editsOf(before, after)
  const found: [string, string][] = []
  for (const [i, edit] of edits.entries()) {
    const next = edits[i + 1]
    if (edit.op === 'delete' && next?.op === 'insert' && edit.text.length <= 40) found.push([edit.text, next.text])
  }
  return found
}

function occurrences(article: Article, phrase: string): number {
  let n = 0
  for (const line of linesOf(article)) n += line.words.split(phrase).length - 1
  return n
}

/** Takes in the characters that stand on either side everywhere. */
function widened(old: string, fresh: string, articles: Article[]): { old: string; fresh: string } {
  let left = ''
  let right = ''
  const all = articles.flatMap((article) => linesOf(article).map((line) => line.words))
  for (const back of [true, false]) {
    for (let k = 0; k < widest; k++) {
      const phrase = left + old + right
      const signs = new Set(all.flatMap((words) => neighbours(words, phrase, back)))
      const [sign] = signs
      if (signs.size !== 1 || !sign || !han.test(sign)) break
      if (back) left = sign + left
      else right += sign
    }
  }
  return { old: left + old + right, fresh: left + fresh + right }
}

function neighbours(words: string, phrase: string, back: boolean): string[] {
  const found: string[] = []
  for (let at = words.indexOf(phrase); at >= 0; at = words.indexOf(phrase, at + phrase.length))
    found.push(words[back ? at - 1 : at + phrase.length] ?? '')
  return found
}
