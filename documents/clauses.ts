import { findDates } from './cite/dates.ts'
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
const START =
  /(?:[自从]([^。；;，,自从《》\n]{1,24}?)(?:起|开始)(?:正式)?|于([^。；;，,自从《》\n]{4,16}日)(?:起)?(?:正式)?)(?:施行|实施|执行|生效)/g
const LASTS = new RegExp(
  `(?:${SELF}[^。；;，,]{0,8}|(?:施行|实施|执行|生效|印发|发布|公布)[^。；;]{0,24}|^)(?:有效期限?|试行期|实施期限|执行期限|试行)(?:暂定|限)?(?:为|是|至|到)?[ \\u3000]{0,2}([0-9０-９]{1,2}|[一二三四五六七八九十两]{1,3})[ \\u3000]{0,2}(?:个)?年`,
  'g',
)
const UNTIL = /(?:有效期(?:限)?[^。；;]{0,12}?(?:至|到)|(?:施行|实施|执行)(?:[，,]|期限)?[^。；;]{0,12}?(?:至|到))([^。；;，,至]{6,16}日)/g

/** What else has a validity: licences, contracts. */
const OTHERS = /许可证|证书|资格证|合格证|注册证|执照|标志|登记证|证件|合同|协议|保函/

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
  const found: ValidityClause[] = []
  for (const match of tree.text.matchAll(UNTIL)) {
    const day = findDay(match[1]!)
    if (day === null) continue
    const clause = clauseAt(tree.text, match.index, day, null)
    const lead = tree.text.slice(clause.start, match.index)
    if (!OTHERS.test(lead) && !isOfAnother(tree, lead)) found.push(clause)
  }
  for (const match of tree.text.matchAll(LASTS)) {
    const clause = clauseAt(tree.text, match.index, null, toNumber(match[1]!))
    const lead = tree.text.slice(clause.start, match.index)
    if (!OTHERS.test(clause.text.slice(0, clause.text.indexOf('年'))) && !isOfAnother(tree, lead)) found.push(clause)
  }
  return found
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
