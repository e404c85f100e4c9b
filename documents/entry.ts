import { findDates } from './cite/dates.ts'
import { commencementClause, validityClause } from './clauses.ts'
import { findNumbers, parseNumber, printNumber } from './number.ts'
import { type TextNode, type Tree, trimmedLines } from './tree.ts'
import { trimEndOf } from './trim.ts'

/** What a text says of itself: a proposal for the register, which a person confirms. Nothing is filled in that it does not say. */
export interface Entry {
  title: string | null
  /** In canonical print: 新府办〔2014〕24号. */
  number: string | null
  /** As named in the text: signature, title, order or promulgation line. */
  issuer: string | null
  commencement: { text: string; day: string | null } | null
  validity: { text: string; years: number | null; until: string | null } | null
  /** The day on which its note says it was promulgated, else adopted: 2022年6月6日国家安全部令第2号公布. Days of later revisions are left out. */
  issued: { day: string; by: 'promulgated' | 'adopted' } | null
  /** The instrument that a 通知 or 令 issues. */
  annex: { title: string } | null
  nature: 'document' | 'letter' | 'notDocument'
  /** Why it counts as that; Chinese. */
  reason: string
}

const LETTER = /(?:复函|函|答复|请示|报告|议案)(?:[（(][^（）()]{1,12}[）)])?$/
const EXPLAINS = /(?:解读|起草说明|编制说明|图解|问答|新闻发布|采纳情况|征求意见的公告|征集意见)/
const ORGAN_END = /(?:人民政府|办公厅|办公室|委员会|常务委员会|国务院|法院|检察院|管理局|总局|总署|公安部|军委|[部委局厅院署会办行])$/

/** Reads the register entry of a text. */
export function readEntry(tree: Tree): Entry {
  const commencement = commencementClause(tree)
  const validity = validityClause(tree)
  return {
    title: tree.title,
    number: numberOf(tree),
    issuer: issuerOf(tree),
    commencement: commencement && { text: commencement.text, day: commencement.day },
    validity: validity && { text: validity.text, years: validity.years, until: validity.day },
    issued: issuedOf(tree),
    annex: annexOf(tree),
    ...natureOf(tree),
  }
}

/** The number in one of its own places (domain.md §6): a line of its own, the promulgation line, behind the title in brackets. */
function numberOf(tree: Tree): string | null {
  for (const node of tree.nodes) {
    if (node.kind !== 'docNumber') continue
    const number = parseNumber(oneLine(tree, node))
    if (number) return printNumber(number)
  }
  for (const node of tree.nodes) {
    if (node.kind !== 'titleNote') continue
    // Of several promulgations the first is the text's own; numbers inside 《》 or behind 修改 are those of later decisions.
    const [found] = findNumbers(wordsOf(tree, node).replace(/(?:19|20)\d{2}年\d{1,2}月\d{1,2}日/g, '　'))
    if (found) return printNumber(found.value)
  }
  const title = tree.nodes.find((node) => node.kind === 'title')
  const trailing = title ? /[（(]([^（()）]{4,40}号)[）)]$/.exec(wordsOf(tree, title)) : null
  const number = trailing ? parseNumber(trailing[1]!) : null
  return number ? printNumber(number) : null
}

/** 成文日期 is the day on which a meeting adopted it or its head signed it (GB/T 9704); an order is signed when it is promulgated. */
function issuedOf(tree: Tree): Entry['issued'] {
  const notes = tree.nodes.filter((node) => node.kind === 'titleNote').map((node) => wordsOf(tree, node))
  const events: { day: string; by: 'promulgated' | 'adopted' }[] = []
  for (const note of notes) {
    const dates = findDates(note)
    for (const [i, { end, value }] of dates.entries()) {
      const said = note.slice(end, dates[i + 1]?.start ?? note.length)
      if (value === null || value.length !== 10 || /修正|修订|修改|废止/.test(said)) continue
      if (/公布|发布|颁布|印发|令/.test(said)) events.push({ day: value, by: 'promulgated' })
      else if (/通过/.test(said)) events.push({ day: value, by: 'adopted' })
    }
  }
  return events.find(({ by }) => by === 'promulgated') ?? events[0] ?? null
}

function issuerOf(tree: Tree): string | null {
  const signed = tree.nodes.filter((node) => node.kind === 'signature').map((node) => wordsOf(tree, node))
  const fromTitle = organBefore(tree.title ?? '')
  if (fromTitle !== null) return fromTitle
  const organs = signed.filter((words) => ORGAN_END.test(words))
  if (organs.length > 0) return organs.flatMap((words) => words.split(/\s+/)).join('、')
  return organOfOrder(tree) ?? organAtHead(tree)
}

