import { makeNode, type TextNode } from '../tree.ts'
import {
  annexLabel,
  endsTitle,
  isColophon,
  isDay,
  isMetadata,
  isNote,
  isNumberLine,
  isOrderHead,
  isTitleLike,
  isTitleNote,
} from './shapes.ts'
import { lineWords, type Source } from './source.ts'

/** What stands above the body: nodes in order, the title's words, and the first line of the body. */
export interface Head {
  nodes: TextNode[]
  title: string | null
  next: number
}

const TITLE_LINES = 8
const TITLE_UNITS = 300

/** Reads metadata, number, title, title note and addressee from line `from` on, never beyond line `to`. */
export function headOf(source: Source, from: number, to: number): Head {
  const head: Head = { nodes: [], title: null, next: from }
  while (head.next < to && (takeOrder(source, head, to) || takeSmall(source, head)));
  takeTitle(source, head, to)
  while (head.next < to && takeSmall(source, head));
  if (head.next < to && isAddressee(source, head.next, head.title !== null)) take(source, head, 'addressee', 1)
  return head
}

/** A line that lies in every reader's way between title and body: number, title note, day, metadata, remark. */
function takeSmall(source: Source, head: Head): boolean {
  const words = lineWords(source, head.next)
  if (source.markers[head.next] !== null && !isNumberLine(words) && !isTitleNote(words)) return false
  if (isMetadata(words)) return take(source, head, 'metadata', 1)
  if (isNumberLine(words)) return take(source, head, 'docNumber', 1)
  if (isDay(words) && head.title !== null) return take(source, head, 'date', 1)
  if (isTitleNote(words)) return take(source, head, 'titleNote', 1)
  if (/^[（(]/.test(words) && /(?:(?:19|20)[0-9]{2}|[一二][一二三四五六七八九〇○零]{3})年/.test(words.slice(0, 20)))
    return take(source, head, 'titleNote', bracketLines(source, head.next))
  if (head.title !== null && (isNote(words) || isColophon(words))) return take(source, head, 'note', 1)
  return false
}

/** 中华人民共和国国务院令 / 第707号: one number over two lines. */
function takeOrder(source: Source, head: Head, to: number): boolean {
  if (head.next + 1 >= to || !isOrderHead(lineWords(source, head.next))) return false
  let lines = 1
  while (lines < 4 && head.next + lines < to && isOrderHead(lineWords(source, head.next + lines))) lines++
  return isNumberLine(lineWords(source, head.next + lines)) ? take(source, head, 'docNumber', lines + 1) : false
}

function takeTitle(source: Source, head: Head, to: number): void {
  let words = ''
  let lines = 0
  while (lines < TITLE_LINES && head.next + lines < to && words.length < TITLE_UNITS) {
    const next = lineWords(source, head.next + lines)
    if (!continuesTitle(source, head.next + lines, words, next)) break
    words += unspaced(next)
    lines++
  }
  if (lines === 0) return
  head.title = words.replace(/\s+/g, ' ')
  take(source, head, 'title', lines)
}

/** 几 个 问 题 的 通 知 → 几个问题的通知; ordinary blanks stay. */
function unspaced(words: string): string {
  return /^(?:[\u3400-\u9fff][ \u3000]+)+[\u3400-\u9fff]$/.test(words) ? words.replace(/[ \u3000]+/g, '') : words
}

function continuesTitle(source: Source, i: number, sofar: string, next: string): boolean {
  if (source.quoted[i] === 1 || /^目[ \u3000]{0,8}(?:录|次)$/.test(next)) return false
  if (/^[（(][^（()）]{1,20}[）)]$/.test(next) && sofar !== '') return !isNote(next) && !/年/.test(next)
  const marker = source.markers[i]
  if (marker && !(sofar !== '' && marker.style === 'dot')) return false
  if (sofar === '') return isTitleLike(next)
  // A title is not broken after four characters; a table printed one cell a line is.
  if (next.length < 5 && !endsTitle(sofar + next)) return false
  if (!isTitleLike(next) && !/[、，]$/.test(next)) return false
  if (isNumberLine(next) || isTitleNote(next) || isMetadata(next) || isNote(next) || isColophon(next) || annexLabel(next) > 0) return false
  if (!endsTitle(sofar)) return next.length <= 60
  // 全国人大常委会关于修改…法 / 的决定: a genre word inside a title that goes on.
  return next.length <= 40 && /关于/.test(sofar) && !/的[^的]{1,6}$/.test(sofar) && endsTitle(next)
}

/** 各省、自治区、直辖市人民政府，国务院各部委：  The first line behind the title that ends with a colon. */
function isAddressee(source: Source, i: number, titled: boolean): boolean {
  const words = lineWords(source, i)
  if (source.markers[i] !== null || !/[：:]$/.test(words) || words.length > 600 || words.includes('。')) return false
  if (!titled) return /^各/.test(words)
  if (/[如以]下[：:]$|(?:决定|规定|通知|批复|答复|公告|要求|修改)[：:]$/.test(words)) return false
  return words.length <= 40 || /人民政府|各|委|局|厅|部|院|办|单位|公司|学校/.test(words)
}

/** Lines up to the bracket that closes a title note; one line when it never closes near by. */
function bracketLines(source: Source, i: number): number {
  let depth = 0
  for (let k = i; k < Math.min(source.lines.length, i + 40); k++) {
    for (const sign of lineWords(source, k)) depth += sign === '（' || sign === '(' ? 1 : sign === '）' || sign === ')' ? -1 : 0
    if (depth <= 0) return k - i + 1
  }
  return 1
}

function take(source: Source, head: Head, kind: TextNode['kind'], lines: number): true {
  head.nodes.push(makeNode(kind, source.lines[head.next]!.start, source.lines[head.next + lines - 1]!.end))
  head.next += lines
  return true
}
