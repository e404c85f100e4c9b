import { toNumber } from '../numerals.ts'
import { nowhere, type Ordinal, type Place } from './types.ts'

const numeral = '[一二三四五六七八九十百千零〇两]{1,9}|[0-9０-９]{1,4}'
const bracket = `[（(]\\s?(?:${numeral})\\s?[）)]`
const unitWord = '自然段|部分|编|章|节|条|款|项|目|段|点'
const unit = new RegExp(
  `第\\s?(${bracket}|${numeral})((?:[、和](?:${bracket}|${numeral}))*)\\s?(${unitWord})(?:之([一二三四五六七八九十]{1,3}))?`,
  'y',
)
const special =
  /(?:(?:条例|办法|规定|细则|规则|解释|意见|通知|法律|文件)(?:的)?(?=名称|标题|题注))?(名称|题注|题目|标题|引言|前言|序言|导语|正文|全文|文中|本?(?:条例|办法|规定|细则|规则|决定|通知|意见)(?=(?:中|的){1,2}[\ue000-\uf8ff])|本(?:法|解释)(?=(?:中|的){0,2}[\ue000-\uf8ff]))/y
const relative = /(?:本|该|这一)(条(?![例文件])|款(?!项)|项(?!目)|自然段)/y
const lead = /(?:条首部分|首部|引导语|引语|开头部分)/y
const headingWord = /的?(?:标题|章名|节名|编名|条标|名称)/y
const annex = /附(件|表|录|图)\s?(?:[（(]?([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[）)]?)?(?![：:]修改后)/y
/** 原, 修改后, the instrument's own name before a place; a title is remembered by the reader, not here. */
const prefix =
  /(?:原来?|修改后的?|新修改的?|上述|前述|《[^》\n]{1,120}》(?:[（(][^（）()\n]{1,60}[）)])?的?|(?:中华人民共和国)?(?:刑法|宪法|民法典)(?=第|序言)|本(?:法|办法|规定|条例|细则|解释|规则)(?=第))/y

const order = ['part', 'chapter', 'section', 'article', 'paragraph', 'item', 'subitem'] as const
const field: Record<string, (typeof order)[number] | 'natural'> = {
  编: 'part',
  部分: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'item',
  目: 'subitem',
  自然段: 'natural',
  段: 'natural',
}

/** A list of places read from a sentence, and where reading stopped. */
export interface PlaceList {
  places: Place[]
  end: number
}

/**
 * Reads an enumeration of places: 第二十九条第三款和第四款, 名称、第一条、第三条, 第三、四、五款, 第二款至第五款.
 *
 * A later member takes what it does not name from the one before it; 第三章、第四章章名 are two headings.
 *
 * @param only the members are joined by 、 or a word, never by a comma: where places go, a comma begins the next statement.
 * @returns null when no place stands at `from`.
 */
export function readPlaces(text: string, from: number, context: Place, only = false): PlaceList | null {
  const places: Place[] = []
  let at = from
  let base = context
  for (;;) {
    const one = readOne(text, at, base, places.length > 0)
    if (one === null) break
    places.push(...one.places)
    base = { ...places[places.length - 1]!, to: null, heading: false }
    at = one.end
    const joint = only ? narrowJoint : wideJoint
    joint.lastIndex = at
    const m = joint.exec(text)
    if (!m || !startsPlace(text, at + m[0].length)) break
    at += m[0].length
  }
  return places.length === 0 ? null : { places: headed(places), end: at }
}

const narrowJoint = /(?:[、和与及]|以及)\s?/y
const wideJoint = /(?:[、和与及]|以及|，以及|，(?=第[^，。；]{1,8}[条款项](?:[、和]|中的?[\ue000-\uf8ff])))\s?/y

/** 章名 behind an enumeration of chapters is said of each of them. */
function headed(places: Place[]): Place[] {
  const isUnit = (place: Place) => place.special === null && place.article === null && place.paragraph === null && place.item === null
  return places.at(-1)!.heading && places.every(isUnit) ? places.map((place) => ({ ...place, heading: true })) : places
}

function startsPlace(text: string, at: number): boolean {
  return readOne(text, at, nowhere, false) !== null
}

function readOne(text: string, from: number, base: Place, follows: boolean): PlaceList | null {
  let at = skip(prefix, text, from)
  at = skip(prefix, text, at)
  const place: Place = { ...nowhere }
  let level = -1
  const rel = match(relative, text, at)
  if (rel) {
    Object.assign(place, through(base, rel[1] === '自然段' ? 'natural' : field[rel[1]!]!))
    level = rel[1] === '自然段' ? order.length : order.indexOf(field[rel[1]!] as 'article')
    at += rel[0].length
  }
  const appended = level < 0 ? match(annex, text, at) : null
  if (appended) {
    place.annex = `附${appended[1]}${appended[2] ? toNumber(appended[2]) : ''}`
    at += appended[0].length
  }
  const sp = level < 0 && !appended ? match(special, text, at) : null
  if (sp) {
    place.special = specialOf(sp[1]!)
    at += sp[0].length
  }
  let several: number[] = []
  let last: string | null = null
  for (;;) {
    const m = match(unit, text, at)
    if (!m || several.length > 1) break
    // 第三点 and 第（二）点 of 公文体 are its 一、 and （一）.
    const name = m[3] === '点' ? (/^[（(]/.test(m[1]!) ? 'item' : 'article') : field[m[3]!]!
    const rank = name === 'natural' ? order.length : order.indexOf(name)
    if (rank <= level) break
    const numbers = [m[1]!, ...m[2]!.split(/[、和]/).filter(Boolean)].map((n) => toNumber(n.replace(/[（）()\s]/g, '')))
    if (numbers.some((n) => n === null)) break
    // 第三十二条第一款 names all; 第二款 alone goes on in the article before it.
    if (level < 0 && place.special === null && place.annex === null) Object.assign(place, above(base, name, follows))
    set(place, name, numbers[0]!, m[4] ? toNumber(m[4]) : null)
    several = numbers as number[]
    last = name
    level = rank
    at += m[0].length
    // 第三部分 is the chapter-like unit of 公文体.
  }
  if (last === null && !rel && !sp && !appended) return null
  const leads = match(lead, text, at)
  if (leads) {
    place.natural = 1
    at += leads[0].length
  }
  const head = place.article === null || place.paragraph === null ? match(headingWord, text, at) : null
  if (head && place.special === null && (last !== null || appended) && place.natural === null) {
    place.heading = true
    at += head[0].length
  }
  if (several.length > 1 && last !== null) return { places: several.map((n) => withNumber(place, last, n)), end: at }
  return range(text, at, place, last)
}

function range(text: string, at: number, place: Place, last: string | null): PlaceList {
  if (last === null || !/[至到]/.test(text[at] ?? '')) return { places: [place], end: at }
  const m = match(unit, text, at + 1)
  if (!m) return { places: [place], end: at }
  // 第二条至第四条 and 第一款第二项至第五项; 第二条第一款至第三款.
  const name = field[m[3]!]!
  const number = toNumber(m[1]!.replace(/[（）()\s]/g, ''))
  if (name !== last || number === null || m[4]) return { places: [place], end: at }
  place.to = number
  return { places: [place], end: at + 1 + m[0].length }
}

/** The units above `name` that are not named again: 第二款 goes on in the article before it. */
function above(base: Place, name: string, follows: boolean): Partial<Place> {
  const rank = name === 'natural' ? order.length : order.indexOf(name as 'article')
  const taken: Partial<Place> = {}
  if (rank <= order.indexOf('article')) return taken
  for (const [i, unitName] of order.entries())
    if (i < rank && i >= order.indexOf('article')) Object.assign(taken, { [unitName]: base[unitName] })
  if (base.special !== null && (follows || base.article === null)) taken.special = base.special
  taken.isNew = base.isNew
  return taken
}

function through(base: Place, name: string): Partial<Place> {
  const rank = name === 'natural' ? order.length : order.indexOf(name as 'article')
  const taken: Partial<Place> = { isNew: base.isNew, special: base.special }
  for (const [i, unitName] of order.entries()) if (i <= rank) Object.assign(taken, { [unitName]: base[unitName] })
  if (name === 'natural') taken.natural = base.natural
  return taken
}

function set(place: Place, name: string, number: number, suffix: number | null): void {
  if (name === 'article') place.article = { number, suffix } satisfies Ordinal
  else if (name === 'natural') place.natural = number
  else place[name as 'paragraph'] = number
}

function withNumber(place: Place, name: string, number: number): Place {
  const copy = { ...place }
  set(copy, name, number, null)
  return copy
}

function specialOf(word: string): Place['special'] {
  if (word === '题注') return 'titleNote'
  if (/名称|题目|标题/.test(word)) return 'title'
  if (/引言|前言|序言|导语/.test(word)) return 'preamble'
  return word === '正文' ? 'body' : 'all'
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function skip(pattern: RegExp, text: string, at: number): number {
  return at + (match(pattern, text, at)?.[0].length ?? 0)
}
