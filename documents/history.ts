import { flatten, type NodeKind, type Tree } from './tree.ts'

/** Parts of a text that name things and order nothing: a title, a note of promulgation, a signature. */
export const SILENT: ReadonlySet<NodeKind> = new Set([
  'title',
  'titleNote',
  'toc',
  'docNumber',
  'addressee',
  'signature',
  'date',
  'attachmentNote',
  'metadata',
])
const LONGEST = 400

/** A sentence as text and range, so that rules look no further than the sentence that names a thing. */
export interface SentenceAt {
  start: number
  end: number
  words: string
}

/** The sentence around a range: from the full stop, semicolon or line end before it to the one behind it, at most 400 units each way. */
export function sentenceAt(text: string, start: number, end: number): SentenceAt {
  let from = start
  while (from > 0 && start - from < LONGEST && !'。；\n！？'.includes(text[from - 1]!)) from--
  let to = end
  while (to < text.length && to - end < LONGEST && !'。；\n！？'.includes(text[to]!)) to++
  return { start: from, end: to, words: text.slice(from, to) }
}

/** The ranges of a text in which a name is only a name. */
export function silentRanges(tree: Tree): { start: number; end: number }[] {
  return (
    flatten(tree.nodes)
      // A preamble that ends in a colon may be read as an addressee; an addressee cites nothing.
      .filter(({ kind, start, end }) => SILENT.has(kind) && !(kind === 'addressee' && tree.text.slice(start, end).includes('《')))
      .map(({ start, end }) => ({ start, end }))
  )
}

/** Whether a range begins inside one of these, which stand in order and do not overlap. */
export function isInside(ranges: readonly { start: number; end: number }[], at: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]!
    if (at < range.start) high = middle - 1
    else if (at >= range.end) low = middle + 1
    else return true
  }
  return false
}

/** 关于修改《…》的决定, 废止部分文件的通知, a catalogue of a cleanup: its words live on in the instruments it changed, not in itself. */
export function changesOthers(title: string): boolean {
  const plain = title.replace(/\s/g, '')
  if (!/(?:决定|通知|公告|命令|通告|目录|补充规定)(?:[（(][^（()）]{1,12}[）)])?$/.test(plain)) return false
  return (
    CHANGES.test(plain) ||
    /(?:清理|继续有效|宣布失效|废止)[^，。]{0,40}(?:规范性文件|文件|规章|法规)[^，。]{0,30}(?:决定|通知|公告|目录)/.test(plain)
  )
}

const CHANGES =
  /(?:修改|修订|修正|废止|停止执行|宣布)(?:和(?:废止|修改|宣布失效))?(?:部分|一批|《|〈|[0-9一二三四五六七八九十百]{1,5}[件部项])/

/** A letter (函, 复函, 批复, 答复) settles one matter and rules nothing afterwards (domain.md §0.3). */
export function isLetter(title: string): boolean {
  return /(?:复函|的函|答复|请示|报告|议案)(?:[（(][^（）()]{1,12}[）)])?$/.test(title.replace(/\s/g, ''))
}

const BEFORE = /(?:施行|实施|生效|公布|颁布|发布|执行)(?:之日)?(?:以前|之前|前)/
const GONE = /(?:不再执行|停止执行|不再适用|废止|失效|不再保留)/
const THEN = /(?:已经?受理|已受理|尚未审结|尚未终审|已设立|已经设立|设立的|已经?取得|已经?办理|已经?签订|发生的|仍然有效|继续有效)/

/**
 * Whether a sentence speaks of how things were: matters of the time before this text (本法施行前依照《…》设立的), a day on which the
 * named instrument began, an end that it states itself.
 */
