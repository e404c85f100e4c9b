import { trimEndOf } from '../../documents/trim.ts'
import { AppError } from '../errors.ts'
import { attribute, xmlTokens } from './xml.ts'
import { unzip } from './zip.ts'

/** The plain text of a Word file and what was left out of it. */
export interface DocxText {
  /** One paragraph a line, tables as pipe rows, LF. */
  text: string
  /** Paragraphs whose number Word writes by itself; the number is not in the text. */
  autoNumbered: number
}

const namespaces = ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main']

/**
 * The text of a .docx as plain paragraphs. Tracked changes are taken as accepted; comments, notes, headers and pictures stay out.
 *
 * Automatic numbers are not computed in this version (in a law text they are the article numbers): such paragraphs are counted, so that
 * whoever reads the file can say so. document.xml is read by ourselves, since mammoth drops that numbering without a word.
 *
 * @throws {AppError} `badDocx` when it is no Word file, is broken, or would unpack to more than a document may be.
 */
export async function docxText(bytes: Buffer): Promise<DocxText> {
  const parts = await unzip(bytes, (name) => name === '_rels/.rels' || /^word\/[^/]*\.xml$/.test(name))
  const main = parts.get(mainPart(utf8(parts.get('_rels/.rels'))))
  if (!main) throw new AppError('badDocx', { reason: 'it holds no Word document' })
  try {
    const numberedStyles = stylesWithNumbers(utf8(parts.get('word/styles.xml')))
    return new Reader(numberedStyles).read(utf8(main))
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('badDocx', { reason: error.message })
    throw error
  }
}

function utf8(bytes: Buffer | undefined): string {
  return bytes ? bytes.toString('utf8') : ''
}

function mainPart(relations: string): string {
  for (const token of xmlTokens(relations)) {
    if (!('open' in token) || !attribute(token.attributes, 'Type')?.endsWith('/officeDocument')) continue
    const target = attribute(token.attributes, 'Target')
    if (target) return target.replace(/^\//, '')
  }
  return 'word/document.xml'
}

/** Style ids that give their paragraphs a number. */
function stylesWithNumbers(styles: string): Set<string> {
  const found = new Set<string>()
  let style: string | null = null
  for (const token of xmlTokens(styles)) {
    if (!('open' in token)) continue
    if (token.open.endsWith(':style')) style = attribute(token.attributes, 'w:styleId')
    else if (token.open.endsWith(':numPr') && style !== null) found.add(style)
  }
  return found
}

interface Paragraph {
  text: string
  numbered: boolean
}

interface Table {
  rows: string[][]
}

/** Elements whose content is not text of the document: deleted words, field codes, the older twin of a drawing, reading aids. */
const skipped = new Set(['del', 'moveFrom', 'instrText', 'delText', 'Fallback', 'pPrChange', 'rPrChange', 'rt'])

class Reader {
  readonly #numberedStyles: Set<string>
  readonly #lines: string[] = []
  readonly #paragraphs: Paragraph[] = []
  readonly #tables: Table[] = []
  #autoNumbered = 0

  constructor(numberedStyles: Set<string>) {
    this.#numberedStyles = numberedStyles
  }

  read(source: string): DocxText {
    const prefix = prefixOf(source)
    let skipping = 0
    let inText = false
    for (const token of xmlTokens(source)) {
      if ('text' in token) {
        if (inText && skipping === 0) this.#add(token.text)
        continue
      }
      const full = 'open' in token ? token.open : token.close
      const name = full.startsWith(prefix) ? full.slice(prefix.length) : full === 'mc:Fallback' ? 'Fallback' : ''
      if (skipped.has(name)) skipping += 'open' in token ? 1 : -1
      else if (skipping > 0) continue
      else if (name === 't') inText = 'open' in token
      else if ('open' in token) this.#open(name, attribute(token.attributes, `${prefix}val`))
      else this.#close(name)
    }
    const text = this.#lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
    return { text: text === '' ? '' : `${text}\n`, autoNumbered: this.#autoNumbered }
  }

  #open(name: string, value: string | null): void {
    const paragraph = this.#paragraphs.at(-1)
    if (name === 'p') this.#paragraphs.push({ text: '', numbered: false })
    else if (name === 'tbl') this.#tables.push({ rows: [] })
    else if (name === 'tr') this.#tables.at(-1)?.rows.push([])
    else if (name === 'tc') this.#tables.at(-1)?.rows.at(-1)?.push('')
    else if (!paragraph) return
    else if (name === 'numPr') paragraph.numbered = true
    else if (name === 'pStyle' && value !== null && this.#numberedStyles.has(value)) paragraph.numbered = true
    else if (name === 'numId' && value === '0')
      paragraph.numbered = false // numbering of the style switched off here
    else if (name === 'tab') this.#add('\t')
    else if (name === 'br' || name === 'cr') this.#add('\n')
    else if (name === 'noBreakHyphen') this.#add('-')
  }

  #close(name: string): void {
    if (name === 'p') {
      const paragraph = this.#paragraphs.pop()
      if (!paragraph) return
      if (paragraph.numbered && paragraph.text.trim() !== '') this.#autoNumbered++
      this.#line(paragraph.text)
    } else if (name === 'tbl') {
      const table = this.#tables.pop()
      for (const row of table?.rows ?? []) this.#line(`| ${row.map((cell) => cell.trim().replaceAll('|', '\\|')).join(' | ')} |`)
    }
  }

  #add(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph) paragraph.text += text
  }

  /** A finished line goes into the cell it stands in, else to the text. */
  #line(text: string): void {
    const row = this.#tables.at(-1)?.rows.at(-1)
    if (row && row.length > 0) row[row.length - 1] = `${row.at(-1)} ${text.replace(/\s+/g, ' ')}`
    else
      this.#lines.push(
        text
          .split('\n')
          .map((line) => trimEndOf(line, ' \t'))
          .join('\n'),
      )
  }
}

/** The prefix that the file gives to Word's namespace, with its colon; `w:` nearly always. */
function prefixOf(source: string): string {
  const head = source.slice(0, 20_000)
  for (const namespace of namespaces) {
    const match = new RegExp(`xmlns(?::([\\w.-]{1,40}))?\\s{0,4}=\\s{0,4}["']${namespace.replaceAll('.', '\\.')}["']`).exec(head)
    if (match) return match[1] === undefined ? '' : `${match[1]}:`
  }
  throw new SyntaxError('it is not a Word document')
}
