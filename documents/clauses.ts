import { findDates } from './cite/dates.ts'
import { addMonths, dayBefore } from './days.ts'
import { toNumber } from './numerals.ts'
import type { Tree } from './tree.ts'

/** A legal day as far as it is known: equal edges when known, null where an edge is open. */
export interface DayRange {
  from: string | null
  to: string | null
}

/** A clause of the text about itself; `day` is `YYYY-MM-DD` where the text names one. */
export interface Clause {
  text: string
  start: number
  end: number
  day: string | null
}

/** From when a text holds; `named` is how it says so: 2024年1月1日, 印发之日, 公布之日起30日后. */
export interface CommencementClause extends Clause {
  named: string
}

/** How long a text is to hold: for years, or until a day, as printed; nothing is computed. */
export interface ValidityClause extends Clause {
  years: number | null
}

const SELF =
  '本(?:办法|规定|通知|细则|实施细则|意见|方案|措施|规范|规则|规程|条例|决定|标准|制度|公告|通告|办法（试行）|实施办法|实施意见|指引|目录|清单|文件|政策|批复|函|解释|法|《[^》]{1,30}》)'
const HOLDS = '(?:施行|实施|执行|试行|生效)'
const START =
  /(?:[自从]([^。；;，,自从《》\n]{1,24}?)(?:起|开始)(?:正式)?|于([^。；;，,自从《》\n]{4,16}日)(?:起)?(?:正式)?)(?:施行|实施|执行|生效|试行)/g
const COUNT = '([0-9０-９]{1,3}|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{1,3})[ \\u3000]{0,2}个?(年|月)'
/** Years or months behind the name of a term; what stands between the comma before the name and the name says whose it is. */
const LASTS = new RegExp(
  `(?:${SELF}[^。；;，,]{0,8}|(?:${HOLDS}|印发|发布|公布)[^。；;]{0,24}|^)(?<name>(?:有效期限?|有效时限|试行期限?|实施期限?|执行期限?|施行期限?|试行)(?:自[^。；;，,]{2,12}起(?:计算|算)?[，,]?)?(?:暂定|限|共)?(?:为|是|至|到)?[ \\u3000]{0,2})${COUNT}`,
  'g',
)
/** 自…起试行两年; 施行，期限五年; 施行，五年内有效; 自施行之日起五年后自动失效. */
const LASTS_OTHERWISE = [
  `[自从][^。；;，,《》\\n]{4,16}起${HOLDS}${COUNT}`,
  `${HOLDS}[，,](?:期限|有效时间|实施期|执行期)(?:为|是|暂定)?${COUNT}`,
  `${HOLDS}[，,]${COUNT}内?有效`,
  `(?:自(?:施行|实施|执行|印发|发布|公布|生效)之日起|${HOLDS})满?${COUNT}后?(?:自动|自行)(?:失效|废止)`,
].map((pattern) => new RegExp(pattern, 'g'))
const DAY = '[0-9０-９〇○零一二三四五六七八九十年月日]'
const UNTIL_LEAD = `(?:有效期限?[^。；;，,]{0,14}?|${HOLDS}[，,]?(?:有效)?(?:期限?|时间)?(?:暂定)?(?:为|自|从)?(?:${DAY}{4,14}起?)?)(?:至|到|截至|截止到?)`
const UNTIL = new RegExp(`(?:${UNTIL_LEAD}|${HOLDS}[，,](?=[^。；;，,至]{6,16}日止))([^。；;，,至]{6,16}日)`, 'g')
/** 有效期至2026年底, 有效期为2021年至2025年: the last day of the year or month. */
const UNTIL_MONTH = new RegExp(`${UNTIL_LEAD}((?:19|20)\\d\\d)年(?:(\\d{1,2})月)?[底末]?(?![\\d年月日])`, 'g')

/** What else has a validity: licences, contracts. */
const OTHERS = /许可证|证书|资格证|合格证|注册证|执照|标志|登记证|证件|合同|协议|保函|报告|结果|回执|[行运销通优待暂居]证|凭证|批文/

/**
 * 自…起施行: when the text comes into force, by its own words (domain.md §7). Clauses that speak of another instrument
 * (《…》自…起施行) are passed over; of several the last one counts, for the cover may repeat what the 办法 says.
 */
export function commencementClause(tree: Tree): CommencementClause | null {
  let best: CommencementClause | null = null
  for (const match of tree.text.matchAll(START)) {
    const at = match.index
    const named = match[1] ?? match[2]!
    if (!/日|年|月|后/.test(named)) continue
    const sentence = sentenceAround(tree.text, at)
    const lead = tree.text.slice(sentence.start, at)
    if (/》[^，,]{0,12}$/.test(lead) && !/公布[，,]?$|本/.test(lead)) continue
    if (lead.length > 60 && !/本[^，,]{1,14}$/.test(lead) && !/[，,]$/.test(lead)) continue
    const day = findDay(named)
    if (best === null || best.day === null || day !== null)
      best = { text: tree.text.slice(sentence.start, sentence.end).trim(), ...sentence, day, named }
  }
  return best
}

