import { toNumber } from '../numerals.ts'
import { readMerge, readRenumber, readSplit } from './moves.ts'
import { readPlaces } from './places.ts'
import { quoteOf } from './quotes.ts'
import { emit, instrumentAt, type Reader, skipTo, take } from './read.ts'
import { type Kind, nowhere, type Place } from './types.ts'

const M = '[\\ue000-\\uf8ff]'
const quoteMark = new RegExp(M, 'y')
const inPlace = /(?:规定)?(?:中|里|内)?(?:的|关于|规定的)?/y
const bulk =
  /(?:对|将)?(?:《[^》\n]{1,100}》|其他|其余|有关|相关|有关的)?的?(?:条文|条款|章节|款项|条目)(?:的)?(?:顺序|序号)[^，。；引用根据]{0,6}(?:作|做|进行|予以)(?:了)?相应(?:的)?(?:调整|变动)|(?:并)?相应调整(?:相关|有关|其他|其余)?(?:条文|条款|款项|章节)(?:的)?(?:序号|顺序)|其他条文的?(?:顺序|序号)(?:相应|依次)(?:调整|顺延)|以下条文(?:顺序|序号)?(?:依次)?顺延/y
const replaced = /[，,]?(?:统一|分别|相应地?)?(?:修改为|改为|修改成|改成|替换为|更正为|调整为|表述为)[：:，]?\s{0,2}/y
const stop = /(?=[。；，\n]|$)/y

/** 对条文顺序作相应调整; with an explicit map “第八条”调整为“第七条” the renumbered articles follow. */
export function readBulk(reader: Reader): boolean {
  if (!take(reader, bulk)) return false
  emit(reader, { kind: 'bulkRenumber' })
  return true
}

/** 自…起，第一条规定的…不再适用: the words stay, only their effect ends. */
export function readStop(reader: Reader): boolean {
  const m = take(reader, /[^。；\n\ue000-\uf8ff]{0,200}(?:不再适用|停止适用|停止执行)(?=[。；\n]|$)/y)
  if (!m) return false
  const at = m[0].search(/第[一二三四五六七八九十百零]{1,7}条/)
  const list = at < 0 ? null : readPlaces(m[0], at, nowhere)
  emit(reader, { kind: 'stopApplying', places: list?.places ?? [] })
  return true
}

/** 删去第四十六条, 删去第八条第一款末尾的“甲”和第二款末尾的“乙”, 删去其中的“甲”. */
export function readDelete(reader: Reader): boolean {
  const start = reader.at
  if (!take(reader, /(?:予以)?(?:删去|删除|删掉|取消)(?:原)?/y)) return false
  const count = reader.out.length
  for (let guard = 0; guard < 500; guard++) {
    skipTo(reader, /(?:其中|文中)的?/y)
    const instrument = instrumentAt(reader)
    const list = readPlaces(reader.text, reader.at, reader.context)
    const places = list?.places.flatMap(expand) ?? [reader.context]
    if (list) {
      reader.at = list.end
      reader.context = places.at(-1)!
      if (instrument !== null) reader.instrument = instrument
    }
    const side = endSide(reader)
    skipTo(reader, inPlace)
    const phrases = takeQuotes(reader)
    if (phrases.length === 0 && !list) break
    skipTo(reader, /(?:字样|一词|等?(?:文字|内容|字|表述)|的规定)/y)
    if (phrases.length === 0) for (const place of places) emit(reader, { kind: deleteKind(place), places: [place] })
    for (const phrase of phrases)
      for (const place of places) emit(reader, { kind: 'deletePhrase', places: [place], phrase: phrase.join('\n'), side })
    const more =
      /(?:[、，]?(?:和|以及|及|并)|、)(?=第[^，。；]{1,16}(?:末尾|中|的)|[\ue000-\uf8ff])|，(?=第[^，。；]{1,12}(?:末尾|中)的?[\ue000-\uf8ff](?![改修]))/y
    if (!take(reader, more)) break
  }
  if (reader.out.length > count) return true
  reader.at = start
  return false
}

const insertHead =
  /(?:分别)?(?:增加|新增|增写|增补|补充)(?:规定)?(一|二|两|三|四|五|六|七|八|九|十|[1-9])?(?:个)?(条|款|项|目|章|节|编|自然段)(?:规定)?[，,]?\s?/y

