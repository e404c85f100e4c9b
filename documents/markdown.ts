import { marked, type Token, type Tokens } from 'marked'
import { trimmedLines } from './tree.ts'

/**
 * The Markdown that people bring in, as stored plain text: one paragraph a line, tables as pipe rows, no markup; links and
 * images keep their words only, raw HTML is left as the words it is, front matter is left out.
 *
 * Numbers of lists come back as printed: what marked reads as a list is legal numbering here, and never renumbered.
 */
export function fromMarkdown(md: string): string {
  const body = md.replace(/^\uFEFF/, '').replace(/^---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/, '')
  const lines = linesOf(body)
  const text = lines
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '')
    .join('\n')
  return text === '' ? '' : `${text}\n`
}

/** Hostile nesting (a hundred thousand `>`) overflows marked's stack: such a text is no Markdown, and every line is taken as it stands. */
function linesOf(body: string): string[] {
  try {
    const lines: string[] = []
    for (const token of marked.lexer(body, { gfm: true })) addLines(token, lines)
    return lines
  } catch (error) {
    if (error instanceof RangeError) return body.split(/\r\n|\r|\n/)
    throw error
  }
}

function addLines(token: Token, lines: string[]): void {
  switch (token.type) {
    case 'heading':
    case 'paragraph':
    case 'text':
      for (const line of plain(token as Tokens.Paragraph).split('\n')) lines.push(line.trim())
      return
    case 'list':
      addList(token as Tokens.List, lines)
      return
    case 'blockquote':
      for (const inner of (token as Tokens.Blockquote).tokens) addLines(inner, lines)
      return
    case 'table':
      addTable(token as Tokens.Table, lines)
      return
    case 'space':
    case 'hr':
    case 'def':
      return
    default:
      // Code blocks and raw HTML are words of the text like any other.
      for (const line of token.raw.replace(/^ {0,3}(?:```|~~~)[^\n]*\n?|\n?(?:```|~~~)[ \t]*$/g, '').split('\n')) lines.push(line.trim())
  }
}

/** `1. 甲` stays `1. 甲`: the number that stands in the source, not a count. A bullet falls away. */
function addList(list: Tokens.List, lines: string[]): void {
  for (const item of list.items) {
    const number = list.ordered ? (/^\s*(\d{1,9}[.)])/.exec(item.raw)?.[1] ?? '') : ''
    const inner: string[] = []
    for (const token of item.tokens) addLines(token, inner)
    const [first = '', ...rest] = inner
    lines.push(`${number}${first}`)
    for (const line of rest) lines.push(line)
  }
}

function addTable(table: Tokens.Table, lines: string[]): void {
  const row = (cells: Tokens.TableCell[]) => `| ${cells.map((cell) => trimmedLines(plain(cell)).join(' ')).join(' | ')} |`
  lines.push(row(table.header), `|${' --- |'.repeat(table.header.length)}`)
  for (const cells of table.rows) lines.push(row(cells))
}

/** The words of a token without its marks. */
function plain(token: { tokens?: Token[] | undefined; text: string }): string {
  return token.tokens ? token.tokens.map(inline).join('') : unescaped(token.text)
}

function inline(token: Token): string {
  switch (token.type) {
    case 'br':
      return '\n'
    case 'escape':
      return token.raw.slice(1)
    case 'codespan':
      return (token as Tokens.Codespan).text
    case 'image':
      return (token as Tokens.Image).text
    case 'strong':
    case 'em':
    case 'del':
    case 'link':
      return ((token as Tokens.Strong).tokens ?? []).map(inline).join('')
    case 'text':
      return (token as Tokens.Text).tokens ? plain(token as Tokens.Text) : unescaped(token.raw)
    default:
      return token.raw
  }
}

function unescaped(words: string): string {
  return words.replace(/\\([\\`*_[\]<>~&|#+.)-])/g, '$1')
}
