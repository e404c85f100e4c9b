import { readDelete, readStop } from './deletions.ts'
import { readInsert } from './inserts.ts'
import { readPlaces } from './places.ts'
import { type Lexed, unlex } from './quotes.ts'
import { titlesIn } from './titles.ts'
import { nowhere, type Operation, operationOf, type Place } from './types.ts'
import { readBulk, readOnPlaces, readPhraseFirst } from './verbs.ts'

/** Where the reading of an item stands. */
export interface Reader {
  text: string
  lexed: Lexed
  at: number
  /** The place that 第二款, 其中, 本条 go on from. */
  context: Place
  /** Where the sentence began, for its source. */
  from: number
  instrument: string | null
  out: Operation[]
}

const connectors =
  /(?:[，,。；;、：:\s\u3000]|并且?(?=[将在对删增第把以\ue000-\uf8ff])|同时|此外|另外|以及|相应地?(?=[将在对删把第])|然后|和(?=将|删|在第|第[^，。]{1,12}末尾|第[^，。；]{1,10}中的?[\ue000-\uf8ff])|及(?=第[^，。；]{1,10}中的?[\ue000-\uf8ff])|对(?=条文)|由此|为此)+/y
/** 为了惩治犯罪，将刑法第三百四十二条…; 根据机构改革方案，“甲”修改为“乙”: the reason is no instruction. */
const introduction =
  /^(?:(?![将在对删增第修])[^，。；：\n\ue000-\uf8ff]{2,60}，(?=(?:将|在|对)(?:刑法|宪法|第))|(?:为|根据|按照|依照|依据|鉴于|因|由于|考虑到?)[^，。；：\n\ue000-\uf8ff]{2,60}，(?=(?:将|在|对)?[\ue000-\uf8ff]|(?:将|在)?(?:第|本|文中|全文|相关|有关|名称|引言)|删|增加))/

/**
 * The operations of one item in the order of its words (domain.md §8).
 *
 * @param context the place that the item's opening names (对第五条作如下修改：).
 *
 * An item that says several things gives several operations; what is not understood up to the next stop is one of kind `unknown`.
 */
export function readInstructions(text: string, lexed: Lexed, context: Place = nowhere): Operation[] {
  const reader: Reader = {
    text,
    lexed,
    at: introduction.exec(text)?.[0].length ?? 0,
    context: { ...context },
    from: 0,
    instrument: null,
    out: [],
  }
  for (let guard = 0; guard < 4000; guard++) {
    skipTo(reader, connectors)
    if (reader.at >= text.length) break
    reader.from = reader.at
    const count = reader.out.length
    if (!readStatement(reader)) unknown(reader)
    else if (reader.out.length > count)
      for (const op of reader.out.slice(count)) op.source ||= unlex(text.slice(reader.from, reader.at), lexed).trim()
  }
  return reader.out
}

function readStatement(reader: Reader): boolean {
  const start = reader.at
  if (readBulk(reader)) return true
  if (readDelete(reader)) return true
  reader.at = start
  if (readInsert(reader)) return true
  reader.at = start
  skipTo(reader, /(?:将|在|对|把)?(?:其中的?(?=第))?/y)
  if (readDelete(reader)) return true
  const instrument = instrumentAt(reader)
  const list = readPlaces(reader.text, reader.at, reader.context)
  if (list !== null) {
    if (namesSeveral(reader.text.slice(reader.at, list.end))) return false
    reader.at = list.end
    if (instrument !== null) reader.instrument = instrument
    if (readOnPlaces(reader, list.places)) return true
  } else if (readPhraseFirst(reader)) return true
  reader.at = start
  return readStop(reader)
}

/** 将《甲》第七条: the place is one of another instrument than the item before; 《解释》 and 本法 are short names of the decision's own. */
export function instrumentAt(reader: Reader): string | null {
  const words = reader.text.slice(reader.at, reader.at + 200)
  if (!/^原?《/.test(words)) return null
  const title = titlesIn(words)[0]
  return title && title.name.length > 4 ? title.name : null
}

/** 《甲》第三条、《乙》第五条: places of several instruments in one list are not told apart. */
export function namesSeveral(words: string): boolean {
  return new Set(titlesIn(words).flatMap(({ name }) => (name.length > 4 ? [name] : []))).size > 1
}

/** Moves over what `pattern` matches here; returns its length. */
export function skipTo(reader: Reader, pattern: RegExp): number {
  pattern.lastIndex = reader.at
  const length = pattern.exec(reader.text)?.[0].length ?? 0
  reader.at += length
  return length
}

/** The match of a sticky pattern here, moved over; null when it does not match. */
export function take(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at
  const m = pattern.exec(reader.text)
  if (m) reader.at += m[0].length
  return m
}

/** Adds an operation; its source is filled in at the end of the statement. */
export function emit(reader: Reader, operation: Partial<Operation> & Pick<Operation, 'kind'>): void {
  reader.out.push(operationOf({ instrument: reader.instrument, ...operation }))
}

/** The context after a sentence that names several articles and was not understood: what goes on from it is refused. */
export const lost: Place = { ...nowhere, article: { number: 0, suffix: null } }

function unknown(reader: Reader): void {
  const stop = /[^。；，\n]{0,4000}[。；，\n]?/y
  stop.lastIndex = reader.at
  const end = reader.at + Math.max(1, stop.exec(reader.text)?.[0].length ?? 1)
  const words = reader.text.slice(reader.at, end)
  reader.at = end
  reader.context = contextAfter(words, reader.context)
  // “甲”修改为“乙” behind a sentence that was not understood may speak of anything: not of the whole text.
  if (isNowhere(reader.context)) reader.context = lost
  const source = unlex(words, reader.lexed).trim()
  const last = reader.out.at(-1)
  if (last?.kind === 'unknown' && last.source !== '') last.source += source
  else emit(reader, { kind: 'unknown', source })
}

/** A place that names nothing. */
export function isNowhere(place: Place): boolean {
  const { special, annex, article, part, chapter, section, natural } = place
  return annex === null && special === null && article === null && part === null && chapter === null && section === null && natural === null
}

/** 其中的… behind a sentence that was not understood speaks of the article named there, never of the one before. */
function contextAfter(words: string, context: Place): Place {
  const at = words.search(/第[一二三四五六七八九十百千零〇]{1,9}[条章]/)
  if (at < 0) return context
  const list = readPlaces(words, at, nowhere)
  const rest = words.slice(list?.end ?? at + 1)
  if (list?.places.length !== 1 || /第[一二三四五六七八九十百千零〇]{1,9}条/.test(rest)) return lost
  return list.places[0]!
}

/** The place that the opening of an item names for its sub-items: 对第五条作如下修改：. */
export function openingPlace(text: string): Place {
  const at = text.search(/第[一二三四五六七八九十百千零〇]{1,9}[条章]/)
  const list = at < 0 ? null : readPlaces(text, at, nowhere)
  return list?.places.length === 1 ? list.places[0]! : nowhere
}
