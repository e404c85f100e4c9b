import { findTitles } from '../cite/titles.ts'
import type { Tree } from '../tree.ts'
import { type Finding, findingAt } from './types.ts'

const FORM = 'GB/T 9704—2012 7.3.3；本地规则（待确认）'

interface Style {
  number: RegExp
  message: string
  messageEn: string
}

const styles: Style[] = [
  { number: /\d{1,2}、/y, message: '阿拉伯数字的序号后用“.”，不用“、”。', messageEn: 'An Arabic number is followed by a dot.' },
  {
    number: /[（(][一二三四五六七八九十]{1,3}[）)][、.．，]/y,
    message: '带括号的序号后不用标点。',
    messageEn: 'A bracketed number is followed by no mark.',
  },
  { number: /[一二三四五六七八九十]{1,3}[.．]/y, message: '“一”后用“、”。', messageEn: 'A Chinese number is followed by 、.' },
]
const half = /\([一二三四五六七八九十]{1,3}\)/y
const full = /（[一二三四五六七八九十]{1,3}）/y
/** Characters with which a number at the start of a line begins. */
const begins = new Set('0123456789（(一二三四五六七八九十')

/** LR-F2.headings: numbers written in mixed or wrong styles: 1、 for 1., （一）、 with a mark behind the bracket, (一) beside （一）. */
export function headingStyles(tree: Tree): Finding[] {
  const { text } = tree
  const found: Finding[] = []
  const add = (start: number, end: number, message: string, messageEn: string) =>
    found.push(findingAt(tree, start, end, { rule: 'LR-F2.headings', severity: 'note', message, messageEn, basis: FORM }))
  const halves: [number, number][] = []
  let fulls = 0
  for (const at of lineStarts(text)) {
    for (const { number, message, messageEn } of styles) {
      const end = endOf(number, text, at)
      if (end > 0) add(at, end, message, messageEn)
    }
    const end = endOf(half, text, at)
    if (end > 0) halves.push([at, end])
    if (endOf(full, text, at) > 0) fulls++
  }
  if (fulls > 0)
    for (const [start, end] of halves)
      add(start, end, '同一文件中全角、半角括号的序号混用。', 'Full-width and half-width brackets are mixed.')
  return found.sort((a, b) => a.start - b.start)
}

/** Where the words of each line begin, of lines that may begin with a number. */
function* lineStarts(text: string): Generator<number> {
  for (let line = 0; line >= 0; line = text.indexOf('\n', line) + 1 || -1) {
    let at = line
    while (at - line < 8 && ' \t\u3000'.includes(text[at] ?? 'x')) at++
    if (begins.has(text[at] ?? '')) yield at
  }
}

function endOf(number: RegExp, text: string, at: number): number {
  number.lastIndex = at
  return number.test(text) ? number.lastIndex : -1
}

/** A title that is only a kind of document can be nothing but a short name. */
const kindOnly = /^(?:办法|条例|规定|细则|意见|通知|方案|决定|实施细则|实施意见|暂行办法)$/
const definition =
  /(?:以下|下)(?:简称|统称|称)[：:]?(?:[^（）()“”《》，。；\n]{0,4}[“《]([^（）()“”《》，。；\n]{1,24})[”》]|([^（）()“”《》，。；\n]{1,24}))[）)]/g

/** LR-F2.abbreviation: a short name that is used but not given, given twice, or given and never used. */
export function shortNames(tree: Tree): Finding[] {
  const { text } = tree
  const found: Finding[] = []
  const given = new Set<string>()
  const add = (start: number, end: number, message: string, messageEn: string) =>
    found.push(
      findingAt(tree, start, end, {
        rule: 'LR-F2.abbreviation',
        severity: 'warning',
        message,
        messageEn,
        basis: '《立法技术规范（试行）（一）》，条号待核',
      }),
    )
  for (const m of text.matchAll(definition)) {
    const name = m[1] ?? m[2]!
    const start = m.index + m[0].lastIndexOf(name)
    const end = start + name.length
    if (given.has(name)) add(start, end, `简称“${name}”重复定义。`, `The short name “${name}” is given twice.`)
    else if (!text.includes(name, m.index + m[0].length))
      add(start, end, `简称“${name}”定义后没有使用。`, `The short name “${name}” is given and never used.`)
    given.add(name)
  }
  for (const { start, end } of findTitles(text)) {
    const name = text.slice(start + 1, end - 1)
    if (kindOnly.test(name) && !given.has(name))
      add(start, end, `简称“《${name}》”没有定义。`, `The short name 《${name}》 is used but not given.`)
  }
  return found.sort((a, b) => a.start - b.start)
}
