import { lineWords, type Source } from './source.ts'

const TOC = /^目[ \u3000]{0,8}(?:录|次)$/
const LONGEST = 400

/**
 * The line behind a table of contents that begins at line `i`; 0 when there is none. It runs until its first entry comes
 * again as a heading; also without the word 目录, when headings follow each other and the first one is repeated;
 * then only in front of everything that is numbered (`begun`), so that a long list of chapters is not read again for each of them.
 */
export function tocEnd(source: Source, i: number, to: number, begun: boolean): number {
  const named = TOC.test(lineWords(source, i))
  const first = named ? i + 1 : i
  if (first >= to || !isEntry(source, first)) return 0
  if (!named && (begun || source.markers[first + 1] === null)) return 0
  const key = entryWords(lineWords(source, first))
  for (let k = first + 1; k < Math.min(to, first + LONGEST); k++) {
    const marker = source.markers[k]
    if (marker?.style === 'article' && !/[0-9.…·]$/.test(lineWords(source, k))) return named ? k : 0
    if (entryWords(lineWords(source, k)) === key) return k
    if (!isEntry(source, k)) return named && k > first + 1 ? k : 0
  }
  return 0
}

/** The words of a heading or of its line in the contents without blanks, dots and page number, so that the two compare. */
export function entryWords(words: string): string {
  return words.replace(/[\s.…·]+/g, '').replace(/[0-9]{1,4}$/, '')
}

function isEntry(source: Source, i: number): boolean {
  const words = lineWords(source, i)
  return words.length <= 60 && !/[。；：]$/.test(words)
}
