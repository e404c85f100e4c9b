import { findNumbers, parseNumber, printNumber } from '../../../../documents/number.ts'
import { halfWidth } from '../../../../documents/numerals.ts'
import { type Said, said, words } from './said.ts'

/** A title as a list prints it, cleaned, with what else stood in its cell. */
export interface ReadTitle {
  title: string
  /** A number printed with the title. */
  number: string | null
  /** 已废止, 已失效 printed with the title. */
  state: string | null
}

const stateMark =
  /^[【[（(](?:该文件)?(已废止|已失效|失效|废止|现行有效|已修改)[】\]）)]|[【[（(](?:该文件)?(已废止|已失效|失效|废止|现行有效|已修改)[】\]）)]$/
const numberBehind = /[（(]([^（）()]{2,40}[号]?)[）)]$/

/** 《》 around the whole, marks like 【已失效】 and a number in brackets behind are taken off. */
export function readTitle(cell: string | number | null): ReadTitle {
  let title = words(cell).replace(/(?<=[\u2e80-\uffff]) (?=[\u2e80-\uffff])/g, '')
  let state: string | null = null
  for (let mark = stateMark.exec(title); mark; mark = stateMark.exec(title)) {
    state = mark[1] ?? mark[2] ?? null
    title = title.replace(stateMark, '').trim()
  }
  const behind = numberBehind.exec(title)
  const number = behind && parseNumber(behind[1]!) ? behind[1]! : null
  if (number) title = title.slice(0, behind!.index).trim()
  if (/^《[^《》]*》$/.test(title) || /^《[^《》]*(?:《[^《》]*》[^《》]*)+》$/.test(title)) title = title.slice(1, -1)
  return { title, number, state }
}

/** A number as a list prints it: as it stands there, or why there is none. */
export interface ReadNumber {
  /** As printed, a number that can be read; the register keeps its canonical print. */
  number: string | null
  /** Why there is none, as the list says it. */
  none: string | null
  doubts: Said[]
}

/** 新府办[2014]24号, （新府办〔2014〕24号）, 新府办〔2014〕024号, 新府办2014〕24, 无文号, 不编号, two numbers in one cell. */
export function readNumber(cell: string | number | null): ReadNumber {
  const text = unbracketed(halfWidth(words(cell)))
  if (text === '') return { number: null, none: null, doubts: [] }
  if (/^(?:无|没有|不编号|未编号|无文号|无编号|不详|缺|暂无)/.test(text)) return { number: null, none: text, doubts: [] }
  if (parseNumber(text)) return { number: text, none: null, doubts: [] }
  const [first, second] = findNumbers(text)
  if (first) {
    const printed = printNumber(first.value)
    const rest = second
      ? said(`“${text}”有几个文号，取 ${printed}`, `“${text}” holds several numbers; ${printed} was taken`)
      : said(`“${text}”读作 ${printed}`, `“${text}” read as ${printed}`)
    return { number: printed, none: null, doubts: [rest] }
  }
  const mended = mend(text)
  if (mended) return { number: mended, none: null, doubts: [said(`“${text}”读作 ${mended}`, `“${text}” read as ${mended}`)] }
  return {
    number: null,
    none: text,
    doubts: [said(`“${text}”不是文号，只留在缺项说明中`, `“${text}” is no number; it is kept in the note of what is missing`)],
  }
}

/** Without round brackets around the whole. */
function unbracketed(text: string): string {
  return /^[（(]/.test(text) && /[）)]$/.test(text) ? text.slice(1, -1).trim() : text
}

/** Numbers with a bracket or the last word missing: 新府办2014〕24号, 新府办〔2014〕24, 新府办2014-24号. */
function mend(text: string): string | null {
  const match = /^([\u4e00-\u9fff]{1,14}) ?[〔[（(【〈《]? ?((?:19|20)\d\d) ?[〕\]）)】〉》\-—年]? ?第? ?0*([1-9]\d{0,4}) ?号?$/.exec(text)
  const number = match && parseNumber(`${match[1]}〔${match[2]}〕${match[3]}号`)
  return number ? printNumber(number) : null
}