/** 广州市人民政府办公厅 of 广州市人民政府办公厅关于印发…的通知. */
function organBefore(title: string): string | null {
  const at = title.search(/关于|印发|转发|公布|发布|批转|对(?!外)/)
  if (at < 3) return null
  const words = trimEndOf(title.slice(0, at).trim(), '等、')
  return ORGAN_END.test(words.replace(/等?[0-9一二三四五六七八九十]{1,4}部门$/, '')) ? words.split(/\s+/).join('、') : null
}

/** 国家安全部 of 中华人民共和国国家安全部令第2号. */
function organOfOrder(tree: Tree): string | null {
  for (const node of tree.nodes) {
    if (node.kind !== 'docNumber' && node.kind !== 'titleNote') continue
    const order = findNumbers(oneLine(tree, node)).find(({ value }) => value.scheme === 'order')
    const organ = order?.value.code
      .replace(/^.*日/, '')
      .replace(/^中华人民共和国/, '')
      .replace(/令$/, '')
    if (organ) return organ
    const noted =
      /(?:日|[（(])[ \u3000]*([\u4e00-\u9fff]{2,24}?(?:人民政府|委员会|[部局厅委院署]))(?:[^\u4e00-\u9fff]{0,2})(?:公布|发布|令|通过|印发|颁布)/.exec(
        wordsOf(tree, node),
      )
    if (noted) return noted[1]!
  }
  return null
}

/** The organ that the text names as its interpreter, where nothing else tells: 本规定由广东省生态环境厅负责解释. */
function organAtHead(tree: Tree): string | null {
  const found = /(?:本[^，。；]{2,12}由|，由)([\u4e00-\u9fff]{3,24}?(?:人民政府|委员会|办公室|[部局厅委院署]))负责解释/.exec(tree.text)
  return found ? found[1]! : null
}

function annexOf(tree: Tree): { title: string } | null {
  const annexes = tree.nodes.filter((node) => node.kind === 'annex')
  const issued = annexes.find((annex) => annex.label === null) ?? (issues(tree) ? annexes[0] : undefined)
  const title = issued?.children.find((node) => node.kind === 'title')
  // Where the annexed text came without its title, the cover names it.
  const named = issued && !title ? /(?:印发|转发|公布|发布)(《?[^》]{2,60}》?)的(?:通知|公告|决定)$/.exec(tree.title ?? '') : null
  if (named) return { title: named[1]!.replace(/^《|》$/g, '') }
  return title
    ? {
        title: oneLine(tree, title).replace(/\s+/g, ' '),
      }
    : null
}

function issues(tree: Tree): boolean {
  return (
    /印发|转发|公布|发布/.test(tree.title ?? '') ||
    tree.nodes.some((node) => node.kind === 'paragraph' && /现(?:予以?)?(?:印发|公布|发布|转发)/.test(wordsOf(tree, node)))
  )
}

function natureOf(tree: Tree): Pick<Entry, 'nature' | 'reason'> {
  const title = (tree.title ?? '').replace(/\s/g, '')
  if (tree.text.trim() === '') return { nature: 'notDocument', reason: '没有文字。' }
  if (title === '') return { nature: 'notDocument', reason: '没有标题。' }
  if (EXPLAINS.test(title)) return { nature: 'notDocument', reason: `标题为“${title.slice(0, 40)}”，是说明材料，不是公文。` }
  const letter = LETTER.exec(title)
  if (letter && !/印发|转发/.test(title)) return { nature: 'letter', reason: `文种为“${letter[0]}”，只对特定对象，不是规范性文件。` }
  if (/^\[\[toc\]\]$/m.test(tree.text) && !tree.nodes.some(({ kind }) => kind === 'article' || kind === 'chapter'))
    return { nature: 'notDocument', reason: '只有网页的目录和链接，没有正文。' }
  const body = tree.nodes.some((node) => BODY.has(node.kind))
  if (!body) return { nature: 'notDocument', reason: '只有标题，没有正文。' }
  return { nature: 'document', reason: '有标题和正文。' }
}

const BODY = new Set<TextNode['kind']>(['article', 'paragraph', 'preamble', 'heading', 'chapter', 'part', 'section', 'annex', 'table'])

function wordsOf(tree: Tree, node: TextNode): string {
  return tree.text.slice(node.start, node.end)
}

function oneLine(tree: Tree, node: TextNode): string {
  return trimmedLines(wordsOf(tree, node)).join('')
}
