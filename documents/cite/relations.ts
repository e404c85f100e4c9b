import { afterBrackets, type Group, groups, type Sentence } from './groups.ts'
import type { Citation, RelationType, Span } from './types.ts'

const cut = /[。！？\n]|；(?![^（(]{0,40}[）)])/g

/**
 * What a text says of the instruments and provisions it names (contract.md, `text cite`).
 *
 * The unit is the sentence; a verb governs the enumeration beside it. Words that speak of certificates or decisions, duties to
 * amend, or catalogues of repealed documents are no repeal (domain.md §8, "Not a repeal").
 */
export function findRelations(text: string, spans: Span[]): Citation[] {
  const relations: Citation[] = []
  const add = (type: RelationType, targets: number[]) => {
    if (targets.length > 0) relations.push({ type, targets })
  }
  let from = 0
  for (const sentence of sentences(text)) {
    while (from < spans.length && spans[from]!.end <= sentence.start) from++
    const inside: number[] = []
    for (let i = from; i < spans.length && spans[i]!.start < sentence.end; i++) inside.push(i)
    if (inside.length > 0) relate(text, spans, sentence, inside, add)
  }
  return relations
}

/** No sentence of a law is longer; a longer run is read in pieces, so that the work grows with the text only. */
const longestSentence = 1500

function sentences(text: string): Sentence[] {
  const found: Sentence[] = []
  let start = 0
  const push = (end: number) => {
    for (; end - start > longestSentence; start += longestSentence) found.push({ start, end: start + longestSentence })
    if (end > start) found.push({ start, end })
    start = end
  }
  for (const m of text.matchAll(cut)) push(m.index + 1)
  push(text.length)
  return found
}

type Add = (type: RelationType, targets: number[]) => void

function relate(text: string, spans: Span[], sentence: Sentence, inside: number[], add: Add): void {
  const words = text.slice(sentence.start, sentence.end)
  const done = new Set<number>()
  const mark: Add = (type, targets) => {
    const left = targets.filter((t) => !done.has(t))
    for (const t of left) done.add(t)
    add(type, left)
  }
  if (/废止|失效|停止执行|停止施行/.test(words)) repeals(text, spans, sentence, inside, mark)
  days(text, spans, sentence, inside, mark)
  const found = groups(text, spans, sentence, inside, done)
  const types = found.map((group) => relationOf(group, words, spans))
  for (let i = found.length - 1; i >= 0; i--) {
    // 宪法第八十九条国务院职权第十六项…修改为: both places are amended.
    if (i > 0 && types[i] === 'amends' && types[i - 1] === 'cites' && adjoin(text, spans, found[i - 1]!, found[i]!)) types[i - 1] = 'amends'
  }
  for (const [i, group] of found.entries()) if (types[i]) mark(types[i], group.targets)
}

function adjoin(text: string, spans: Span[], a: Group, b: Group): boolean {
  const gap = text.slice(spans[a.targets.at(-1)!]!.end, spans[b.targets[0]!]!.start)
  return gap.length <= 10 && /^[㐀-鿿]*$/.test(gap)
}

const repealVerb =
  /(?:同时|即行|相应|一并|均|全文|予以|起|随之|自行|现予|决定)(?:废止|失效|停止执行|停止施行)|(?:^|[》）)，、])(?:废止|失效|停止执行)/
const noRepeal =
  /应当及时|可以?[^，。]{0,12}废止|不一致的|相抵触|修改、废止|修改或者?废止|废止或者修改|继续有效|目录|有效期内|是否|建议|本(?:通知|办法|规定|决定|细则|意见|解释|条例)(?!(?:施行|实施|发布|公布|印发|试行|生效|执行)(?:之日)?起)[^，。]{0,24}(?:废止|失效)/

/** Titles (or, without any, numbers) that a repeal clause ends: all before the verb, or all after 废止 and its colon. */
function repeals(text: string, spans: Span[], sentence: Sentence, inside: number[], add: Add): void {
  const words = text.slice(sentence.start, sentence.end)
  if (!repealVerb.test(words) || noRepeal.test(withoutNames(text, spans, sentence, inside))) return
  const verb = sentence.start + lastVerb(words)
  const titles = inside.filter((i) => spans[i]!.type === 'title')
  const pool = titles.length > 0 ? titles : inside.filter((i) => spans[i]!.type === 'documentNumber')
  const before = pool.filter((i) => spans[i]!.end <= verb)
  const ended = (before.length > 0 ? before : pool).filter((i) => !passes(text, spans, i, verb))
  if (ended.length === 0) return
  const partly = ended.filter((i) => isPart(text, spans, i, inside))
  add('partlyRepeals', partly)
  add(
    'repeals',
    ended.filter((i) => !partly.includes(i)),
  )
}

