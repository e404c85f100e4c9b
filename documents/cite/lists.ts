import { findTitles, titleValue } from './titles.ts'
import type { Found } from './types.ts'

/** 附件：国务院决定废止的行政法规目录. */
const HEADING =
  /^\s*(?:附件\s*[0-9一二三四五]*[：:．.、\s]*)?[^，。；：\n]{0,40}(?:废止|失效)(?:和(?:宣布)?(?:废止|失效))?的[^，。；：\n]{0,24}(?:目录|清单|名单|法规|规章|文件)(?:[（(][^（）()\n]{1,14}[）)])?\s*$/
const NOT_A_LEAD = /修改|修订|修正|情形|情况|条件|之一|继续有效|保留|应当/
const ITEM = /^\s*(?:[（(]?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})(?:[）)、.．\t 　]+|(?=《))|\|\s*\d{1,4}\s*\|\s*|(?=《))/
const HEAD_ROW = /^(?:(?:\|\s*)?序号|[|][\s|:-]*$|$)/
const KIND = /(?:条例|办法|规定|细则|规则|决定|通知|意见|公告|通告|批复|方案|标准|章程|命令|规程|制度|暂行规定|函)$/

/**
 * Titles that a text ends by list: in the items behind 决定废止下列… and in catalogues of what is repealed or declared invalid, where they
 * often stand without 《》. Of an item the first title counts; what it says behind it is the reason.
 *
 * @returns ranges in order; bare titles have no brackets around them.
 */
export function endedByList(text: string): Found[] {
  if (!/废止|失效|停止执行/.test(text)) return []
  const found: Found[] = []
  let listing = false
  let at = 0
  for (const line of text.split('\n')) {
    if ((isLead(line) || HEADING.test(line)) && !NOT_A_LEAD.test(line)) listing = true
    else if (listing) {
      const mark = ITEM.exec(line)
      if (mark) found.push(...titleIn(line, at, mark[0].length))
      else if (!HEAD_ROW.test(line.trim())) listing = false
    }
    at += line.length + 1
  }
  return found
}

/** 决定废止下列行政法规：, 下列文件同时废止：; not 有下列情形之一的，应当废止：. */
function isLead(line: string): boolean {
  const words = line.trimEnd()
  const announced = /[：:]$/.test(words)
  const rest = announced ? words.slice(0, -1) : words
  return [...rest.matchAll(/下列|以下/g)].some(({ index }) => {
    const [before, after] = [rest.slice(0, index), rest.slice(index + 2)]
    if (after.length <= 40 && !after.includes('。') && endsNear(before, 24)) return true
    return announced && after.length <= 72 && endsNear(after, 8)
  })
}

/** Whether a word of ending stands at most so many characters before the end of the clause. */
function endsNear(words: string, within: number): boolean {
  const clause = words.slice(Math.max(words.lastIndexOf('。'), words.lastIndexOf('；')) + 1)
  return ['废止', '失效', '停止执行'].some((verb) => {
    const at = clause.lastIndexOf(verb)
    return at >= 0 && clause.length - at - verb.length <= within
  })
}

function titleIn(line: string, at: number, from: number): Found[] {
  const [first] = findTitles(line)
  if (first) return [{ ...first, start: at + first.start, end: at + first.end }]
  const bare = /^[^\t|（(。；;，,\s]{5,100}/.exec(line.slice(from))?.[0] ?? ''
  return KIND.test(bare) && !/^本/.test(bare) ? [{ start: at + from, end: at + from + bare.length, value: titleValue(bare) }] : []
}
