import { toNumber } from '../numerals.ts'
import { readPlaces } from './places.ts'
import { emit, type Reader, skipTo, take } from './read.ts'
import { expand, sameArticle, takeBlock } from './takes.ts'
import { type Kind, nowhere, type Place } from './types.ts'
import { replaceKind } from './verbs.ts'

const thenWords = /(?:[，,]?(?:并)?(?:修改为|内容修改为|内容为|表述为)[：:，]?\s{0,2}|[：:]\s{0,2})(?=[\ue000-\uf8ff])/y

/** 将第二十三条、第四十五条合并，作为第二十四条，修改为：“…”; 第六条和第七条合并修改为; 将第三章并入第二章. */
export function readMerge(reader: Reader, places: Place[]): boolean {
  const mark = reader.at
  if (take(reader, /(?:整体)?并入(?=第)/y)) {
    const list = readPlaces(reader.text, reader.at, nowhere, true)
    if (list && places[0]!.article === null) {
      reader.at = list.end
      emit(reader, { kind: 'mergeUnits', places, targets: list.places })
      return true
    }
    reader.at = mark
  }
  if (!take(reader, /(?:的内容)?合并(?:为)?(?:一[条款项章节编])?(?:，)?/y)) return false
  if (places.every(isUnit)) return readMergeUnits(reader, places, mark)
  const kind = mergeKind(places)
  let targets: Place[] = []
  if (take(reader, /(?:，)?(?:作为|改为|为)(?=[第本])/y)) {
    const list = readPlaces(reader.text, reader.at, kind === 'mergeArticles' ? nowhere : places[0]!, true)
    if (list) {
      reader.at = list.end
      targets = list.places.map((p) => ({ ...p, isNew: kind === 'mergeArticles' ? true : p.isNew }))
    }
  }
  const words = take(reader, thenWords) ? takeBlock(reader) : null
  emit(reader, { kind, places: places.flatMap(expand), targets, words })
  reader.context = targets[0] ?? places[0]!
  return true
}

/** 将第三章、第四章合并为第三章，章名修改为“…”: the later ones go into the first. */
function readMergeUnits(reader: Reader, places: Place[], mark: number): boolean {
  take(reader, /(?:，)?(?:作为|改为|为)(?=第)/y)
  const [first, ...others] = places as [Place, ...Place[]]
  const list = readPlaces(reader.text, reader.at, nowhere, true)
  if (list) reader.at = list.end
  const target = list?.places[0] ?? first
  if (others.length === 0 || target.chapter !== first.chapter || target.section !== first.section || target.part !== first.part) {
    reader.at = mark
    return false
  }
  for (const place of others) emit(reader, { kind: 'mergeUnits', places: [place], targets: [first] })
  const name = take(reader, /，?(?:(?:并)?将?(?:章名|节名|编名|标题|名称)(?:修改|改)?为|(?:修改|改)为)[：:]?(?=[\ue000-\uf8ff])/y)
  if (name) emit(reader, { kind: 'replaceHeading', places: [{ ...first, heading: true }], words: takeBlock(reader)! })
  reader.context = first
  return true
}

function isUnit(place: Place): boolean {
  return place.article === null && (place.chapter !== null || place.section !== null || place.part !== null)
}

function mergeKind(places: Place[]): Kind {
  if (places.every((p) => p.item !== null)) return 'mergeItems'
  const first = places[0]!.article
  const sameArticle = places.every((p) => p.article?.number === first?.number && p.article?.suffix === first?.suffix)
  return sameArticle && places.every((p) => p.paragraph !== null && p.item === null) ? 'mergeParagraphs' : 'mergeArticles'
}

