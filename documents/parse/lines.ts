import { isBlank } from '../tree.ts'

/** A line without its surrounding blanks; offsets in UTF-16 units. Blank lines are left out. */
export interface Line {
  start: number
  end: number
}

/** The non-blank lines of a text; `\n`, `\r\n` and `\r` end a line. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  // One plain loop: with indexOf for the next line end, V8 took 200 times as long on some texts (22 against 0.1 ms, Node 24.21).
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 10
    if (code !== 10 && code !== 13) continue
    let start = from
    let end = i
    while (start < end && isBlank(text.charCodeAt(start))) start++
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--
    if (end > start) lines.push({ start, end })
    from = i + 1
  }
  return lines
}
