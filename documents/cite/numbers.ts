import { halfWidth } from '../numerals.ts'
import type { Found } from './types.ts'

/** Brackets that stand around the year in the wild; only 〔〕 may be issued (domain.md §6). */
const bracketed = /[〔［[（(〈《【〚‘]\s?((?:19|20)\d{2})\s?[〕］\])）〉》】〛’]\s{0,2}(第?)\s?(\d{1,5})\s?号/g
const ordered =
  /(令|公告)\s?(?:((?:19|20)\d{2})\s?年\s?|[〔［[]((?:19|20)\d{2})[〕］\]]\s?)?第\s?(\d{1,5}|[一二三四五六七八九十百零]{1,7})\s?号/g
const reversed = /第\s?(\d{1,5}|[一二三四五六七八九十百零]{1,7})\s?号\s?(令|公告)/g

const han = /[㐀-鿿々〇]/
/** Words that end before a number begins; the code or issuer stands after the last of them. */
const before =
  /按照|依照|根据|依据|遵照|参照|执行|落实|贯彻|转发|印发|发布|公布|颁布|制定|通过|废止|修改|修订|下发|批转|关于|以及|或者|我[部局院委厅市省县区]|你[部局院委厅市省县区]|及其|之日|文件|见|经由|对照|适用|违反|原文号|文号|字号|已经|同时|凭/g
const leading = /^(?:[原和与及或以由按据依即在对将经的如为至是从给向号]|已由|本)+/
/** A code is short: 国市监反垄规 has six characters; an issuer before 令 or 公告 may be long. */
const longestCode = 16
const longestIssuer = 40

/**
 * Document numbers, order numbers and announcement numbers as printed: 新府办〔2014〕24号, 公安部令第35号,
 * 财政部 税务总局公告2020年第43号. Wrong brackets, blanks, full-width digits and padded zeros are read, never repaired in the text.
 *
 * @returns ranges; `value` has 〔〕, no blanks and no leading zero.
 */
export function findNumbers(text: string): Found[] {
  const narrow = halfWidth(text)
  const found: Found[] = []
  for (const m of narrow.matchAll(bracketed)) {
    const start = codeStart(narrow, m.index, longestCode)
    const code = narrow.slice(start, m.index).replace(/\s/g, '')
    if (code !== '') found.push({ start, end: m.index + m[0].length, value: `${code}〔${m[1]}〕${m[2]}${Number(m[3])}号` })
  }
  for (const m of narrow.matchAll(ordered)) {
    const start = codeStart(narrow, m.index, longestIssuer)
    const issuer = narrow.slice(start, m.index).replace(/\s/g, ' ')
    const year = m[3] ? `〔${m[3]}〕` : m[2] ? `${m[2]}年` : ''
    if (issuer !== '') found.push({ start, end: m.index + m[0].length, value: `${issuer}${m[1]}${year}第${plain(m[4]!)}号` })
  }
  for (const m of narrow.matchAll(reversed)) {
    const start = codeStart(narrow, m.index, longestIssuer)
    const issuer = narrow.slice(start, m.index).replace(/\s/g, ' ')
    if (issuer !== '') found.push({ start, end: m.index + m[0].length, value: `${issuer}${m[2]}第${plain(m[1]!)}号` })
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end).filter((f, i, all) => i === 0 || f.start >= all[i - 1]!.end)
}

function plain(sequence: string): string {
  return /^\d/.test(sequence) ? String(Number(sequence)) : sequence
}

/** Walks back over the code or the issuer's names; joint issuers are parted by a blank or 、. */
function codeStart(text: string, end: number, limit: number): number {
  let at = end
  while (at > 0 && end - at < limit) {
    const c = text[at - 1]!
    if (/[年月日]/.test(c) && /[\d一二三四五六七八九十〇○]/.test(text[at - 2] ?? '')) break
    if (han.test(c)) at--
    else if (/[ \u3000]/.test(c) && joins(text, at, end, limit)) at--
    else if (
      c === '、' &&
      limit === longestIssuer &&
      /(?:^|[（(\s])[㐀-鿿]{2,20}[部局委署会院厅]$/.test(text.slice(Math.max(0, at - 24), at - 1))
    )
      at--
    else break
  }
  return trimLead(text, at, end)
}

/** A blank belongs to the number between two issuers (财政部 税务总局公告) or just before the bracket (深府规 〔2020〕 1号). */
function joins(text: string, at: number, end: number, limit: number): boolean {
  const left = text.slice(Math.max(0, at - 12), at - 1)
  if (at === end) return han.test(left.at(-1) ?? '')
  return limit === longestIssuer && /[部局委署会院厅行]$/.test(left) && /^[㐀-鿿]{2,20}(?:令|公告|$)/.test(text.slice(at, end))
}

function trimLead(text: string, start: number, end: number): number {
  const run = text.slice(start, end)
  let cut = 0
  for (const m of run.matchAll(before)) if (m.index + m[0].length < run.length) cut = m.index + m[0].length
  const lead = leading.exec(run.slice(cut))
  if (lead && cut + lead[0].length < run.length) cut += lead[0].length
  while (/\s/.test(run[cut] ?? '')) cut++
  return start + cut
}
