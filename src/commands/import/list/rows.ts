import { setImmediate } from 'node:timers/promises'
import { parseNumber } from '../../../../documents/number.ts'
import type { DayRange } from '../../../../workflows/instrument/standing.ts'
import { type Cell, filled, type Sheet } from '../../../files/sheet.ts'
import { daysIn, type ReadValidity, readDay, readValidity } from './days.ts'
import { type Field, findHeads, type Heads, isHeadAgain } from './heads.ts'
import { readNumber, readTitle } from './names.ts'
import { type Said, said, words } from './said.ts'
import { type Listed, readStanding, standingOfHeading } from './standing-words.ts'

/** One document as a list enters it. What the list does not say is null. */
export interface ListedRow {
  sheet: string
  /** As the person sees it: the first row of a sheet is 1. */
  row: number
  /** The cells it was read from, by meaning: the same row elsewhere is found by them. */
  cells: [Field, Cell][]
  title: string | null
  number: string | null
  /** What stands in the place of a number: 无文号. */
  numberNone: string | null
  unifiedNumber: string | null
  issuer: string | null
  implementer: string | null
  signed: DayRange | null
  published: DayRange | null
  commencement: DayRange | null
  validity: ReadValidity
  standing: Listed
  /** What the list says of the paper that ended it, and of the document that took its place (被《…》替代). */
  endedBy: { number: string | null; day: DayRange | null; successor: Successor | null }
  note: string | null
  doubts: Said[]
}

/** A document that took the place of another, as a list names it. */
export interface Successor {
  title: string | null
  number: string | null
}

/** What was read of a file. */
export interface ReadList {
  rows: ListedRow[]
  /** The day, month or year that the list itself says it is of: 截至2025年12月31日, 截至2025年底. */
  listedOn: DayRange | null
  /** Each sheet with the heads that were understood (by meaning), those that were not, and why it was passed over. */
  sheets: { name: string; heads: Partial<Record<Field, string>>; unknown: string[]; passedOver: Said | null }[]
}

/** Rows after which others get their turn: a row takes some 0.1 ms, and a server waits for nobody longer than 50 ms. */
const AT_ONCE = 200

/** Reads a register out of the sheets of a file: heads wherever they are, sections, sums and notes passed over. */
export async function readList(sheets: Sheet[]): Promise<ReadList> {
  const list: ReadList = { rows: [], listedOn: null, sheets: [] }
  for (const sheet of sheets) {
    const rows = filled(sheet)
    const heads = sheet.hidden ? null : findHeads(rows)
    if (!heads) {
      const why = sheet.hidden ? said('隐藏的工作表', 'a hidden sheet') : said('没有“文件名称”等表头', 'no heads such as 文件名称')
      list.sheets.push({ name: sheet.name, heads: {}, unknown: [], passedOver: why })
      continue
    }
    const above = rows.slice(0, heads.row).flat().map(words).join(' ')
    list.listedOn ??= dayOfList(above)
    const named = [...heads.fields].map(([field, column]) => [field, words(rows[heads.row]![column] ?? null)])
    list.sheets.push({ name: sheet.name, heads: Object.fromEntries(named), unknown: heads.unknown, passedOver: null })
    for await (const row of rowsOf(sheet.name, rows, heads, standingOfHeading(`${sheet.name} ${above}`))) list.rows.push(row)
  }
  return list
}

/** 截至2025年12月31日 or 截至2025年底, or the one day in brackets under the title. */
function dayOfList(above: string): DayRange | null {
  const until = /截[至止]/.exec(above)
  const days = daysIn(until ? above.slice(until.index) : above)
  const [day] = days
  // a year in a title (2015年度目录) is no day the list is of, unless it says so
  return day && (until || (days.length === 1 && day.from === day.to)) ? day : null
}

async function* rowsOf(sheet: string, rows: Cell[][], heads: Heads, ofSheet: Listed): AsyncGenerator<ListedRow> {
  let ofSection = ofSheet
  for (let at = heads.row + 1; at < rows.length; at++) {
    const cells = rows[at]!
    if (at % AT_ONCE === 0) await setImmediate()
    if (isHeadAgain(cells, heads)) continue
    const heading = headingOf(cells, heads)
    if (heading !== null) {
      ofSection = standingOfHeading(heading) ?? ofSection
      continue
    }
    const row = readRow(cells, heads, ofSection)
    if (row) yield { ...row, sheet, row: at + 1 }
  }
}

/** The words of a row that is no document: empty, a section over all columns, a sum, a note at the end. Null for a document. */
function headingOf(cells: Cell[], heads: Heads): string | null {
  const filledCells = cells.flatMap((cell, column) => (words(cell) === '' ? [] : [{ column, text: words(cell) }]))
  const [first] = filledCells
  if (!first) return ''
  const same = filledCells.every(({ text }) => text === first.text)
  if (same && (filledCells.length > 1 || first.column !== heads.fields.get('title'))) return first.text
  const titleText = words(cells[heads.fields.get('title')!] ?? null)
  if (
    /^(?:合计|总计|小计|共计|注[:：]|备注[:：]|填表|制表|审核人|说明[:：])/.test(first.text) ||
    /^(?:合计|总计|小计|共计)/.test(titleText)
  )
    return first.text
  return /^[一二三四五六七八九十]{1,3}、/.test(first.text) && filledCells.length === 1 ? first.text : null
}

