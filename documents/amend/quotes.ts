/** A decision's text in which every quoted block is one private-use character, and the blocks' paragraphs. */
export interface Lexed {
  flat: string
  quotes: string[][]
}

const firstMark = 0xe000
const lastMark = 0xf8ff
/** The characters that stand for quoted blocks. */
export const markPattern = '[\\ue000-\\uf8ff]'
const marks = /[\ue000-\uf8ff]/g

/** A line that opens like an item although a quotation is still open: its closing mark was forgotten. */
const forgotten =
  /^(?:[一二三四五六七八九十百零]{1,7}、|\d{1,3}[.．])(?:将|删去|删除|增加|在第|第[一二三四五六七八九十百零]+[条章]|《|修改《)|^本(?:决定|修正案)自|^《[^》\n]{2,80}》根据本决定|^第[一二三四五六七八九十百千零]{1,9}[条章节](?:至第[一二三四五六七八九十百千零]{1,9}[条章节])?(?:相应地?|依次|分别)?改为第/

/**
 * Takes quoted blocks out of a decision. A block opens at “ and ends at its ”; a “ at the start of a line inside goes on with the
 * block (every paragraph opens, only the last closes), any other “ nests (domain.md §8, quotation rule).
 */
export function lex(text: string): Lexed {
  const clean = quoteGiven(usualMarks(text.replace(marks, '\ufffd')))
  const quotes: string[][] = []
  let flat = ''
  let at = 0
  while (at < clean.length) {
    const open = clean.indexOf('“', at)
    if (open < 0 || firstMark + quotes.length > lastMark) break
    flat += clean.slice(at, open)
    const end = closing(clean, open + 1)
    quotes.push(paragraphs(clean.slice(open + 1, end.content)))
    flat += String.fromCharCode(firstMark + quotes.length - 1)
    at = end.next
  }
  return joinBlocks(flat + clean.slice(at), quotes)
}

/**
 * A decision typed without “ ”: 「」『』 and straight marks are read as “ ” ‘ ’. A straight mark opens when none is open or when it begins a
 * line, for every paragraph opens; else it closes.
 */
function usualMarks(text: string): string {
  if (text.includes('“')) return text
  if (text.includes('「')) return text.replace(/[「」『』]/g, (c) => '“”‘’'['「」『』'.indexOf(c)]!)
  if (!text.includes('"')) return text
  let open = false
  return text
    .split('\n')
    .map((line) =>
      line.replace(/"/g, (_, at: number) => {
        open = !open || line.slice(0, at).trim() === ''
        return open ? '“' : '”'
      }),
    )
    .join('\n')
}

const opensGiven = /增加[^。\n]{1,80}(?:[条章节])[^\n]{0,200}(?:内容|条文)?如下[：:]$/
const isGiven = /^第[一二三四五六七八九十百千零]{1,9}[条章节](?:之[一二三四五六七八九十]{1,3})?[ \u3000]/
const endsGiven =
  /^(?:[一二三四五六七八九十百]{1,5}、|本(?:决定|修正案)|第[^，。；\n]{1,24}(?:改为|修改为|删去|增加|作为)|第[一二三四五六七八九十百千零]{1,9}条[ \u3000]{1,4}(?:宪法|将|在|删)|将|删去|此外)/

/** 增加二条，…内容如下： and the new section on lines of its own without any marks: a block like a quoted one. */
function quoteGiven(text: string): string {
  if (!/如下[：:][ \t\r]{0,4}\n[ \t\u3000]{0,8}第/.test(text)) return text
  const lines = text.split('\n')
  for (let i = 0; i + 1 < lines.length; i++) {
    if (!opensGiven.test(lines[i]!.trim()) || !isGiven.test(lines[i + 1]!.trim())) continue
    let to = i + 1
    while (to + 1 < lines.length && lines[to + 1]!.trim() !== '' && !endsGiven.test(lines[to + 1]!.trim())) to++
    lines[i + 1] = `“${lines[i + 1]!.trim()}`
    lines[to] = `${lines[to]!.trimEnd()}”`
    i = to
  }
  return lines.join('\n')
}

/** The paragraphs of the block that a mark stands for. */
export function quoteOf(lexed: Lexed, mark: string): string[] {
  return lexed.quotes[mark.charCodeAt(0) - firstMark] ?? []
}

/** Puts the quoted blocks back for showing a source; marks inside are shown as printed. */
export function unlex(flat: string, lexed: Lexed): string {
  return flat.replace(marks, (mark) => `“${quoteOf(lexed, mark).map(shift).join('\n“')}”`)
}

function closing(text: string, from: number): { content: number; next: number } {
  let depth = 0
  for (let i = from; i < text.length; i++) {
    const c = text[i]
    if (c === '“') {
      if (!opensLine(text, i)) depth++
    } else if (c === '”') {
      if (depth === 0) return { content: i, next: i + 1 }
      depth--
    } else if (c === '\n' && forgotten.test(text.slice(i + 1, i + 120).trimStart())) return { content: i, next: i }
  }
  return { content: text.length, next: text.length }
}

function opensLine(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const c = text[i]!
    if (c === '\n') return true
    if (c !== ' ' && c !== '\u3000' && c !== '\t' && c !== '\r') return false
  }
  return true
}

function paragraphs(content: string): string[] {
  const lines = content
    .split('\n')
    .map((line) =>
      line
        .replace(/^[\s\u3000]+/, '')
        .replace(/^“/, '')
        .replace(/^[\s\u3000]+/, '')
        .trimEnd(),
    )
    .filter((line) => line !== '')
  return shiftAll(lines)
}

/** Inside a block the marks stand one level deeper: ‘ ’ are read as “ ”. A block that keeps “ ” inside is read as it stands. */
function shiftAll(lines: string[]): string[] {
  const first = /[“”‘’]/.exec(lines.join('\n'))?.[0]
  return first === '‘' ? lines.map(shift) : lines
}

/** Quotation marks shifted one level: “ ↔ ‘, ” ↔ ’. */
export function shift(words: string): string {
  return words.replace(/[“”‘’]/g, (c) => (c === '“' ? '‘' : c === '”' ? '’' : c === '‘' ? '“' : '”'))
}

/** Paragraphs that were each closed and stand on lines of their own are one block. */
function joinBlocks(flat: string, quotes: string[][]): Lexed {
  const joined = flat.replace(/[\ue000-\uf8ff](?:[ \u3000\t\r]{0,4}\n[ \u3000\t]{0,8}[\ue000-\uf8ff])+/g, (run) => {
    const all = [...run.matchAll(marks)].map((m) => m[0].charCodeAt(0) - firstMark)
    quotes[all[0]!] = all.flatMap((i) => quotes[i]!)
    return String.fromCharCode(firstMark + all[0]!)
  })
  return { flat: joined, quotes }
}
