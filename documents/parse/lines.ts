import { isBlank } from '../tree.ts'

/** A line without its surrounding blanks; offsets in UTF-16 units. Blank lines are left out. */
export interface Line {
  start: number
  end: number
}

/** The non-blank lines of a text; `\n`, `\r\n` and `\r` end a line. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  const length = text.length
  const bareReturns = text.includes('\r')
  let from = 0
  while (from < length) {
    const to = bareReturns ? nextBreak(text, from) : feed(text, from)
    let start = from
    let end = to
    while (start < end && isBlank(text.charCodeAt(start))) start++
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--
    if (end > start) lines.push({ start, end })
    from = to + 1
  }
  return lines
}

function feed(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

function nextBreak(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || code === 13) return i
  }
  return text.length
}
