import {
  annexLabel,
  endsSentence,
  isAnnexLine,
  isColophon,
  isDay,
  isNote,
  isNumberLine,
  isOrderHead,
  isTitleLike,
  isTitleNote,
} from './shapes.ts'
import { lineWords, type Source } from './source.ts'

/** A document of its own inside a text: the act itself, or an annex. Lines `from` to `to` (exclusive); parts in order. */
export interface Region {
  from: number
  to: number
  /** 附件 line at `from`; an annex without one begins with its title. */
  labelled: boolean
  annexes: Region[]
}

/**
 * Cuts lines into the act and its annexes. An annex begins at a line 附件, or, also without one, at a title behind the
 * signature and day of the cover, behind 现印发给你们, or where the article numbers begin again under a new title.
 */
export function regionsOf(source: Source, from: number): Region {
  const total = source.lines.length
  const implied = impliedStarts(source, from)
  const known = new Set(implied)
  const labelled = labelledStarts(source, from).filter((start) => !known.has(start))
  const root: Region = { from, to: total, labelled: false, annexes: [] }
  const firstImplied = implied[0] ?? total
  let under = root
  for (const start of [...implied.map((from) => ({ from, own: false })), ...labelled.map((from) => ({ from, own: true }))].sort(
    (a, b) => a.from - b.from,
  )) {
    // Forms behind an annexed 办法 belong to it: the instrument is the annex's whole range (design.md §2 "version").
    const home = start.own && firstImplied < start.from ? under : root
    if (!start.own && root.annexes.some((annex) => annex.labelled)) continue
    const region: Region = { from: start.from, to: total, labelled: start.own, annexes: [] }
    home.annexes.push(region)
    if (!start.own) under = region
  }
  close(root, total)
  return root
}

function close(region: Region, to: number): void {
  region.to = to
  region.annexes.forEach((annex, i) => {
    close(annex, region.annexes[i + 1]?.from ?? to)
  })
}

function labelledStarts(source: Source, from: number): number[] {
  const starts: number[] = []
  for (let i = from + 1; i < source.lines.length; i++) {
    if (source.text[source.lines[i]!.start] !== '附' || source.quoted[i] === 1) continue
    const words = lineWords(source, i)
    if (isAnnexLine(words)) {
      if (i + 1 < source.lines.length && !isInTable(source, i)) starts.push(i)
    } else if (annexLabel(words) > 0 && !endsSentence(words) && words.length <= 100 && !isNotice(source, i)) starts.push(i)
  }
  return starts
}

/** 附件 as a word of a table row, printed one cell a line: short cells on both sides. */
function isInTable(source: Source, i: number): boolean {
  return lineWords(source, i).length === 2 && lineWords(source, i - 1).length <= 4 && lineWords(source, i + 1).length <= 4
}

/** 附件说明: names annexes in front of the signature, or at the text's very end. */
export function isNotice(source: Source, i: number): boolean {
  for (let k = i + 1; k < i + 16; k++) {
    if (k >= source.lines.length) return true
    const words = lineWords(source, k)
    if (isDay(words) || isAnnexLine(words)) return true
    if (annexLabel(words) > 0 && (k === i + 1 || !/^附[^：:]*[0-9０-９一二三四五六七八九十]/.test(lineWords(source, i)))) return true
    const listed = source.markers[k] !== null && words.length <= 80 && !endsSentence(words)
    const signs = words.length <= 40 && isTitleLike(words) && k < i + 10
    if (!listed && !signs && annexLabel(words) === 0 && !isNote(words)) return false
  }
  return false
}

function impliedStarts(source: Source, first: number): number[] {
  const starts: number[] = []
  let bodySeen = false
  let articleSeen = false
  let issued = false
  let from = first
  for (let i = first; i < source.lines.length; i++) {
    if (source.quoted[i] === 1) continue
    const marker = source.markers[i]
    const start = marker
      ? restarts(source, i, articleSeen, issued && bodySeen)
        ? titleBefore(source, i, from)
        : -1
      : bodySeen && isDayAt(source, i)
        ? titleAfter(source, i, issued)
        : -1
    if (start > from) {
      starts.push(start)
      from = start
      bodySeen = articleSeen = issued = false
      if (start > i) i = start
      continue
    }
    if (marker?.style === 'article') articleSeen = true
    const { end, start: lineStart } = source.lines[i]!
    if (source.text[end - 1] === '。' || marker) bodySeen = true
    if (!issued && end - lineStart < 400 && !articleSeen)
      issued = /印发|予以?公布|予以?发布|遵照执行|贯彻执行|转发|公布施行/.test(source.text.slice(lineStart, end))
  }
  return starts
}

function isDayAt(source: Source, i: number): boolean {
  const { start, end } = source.lines[i]!
  return end - start <= 30 && source.text[end - 1] === '日' && isDay(source.text.slice(start, end))
}

/** 第一条 or 第一章 where articles were seen already, or where a cover has just issued something. */
function restarts(source: Source, i: number, articleSeen: boolean, issued: boolean): boolean {
  const marker = source.markers[i]!
  if (marker.number !== 1 || marker.suffix !== null) return false
  if (marker.style === 'article' || marker.style === 'chapter' || marker.style === 'part') return articleSeen || issued
  return marker.style === 'comma' && issued && !articleSeen && lineWords(source, i).length <= 40
}

/** The first line of the title that stands directly above line `i`; −1 when there is none. */
function titleBefore(source: Source, i: number, from: number): number {
  let k = i - 1
  while (
    k > from &&
    (isTitleNote(lineWords(source, k)) || isNumberLine(lineWords(source, k)) || /^目[ \u3000]*录$/.test(lineWords(source, k)))
  )
    k--
  let start = -1
  for (; k > from && k > i - 8; k--) {
    const words = lineWords(source, k)
    if (source.markers[k] !== null || !isTitleLike(words) || isNote(words) || isAnnexLine(words) || isColophon(words)) break
    start = k
  }
  // A sentence must stand above: the title of the whole text is no annex.
  return start > from && endsSentence(lineWords(source, start - 1)) ? start : -1
}

/** The line behind day `i` at which an annex begins; −1 when the text ends there or goes on as running text. */
function titleAfter(source: Source, i: number, issued: boolean): number {
  let k = i + 1
  while (k < source.lines.length && (isNote(lineWords(source, k)) || isColophon(lineWords(source, k)))) k++
  const words = lineWords(source, k)
  const marker = source.markers[k]
  // Some platforms leave the annexed title out.
  if (issued && marker?.number === 1 && (marker.style === 'article' || marker.style === 'chapter')) return k
  if (k + 1 >= source.lines.length || marker || isAnnexLine(words) || annexLabel(words) > 0) return -1
  if (!isTitleLike(words) && !isOrderHead(words) && !(isNumberLine(words) && isTitleLike(lineWords(source, k + 1)))) return -1
  for (let n = k + 1; n < Math.min(source.lines.length, k + 40); n++) {
    if (source.markers[n] !== null || source.text[source.lines[n]!.end - 1] === '。') return k
  }
  return -1
}