/** 增加一条，作为第二十五条：“…”, 增加二款，作为第三款、第四款：“…”, at the reader's context or at `at`. */
export function readInsert(reader: Reader, at: Place | null = null, after: boolean | null = null): boolean {
  const start = reader.at
  if (readInsertPlain(reader)) return true
  const m = take(reader, insertHead)
  if (!m) return false
  const unit = m[2] === '自然段' ? '款' : m[2]!
  const count = m[1] ? toNumber(m[1]) : null
  const base = at ?? reader.context
  let targets: Place[] = []
  skipTo(reader, /(?:，)?(?:分别)?(?:作为|列为|即|为)(?:修改后的?)?(?:该条的?|本条的?)?(?=[第原《本该])/y)
  const own = unit === '条' || unit === '章' || unit === '节' || unit === '编' ? { ...nowhere } : { ...base, isNew: base.isNew }
  const list = readPlaces(reader.text, reader.at, own)
  if (list) {
    targets = list.places
      .flatMap(expand)
      .map((place) => ({ ...place, isNew: place.article !== null && (unit === '条' || !sameArticle(place, base)) ? true : place.isNew }))
    reader.at = list.end
  }
  // 增加一条，作为第一百一十一条，将第九十九条第三款修改后作为本条第一款：“…”
  const origin = take(reader, /，?将(?=第[^，。]{1,24}修改后作为本条第)/y)
  if (origin && unit === '条' && targets[0]) return insertFrom(reader, targets[0])
  // 在第三百六十九条中增加一款作为第二款，将该条修改为：“…”: the whole article is given.
  const whole = unit === '款' && base.article !== null ? take(reader, /，?(?:并)?将(?:该|本)条(?:内容)?修改为[：:]\s{0,2}/y) : null
  skipTo(reader, /(?:[，。])?(?:即|规定|内容为|内容如下|分别为|其内容为|表述为)?[：:，]?\s{0,2}/y)
  const words = takeBlock(reader)
  if (words === null) {
    reader.at = start
    return false
  }
  if (whole) {
    reader.context = { ...nowhere, article: base.article }
    emit(reader, { kind: 'replaceArticle', places: [reader.context], words })
    return true
  }
  const kind =
    ({ 条: 'insertArticle', 款: 'insertParagraph', 项: 'insertItem', 目: 'insertSubitem' } as Record<string, Kind>)[unit] ?? 'insertUnit'
  const side = after === null ? null : after ? 'after' : 'before'
  emit(reader, { kind, places: at ? [at] : kind === 'insertArticle' || kind === 'insertUnit' ? [] : [base], targets, words, count, side })
  if (kind === 'insertArticle' && targets.length > 0) reader.context = { ...nowhere, article: targets[0]!.article, isNew: true }
  else if (at) reader.context = { ...at }
  return true
}

/** 增加引言：“…”, 增加题注：“…”. */
function readInsertPlain(reader: Reader): boolean {
  const m = take(reader, /增加(引言|序言|题注)[：:，]?\s{0,2}(?=[\ue000-\uf8ff])/y)
  if (!m) return false
  const special = m[1] === '题注' ? 'titleNote' : 'preamble'
  emit(reader, { kind: 'insertPlain', places: [{ ...nowhere, special }], words: takeBlock(reader)! })
  return true
}

function insertFrom(reader: Reader, target: Place): boolean {
  const list = readPlaces(reader.text, reader.at, nowhere)
  if (!list) return false
  reader.at = list.end
  const m = take(reader, /修改后作为本条第([一二三四五六七八九十]{1,3})款[：:，]?\s{0,2}/y)
  const words = m ? takeBlock(reader) : null
  if (!m || words === null) return false
  emit(reader, { kind: 'promoteParagraph', places: list.places, targets: [{ ...target, paragraph: toNumber(m[1]!), isNew: true }], words })
  reader.context = { ...nowhere, article: target.article, isNew: true }
  return true
}