function lastVerb(words: string): number {
  return Math.max(words.lastIndexOf('废止'), words.lastIndexOf('失效'), words.lastIndexOf('停止执行'), words.lastIndexOf('停止施行'))
}

function withoutNames(text: string, spans: Span[], sentence: Sentence, inside: number[]): string {
  let words = ''
  let at = sentence.start
  for (const i of inside) {
    const span = spans[i]!
    if (span.type !== 'title') continue
    words += `${text.slice(at, Math.max(at, span.start))}《》`
    at = Math.max(at, span.end)
  }
  return words + text.slice(at, sentence.end)
}

/** A title that the clause only mentions: the amending decision in a history, the new instrument, a basis, a short name. */
function passes(text: string, spans: Span[], i: number, verb: number): boolean {
  const right = afterBrackets(text, spans[i]!.end, 16)
  if (/^(?:的?修[正订改]|已|自(?!本)[^，。]{0,14}(?:施行|实施)|(?:的规定|规定|印发|发布|施行|实施)后|的规定|要求|精神)/.test(right))
    return true
  const left = text.slice(Math.max(0, spans[i]!.start - 10), spans[i]!.start)
  if (/(?:简称|统称)[^，。；]{0,3}$/.test(left)) return true
  return spans[i]!.end <= verb && /(?:根据|依据|按照|依照)$/.test(left)
}

/** 《…》中关于反倾销的规定, 《…》第五条: only a part ends. */
function isPart(text: string, spans: Span[], i: number, inside: number[]): boolean {
  const span = spans[i]!
  const right = afterBrackets(text, span.end, 24)
  if (/^(?:中|第[^，。]{1,16}[条款项]|的?附件|有关[^，。]{0,12}(?:规定|内容|条款))/.test(right)) return true
  const next = spans[inside[inside.indexOf(i) + 1] ?? -1]
  return next?.type === 'provision' && next.start - span.end < 2
}

/** Days from and to which an instrument is in force, and the notes of promulgation. */
function days(text: string, spans: Span[], sentence: Sentence, inside: number[], add: Add): void {
  for (const i of inside) {
    const span = spans[i]!
    if (span.type !== 'date') continue
    const right = text.slice(span.end, Math.min(sentence.end, span.end + 8))
    const left = text.slice(Math.max(sentence.start, span.start - 12), span.start)
    if (
      /^(?:之日)?起(?:正式|开始|试)?(?:施行|实施|执行|生效|试行)|^起实行/.test(right) ||
      (/^\s?(?:施行|生效)$/.test(right.trim()) && left.trim() === '')
    ) {
      add('takesEffect', [i])
    } else if (/(?:有效期[限]?(?:截止|延长)?(?:至|到)|有效至|执行至|施行至|截止到?)$/.test(left) || /^(?:起?失效|届满|废止)/.test(right)) {
      add('expires', [i])
    }
  }
  const number = inside.find((i) => spans[i]!.type === 'documentNumber')
  const words = text.slice(sentence.start, sentence.end).trim()
  if (number === undefined || inside.some((i) => spans[i]!.type === 'title') || !/(?:公布|发布|颁布)[。，）)]?$/.test(words)) return
  const day = inside.find((i) => spans[i]!.type === 'date')
  if (words.length < 60 && day !== undefined) add('promulgates', [number, day])
}

const basis = /(?:根据|依据|依照|按照|(?<![\u4e00-\u9fff])依)(?:国家|有关|省|市|原|《)?$/
const makes =
  /制定(?!机关|单位|了?[^，。]{0,8}办法的)|(?:制订|编制|拟定|拟订|修订|修编|起草|形成)(?:了)?本|现就|如下(?:通知|规定|解释|修改|决定|意见)|(?:通知|规定|解释|批复|决定|修改|意见|公告|答复)如下|结合[^，。]{0,24}(?:实际|情况|实践)|作出?(?:以下|如下)|现将/
