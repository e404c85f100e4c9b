/** A time that a text sets itself: its words and the last day it covers. */
export interface Period {
  start: number
  /** Offset behind its words. */
  until: number
  /** Last day, `YYYY-MM-DD`. */
  end: string
  /** `span`: from–to or a five-year plan; `by`: until a year or day. */
  kind: 'span' | 'by'
}

const PLANS: Record<string, number> = { 九五: 2000, 十五: 2005, 十一五: 2010, 十二五: 2015, 十三五: 2020, 十四五: 2025, 十五五: 2030 }

const SPAN = /((?:19|20)\d\d)\s?(?:年(?:度)?)?\s?(?:[—–－~～-]{1,2}|至|到)\s?((?:19|20)\d\d)\s?(?:学?年(?:度)?|(?=[）)]))/g
const DAYS = /自?(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?起?(?:[—–－~～-]{1,2}|至|到)((?:19|20)\d\d)年(\d{1,2})月(?:(\d{1,2})日)?/g
/** 2019年3月至6月: both ends in one year. */
const MONTHS = /(?:自|从)?((?:19|20)\d\d)年\d{1,2}月(?:\d{1,2}日)?(?:起)?(?:[—–－~～-]{1,2}|至|到)(\d{1,2})月(?:(\d{1,2})日)?/g
/** 2020年秋季学期开学前, 2023年全年, 2018年度计划安排: the year itself is the time. */
const IN_YEAR =
  /((?:19|20)\d\d)年(?:度)?(?:(?:[春秋]季)(?:学期)?(?:开学)?(?:前|之前|以前)|全年|年内|内|计划(?=安排|新增|新建|投入|完成|建设|减少)|(?=，[^。；，]{0,8}(?:计划|拟|力争|确保|安排)))/g
const PLAN = /[“"「]?(九五|十五|十一五|十二五|十三五|十四五|十五五)[”"」]?(?:期间|时期|期内|期末|末|规划期|计划期|规划|计划)/g
const BY =
  /(?:到|至|力争|争取|确保|力争到|争取到|确保到|不迟于|不晚于|最迟于?|最晚于?)?((?:19|20)\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(底前|年底前|末前|之前|以前|前|底|年底|末|年末|上半年|下半年)?/g

/**
 * Times that a text sets, in its order: 2018—2020年, 自…至…, “十三五”期间, 到2020年, 2020年底前. Plain years (2018年修订) are none.
 */
export function periodsIn(given: string): Period[] {
  const text = inDigits(given)
  const found: Period[] = []
  for (const m of text.matchAll(MONTHS)) found.push({ ...place(m), end: dayOf(m[1]!, m[2], m[3]), kind: 'span' })
  for (const m of text.matchAll(IN_YEAR)) found.push({ ...place(m), end: `${m[1]}-12-31`, kind: 'by' })
  for (const m of text.matchAll(DAYS)) found.push({ ...place(m), end: dayOf(m[1]!, m[2], m[3]), kind: 'span' })
  for (const m of text.matchAll(SPAN)) if (Number(m[2]) > Number(m[1])) found.push({ ...place(m), end: `${m[2]}-12-31`, kind: 'span' })
  for (const m of text.matchAll(PLAN)) {
    // 十五 is also the number fifteen; only in quotation marks is it the plan.
    if ((m[1] === '十五' || m[1] === '九五') && !/^[“"「]/.test(m[0])) continue
    found.push({ ...place(m), end: `${PLANS[m[1]!]}-12-31`, kind: 'span' })
  }
  for (const m of text.matchAll(BY)) {
    const lead = /^(?:到|至|力争|争取|确保|不|最)/.test(m[0])
    if (!lead && m[4] === undefined) continue
    // 自…至2015年 is a span's end, 至2015年，… at the head of a sentence a goal.
    const before = text.slice(Math.max(0, m.index - 8), m.index)
    if (/^至/.test(m[0]) && m[4] === undefined && !/有效期|期限|执行|实施|施行|(?:^|[。；\n\u3000 ])$/.test(before)) continue
    found.push({ ...place(m), end: dayOf(m[1]!, m[4] === '上半年' ? '6' : m[2], m[3]), kind: 'by' })
  }
  return outermost(found)
}

/** 二〇二〇年底 as 2020年底, unit for unit, so that places stay. */
function inDigits(text: string): string {
  return text.replace(/[一二][〇○零一二三四五六七八九]{3}(?=年)/g, (year) => [...year].map((c) => DIGITS[c]).join(''))
}

const DIGITS = Object.fromEntries([...'〇0○0零0一1二2三3四4五5六6七7八8九9'.matchAll(/(.)(\d)/g)].map(([, c, digit]) => [c, digit]))

/** “十三五”质量发展规划: five-year plans in a title, where the matter stands between the plan and its kind. */
export function plansIn(title: string): Period[] {
  return [
    ...title.matchAll(/[“"「](九五|十五|十一五|十二五|十三五|十四五|十五五)[”"」][^“”，。]{0,30}(?:规划|计划|纲要|方案|目标|行动)/g),
  ].map((m) => ({
    ...place(m),
    end: `${PLANS[m[1]!]}-12-31`,
    kind: 'span',
  }))
}

function place(m: RegExpExecArray): { start: number; until: number } {
  return { start: m.index, until: m.index + m[0].length }
}

/** Of overlapping ones the first and longest. */
function outermost(found: Period[]): Period[] {
  found.sort((a, b) => a.start - b.start || b.until - a.until)
  const kept: Period[] = []
  for (const one of found) if (kept.length === 0 || one.start >= kept.at(-1)!.until) kept.push(one)
  return kept
}

function dayOf(year: string, month: string | undefined, day: string | undefined): string {
  if (month === undefined) return `${year}-12-31`
  const m = Math.min(12, Math.max(1, Number(month)))
  const last = m === 2 ? 28 : [4, 6, 9, 11].includes(m) ? 30 : 31
  return `${year}-${String(m).padStart(2, '0')}-${String(day === undefined ? last : Math.min(31, Number(day))).padStart(2, '0')}`
}