/** 将第三条改为两条，作为第三条、第四条，修改为…; 改为两条，第一款作为第八十条；第二款作为第八十一条第一款，修改为…. */
export function readSplit(reader: Reader, places: Place[]): boolean {
  const place = places[0]!
  if (places.length > 1) return false
  const mark = reader.at
  const m = take(reader, /(?:拆分为|分为|改为|分成|修改为)([二两三四五六七八九])(条|款)(?:，)?/y)
  if (!m) return false
  if (take(reader, /(?:分别)?作为(?=第)/y)) {
    const list = readPlaces(reader.text, reader.at, m[2] === '条' ? nowhere : place, true)
    if (list) {
      reader.at = list.end
      const targets = list.places.flatMap(expand).map((p) => ({ ...p, isNew: m[2] === '条' }))
      const words = take(reader, thenWords) ? takeBlock(reader) : null
      if (words !== null) {
        emit(reader, { kind: m[2] === '条' ? 'splitArticle' : 'replaceParagraph', places: [place], targets, words, count: toNumber(m[1]!) })
        reader.context = place
        return true
      }
    }
    reader.at = mark
    return false
  }
  if (m[2] === '条' && /第[一二三四五六七八九十、和]{1,12}款/y.test(reader.text.slice(reader.at, reader.at + 16))) {
    reader.context = { ...place }
    return true
  }
  if (m[2] === '款' && take(reader, thenWords)) {
    emit(reader, { kind: 'replaceParagraph', places: [place], words: takeBlock(reader)!, count: toNumber(m[1]!) })
    reader.context = place
    return true
  }
  reader.at = mark
  return false
}

const into =
  /(?:相应地?|依次|分别|顺序)?(?:修改后)?(?:改为|修改为|调整为|作为|改列为|列为|变更为|顺延为|重新编为)(?:修改后的?)?(?=(?:《[^》\n]{1,60}》)?(?:的)?[第本]|该条)/y
const toPlace = /(?:调整|移|移动|移入|并入|归入)(?:至|到|入)?(?=第[^，。；]{1,20}[，]?(?:分别)?作为)/y
const beside = /(?:调整|移|移动|调整位置|移至|调整至)?(?:到|至)(?=第[^，。；]{1,16}(?:之?后|之?前|以后))/y

/** 将第二十六条改为第三十条，修改为：“…”; 第二款改为第十九条; 单列一条，作为第四十九条; 将第四条调整至第九条之后. */
export function readRenumber(reader: Reader, places: Place[]): boolean {
  const mark = reader.at
  if (take(reader, beside)) return readMove(reader, places, mark)
  if (take(reader, toPlace)) return readMoveInto(reader, places, mark)
  const alone = take(reader, /(?:单列(?:为|成)?|单独(?:作为|成为|列为)?|改为|作为)(?:单独的)?一条，?(?=作为|列为)/y)
  if (!take(reader, into)) {
    reader.at = mark
    return false
  }
  const source = places.flatMap(expand)
  const base = source[0]!
  const fromArticle = base.paragraph === null && base.item === null
  skipTo(reader, /《[^》\n]{1,60}》/y)
  const list = readPlaces(reader.text, reader.at, fromArticle ? nowhere : base, true)
  if (!list) {
    reader.at = mark
    return false
  }
  reader.at = list.end
  const targets = list.places.flatMap(expand)
  const kind = renumberKind(source, targets, alone !== null)
  // Only a number that the new text gives to an article is one of the new text; 第二款改为第三款 stays in its article.
  const marked = targets.map((t) => ({
    ...t,
    isNew: kind === 'renumberArticle' || kind === 'demoteArticle' || kind === 'promoteParagraph',
  }))
  const words = take(reader, thenWords) ? takeBlock(reader) : null
  if (kind === 'promoteParagraph' || kind === 'demoteArticle') {
    emit(reader, { kind, places: source, targets: marked, words })
    // 第二款作为第八十一条第一款；第三款…: what follows still speaks of the old article.
    reader.context = { ...base, paragraph: null, item: null }
    return true
  }
  const pairs = source.length === marked.length
  if (pairs) for (const [i, place] of source.entries()) emit(reader, { kind, places: [place], targets: [marked[i]!] })
  else emit(reader, { kind, places: source, targets: marked })
  reader.context = source.at(-1)!
  if (words !== null) {
    if (source.length === 1) emit(reader, { kind: replaceKind(base), places: [base], words })
    else emit(reader, { kind: replaceKind(base), places: source, words })
  }
  return true
}

