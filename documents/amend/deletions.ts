import { readPlaces } from './places.ts'
import { emit, instrumentAt, isNowhere, namesSeveral, type Reader, skipTo, take } from './read.ts'
import { endSide, expand, inPlace, takeQuotes } from './takes.ts'
import { type Kind, nowhere, type Place } from './types.ts'

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
    const inside = skipTo(reader, /其中的?/y) > 0
    skipTo(reader, /文中的?/y)
    const instrument = instrumentAt(reader)
    const list = readPlaces(reader.text, reader.at, reader.context)
    const places = list?.places.flatMap(expand) ?? [reader.context]
    // 其中 of nothing would be the whole text: never a guess.
    if (inside && !list && isNowhere(reader.context)) break
    if (list) {
      if (namesSeveral(reader.text.slice(reader.at, list.end))) break
      reader.at = list.end
      reader.context = places.at(-1)!
      if (instrument !== null) reader.instrument = instrument
    }
    const side = endSide(reader)
    skipTo(reader, inPlace)
    const phrases = takeQuotes(reader)
    if (phrases.length === 0 && !list) break
    skipTo(reader, /(?:字样|一词|等?(?:文字|内容|字|表述)|的规定)/y)
    // 删去第十条后半句, 删去第四条关于罚款的规定: not the whole of it.
    if (phrases.length === 0 && !/^(?:$|[，。；、：\s]|和|以及|及|并|与)/.test(reader.text.slice(reader.at, reader.at + 2))) {
      reader.out.length = count
      reader.at = start
      return false
    }
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

/** Which deletion a place asks for. */
export function deleteKind(place: Place): Kind {
  if (place.annex !== null) return 'deleteUnit'
  if (place.subitem !== null) return 'deleteSubitem'
  if (place.item !== null) return 'deleteItem'
  if (place.paragraph !== null) return 'deleteParagraph'
  if (place.article !== null) return 'deleteArticle'
  return place.special === null || place.special === 'all' ? 'deleteUnit' : 'deletePreamble'
}
