import { findTitles } from '../cite/titles.ts'
import type { Tree } from '../tree.ts'
import { type Finding, findingAt } from './types.ts'

const FORM = 'GB/T 9704—2012 7.3.3；本地规则（待确认）'

/** LR-F2.headings: numbers written in mixed or wrong styles: 1、 for 1., （一）、 with a mark behind the bracket, (一) beside （一）. */
export function headingStyles(tree: Tree): Finding[] {
  const found: Finding[] = []
  const at = (m: RegExpExecArray, message: string, messageEn: string) => {
    const start = m.index + m[0].length - m[1]!.length
    found.push(findingAt(tree, start, start + m[1]!.length, { rule: 'LR-F2.headings', severity: 'note', message, messageEn, basis: FORM }))
  }
  for (const m of tree.text.matchAll(/(?:^|\n)[ \t\u3000]{0,8}(\d{1,2}、)/g))
    at(m, '阿拉伯数字的序号后用“.”，不用“、”。', 'An Arabic number is followed by a dot.')
  for (const m of tree.text.matchAll(/(?:^|\n)[ \t\u3000]{0,8}([（(][一二三四五六七八九十]{1,3}[）)][、.．，])/g))
    at(m, '带括号的序号后不用标点。', 'A bracketed number is followed by no mark.')
  for (const m of tree.text.matchAll(/(?:^|\n)[ \t\u3000]{0,8}([一二三四五六七八九十]{1,3}[.．])/g))
    at(m, '“一”后用“、”。', 'A Chinese number is followed by 、.')
  if (/(?:^|\n)[ \t\u3000]{0,8}（[一二三四五六七八九十]{1,3}）/.test(tree.text)) {
    for (const m of tree.text.matchAll(/(?:^|\n)[ \t\u3000]{0,8}(\([一二三四五六七八九十]{1,3}\))/g))
      at(m, '同一文件中全角、半角括号的序号混用。', 'Full-width and half-width brackets are mixed.')
  }
  return found.sort((a, b) => a.start - b.start)
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
