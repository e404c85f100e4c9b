import { parseNumber, printNumber } from '../../../../documents/number.ts'
import type { DayRange } from '../../../../workflows/instrument/standing.ts'
import type { ActInput, EndingInput } from '../../register/act-input.ts'
import { genreOf } from '../../texts/genre.ts'
import { lastDayOf, yearRange } from './days.ts'
import type { ListedRow } from './rows.ts'
import { type Said, said } from './said.ts'

/** What a row becomes in the register, before anything is written. */
export interface Entry {
  act: Omit<ActInput, 'organId' | 'issuers'>
  /** The number of the paper that ended it. */
  endingNumber: string | null
  doubts: Said[]
}

interface Given {
  as: 'own' | 'reference'
  file: string
  /** The day the list is of: every document in it was there then. */
  listedOn: string
  today: string
  implementingOrganId: string | null
}

/** Makes the act, its instrument and its end out of a row; what the list does not say is a gap with its reason. */
export function entryOf(row: ListedRow, given: Given): Entry {
  const number = row.number === null ? null : parseNumber(row.number)
  const printed = number && printNumber(number)
  const title = row.title ?? `${printed}（题名不详）`
  const signed = within(row.signed ?? (number?.year ? yearRange(number.year) : null), row.published, given.listedOn)
  const from = row.commencement ?? (row.signed || !row.published ? signed : row.published)
  const { validTo, doubts } = validityOf(row, from, given.today)
  const ending = endingOf(row, title, signed, validTo, given)
  return {
    act: {
      ...{ title, genre: genreOf(title), signed, published: row.published ?? { from: null, to: null } },
      ...(row.number === null ? {} : { number: row.number }),
      ...(row.unifiedNumber === null ? {} : { unifiedNumber: row.unifiedNumber }),
      gaps: gapsOf(row),
      source: `导入：${given.file}${row.sheet === '' ? '' : `「${row.sheet}」`}第${row.row}行`,
      effects: [
        {
          kind: 'makes',
          newInstrument: {
            title: ruleOf(title),
            ownership: given.as,
            ...(given.implementingOrganId ? { implementingOrganId: given.implementingOrganId } : {}),
          },
          from,
          ...(validTo ? { validTo } : {}),
          ...(row.note ? { note: `备注：${row.note}` } : {}),
        },
      ],
      ...(ending ? { ending } : {}),
    },
    endingNumber: ending ? row.endedBy.number : null,
    doubts,
  }
}

/**
 * The rule that a notice issues: 关于印发《X办法》的通知 and 关于印发X办法的通知 are entered as X办法. Notices that publish something else
 * (关于公布清理结果的通知) keep their title.
 */
export function ruleOf(title: string): string {
  const issued =
    /(?:印发|颁发|公布|发布|颁布)(?:修订后的|修改后的)?[《〈]([^《》〈〉]{2,200})[》〉](?:[（(][^（）()]{1,10}[）)])?的(?:通知|公告|通告|决定|令)$/.exec(
      title,
    )
  if (issued) return issued[1]!
  const plain = /(?:印发|颁发)([^《〈]{2,200}(?:办法|规定|细则|规则|方案|意见|制度|规程|标准|规范|章程|指引|规划|计划))的通知$/.exec(title)
  return plain?.[1] ?? title
}

/** When it was signed: not after it was published, nor after the day of the list it stands in. */
function within(signed: DayRange | null, published: DayRange | null, listedOn: string): DayRange {
  const from = signed?.from ?? null
  const ends = [signed?.to, published?.to, listedOn].filter((day) => typeof day === 'string' && (from === null || day >= from)) as string[]
  return { from, to: ends.sort()[0] ?? null }
}

function validityOf(row: ListedRow, from: DayRange, today: string): { validTo: string | null; doubts: Said[] } {
  const { until, years } = row.validity
  const begins = from.from !== null && from.from === from.to ? from.from : null
  const validTo = until ?? (years !== null && begins !== null ? lastDayOf(begins, years) : null)
  const doubts: Said[] = []
  if (years !== null && until === null)
    doubts.push(
      validTo
        ? said(`有效期 ${years} 年，自 ${begins} 起算至 ${validTo}`, `valid for ${years} years from ${begins}, until ${validTo}`)
        : said(`有效期 ${years} 年，起算日不详`, `valid for ${years} years from a day that is not known`),
    )
  if (validTo && validTo < today && row.standing === 'inForce')
    doubts.push(said(`目录记为有效，但有效期至 ${validTo} 已过`, `listed as in force, but valid until ${validTo} only`))
  return { validTo, doubts }
}

/** The end that a list tells of. One by expiry needs no paper; else the paper is an act of its own, mostly with nothing known of it. */
function endingOf(row: ListedRow, title: string, signed: DayRange, validTo: string | null, given: Given): EndingInput | null {
  if (row.standing !== 'repealed' && row.standing !== 'declaredInvalid') return null
  if (row.standing === 'declaredInvalid' && validTo !== null && validTo < given.today) return null
  const { number, day } = row.endedBy
  const year = number === null ? null : (parseNumber(number)?.year ?? null)
  const bounds = day ?? (year === null ? { from: signed.from, to: given.listedOn } : within(yearRange(year), null, given.listedOn))
  const word = row.standing === 'repealed' ? '废止' : '宣布失效'
  const gaps = [
    { field: 'title', reason: `目录只写明《${title}》已${word}，文书题名不详` },
    ...(number === null ? [{ field: 'number', reason: '目录未写明文号' }] : []),
    { field: 'signed', reason: '目录未写明日期' },
  ]
  const about = number === null ? `${word}《${title}》的文书（题名不详）` : `${number}（题名不详）`
  return {
    kind: row.standing === 'repealed' ? 'repeals' : 'declaresInvalid',
    from: bounds,
    ...(row.note ? { note: `备注：${row.note}` } : {}),
    act: {
      title: about,
      genre: '其他',
      ...(number === null ? {} : { number }),
      signed: bounds,
      gaps,
      source: `导入：${given.file}第${row.row}行`,
    },
  }
}

function gapsOf(row: ListedRow): ActInput['gaps'] {
  const exact = (range: DayRange | null) => range !== null && range.from === range.to
  const partly = (range: DayRange | null, what: string) => (range === null ? `目录未写${what}` : `目录只写到年或月`)
  return [
    ...(row.title === null ? [{ field: 'title', reason: '目录未写文件名称' }] : []),
    ...(row.number === null ? [{ field: 'number', reason: row.numberNone === null ? '目录未写文号' : `目录写“${row.numberNone}”` }] : []),
    ...(exact(row.signed) ? [] : [{ field: 'signed', reason: partly(row.signed, '成文日期') }]),
    ...(exact(row.commencement) ? [] : [{ field: 'commencement', reason: partly(row.commencement, '施行日期') }]),
    { field: 'text', reason: '依目录入册，无正文' },
  ]
}
