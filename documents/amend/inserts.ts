import { toNumber } from '../numerals.ts'
import { readPlaces } from './places.ts'
import { emit, type Reader, skipTo, take } from './read.ts'
import { expand, sameArticle, takeBlock } from './takes.ts'
import { type Kind, nowhere, type Place } from './types.ts'

const insertHead =
  /(?:分别)?(?:增加|新增|增写|增补|补充)(?:规定)?(一|二|两|三|四|五|六|七|八|九|十|[1-9])?(?:个)?(条|款|项|目|章|节|编|自然段)(?:规定)?[，,]?\s?/y

/** 增加第三章：“…”, 第五条增加第二款：“…”: the number stands where the count would. */
const insertNumber =
  /(?:增加|新增|增写|增补)(?=第[一二三四五六七八九十百]{1,6}(条|款|项|目|章|节|编)(?:之[一二三四五六七八九十]{1,3})?(?:[：:，,]|[\ue000-\uf8ff]))/y

/** 增加一条，作为第二十五条：“…”, 增加二款，作为第三款、第四款：“…”, at the reader's context or at `at`. */
export function readInsert(reader: Reader, at: Place | null = null, after: boolean | null = null): boolean {
  const start = reader.at
  if (readInsertPlain(reader) || readInsertAnnex(reader)) return true
  const m = take(reader, insertHead)
  const number = m ? null : take(reader, insertNumber)
  if (!m && !number) return false
  const named = m?.[2] ?? number![1]!
  const unit = named === '自然段' ? '款' : named
  const count = m?.[1] ? toNumber(m[1]) : null
  const base = at ?? reader.context
  let targets: Place[] = []
  skipTo(reader, /(?:，)?(?:分别)?(?:作为|列为|即|为)(?:修改后的?)?(?:该条的?|本条的?)?(?=[第原《本该])/y)
  const own = unit === '条' || unit === '章' || unit === '节' || unit === '编' ? { ...nowhere } : { ...base, isNew: base.isNew }
  const list = readPlaces(reader.text, reader.at, own, true)
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
  const heading = '章节编'.includes(unit) ? takeHeading(reader) : null
  if (heading?.length === 0) {
    reader.at = start
    return false
  }
  skipTo(reader, /(?:[，。])?(?:即|规定|内容为|内容如下|分别为|其内容为|表述为)?[：:，]?\s{0,2}/y)
  const words = heading ?? takeBlock(reader)
  if (words === null) {
    reader.at = start
    return false
  }
  // 在第一款之后增加一款：“…”，作为第二款
  if (targets.length === 0 && take(reader, /[，。]?(?:分别)?作为(?=第|该条|本条)/y)) {
    const said = readPlaces(reader.text, reader.at, own, true)
    if (said) reader.at = said.end
    targets = (said?.places ?? []).flatMap(expand).map((place) => ({ ...place, isNew: unit === '条' ? true : place.isNew }))
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

/**
 * The name of a new chapter or section, and its articles where they are given: “应急管理”，包括第十条至第十二条，内容如下：“…”, 章名为“应急管理”.
 *
 * @returns null when no name stands here; the paragraphs of the unit otherwise, empty when articles are spoken of but not given.
 */
function takeHeading(reader: Reader): string[] | null {
  const start = reader.at
  if (!take(reader, /，?(?:(?:章名|节名|编名|标题|名称)为?[：:]?|为(?=[\ue000-\uf8ff]))?(?=[\ue000-\uf8ff])/y)) return null
  const name = takeBlock(reader)!
  const holds = take(reader, /[，；。]?(?:其中)?(?:包括|包含|含|共)(?:第[^，。；：\n]{1,40}条|[一二三四五六七八九十\d]{1,3}条)/y)
  const given = take(reader, /[，；。]?(?:条文|具体)?内容(?:如下|为|是)?[：:]\s{0,2}(?=[\ue000-\uf8ff])|[：:]\s{0,2}(?=[\ue000-\uf8ff])/y)
  const words = given || (holds && take(reader, /[，：:]?\s{0,2}(?=[\ue000-\uf8ff])/y)) ? takeBlock(reader)! : null
  if (holds && !words) return []
  if (name.length > 1 || (name[0] ?? '').length > 60) {
    reader.at = start
    return null
  }
  return words === null || /^第[一二三四五六七八九十百]{1,5}[章节编]/.test(words[0] ?? '') ? (words ?? name) : [...name, ...words]
}

/** 增加引言：“…”, 增加题注：“…”. */
function readInsertPlain(reader: Reader): boolean {
  const m = take(reader, /增加(引言|序言|题注)[：:，]?\s{0,2}(?=[\ue000-\uf8ff])/y)
  if (!m) return false
  const special = m[1] === '题注' ? 'titleNote' : 'preamble'
  emit(reader, { kind: 'insertPlain', places: [{ ...nowhere, special }], words: takeBlock(reader)! })
  return true
}

/** 增加附件3：“…”, 增加一个附件，作为附件3：“…”. */
function readInsertAnnex(reader: Reader): boolean {
  const start = reader.at
  if (!take(reader, /(?:增加|新增)(?:(?:一|二|两|三)?[个份项]?附[件表录图][，,]?(?:作为|列为|即))?(?=附[件表录图])/y)) return false
  const list = readPlaces(reader.text, reader.at, nowhere, true)
  const target = list?.places[0]
  if (list?.places.length === 1 && target && target.article === null) {
    reader.at = list.end
    skipTo(reader, /，?(?:内容)?(?:为|如下)?[：:]?\s{0,2}/y)
    const words = takeBlock(reader)
    if (words) {
      emit(reader, { kind: 'insertUnit', targets: [target], words })
      return true
    }
  }
  reader.at = start
  return false
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
