import { isInside, isQuotedChange, sentenceAt, silentRanges } from '../history.ts'
import type { Tree } from '../tree.ts'
import type { NamedOrgan } from './table.ts'

/**
 * The organs, of those named in a text, that it gives something to do today: not in a title or signature, not 原某局, not as the author of an
 * act, not in a word that only holds the name (建设部门).
 *
 * @param organs in the order of the text.
 */
export function acting(tree: Tree, organs: readonly NamedOrgan[]): NamedOrgan[] {
  if (organs.length === 0) return []
  const { text } = tree
  const silent = silentRanges(tree)
  const titles = titleRanges(text)
  return organs.filter(
    (organ) => !isInside(silent, organ.start) && !isInside(titles, organ.start) && !partOfLonger(text, organ) && !isPast(text, organ),
  )
}

/** 《…》 on one line: the name of an instrument, whatever organ it bears. */
function titleRanges(text: string): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = []
  for (let open = text.indexOf('《'); open >= 0; ) {
    let depth = 0
    let at = open
    for (; at < text.length && at - open < 300 && text[at] !== '\n'; at++) {
      if (text[at] === '《') depth++
      if (text[at] === '》' && --depth === 0) break
    }
    if (text[at] === '》') ranges.push({ start: open, end: at + 1 })
    open = text.indexOf('《', text[at] === '》' ? at + 1 : open + 1)
  }
  return ranges
}

/** 总后勤部卫生部, 企业人事部, 住房城乡建设部, 建设部门, 农业部分: other words that hold the name. */
function partOfLonger(text: string, { start, end }: NamedOrgan): boolean {
  const left = text.slice(Math.max(0, start - 8), start)
  const right = text.slice(end, end + 4)
  if (/^[限面势促]/.test(right) && /局$/.test(text.slice(start, end))) return true
  if (/^(?:门|队|分(?!别)|件|位|署|级)/.test(right) && /部$/.test(text.slice(start, end))) return true
  if (/^(?:[\u4e00-\u9fff]{0,2}(?:直属|下属|所属)|医院|幼儿园|学校|宾馆|招待所|信息中心|研究[院所])/.test(right)) return true
  return /(?:总?(?:后勤|政治|参谋|装备)部|总后|军区|军队|武警|公司|企业|集团|单位|学校|医院|银行|党委|工会|工委|中央|省委|市委|县委|区委|劳动|军事委员会|住房和?城乡|生态)(?:的|[）)])?$/.test(
    left,
  )
}

const ACT =
  /^(?:等[\u4e00-\u9fff]{0,4}(?:部门|单位|部委))?(?:于?(?:19|20)\d\d年[^，。；《]{0,12})?(?:联合|共同)?(?:令|公告|通告|第[0-9一二三四五六七八九十百]{1,5}号|[〔[]|(?:发布|公布|印发|颁布|颁发|制定|下发|批准|制发|修订|出台|编制)的?[^，。；《\n]{0,16}[《〔]|[^，。；《》\n]{0,6}关于|[（(](?:19|20)\d\d|(?:发布|公布|颁布)(?:施行|实施)|《)/

/** The organ as it was: 原…, （现…）, an act it issued, a reform told. */
function isPast(text: string, organ: NamedOrgan): boolean {
  const sentence = sentenceAt(text, organ.start, organ.end)
  const left = text.slice(Math.max(sentence.start, organ.start - 80), organ.start)
  const right = text.slice(organ.end, Math.min(sentence.end + 1, organ.end + 60))
  if (
    /原(?:来的|有的|属|为|由|中央|国家|中国|省|市|县|区|国务院|新会区|[\u4e00-\u9fff]{2,4}[省市县区]){0,2}$/.test(left) ||
    inFormerList(left)
  )
    return true
  if (/^[（(](?:现|已)/.test(right) || /^(?:已(?:经)?)?(?:被)?(?:撤销|更名|改名|并入|改组|改为|组建|合并)/.test(right)) return true
  if (ACT.test(afterList(right))) return true
  if (
    /(?:前身|不再保留|撤销|机构改革|组建(?:国家|中国|省|市|县|区)?[\u4e00-\u9fff]{2,14}(?:[部局]|委员会)(?:[，。、]|$)|职责(?:整合|划入|划转|移交))/.test(
      sentence.words,
    )
  )
    return true
  if (isQuotedChange(left, right, sentence.words) || isNoteOfIssue(left, right)) return true
  // 本办法施行前已由…发放的: what it did before.
  if (
    /(?:施行|实施|公布|印发|改革)(?:之日)?(?:以前|之前|前)[^，。；]{0,16}$/.test(left) &&
    /^[^，。；]{0,12}(?:发放|核发|颁发|签发|发给|批准|审批|核准|登记|受理|办理|取得|作出|出具|备案|设立|负责|承担|行使|管理)的/.test(right)
  )
    return true
  return /(?:曾|当时|历史上)[^，。；]{0,10}$/.test(left)
}

/** （1999年11月3日国家环境保护总局发布）: a note of how the text came about. */
function isNoteOfIssue(left: string, right: string): boolean {
  return /[（(](?:19|20)\d\d年[^（()）]{0,30}$/.test(left) && /^[^（()）]{0,30}(?:发布|公布|颁布|印发|制定|[号]令?)[）)]/.test(right)
}

const ORGAN_END = /(?:部|局|委|委员会|总局|办公室|署|厅|院|会|行|总公司)$/

/** 原卫生部、农业部和商务部: 原 stands before the first of a list of organs. */
function inFormerList(left: string): boolean {
  const at = left.lastIndexOf('原')
  if (at < 0) return false
  const pieces = left.slice(at + 1).split(/[、和与及]/)
  return (
    pieces.length > 1 &&
    pieces.at(-1) === '' &&
    pieces.slice(0, -1).every((piece) => piece.length >= 2 && piece.length <= 16 && ORGAN_END.test(piece))
  )
}

/** What stands behind a list of organs that begins here: 、财政部和民政部联合发布的《…》. */
function afterList(right: string): string {
  let rest = right
  for (let i = 0; i < 8; i++) {
    const next =
      /^(?:[、和与及]|以及|[ \u3000])([\u4e00-\u9fff]{2,14}?(?:部|局|委|委员会|总局|办公室|署|厅|院|会|行))(?=[、和与及联共发公印颁制下令于《〔关 \u3000])/.exec(
        rest,
      )
    if (!next) return rest
    rest = rest.slice(next[0].length)
  }
  return rest
}
