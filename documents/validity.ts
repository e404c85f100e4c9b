import { commencementClause, type DayRange, findDay, isOfAnother, type ValidityClause, validityClauses } from './clauses.ts'
import { dayBefore, lastDayOfYears } from './days.ts'
import { sentenceAt } from './history.ts'
import type { Tree } from './tree.ts'

/** What a text says of how long it holds. */
export interface Term {
  /** The clause, as printed. */
  text: string
  /** The last day, where text and `from` give one. */
  until: string | null
  /** The day and years it was counted from; null for a printed day. */
  counted: { from: string; years: number; printed: boolean } | null
  /** Why there is no last day: its first one is not known, several clauses disagree, or the term is in words that are no day. */
  unclear: 'start' | 'several' | 'words' | null
}

/**
 * How long a text is to hold, by its own clauses: 有效期至2028年12月31日, 自2024年1月1日起施行，有效期5年, 自2029年1月1日起全文废止.
 *
 * @param from when it begins to hold, as far as that is known beside the sentence that says the years; only an exact day counts.
 * @returns null where it sets no term. A term in other words (施行满五年自动失效, 长期有效) has no last day.
 */
export function validityTerm(tree: Tree, from: DayRange): Term | null {
  const terms = [...validityClauses(tree).map((clause) => termOf(clause, from)), ...endingsIn(tree.text)]
  if (terms.length === 0) {
    const words = otherTerm(tree)
    return words === null ? null : { text: words, until: null, counted: null, unclear: /长期/.test(words) ? null : 'words' }
  }
  const last = terms.at(-1)!
  if (terms.some(({ unclear }) => unclear !== null)) return { ...last, until: null, counted: null, unclear: 'start' }
  return new Set(terms.map(({ until }) => until)).size > 1 ? { ...last, until: null, counted: null, unclear: 'several' } : last
}

function termOf({ text, day, years }: ValidityClause, from: DayRange): Term {
  if (day !== null) return { text, until: day, counted: null, unclear: null }
  // 自…起施行，有效期五年: the day in the same sentence counts before one elsewhere.
  const printed = commencementClause({ text, title: null, nodes: [], problems: [] })?.day ?? null
  const start = printed ?? (from.from !== null && from.from === from.to ? from.from : null)
  if (start === null || years === null) return { text, until: null, counted: null, unclear: 'start' }
  return { text, until: lastDayOfYears(start, years), counted: { from: start, years, printed: printed !== null }, unclear: null }
}

const ENDS =
  /(?:本[\u4e00-\u9fff]{1,6}(?:[（(]试行[）)])?(?:自|从|于)|(?:施行|实施|执行|试行|生效|年|个月)[，,](?:并)?(?:自|从|于)?)([^，。；\n《》]{8,16}日)(起?)(?:全文)?(?:自动|自行)?(?:废止|失效|停止执行|终止)/g

/** 本通知自2029年1月1日起全文废止: it holds until the day before; 2028年12月31日废止: until that day. */
function endingsIn(text: string): Term[] {
  return [...text.matchAll(ENDS)].flatMap((match) => {
    const day = findDay(match[1]!)
    const holds = match[2] === '起' || match[0].startsWith('本')
    return day === null ? [] : [{ text: match[0], until: holds ? dayBefore(day) : day, counted: null, unclear: null }]
  })
}

/** Terms in other words: 长期有效, 执行至…, 试行两年, 期限为三年, 自…至…止. */
const OWN_TERM: readonly RegExp[] = [
  /长期有效|有效期(?:限)?(?:为)?长期|至新的?(?:规定|办法|政策)(?:出台|公布|施行|实施)/g,
  /(?:有效期限?|试行期限?|实施期限?|执行期限?|政策期限?)[^。；\n]{0,12}(?:[0-9０-９一二三四五六七八九十两壹贰叁肆伍]{1,3})\s?(?:个)?(?:年|月)/g,
  /(?:执行|施行|实施|有效|试行|延续|适用)(?:期限?)?(?:截止)?(?:至|到)[^。；，\n]{0,10}\d{4}\s?年/g,
  /(?:试行|暂行|执行|施行|实施)(?:期)?[0-9０-９一二三四五六七八九十两壹贰叁肆伍]{1,3}\s?(?:个)?年/g,
  /自[^。；，\n]{4,16}日?起?(?:至|到)[^。；，\n]{4,16}日?(?:止|期间)?[^。；\n]{0,6}(?:执行|施行|实施|有效)/g,
  /本[\u4e00-\u9fff]{1,4}(?:[自于到至]|从)[^，。；\n《》]{4,16}起?(?:全文)?(?:自动|自行)?(?:废止|失效|停止执行)/g,
  /(?:届满|期满|到期|满[一二三四五六七八九十两]{1,2}年)[^。；\n]{0,6}自[动行](?:失效|废止)/g,
  /(?:至|到)[^。；，\n]{0,12}(?:规定|办法|政策|文件)(?:出台|公布|施行|实施)(?:之日)?(?:止|时止|后失效)/g,
  /有效期[^。；\n]{0,30}(?:至|到)[^。；，\n]{0,10}\d{4}\s?年/g,
]

/** The sentence in which a text sets itself a term in other words; null for none. Terms of licences, contracts and fines are others'. */
export function otherTerm(tree: Tree): string | null {
  const { text } = tree
  for (const pattern of OWN_TERM)
    for (const m of text.matchAll(pattern)) {
      const { words, start } = sentenceAt(text, m.index, m.index + m[0].length)
      const before = words.slice(0, m.index - start)
      if (
        /本[\u4e00-\u9fff]{1,4}|施行|实施|执行|试行|印发|发布|公布|措施|政策/.test(words) &&
        !OTHERS_TERM.test(before) &&
        !isOfAnother(tree, before)
      )
        return words.trim()
    }
  return null
}

const OTHERS_TERM = /证|执照|合同|协议|许可|标志|资格|档案|期间|规划|处罚|保证金/