type Rest = Omit<ListedRow, 'sheet' | 'row'>

function readRow(cells: Cell[], heads: Heads, ofSection: Listed): Rest | null {
  const cell = (field: Field): Cell => cells[heads.fields.get(field) ?? -1] ?? null
  const text = (field: Field): string | null => words(cell(field)) || null
  const name = readTitle(cell('title'))
  const given = readNumber(cell('number'))
  const number = given.number === null && name.number !== null ? readNumber(name.number) : given
  if (name.title === '' && number.number === null) return null
  const unified = readNumber(cell('unifiedNumber'))
  const [signed, published, commencement] = (['signed', 'published', 'commencement'] as const).map((field) => readDay(cell(field)))
  const validity = readValidity(cell('validTo'))
  const state = readStanding(cell('standing') ?? name.state)
  const note = text('note')
  const row: Rest = {
    cells: [...heads.fields].map(([field, column]) => [field, cells[column] ?? null]),
    ...{ title: name.title || null, number: number.number, numberNone: number.none, unifiedNumber: unified.number },
    ...{ issuer: text('issuer'), implementer: text('implementer'), note, validity },
    ...{ signed: signed!.range, published: published!.range, commencement: commencement!.range },
    standing: state.standing ?? standingInNote(note) ?? ofSection,
    endedBy: { number: null, day: null, successor: null },
    doubts: [number, unified, signed!, published!, commencement!, validity, state].flatMap((one) => one.doubts),
  }
  if (row.standing === 'repealed' || row.standing === 'declaredInvalid') row.endedBy = endingIn(`${text('standing') ?? ''} ${note ?? ''}`)
  row.doubts.push(...contradictions(row))
  return row
}

/** 已于2019年废止 in the notes of a list without a column for it. */
function standingInNote(note: string | null): Listed {
  if (note === null || !/(?:已|被|予以|宣布|于).{0,40}(?:废止|失效|替代|取代)/.test(note)) return null
  return readStanding(note).standing
}

/** The number and day of the paper that ended it: 被新府办〔2019〕19号废止, 2019年1月27日废止; what replaced it: 已被《…》（新府〔2019〕3号）替代. */
function endingIn(note: string): ListedRow['endedBy'] {
  if (!/废止|失效|替代|取代|代替/.test(note)) return { number: null, day: null, successor: null }
  const number =
    readNumber(/[\u4e00-\u9fff]{1,14} ?[〔[（(【][^〕\]）)】]{4}[〕\]）)】] ?第?\d{1,5}号/.exec(note)?.[0] ?? null).number?.replace(
      /^(?:已?[被由经以按据]|于)(?=.{2})/,
      '',
    ) ?? null
  return { number, day: daysIn(note.replaceAll(number ?? '\n', ''))[0] ?? null, successor: successorIn(note, number) }
}

function successorIn(note: string, number: string | null): Successor | null {
  const replaced =
    /(?:被|由|以|为)(?:新的?)?(?:[^，。；《》]{0,30}?[《〈]([^《》〈〉]{2,200})[》〉])?[^，。；《》]{0,40}?(?:替代|取代|代替)/.exec(note)
  const title = replaced?.[1] ?? null
  return replaced && (title !== null || number !== null) ? { title, number } : null
}

/** What cannot be right together; the row comes in as it is. */
function contradictions(row: Rest): Said[] {
  const found: Said[] = []
  const year = row.number === null ? null : (parseNumber(row.number)?.year ?? null)
  const { signed, commencement, validity } = row
  if (year !== null && signed?.from && !(signed.from.slice(0, 4) <= `${year}` && `${year}` <= signed.to!.slice(0, 4)))
    found.push(said(`文号为 ${year} 年，日期为 ${signed.from}`, `the number is of ${year}, the day ${signed.from}`))
  if (signed?.from && commencement?.to && commencement.to < signed.from)
    found.push(
      said(
        `施行日期 ${commencement.to} 早于成文日期 ${signed.from}`,
        `in force from ${commencement.to}, before it was signed on ${signed.from}`,
      ),
    )
  const begin = commencement?.from ?? signed?.from
  if (validity.until && begin && validity.until < begin)
    found.push(said(`有效期至 ${validity.until} 早于 ${begin}`, `valid until ${validity.until}, before ${begin}`))
  if (row.title === null) found.push(said('没有文件名称', 'no title'))
  else if (/(?:修改|废止|失效)[^《]{0,20}《?.{0,200}的?(?:决定|通知|公告)$/.test(row.title))
    found.push(
      said('修改、废止类文件：它修改或废止了什么须另行登记', 'an amending or repealing paper: what it changes must be recorded by hand'),
    )
  return found
}