/** What a decision does with the places it has named: the verb follows. */
export function readOnPlaces(reader: Reader, named: Place[]): boolean {
  const places = named.flatMap(expand)
  const last = places.at(-1)!
  const single = places.length === 1
  const mark = reader.at
  if (readMerge(reader, places) || readSplit(reader, places) || readRenumber(reader, places)) return true
  const inner = innerPlace(reader, last)
  if (single && inner) return readOnPlaces(reader, [inner])
  // 在第一百二十条之一后增加五条
  const beside = take(reader, /(之?后|之?前)[，,]?(?=(?:新?增加|新增|增写|增补)(?:[一二两三四五六七八九十1-9])?(?:个)?[条款项目章节编])/y)
  if (beside && single) return readInsert(reader, last, !beside[1]!.includes('前'))
  reader.at = mark
  skipTo(reader, new RegExp(`(?:${M}(?=中?增加))?(?:中|的)?[，,]?`, 'y'))
  if (single && readInsert(reader, last)) return true
  reader.at = mark
  const edge = take(
    reader,
    /(?:的)?(开始部分|开头|句首|末尾|最后|句末|后面)?(?:中)?(?:增加|增写|补充)(?:规定|一句|内容|以下内容|如下规定)?(?:，?(?:内容|表述)为)?[：:，]?\s{0,2}(?=[\ue000-\uf8ff])/y,
  )
  if (edge) {
    const words = takeBlock(reader)!
    const side = /开|首/.test(edge[1] ?? '') ? 'start' : 'end'
    for (const place of places) {
      if (edge[1] === undefined && place.paragraph === null && place.item === null && place.article)
        emit(reader, { kind: 'insertParagraph', places: [place], words, count: words.length })
      else emit(reader, { kind: 'insertPhrase', places: [place], by: words.join('\n'), side })
    }
    reader.context = last
    return true
  }
  reader.at = mark
  if (readPhrases(reader, places)) return true
  reader.at = mark
  if (
    single &&
    take(
      reader,
      /(?:的)?(?:内容|规定|条文|文字)?(?:相应地?)?(?:修改为|改为|修改如下|表述为|规定为)(?:以下内容)?[：:，]?\s{0,2}(?=[\ue000-\uf8ff])/y,
    )
  ) {
    emit(reader, { kind: replaceKind(last), places, words: takeBlock(reader)! })
    reader.context = last
    return true
  }
  reader.at = mark
  if (take(reader, /(?:的)?(?:内容|规定)?(?:修改为|改为)[：:，]?\s{0,2}(?=[\ue000-\uf8ff])/y)) {
    emit(reader, {
      kind: last.item !== null ? 'mergeItems' : last.paragraph !== null ? 'replaceParagraph' : 'replaceArticle',
      places,
      words: takeBlock(reader)!,
    })
    reader.context = last
    return true
  }
  reader.at = mark
  if (take(reader, /(?:予以)?(?:删去|删除|废止)(?=[，。；\n]|$)/y)) {
    for (const place of places) emit(reader, { kind: deleteKind(place), places: [place] })
    reader.context = last
    return true
  }
  // 将第二十七条第二款，… : the place alone is the context of what follows.
  if (take(reader, /(?:中)?[，：]\s{0,2}(?=将|在|删|增加|第|其中|[\ue000-\uf8ff])/y)) {
    reader.context = last
    return true
  }
  return false
}

/**
 * 宪法第八十九条国务院职权第十六项, 宪法第六十七条“…行使下列职权”中第六项: words that say what the article is about, then the place in it.
 */
function innerPlace(reader: Reader, place: Place): Place | null {
  if (place.article === null) return null
  const mark = reader.at
  const between = take(reader, new RegExp(`(?:${M}中?|[㐀-鿿]{2,24}职权中?)(?=第[一二三四五六七八九十百]{1,4}[款项])`, 'y'))
  const list = between ? readPlaces(reader.text, reader.at, place) : null
  if (list && list.places.length === 1 && sameArticle(list.places[0]!, place)) {
    reader.at = list.end
    return list.places[0]!
  }
  reader.at = mark
  return null
}

/** Phrase instructions without a place: 其中的“甲”修改为“乙”, “丙”修改为“丁”, 在“甲”后增加“乙”. */
export function readPhraseFirst(reader: Reader): boolean {
  skipTo(reader, /(?:其中|该条中?|文中|相关条文中?|有关条文中?|部分条文中?|各条中?|全文中?)的?/y)
  return readPhrases(reader, [reader.context])
}

