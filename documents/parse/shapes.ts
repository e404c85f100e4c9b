import { parseNumber } from '../number.ts'
import type { Line } from './lines.ts'

const DAY =
  /^(?:(?:19|20)[0-9]{2}|[１２][０-９]{3}|[一二][一二三四五六七八九〇○零ＯO０]{3})[ \u3000]{0,3}年[ \u3000]{0,3}[0-9０-９一二三四五六七八九十元ＸX×　 ]{1,6}月[ \u3000]{0,3}[0-9０-９一二三四五六七八九十ＸX×　 ]{1,8}日$/
const DAY_START =
  /^(?:根据)?(?:(?:19|20)[0-9]{2}|[１２][０-９]{3}|[一二][一二三四五六七八九〇○零]{3})年[ \u3000]{0,2}[0-9０-９一二三四五六七八九十]{1,3}[ \u3000]{0,2}月[ \u3000]{0,2}[0-9０-９一二三四五六七八九十]{1,3}[ \u3000]{0,2}日|^(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])/
const HISTORY = /通过|公布|发布|施行|修正|修订|批准|修改|令第|印发|会议|颁布|实施|执行|生效/
/** Slots of a draft still to be filled in: 2026年　月　日, 新府办〔2026〕　号. */
const OPEN_DAY =
  /^(?:[12][0-9]{3}|[12][0-9]{1,2}[XＸx×]{1,2}|[XＸx×_＿ \u3000]{0,8})年[0-9XＸx×_＿ \u3000]{0,8}月[0-9XＸx×_＿ \u3000]{0,8}日$/
const OPEN_NUMBER =
  /^[\u4e00-\u9fff]{1,14}[〔［[（(][ \u3000]{0,3}(?:[12][0-9]{3}|[XＸx×_＿ \u3000]{0,8}|[12][0-9]{1,2}[XＸx×]{1,2})[ \u3000]{0,3}[〕］\]）)][ \u3000]{0,3}第?[0-9XＸx×_＿ \u3000]{0,8}号$/
const NOTE = /^[（(](?:此件|本文|此文|此页|联系人|联系电话|注[：:]|主动公开|依申请公开|不予公开|公开方式|以下简称)/
const COLOPHON = /^(?:抄送|主题词|分送|印发机关|公开方式|信息公开选项|校对|打字|联系人|联系电话)[ \u3000]{0,4}[：:]/
const META =
  /^(?:索[ \u3000]?引[ \u3000]?号|分[ \u3000]?类|发布机构|发文机关|发布机关|成文日期|发布日期|名[ \u3000]{0,4}称|主题分类|有效性|公文时效|信息来源|来[ \u3000]?源|发文日期|发布时间|浏览次数|统一编号|施行日期|时效性)[ \u3000]{0,4}[：:]/
const NUMBER_LABEL = /^(?:发文字号|文[ \u3000]{0,4}号|发文号|编号)[ \u3000]{0,4}[：:]/
const ANNEX =
  /^附[ \u3000]{0,4}(?:件|表|录|图|则表)?[ \u3000]{0,3}(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})?(?:[-－—][0-9０-９]{1,3})?[ \u3000]{0,3}[：:]?$/
const ANNEX_TITLED =
  /^附[ \u3000]{0,4}(?:件|表|录|图)?[ \u3000]{0,3}(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})?(?:[-－—][0-9０-９]{1,3})?[ \u3000]{0,3}(?:[：:][ \u3000]{0,4}|[.．、 \u3000][ \u3000]{0,3})(?=\S)/
const SENTENCE_END = '。；;：:，,！？!?、'
const GENRE =
  /(?:通知|办法|规定|决定|意见|条例|细则|规则|规范|方案|批复|复函|函|答复|通报|公告|通告|标准|目录|清单|措施|规程|章程|制度|纲要|规划|计划|要点|请示|报告|解释|决议|法|令|指南|目录|准则|制度|名单|办法|建议|议案|程序|预案|要求|指引)(?:[（(][^（()）]{1,16}[）)])*$/

/** The words of a line. */
export function wordsOf(text: string, line: Line): string {
  return text.slice(line.start, line.end)
}

/** 2018年11月20日 or 二〇〇四年三月二日 alone on a line. */
export function isDay(words: string): boolean {
  return words.length <= 30 && (DAY.test(words) || OPEN_DAY.test(words))
}

/** 题注: (2002年12月28日…通过　根据…修正), with or without brackets. */
export function isTitleNote(words: string): boolean {
  const inner = /^[（(【〔]/.test(words) ? words.slice(1) : words
  return (DAY_START.test(inner) || /^(?:法释|自(?:19|20)[0-9]{2}年)/.test(inner)) && HISTORY.test(inner.slice(0, 400))
}

/** （此件公开发布） and the like. */
export function isNote(words: string): boolean {
  return NOTE.test(words) && /[）)]$/.test(words)
}

/** 抄送, 主题词: the colophon (版记). */
export function isColophon(words: string): boolean {
  return COLOPHON.test(words)
}

/** 索引号：… : data of the platform that published the text. */
export function isMetadata(words: string): boolean {
  return words.length <= 120 && (META.test(words) || /^【已失效】$/.test(words))
}

/** A line that is the text's own number: alone, or behind 文号. */
export function isNumberLine(words: string): boolean {
  if (words.length > 80) return false
  return (
    NUMBER_LABEL.test(words) ||
    /^第[ \u3000]?[0-9０-９一二三四五六七八九十百]{1,6}[ \u3000]?号$/.test(words) ||
    parseNumber(words) !== null ||
    OPEN_NUMBER.test(words) ||
    /^[（(]?法释[〔[【（(]/.test(words)
  )
}

/** 中华人民共和国国务院令 over a line 第707号. */
export function isOrderHead(words: string): boolean {
  return words.length <= 60 && /[\u4e00-\u9fff][ \u3000]*令$/.test(words)
}

/** 附件 or 附件1 alone on a line. */
export function isAnnexLine(words: string): boolean {
  return words.length <= 16 && ANNEX.test(words)
}

/** How many units of a line `附件：…` or `附件1　…` belong to its label; 0 when the line is none. */
export function annexLabel(words: string): number {
  return /^附[ \u3000]{0,4}(?:件|表|录|图|[：:])/.test(words) ? (ANNEX_TITLED.exec(words)?.[0].length ?? 0) : 0
}

/** A short line that could be (part of) a title: no punctuation at its end, not only digits. */
export function isTitleLike(words: string): boolean {
  if (words.length < 2 || words.length > 90) return false
  if (SENTENCE_END.includes(words[words.length - 1]!) || words.includes('。') || /^["“‘|#]/.test(words)) return false
  // 几 个 问 题 的 通 知: letters spaced out for the eye.
  return /[\u3400-\u9fff][ \u3000]?[\u3400-\u9fff]/.test(words) && !isDay(words)
}

/** Whether a line ends the way a finished sentence or lead does. */
export function endsSentence(words: string): boolean {
  return SENTENCE_END.includes(words[words.length - 1]!)
}

/** Whether the words end with the name of a genre (文种) and hold no open 《 or bracket: a finished title. */
export function endsTitle(words: string): boolean {
  if (count(words, '《') > count(words, '》') || count(words, '（') > count(words, '）')) return false
  return GENRE.test(words)
}

function count(words: string, sign: string): number {
  let found = 0
  for (let at = words.indexOf(sign); at >= 0; at = words.indexOf(sign, at + 1)) found++
  return found
}
