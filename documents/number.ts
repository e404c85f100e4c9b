import { halfWidth, toNumber } from './numerals.ts'

/**
 * A document's number (domain.md §6). `document`: 新府办〔2014〕24号; `order`: 国务院令第707号, with `year` in older decrees;
 * `unified`: 统一编号 HFGS-2022-7, the form is local; `announcement`: 财政部公告2020年第43号.
 */
export interface DocumentNumber {
  scheme: 'document' | 'order' | 'unified' | 'announcement'
  code: string
  year: number | null
  sequence: number
}

/** A number found in running text, by UTF-16 offsets. */
export interface FoundNumber {
  start: number
  end: number
  value: DocumentNumber
}

const OPEN = '〔［\\[（(〈《‘〚【'
const CLOSE = '〕］\\]）)〉》’〛】'
const DIGIT = '[0-9０-９]'
const CODE = '[\\u4e00-\\u9fff]'
const B = '[ \\t\\u3000]'
const DOCUMENT = new RegExp(
  `(${CODE}{1,14})${B}{0,3}[${OPEN}]${B}{0,2}((?:19|20|１９|２０)${DIGIT}{2})${B}{0,2}[${CLOSE}]${B}{0,3}第?${B}{0,2}(${DIGIT}{1,6})${B}{0,2}号`,
  'g',
)
const ORDER = new RegExp(
  `(${CODE}{0,40}令)${B}{0,3}(?:[${OPEN}]((?:19|20)${DIGIT}{2})[${CLOSE}])?${B}{0,3}第${B}{0,2}(${DIGIT}{1,6}|[一二三四五六七八九十百千零〇]{1,8})${B}{0,2}号`,
  'g',
)
const ANNOUNCEMENT = new RegExp(`(${CODE}{0,40}公告)${B}{0,3}((?:19|20)${DIGIT}{2})年${B}{0,2}第${B}{0,2}(${DIGIT}{1,6})${B}{0,2}号`, 'g')
const UNIFIED = /(?<![A-Za-z0-9])([A-Z]{2,8})[-—–]{0,2}((?:19|20)[0-9]{2})[-—–]{0,2}([0-9]{1,5})(?![0-9])/g
/** Words that the organ code cannot begin with: they belong to the sentence before a cited number. */
const GLUED = /^(?:.{0,44}(?:根据|按照|依照|以及|关于|文号|字号|印发的|下发的|发布的|公布的|是指|原由))?(?:[原见和及与即附](?=.))?/

/**
 * The number that a text consists of, tolerant of brackets, full-width digits, blanks and leading zeros (domain.md §6).
 *
 * @returns null when the text is no number, or holds more than a number.
 */
export function parseNumber(text: string): DocumentNumber | null {
  const plain = text.trim().replace(/^(?:发文字号|文号|发文号|编号)[：:][ \t\u3000]*/, '')
  if (plain.length > 80) return null
  const [first, second] = findNumbers(plain)
  if (!first || second || first.end !== plain.length) return null
  // A code may have been cut behind a connective (domain.md §6, 原…); alone on a line the whole line is the number.
  return first.start === 0 || /^[\u4e00-\u9fff、\s]{1,12}$/.test(plain.slice(0, first.start))
    ? withLead(first.value, plain.slice(0, first.start))
    : null
}

/** The number as it must be printed: 〔〕, half-width digits, no leading zero (GB/T 9704 7.2.5). */
export function printNumber(number: DocumentNumber): string {
  if (number.scheme === 'document') return `${number.code}〔${number.year}〕${number.sequence}号`
  if (number.scheme === 'order') return `${number.code}${number.year === null ? '' : `〔${number.year}〕`}第${number.sequence}号`
  if (number.scheme === 'announcement') return `${number.code}${number.year}年第${number.sequence}号`
  return `${number.code}-${number.year}-${number.sequence}`
}

/** All numbers in a text in order, without overlap: own and cited ones alike; 原阳府〔2009〕21号 begins behind 原. */
export function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = []
  for (const match of text.matchAll(DOCUMENT)) {
    const code = match[1]!.replace(GLUED, '')
    // Older decrees have a year and 第: 广州市人民政府令〔2003〕第11号.
    if (code !== '' && !code.endsWith('令'))
      add(found, match, match[1]!.length - code.length, {
        scheme: 'document',
        code,
        year: integer(match[2]!),
        sequence: integer(match[3]!)!,
      })
  }
  for (const match of text.matchAll(ORDER)) {
    const code = match[1]!.replace(GLUED, '')
    if (code !== '' && code !== '命令')
      add(found, match, match[1]!.length - code.length, {
        scheme: 'order',
        code,
        year: integer(match[2] ?? ''),
        sequence: integer(match[3]!)!,
      })
  }
  for (const match of text.matchAll(ANNOUNCEMENT)) {
    const code = match[1]!.replace(GLUED, '')
    if (code !== '')
      add(found, match, match[1]!.length - code.length, {
        scheme: 'announcement',
        code,
        year: integer(match[2]!),
        sequence: integer(match[3]!)!,
      })
  }
  for (const match of text.matchAll(UNIFIED)) {
    add(found, match, 0, { scheme: 'unified', code: match[1]!, year: integer(match[2]!), sequence: integer(match[3]!)! })
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return found.filter((number, i) => i === 0 || number.start >= found[i - 1]!.end)
}

function add(found: FoundNumber[], match: RegExpMatchArray, skip: number, value: DocumentNumber): void {
  const start = (match.index ?? 0) + skip
  found.push({ start, end: (match.index ?? 0) + match[0].length, value })
}

function withLead(value: DocumentNumber, lead: string): DocumentNumber {
  return value.scheme === 'document' ? value : { ...value, code: lead.replace(/\s/g, '') + value.code }
}

function integer(words: string): number | null {
  return words === '' ? null : toNumber(halfWidth(words))
}