export function isTransitional(sentence: SentenceAt, start: number, end: number): boolean {
  const left = sentence.words.slice(0, start - sentence.start)
  const right = sentence.words.slice(end - sentence.start)
  if (isPastName(left, right, sentence.words)) return true
  if (
    /本[\u4e00-\u9fff]{1,4}(?:发布|公布|颁布)?(?:施行|实施|生效|公布|颁布|发布|执行)(?:之日)?(?:以前|之前|前)/.test(left) &&
    THEN.test(sentence.words)
  )
    return true
  if (/[\u4e00-\u9fff]{2,12}法(?:施行|实施)前(?:依照|依据|按照|根据)(?:[^，。]{0,200})$/.test(left)) return true
  if (/^[（(][^（）()]{0,20}(?:废止|失效|停止执行)[^（）()]{0,20}[）)]/.test(right)) return true
  const near = right.replace(/^[（(][^（）()]{0,60}[）)]/, '')
  // 因《…》施行后实施的行为: the day it began, not what it says. 制定《…》: an order to make it. 原《…》: the past.
  if (/^(?:施行|实施|生效)(?:之)?(?:后|以后)/.test(near) || /(?:制定|起草|拟订|拟定|编制|原|原依据|原根据|原按照|原依照)$/.test(left))
    return true
  if (BEFORE.test(near.slice(0, 12)) || /^(?:自[^，。]{0,14})?(?:同时|即行|相应|已经?|均)?(?:被)?(?:废止|失效)/.test(near)) return true
  if (/^[^，。；]{0,8}(?:不再执行|停止执行|不再适用)/.test(near)) return true
  return GONE.test(near.slice(0, 40)) && /(?:同时|即行|一并|均|相应|已|自)/.test(near.slice(0, 40))
}

/** What makes of a name before which it stands a name of the past: 当时有效的《…》, 已废止的《…》, 曾依据《…》, 不再适用《…》. */
const PAST_LEFT: readonly RegExp[] = [
  /(?<!(?:未|没有?|不)(?:被|予以)?)(?:失效|废止|停止执行|停止施行|终止|届满|到期|撤销)的$/,
  /(?:当时|彼时|行为时|(?:发生|签订|作出|取得|受理|申请|办理|审批|处理)时)(?:有效|施行|适用|执行|生效|实施)?的$/,
  /(?:曾经?|此前|以前|过去|先前|原先|历史上|当年)[^，。；、]{0,12}$/,
  /(?:原来的?|原先的|取代|替代|代替|取替)$/,
  /(?:不再|停止|终止|不得再?)(?:适用|执行|依照|按照|依据|援引|引用|参照)$/,
]
/** The same behind a name: 《…》施行期间, 在《…》的基础上. */
const PAST_RIGHT: readonly RegExp[] = [
  /^(?:施行|实施|有效|执行|适用)期间/,
  /^的?基础上/,
  /^进行了?(?:全面|部分|系统)?(?:修订|修改|修正|清理)/,
  /^[^，。；]{0,12}与本[^，。；]{1,6}(?:不一致|相?抵触|不符)的?，[^，。；]{0,4}(?:不再|停止)/,
  /^[^，。；]{0,16}(?:未结|在办|存量|遗留)/,
]

function isPastName(left: string, right: string, words: string): boolean {
  if (PAST_LEFT.some((one) => one.test(left)) || PAST_RIGHT.some((one) => one.test(right))) return true
  if (/(?:与|同|较|比)$/.test(left) && /^(?:相比|相较|比较)/.test(right)) return true
  // 按照《…》签订的协议，执行完毕: what was done under it runs on.
  if (/^[^，。；]{0,12}(?:审理|受理|签订|核发|取得|批准|设立|订立)的/.test(right) && /继续|完毕|不再变动|换发/.test(words)) return true
  return isQuotedChange(left, right, words)
}

/** 将“…《…》…”修改为“…”, 删去“…”: words that another text has, not this one. */
export function isQuotedChange(left: string, right: string, words: string): boolean {
  const open = Math.max(left.lastIndexOf('“'), left.lastIndexOf('"'))
  return open > left.lastIndexOf('”') && /[”"]/.test(right) && /(?:修改|改|替换|变更)为|删[去除]|增加/.test(words)
}
