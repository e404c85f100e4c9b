import { toNumber } from '../numerals.ts'
import type { Found } from './types.ts'

const units = '编章节条款项目'
const code: Record<string, string> = { 编: 'part', 章: 'chapter', 节: 'section', 条: 'art', 款: 'par', 项: 'item', 目: 'subitem' }
const numeral = '[一二三四五六七八九十百千零〇两]{1,9}|[0-9０-９]{1,4}'
const one = new RegExp(
  `第\\s?(?:[（(]\\s?(${numeral})\\s?[）)]|(${numeral}))((?:[、和至](?:[（(](?:${numeral})[）)]|(?:${numeral})))*)\\s?([${units}])(?:之([一二三四五六七八九十]{1,3}))?`,
  'y',
)
const relative = new RegExp(`([前上本该])([一二两三四五六七八九十]?)([${units}])`, 'y')
/** 本条例, 本项目, 该条件, 本章程 … are words, not places. */
const wordAfter: Record<string, RegExp> = {
  条: /[例件约文目款令]/,
  项: /[目下]/,
  章: /[程节]/,
  款: /[项式额]/,
  节: /[目点约能]/,
  目: /[标的录前]/,
  编: /[制办号辑写者]/,
}

/** Places that a text names, and the own numbers of its provisions. */
export interface Places {
  provisions: Found[]
  labels: Found[]
}

/**
 * References to provisions (第六十条第一款, 前款第二项至第五项, 第三条之一) and the labels at the start of lines (第一条, （三）, 四、).
 *
 * A range is one reference, the members of an enumeration are separate ones. `value` is `art60/par1`, for a range `art13-art18`;
 * null for a place that is relative to where it stands (前款).
 */
export function findProvisions(text: string): Places {
  const provisions: Found[] = []
  const labels: Found[] = []
  for (let at = 0; at < text.length; ) {
    const c = text[at]!
    if (lineStart(text, at)) {
      const label = labelAt(text, at)
      if (label !== null) {
        labels.push({ start: at, end: label, value: text.slice(at, label) })
        at = label
        continue
      }
    }
    const found = c === '第' || '前上本该'.includes(c) ? placeAt(text, at) : null
    if (found !== null) provisions.push(found)
    at = found === null ? at + 1 : found.end
  }
  return { provisions, labels }
}

function lineStart(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const c = text[i]!
    if (c === '\n' || c === '\r') return true
    if (c !== ' ' && c !== '\u3000' && c !== '\t' && c !== '\ufeff') return false
    if (at - i > 8) return false
  }
  return true
}

const articleLabel = /第[一二三四五六七八九十百千零〇]{1,9}[编章节条](?:之[一二三四五六七八九十]{1,3})?/y
const itemLabel = /[（(][一二三四五六七八九十百]{1,4}[）)]|[一二三四五六七八九十百]{1,4}、|[（(]\d{1,3}[）)]|\d{1,3}[.．、](?!\d)/y
/** What goes on after a place named in the sentence, but not after the place's own number. */
const inSentence = /[款项目条]|的|之|规定|所|修改|改为|增加|删去|删除|中|至|、|和|与|及|或|第|并入|合并|自|以外|情形|关于|作为|后/y

function labelAt(text: string, at: number): number | null {
  itemLabel.lastIndex = at
  const item = itemLabel.exec(text)
  if (item) return at + item[0].length
  articleLabel.lastIndex = at
  const article = articleLabel.exec(text)
  if (!article) return null
  const end = at + article[0].length
  if (/[\s\u3000【]/.test(text[end] ?? '\n')) return end
  inSentence.lastIndex = end
  return inSentence.test(text) ? null : end
}

function placeAt(text: string, from: number): Found | null {
  const head = chain(text, from)
  if (head === null) return null
  const tail = /[至到]/.test(text[head.end] ?? '') ? chain(text, head.end + 1) : null
  if (tail === null || text[head.end + 1] !== '第') return head
  return { start: from, end: tail.end, value: head.value === null || tail.value === null ? null : `${head.value}-${tail.value}` }
}

/** One place with its finer units: 本条第二款第（三）项. */
function chain(text: string, from: number): Found | null {
  const parts: string[] = []
  let at = from
  let known = true
  let level = -1
  relative.lastIndex = from
  const lead = relative.exec(text)
  if (lead) {
    const after = text[from + lead[0].length] ?? ''
    if (wordAfter[lead[3]!]!.test(after) || (lead[1] !== '前' && lead[2] !== '')) return null
    if (lead[1] === '该' && !/[第规所的]/.test(after)) return null
    known = false
    level = units.indexOf(lead[3]!)
    at += lead[0].length
    relative.lastIndex = at
    const next = relative.exec(text)
    if (next && next[1] === '前' && units.indexOf(next[3]!) > level) {
      level = units.indexOf(next[3]!)
      at += next[0].length
    }
  }
  for (;;) {
    one.lastIndex = at
    const m = one.exec(text)
    if (!m) break
    const unit = m[4]!
    const finer = units.indexOf(unit)
    if (finer <= level || (parts.length === 0 && lead === null && notPlace(text, at, at + m[0].length, unit))) break
    const value = toNumber(m[1] ?? m[2]!)
    if (value === null) break
    level = finer
    parts.push(`${code[unit]}${value}${m[5] ? `.${toNumber(m[5])}` : ''}`)
    if (m[3] !== '') known = false
    at += m[0].length
  }
  if (at === from) return null
  return { start: from, end: at, value: known ? parts.join('/') : null }
}

/** 第一项目, 第二章程 … and 第三款式 are no places. */
function notPlace(text: string, _start: number, end: number, unit: string): boolean {
  const after = text[end] ?? ''
  return unit === '条' ? /[约]/.test(after) : (wordAfter[unit]?.test(after) ?? false) && !(unit === '款' && /第/.test(after))
}

/**
 * Whether the words right before a reference make it one to another instrument: 《甲法》第五条, 刑法第五条; 本法第五条 and a bare
 * 第五条 are of this text.
 */
export function speaksOfOther(before: string): boolean {
  const words = before.replace(/[（(][^（）()]{0,40}[）)]$/, '').trimEnd()
  if (ownName.test(words)) return false
  return otherName.test(words)
}

const ownName =
  /本(?:法|条例|办法|规定|细则|解释|规则|决定|通知|意见|标准|方案|规程|章程|公约|[一-鿿]{2}(?:办法|规定|条例|细则|意见|方案))(?:的)?$/
const otherName =
  /[》〉>](?:的)?$|(?:法|法典|条例|规定|办法|解释|细则|规则|章程|通则|总则|公约|协定|协议|条约|议定书|合同|标准|决定|通知|意见|批复|纲要|方案|宪法|宪章|(?<!本法)分则)(?:的)?$/
