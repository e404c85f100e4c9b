import type { Problem } from '../tree.ts'
import { type Line, linesOf } from './lines.ts'
import { type Marker, markerOf } from './markers.ts'
import { quotedLines } from './quotes.ts'
import { wordsOf } from './shapes.ts'

/** A text cut into lines, with the number each line begins with; what every step of the parser reads. */
export interface Source {
  text: string
  lines: Line[]
  /** By line; null where a line begins with no number, or stands inside a quotation of an amending decision. */
  markers: (Marker | null)[]
  quoted: Uint8Array
  problems: Problem[]
}

/** Reads the lines and their numbers. */
export function sourceOf(text: string): Source {
  const lines = linesOf(text)
  const quoted = quotedLines(text, lines)
  const markers = lines.map((line, i) => (quoted[i] === 1 ? null : markerOf(text, line)))
  confirmArticles(text, lines, markers)
  return { text, lines, markers, quoted, problems: [] }
}

/** The words of line `i`, '' behind the last line. */
export function lineWords(source: Source, i: number): string {
  const line = source.lines[i]
  return line === undefined ? '' : wordsOf(source.text, line)
}

/**
 * 第五条为了… without a blank is a heading only where it continues the numbering; otherwise a reference
 * that the source wrapped to the start of a line.
 */
function confirmArticles(text: string, lines: Line[], markers: (Marker | null)[]): void {
  let last = 0
  for (let i = 0; i < markers.length; i++) {
    const marker = markers[i]
    if (marker?.style !== 'article') continue
    const wrapped = i > 0 && !marker.sure && !'。；：”）)'.includes(text[lines[i - 1]!.end - 1]!) && markers[i - 1]?.style === 'article'
    if (
      !marker.sure &&
      (wrapped || (marker.number !== last + 1 && !(marker.number === last && marker.suffix !== null) && marker.number !== 1))
    )
      markers[i] = null
    else last = marker.number
  }
}
