import type { Line } from './lines.ts'

const CUE = /(?:修改为|修正为|改为|增加|作为|规定|即|如下|调整为|修订为|表述为|内容为|合并为)[^“”]{0,60}[：:，,]?$/
const INSTRUCTION =
  /^(?:[一二三四五六七八九十百]{1,5}、|[（(][一二三四五六七八九十]{1,4}[）)]|[0-9０-９]{1,3}[.．、]|第[一二三四五六七八九十百]{1,6}条).{0,200}?(?:修改为|增加|删去|删除|改为|合并|修改)/

/**
 * Marks the lines that stand inside a quotation opened by an amending formula (将第三条修改为：“…): headings there belong to
 * another text. Each new paragraph opens with “ and only the last one closes (domain.md §8); some houses give one pair for
 * the whole block, so opening marks are tracked, not pairs. A quotation that never closes is no quotation.
 */
export function quotedLines(text: string, lines: readonly Line[]): Uint8Array {
  const quoted = new Uint8Array(lines.length)
  if (!text.includes('“')) return quoted
  const lastClose = text.lastIndexOf('”')
  let open = -1
  for (let i = 0; i < lines.length; i++) {
    const { start, end } = lines[i]!
    if (open >= 0 && text[start] !== '“' && INSTRUCTION.test(text.slice(start, Math.min(end, start + 240)))) {
      quoted.fill(0, open + 1, i)
      open = -1
    }
    const fresh = text[start] === '“'
    if (open >= 0) quoted[i] = 1
    else if (fresh) quoted[i] = 1
    const depth = depthAfter(text, start, end, open >= 0 && !fresh ? 1 : 0)
    if (depth <= 0) open = -1
    else if (open < 0 && lastClose >= end && (fresh || opensByFormula(text, start, end))) open = i
  }
  if (open >= 0) quoted.fill(0, open + 1)
  return quoted
}

/** Open quotations at the end of a line that began with `depth` of them. */
function depthAfter(text: string, start: number, end: number, depth: number): number {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x201c) depth++
    else if (code === 0x201d && depth > 0) depth--
  }
  return depth
}

function opensByFormula(text: string, start: number, end: number): boolean {
  const at = text.lastIndexOf('“', end - 1)
  return at > start && CUE.test(text.slice(Math.max(start, at - 80), at))
}