const amendBefore = /(?:将|对|删去|删除|修改|在)(?:原)?$/
const amendAfter =
  /^(?:的?(?:内容|条文|规定|标题|引言))?(?:中|后|之后|末尾)?的?(?:“[^”]{0,400}”)?(?:和“[^”]{0,200}”)?(?:作如下修改|修改为|修改如下|改为|调整为|合并|增加|增写|新增|删去|删除|予以删除|并入|单列|相应改为|后增加|后增写|，?作为)/

/** Which relation the words around a run of targets express; null when they only list or define. */
function relationOf(group: Group, words: string, spans: Span[]): RelationType | null {
  const { left, right } = group
  if (/^的?(?:第[一二三四五六七八九十]{1,3}次)?修[正订]/.test(right)) return null
  const first = spans[group.targets[0]!]!
  const near = left.slice(-14)
  if (
    /^(?:[^，。；]{0,30})?与本[^，。；]{1,6}(?:规定)?(?:不一致|相抵触|不符|抵触)/.test(right) ||
    /^[^，。；]{0,8}(?:不一致|有冲突)的?，以本/.test(right)
  )
    return 'prevailsOver'
  if (first.type === 'provision' && (amendAfter.test(right) || (/(?:删去|删除)$/.test(near) && !/规定/.test(right.slice(0, 4)))))
    return 'amends'
  if (first.type === 'provision' && amendBefore.test(near) && /(?:修改为|改为|增加|删去|删除|合并)/.test(right)) return 'amends'
  if (first.type === 'provision' && /(?:改为|作为|调整为|调整至)(?:修改后)?$/.test(near)) return 'amends'
  if (
    first.type === 'title' &&
    (/对$/.test(near) || /修改$/.test(near)) &&
    /^(?:[^。；]{0,40})?(?:作如下修改|作出?(?:如下|以下)修改|予以修改|进行修改|等[^。]{0,20}修改)/.test(right)
  )
    return 'amends'
  if (/违反(?:了)?(?:国家)?$/.test(near)) return 'violates'
  if (/实施$/.test(near) && /^(?:的?(?:办法|细则|条例|若干|规定|意见|方案))/.test(right)) return null
  if (
    (first.type !== 'provision' || /落实|贯彻/.test(near)) &&
    /(?:贯彻落实|贯彻实施|贯彻执行|贯彻|落实|实施|推进|推动落实)(?:好)?(?:中央|国家|省|市)?$/.test(near)
  )
    return 'implements'
  if (first.type === 'title' && /^[^，。；]{0,4}(?:已?收悉|已?收到)/.test(right)) return 'repliesTo'
  if (/(?:现将|现予|将|现)(?:修订后的|修改后的|新修订的)?$/.test(near) && /^[^。；]{0,16}(?:印发|发给|转发|予以公布|公布|发布)/.test(right))
    return 'issues'
  if (/(?:制定了?|制订了?|印发|修订了|发布)$/.test(near) && first.type === 'title' && /印发给|现印发|予以印发|现予/.test(right))
    return 'issues'
  // 原办法系根据《…》制定: another text's basis.
  if (/(?:^|[，。；])原[\u4e00-\u9fff]{2,6}(?:根据|依据|依照|按照)$/.test(left)) return 'cites'
  if (/以$/.test(near) && /^(?:为|作为)(?:主要)?(?:依据|根据)/.test(right)) return makes.test(right) ? 'basedOn' : 'applies'
  if (basis.test(near))
    return makes.test(right) || /制[定订]/.test(words.slice(words.indexOf(first.text) + first.text.length)) ? 'basedOn' : 'applies'
  if (/(?:按照|依照|参照|适用|依据|遵照|执行|比照|援引|符合|根据)(?:执行)?(?:国家|省|市)?(?:有关|相关)?$/.test(near)) return 'applies'
  if (first.type === 'documentNumber') return null
  if (first.type === 'title')
    return /^(?:的|规定|所|中|第|确定|要求|及)|(?:对|有|依|以|属于|见|于)$/.test(right.slice(0, 4)) ||
      /(?:对|属于|符合|见|关于|除|由)$/.test(near)
      ? 'cites'
      : null
  return 'cites'
}