function readMove(reader: Reader, places: Place[], mark: number): boolean {
  const list = readPlaces(reader.text, reader.at, places[0]!, true)
  const side = list ? /^(?:之?|以)(后|前)/.exec(reader.text.slice(list.end, list.end + 3)) : null
  if (!list || !side) {
    reader.at = mark
    return false
  }
  reader.at = list.end + side[0].length
  const kind = places[0]!.paragraph !== null ? 'moveParagraph' : 'moveArticle'
  const sources = places.flatMap(expand)
  emit(reader, { kind, places: sources, targets: list.places, side: side[1] === '后' ? 'after' : 'before' })
  // 调整至第九条之后，作为第十条
  const as =
    kind === 'moveArticle' && take(reader, /，(?:依次|分别)?作为(?=第)/y) ? readPlaces(reader.text, reader.at, nowhere, true) : null
  if (as) {
    reader.at = as.end
    const targets = as.places.flatMap(expand).map((target) => ({ ...target, isNew: true }))
    if (targets.length === sources.length)
      for (const [i, place] of sources.entries()) emit(reader, { kind: 'renumberArticle', places: [place], targets: [targets[i]!] })
    else emit(reader, { kind: 'renumberArticle', places: sources, targets })
  }
  reader.context = places.at(-1)!
  return true
}

/** 将第四条第三款移至第六条，作为第六条第二款; 将第九条并入第八条，作为第二款; 将第十二条移至第二章第二节，作为第十条. */
function readMoveInto(reader: Reader, places: Place[], mark: number): boolean {
  const sources = places.flatMap(expand)
  const into = readPlaces(reader.text, reader.at, nowhere, true)
  const at = into?.places[0]
  if (at && into.places.length === 1 && (at.article === null || at.paragraph === null)) {
    reader.at = into.end
    const as = take(reader, /，?(?:分别)?作为(?=第|该条|本条)/y) ? readPlaces(reader.text, reader.at, at, true) : null
    const targets = as?.places.flatMap(expand) ?? []
    if (as && targets.length === sources.length) {
      reader.at = as.end
      const words = take(reader, thenWords) ? takeBlock(reader) : null
      const single = sources[0]!
      if (
        at.article === null &&
        sources.every((s) => s.article && s.paragraph === null) &&
        targets.every((t) => t.article && t.paragraph === null)
      ) {
        for (const [i, place] of sources.entries())
          emit(reader, {
            kind: 'renumberArticle',
            places: [place],
            targets: [{ ...targets[i]!, part: at.part, chapter: at.chapter, section: at.section, isNew: true }],
          })
        if (words) emit(reader, { kind: 'replaceArticle', places: sources, words })
        reader.context = single
        return true
      }
      if (at.article !== null && targets.every((t) => t.paragraph !== null && t.item === null && sameArticle(t, at))) {
        const kind = single.paragraph === null ? 'demoteArticle' : 'promoteParagraph'
        // The article is named as one of the old text.
        emit(reader, { kind, places: sources, targets: targets.map((t) => ({ ...t, isNew: false })), words })
        reader.context = { ...single, paragraph: null, item: null }
        return true
      }
    }
  }
  reader.at = mark
  return false
}

function renumberKind(source: Place[], targets: Place[], alone: boolean): Kind {
  const a = source[0]!
  const b = targets[0]!
  if (alone) return 'promoteParagraph'
  const same = a.article?.number === b.article?.number && a.article?.suffix === b.article?.suffix
  if (a.item !== null && b.item !== null && same) return 'renumberItem'
  if (a.paragraph !== null && a.item === null && b.paragraph !== null && same && b.article !== null) return 'renumberParagraph'
  if (a.paragraph !== null && a.item === null && b.article !== null && b.paragraph === null) return 'promoteParagraph'
  if (a.article === null) return a.paragraph !== null ? 'renumberParagraph' : a.item !== null ? 'renumberItem' : 'renumberUnit'
  if (a.paragraph !== null || a.item !== null) return 'promoteParagraph'
  return b.paragraph !== null ? 'demoteArticle' : 'renumberArticle'
}