/** 有效期5年, 有效期至2028年12月31日: how long the text itself is to hold; of several clauses the last that counts years, else the last. */
export function validityClause(tree: Tree): ValidityClause | null {
  return validityClauses(tree).at(-1) ?? null
}

/** All such clauses, those with a day first. The validity of a licence and that of another document (《…》有效期至…) are not meant. */
export function validityClauses(tree: Tree): ValidityClause[] {
  const { text } = tree
  const found: ValidityClause[] = []
  const keep = (at: number, name: number, day: string | null, years: number | null) => {
    const clause = clauseAt(text, at, day, years)
    const lead = text.slice(clause.start, at)
    if (isOwn(text.slice(clause.start, name)) && !OTHERS.test(lead) && !isOfAnother(tree, lead)) found.push(clause)
  }
  for (const match of text.matchAll(UNTIL)) {
    const day = findDay(match[1]!)
    if (day !== null) keep(match.index, match.index, day, null)
  }
  for (const match of text.matchAll(UNTIL_MONTH)) keep(match.index, match.index, lastOf(match[1]!, match[2]), null)
  for (const match of text.matchAll(LASTS)) {
    const years = yearsOf(match[2]!, match[3]!)
    if (years !== null) keep(match.index, match.index + match[0].lastIndexOf(match.groups!.name!), null, years)
  }
  for (const pattern of LASTS_OTHERWISE)
    for (const match of text.matchAll(pattern)) {
      const years = yearsOf(match[1]!, match[2]!)
      if (years !== null) keep(match.index, match.index, null, years)
    }
  return found
}

/** Whether a term's name, at the end of these words, is the text's: 施行，有效期…, 本办法有效期…; not 施行，检验报告有效期…. */
function isOwn(lead: string): boolean {
  const near = lead.replace(/^.*[，,（(）)：:》]/, '')
  return (
    near.length <= 2 ||
    (!OTHERS.test(near) &&
      /本|[日起行施效]$|措施$|政策$|方案$|文件$|^第[一二三四五六七八九十百]+条[ \u3000]*$|^[一二三四五六七八九十]+、$/.test(near))
  )
}

function yearsOf(count: string, unit: string): number | null {
  const plain = count.replace(/[壹贰叁肆伍陆柒捌玖拾]/g, (c) => '一二三四五六七八九十'['壹贰叁肆伍陆柒捌玖拾'.indexOf(c)]!)
  const number = toNumber(plain)
  if (number === null || number === 0) return null
  if (unit === '年') return number <= 30 ? number : null
  return number % 12 === 0 ? number / 12 : null
}

function lastOf(year: string, month: string | undefined): string {
  return dayBefore(addMonths(`${year}-01-01`, month === undefined ? 12 : Number(month)))
}

const OF_ANOTHER = /(?<!本)《([^》\n]{1,100})》(?:[（(][^（）()]{0,40}[）)])?(?:[^，。；《》]{0,12}|[^，。；《》]{0,6}自[^。；《》]{0,30})$/

/** 《某办法》（新府〔2020〕1号）的有效期至…, 将《某办法》有效期延长至…: not the text itself, unless its own title names it (关于印发《某办法》的通知) or it says 本《办法》. */
export function isOfAnother({ title }: Tree, lead: string): boolean {
  const named = OF_ANOTHER.exec(lead)?.[1]
  return named !== undefined && (title === null || /延长/.test(title) || !title.replace(/\s/g, '').includes(named))
}

function clauseAt(text: string, at: number, day: string | null, years: number | null): ValidityClause {
  const sentence = sentenceAround(text, at)
  return { text: text.slice(sentence.start, sentence.end).trim(), ...sentence, day, years }
}

/** The sentence around an offset: from the line's start or the full stop before to the next full stop, at most 300 units each way. */
function sentenceAround(text: string, at: number): { start: number; end: number } {
  let start = at
  while (start > 0 && at - start < 300 && !'。；\n\r'.includes(text[start - 1]!)) start--
  let end = at
  while (end < text.length && end - at < 300 && !'\n\r'.includes(text[end]!)) if (text[end++] === '。') break
  return { start, end }
}

/** The first whole day that words name, `YYYY-MM-DD`, or null. */
export function findDay(words: string): string | null {
  const value = findDates(words.replace(/\s/g, ''))[0]?.value ?? null
  return value !== null && value.length === 10 ? value : null
}
