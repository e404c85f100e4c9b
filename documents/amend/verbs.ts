import { toNumber } from '../numerals.ts'
import { deleteKind } from './deletions.ts'
import { readInsert } from './inserts.ts'
import { readMerge, readRenumber, readSplit } from './moves.ts'
import { readPlaces } from './places.ts'
import { emit, isNowhere, type Reader, skipTo, take } from './read.ts'
import { automatic, bulk, endSide, expand, inPlace, M, replaced, sameArticle, takeBlock, takeQuotes } from './takes.ts'
import { titlesIn } from './titles.ts'
import { type Kind, nowhere, type Place } from './types.ts'

/** “…行使下列职权”中 before 增加. */
const beforeInsert = new RegExp(`(?:${M}(?=中?增加))?(?:中|的)?[，,]?`, 'y')
/** “…行使下列职权”中 or 国务院职权 before 第六项. */
const aboutWords = new RegExp(`(?:${M}中?|[㐀-鿿]{2,24}职权中?)(?=第[一二三四五六七八九十百]{1,4}[款项])`, 'y')

/** 对条文顺序作相应调整; with an explicit map “第八条”调整为“第七条” the renumbered articles follow. */
export function readBulk(reader: Reader): boolean {
  // The numbers of paragraphs and items and the table of contents follow by themselves.
  if (reader.out.length > 0 && take(reader, automatic)) return true
  if (!take(reader, bulk)) return false
  emit(reader, { kind: 'bulkRenumber' })
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
  skipTo(reader, beforeInsert)
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
  if (single && last.special === 'title' && readNewName(reader, last)) return true
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

/** 将名称修改为《甲市乙管理条例》: the new name in its own marks. */
function readNewName(reader: Reader, place: Place): boolean {
  if (!take(reader, /由?(?:《[^》\n]{1,150}》)?(?:修改为|改为|变更为)[：:]?(?=《)/y)) return false
  const name = titlesIn(reader.text.slice(reader.at, reader.at + 300))[0]
  if (name?.start !== 0) return false
  reader.at += name.end
  emit(reader, { kind: 'replaceTitle', places: [place], words: [name.name] })
  return true
}

/**
 * 宪法第八十九条国务院职权第十六项, 宪法第六十七条“…行使下列职权”中第六项: words that say what the article is about, then the place in it.
 */
function innerPlace(reader: Reader, place: Place): Place | null {
  if (place.article === null) return null
  const mark = reader.at
  const between = take(reader, aboutWords)
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
  const inside = skipTo(reader, /(?:其中|该条中?)的?/y) > 0
  // 其中 of nothing would be the whole text: never a guess.
  if (inside && isNowhere(reader.context)) return false
  const everywhere = skipTo(reader, /(?:文中|(?:相关|有关|部分|其他)条[文款]中?|各条中?|全文中?)的?/y) > 0
  return readPhrases(reader, [everywhere ? nowhere : reader.context])
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

/** Which replacement a place asks for. */
export function replaceKind(place: Place): Kind {
  if (place.annex !== null) return place.heading ? 'replaceHeading' : 'replaceUnit'
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
