import { trimEndOf } from '../trim.ts'
import type { Heading, Work } from './work.ts'

/** Lets the table of contents 目录 follow the headings: a line that printed a heading prints what has become of it. */
export function followContents(work: Work): void {
  const headings = work.blocks.filter((b): b is Heading => b.type === 'heading')
  for (const block of work.blocks) {
    if (block.type !== 'plain' || block.kind !== 'toc' || block.gone) continue
    const lines = block.line.words.split('\n')
    const at = new Map<Heading, number>()
    let from = 0
    // Sections of the same name stand in several chapters: each heading takes the next line that prints it.
    for (const heading of headings) {
      if (heading.isNew) continue
      const i = lines.findIndex((line, k) => k >= from && bare(line) === bare(heading.printed))
      if (i < 0) continue
      at.set(heading, i)
      from = i + 1
    }
    if (at.size > 0) block.line.words = rewritten(lines, headings, at).join('\n')
  }
}

function rewritten(lines: string[], headings: Heading[], at: Map<Heading, number>): string[] {
  const out: (string[] | null)[] = lines.map((line) => [line])
  let last = [...at.values()].reduce((a, b) => Math.min(a, b), lines.length) - 1
  for (const heading of headings) {
    const i = at.get(heading)
    const printed = heading.line.label + heading.line.gap + heading.line.words
    if (i !== undefined) {
      last = i
      if (heading.gone) out[i] = null
      else if (bare(lines[i]!) !== bare(printed)) out[i]!.splice(0, 1, indentOf(lines[i]!) + printed)
    } else if (heading.isNew && !heading.gone && last >= 0) {
      out[last] = [...(out[last] ?? []), indentOf(lines[last]!) + printed]
    }
  }
  return out.flatMap((line) => line ?? [])
}

function indentOf(line: string): string {
  return line.slice(0, line.length - line.trimStart().length)
}

/** A line without blanks, the dots that lead to its page, and the page. */
function bare(text: string): string {
  const words = text.replace(/[\s\u3000]+/g, '')
  const line = words.replace(/\d{1,4}$/, '')
  const plain = trimEndOf(line, '.…·')
  return line.length - plain.length >= 2 ? plain : words
}