function readPhrases(reader: Reader, places: Place[]): boolean {
  const side = endSide(reader)
  skipTo(reader, inPlace)
  // 序言第七自然段后两句：“…”修改为, 第十自然段第二句“…”修改为
  skipTo(reader, /(?:第?[一二三四五六七八九十两后前末最]{1,3}句)?(?:的)?(?:[：:]\s?(?=[\ue000-\uf8ff]))?/y)
  const nth = take(reader, /第([一二三四五六七八九十]{1,2})(?:处|个)的?/y)
  const ordinal = nth ? toNumber(nth[1]!) : null
  const from = takeQuotes(reader)
  if (from.length === 0) return false
  skipTo(reader, /(?:字样|一词|等?(?:文字|字|表述)|一句|的规定)/y)
  const last = places.at(-1)!
  const each = (add: (place: Place, phrase: string) => void) => {
    for (const phrase of from) for (const place of places) add(place, phrase.join('\n'))
    if (last !== reader.context) reader.context = last
    return true
  }
  const beside = take(
    reader,
    /(?:之?(?:后|前)|以后)[，,]?(?:均|分别)?(?:增加|增写|加上|插入|补充|新增)(?:规定|一句|内容|以下内容)?(?:，?(?:内容|表述)为)?[：:，]?\s{0,2}(?=[\ue000-\uf8ff])/y,
  )
  if (beside) {
    const by = takeQuotes(reader)[0]!.join('\n')
    return each((place, phrase) =>
      emit(reader, { kind: 'insertPhrase', places: [place], phrase, by, side: /^之?前/.test(beside[0]) ? 'before' : 'after', ordinal }),
    )
  }
  if (take(reader, /(?:均)?(?:予以)?(?:删去|删除)/y))
    return each((place, phrase) => emit(reader, { kind: 'deletePhrase', places: [place], phrase, side, ordinal }))
  if (!take(reader, replaced)) return false
  // “甲”修改为“乙”、“丙”修改为“丁”: after one old word one new one, the next quotation opens the next pair.
  const by = takeQuotes(reader, from.length === 1 ? 1 : 200)
  if (by.length === 0) return false
  if (by.length !== 1 && by.length !== from.length) {
    // 第十三条“甲。”“乙。”修改为：“丙。”“丁。”“戊。”: whole paragraphs, not one for one.
    if (places.length !== 1) return false
    emit(reader, { kind: 'replacePhrase', places, phrase: from.flat().join('\n'), by: by.flat().join('\n') })
    reader.context = last
    return true
  }
  const renamed = articleMap(from, by)
  if (renamed && places[0]!.article === null) emit(reader, { kind: 'renumberArticle', places: [renamed[0]], targets: [renamed[1]] })
  else
    each((place, phrase) =>
      emit(reader, {
        kind: 'replacePhrase',
        places: [place],
        phrase,
        by: by[from.findIndex((f) => f.join('\n') === phrase)]?.join('\n') ?? by[0]!.join('\n'),
        side,
        ordinal,
      }),
    )
  return true
}

/** “第八条”调整为“第七条” is a map of numbers when the decision speaks of the order of articles. */
function articleMap(from: string[][], by: string[][]): [Place, Place] | null {
  const whole = (words: string[]) => {
    const list = words.length === 1 && /^第[^款项]{1,10}条(?:之.)?$/.test(words[0]!) ? readPlaces(words[0]!, 0, nowhere) : null
    return list && list.end === words[0]!.length ? list.places[0]! : null
  }
  const a = from.length === 1 ? whole(from[0]!) : null
  const b = by.length === 1 ? whole(by[0]!) : null
  return a && b ? [a, { ...b, isNew: true }] : null
}

function endSide(reader: Reader): 'start' | 'end' | null {
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
  for (
    let next = take(reader, new RegExp(`[\\s\\u3000]{0,6}(${M})`, 'y'));
    next;
    next = take(reader, new RegExp(`[\\s\\u3000]{0,6}(${M})`, 'y'))
  ) {
    words.push(...quoteOf(reader.lexed, next[1]!))
  }
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

export function sameArticle(a: Place, b: Place): boolean {
  return a.article?.number === b.article?.number && a.article?.suffix === b.article?.suffix
}

function deleteKind(place: Place): Kind {
  if (place.subitem !== null) return 'deleteSubitem'
  if (place.item !== null) return 'deleteItem'
  if (place.paragraph !== null) return 'deleteParagraph'
  if (place.article !== null) return 'deleteArticle'
  return place.special === null || place.special === 'all' ? 'deleteUnit' : 'deletePreamble'
}

export function replaceKind(place: Place): Kind {
  if (place.subitem !== null) return 'replaceSubitem'
  if (place.item !== null) return 'replaceItem'
  if (place.natural !== null && (place.article !== null || place.paragraph !== null)) return 'replaceSentenceLead'
  if (place.paragraph !== null) return 'replaceParagraph'
  if (place.special === 'title' || place.special === 'titleNote') return 'replaceTitle'
  if (
    place.special === 'preamble' ||
    (place.special === 'body' && place.natural !== null) ||
    (place.natural !== null && place.article === null)
  )
    return 'replacePreamble'
  if (place.heading) return 'replaceHeading'
  if (place.article !== null) return 'replaceArticle'
  return place.chapter !== null || place.section !== null || place.part !== null ? 'replaceUnit' : 'unknown'
}
