import { quoteOf } from './quotes.ts'
import { type Reader, skipTo, take } from './read.ts'
import type { Place } from './types.ts'

/** One quoted block in the flat text (quotes.ts). */
export const M = '[\\ue000-\\uf8ff]'
const quoteMark = new RegExp(M, 'y')
const quoteBehind = new RegExp(`[\\s\\u3000]{0,6}(${M})`, 'y')
/** 中的, 规定的 between a place and the words in it. */
export const inPlace = /(?:规定)?(?:中|里|内)?(?:的|关于|规定的)?/y
/** 对条文顺序作相应调整 in its forms. */
export const bulk =
  /(?:对|将)?(?:《[^》\n]{1,100}》|其他|其余|有关|相关|有关的)?的?(?:条文|条款|章节|款项|条目)(?:的)?(?:顺序|序号)[^，。；引用根据]{0,6}(?:作|做|进行|予以)(?:了)?相应(?:的)?(?:调整|变动)|(?:并)?相应调整(?:相关|有关|其他|其余)?(?:条文|条款|款项|章节)(?:的)?(?:序号|顺序)|其他条文的?(?:顺序|序号)(?:相应|依次)(?:调整|顺延)|以下条文(?:顺序|序号)?(?:依次)?顺延/y
/** 以下各项序号依次调整, 并对目录作相应修改: what happens without being said. */
export const automatic =
  /(?:以下|其后|后面|以后|之后|其他|其余|原)?各?(?:款|项|目)的?(?:序号|顺序)?(?:依次|相应|顺次|分别)地?(?:作|进行)?(?:相应)?(?:的)?(?:调整|顺延|变动|后移|前移)(?=[。；，\n]|$)|(?:对)?目录(?:中的?)?(?:相应内容|内容|相关内容)?(?:作|做|进行)?(?:相应)(?:的)?(?:修改|调整)(?=[。；，\n]|$)|相应(?:修改|调整)目录(?=[。；，\n]|$)/y
/** 修改为 and its like, before the new words. */
export const replaced = /[，,]?(?:统一|分别|均|一律|全部|相应地?)?(?:修改为|改为|修改成|改成|替换为|更正为|调整为|表述为)[：:，]?\s{0,2}/y
const stop = /(?=[。；，\n]|$)/y

/** 末尾, 开头: which edge of a place is meant. */
export function endSide(reader: Reader): 'start' | 'end' | null {
  const m = take(reader, /(?:的)?(末尾|句末|最后|开头|开始部分|句首)(?:部分)?/y)
  return m ? (/末|最后/.test(m[1]!) ? 'end' : 'start') : null
}

/** Quoted words in a row: “甲”、“乙”和“丙”. */
export function takeQuotes(reader: Reader, most = 200): string[][] {
  const found: string[][] = []
  while (found.length < most) {
    const m = take(reader, quoteMark)
    if (!m) break
    found.push(quoteOf(reader.lexed, m[0]))
    const at = reader.at
    skipTo(reader, /(?:[、]|和|及|以及|与)?/y)
    quoteMark.lastIndex = reader.at
    if (!quoteMark.test(reader.text)) {
      reader.at = at
      break
    }
  }
  return found
}

/** A quoted block, or several on lines of their own, as paragraphs; null when none stands here. */
export function takeBlock(reader: Reader): string[] | null {
  skipTo(reader, /[\s\u3000]{0,6}/y)
  const m = take(reader, quoteMark)
  if (!m) return null
  const words = [...quoteOf(reader.lexed, m[0])]
  for (let next = take(reader, quoteBehind); next; next = take(reader, quoteBehind)) words.push(...quoteOf(reader.lexed, next[1]!))
  skipTo(reader, stop)
  return words
}

/** A range as single places. */
export function expand(place: Place): Place[] {
  if (place.to === null) return [place]
  const name = place.subitem !== null ? 'subitem' : place.item !== null ? 'item' : place.paragraph !== null ? 'paragraph' : null
  const from = name ? place[name]! : (place.article?.number ?? 0)
  if (place.to < from || place.to - from > 400) return [place]
  return Array.from({ length: place.to - from + 1 }, (_, i) =>
    name ? { ...place, [name]: from + i, to: null } : { ...place, article: { number: from + i, suffix: null }, to: null },
  )
}

/** Whether two places lie in one article. */
export function sameArticle(a: Place, b: Place): boolean {
  return a.article?.number === b.article?.number && a.article?.suffix === b.article?.suffix
}
