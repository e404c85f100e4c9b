import { titleValue } from '../../cite/titles.ts'
import { toChinese } from '../../numerals.ts'
import { parse } from '../../parse.ts'
import { apply, untitled } from '../apply.ts'
import { openWork } from '../open.ts'
import type { Grain } from './clauses.ts'
import { lineItems } from './lines.ts'
import { bare } from './pairs.ts'
import { type Grains, outside, planItems, type Way } from './plan.ts'
import { misses, type Sides, sidesOf } from './sides.ts'

/** Who decides, when and under which number; what is not given is printed as 〔　〕. */
export interface AmendOptions {
  issuer?: string | null
  on?: string | null
  number?: string | null
  /** The hash of a text in hex; a text without a title is named by it. */
  hash?: ((text: string) => string) | null
}

/** From the most natural to the most explicit. */
const ways: readonly Way[] = [true, false].flatMap((adjusts) =>
  [false, true].flatMap((names) => [true, false].map((regroups) => ({ adjusts, names, regroups }))),
)

const blank = '〔\u3000〕'

/**
 * The amending decision (修改决定) that turns `before` into `after`, in official wording (domain.md §8).
 *
 * It is carried out on `before` before it is returned: `apply(before, decision)` gives `after`, blanks aside. The shortest natural
 * instruction is tried first; an article that does not come out is given whole, at last the whole text as an annex.
 */
export function amend(before: string, after: string, options: AmendOptions = {}): string {
  const name = nameOf(before, options)
  for (const way of ways) {
    const decision = attempt(before, after, name, way, options)
    if (decision !== null) return decision
  }
  return byWords(before, after, name, options) ?? wholeText(name, after, options)
}

/** A text without articles, or a change outside them: words that stand in the text once are replaced wherever they stand. */
function byWords(before: string, after: string, name: string, options: AmendOptions): string | null {
  const items = lineItems(before, after)
  if (items === null) return null
  const decision = decisionText(name, items, false, options)
  const result = apply(before, decision, options.hash ?? undefined)
  return result.ok && bare(result.text) === bare(after) ? decision : null
}

function nameOf(before: string, options: AmendOptions): string {
  const title = parse(before).title
  return title ? title.replace(/\s+/g, '') : untitled + (options.hash?.(before) ?? '').slice(0, 8)
}

/** Tries with words first; every article that does not come out is tried again in a coarser grain. */
function attempt(before: string, after: string, name: string, way: Way, options: AmendOptions): string | null {
  const { adjusts } = way
  const open = () => sidesOf(openWork(parse(before), null), openWork(parse(after), null))
  let sides = open()
  if (sides.olds.length === 0 || sides.news.length === 0 || !comparable(sides)) return null
  const grains: Grains = startGrains(sides, adjusts)
  for (let round = 0; round < 5; round++) {
    if (round > 0) sides = open()
    const items = planItems(sides, grains, way)
    if (items === null || items.length === 0) return null
    const decision = decisionText(name, items, adjusts && renumbers(sides), options)
    const result = apply(before, decision, options.hash ?? undefined)
    if (result.ok && bare(result.text) === bare(after)) return decision.length < after.length * 1.5 + 400 ? decision : null
    if (!result.ok) return null
    const wrong = misses(sides, openWork(parse(result.text), null)) ?? [outside]
    if (!coarsen(grains, wrong)) return null
  }
  return null
}

/** Both numbered by 第一条, or both by 一、 with the same parts: parts are not renumbered by a decision. */
function comparable(sides: Sides): boolean {
  const { before, after } = sides
  if (!before.style.level && !after.style.level) return true
  return before.style.level && after.style.level && sides.olds.length === sides.news.length && sides.origin.every((i, j) => i === j)
}

/** Where only cited numbers differ, the adjustment of numbers is expected to do it. */
function startGrains(sides: Sides, adjusts: boolean): Grains {
  const grains: Grains = new Map()
  if (!adjusts) return grains
  const plain = (text: string) => bare(text).replace(/第[一二三四五六七八九十百千零]{1,9}[条款]/g, '第条')
  for (const [j, article] of sides.news.entries()) {
    const old = sides.olds[sides.origin[j]!]
    if (!old) continue
    const a = old.paragraphs.map((p) => p.line.words + p.items.map((i) => i.line.words).join('')).join('')
    const b = article.paragraphs.map((p) => p.line.words + p.items.map((i) => i.line.words).join('')).join('')
    if (a !== b && plain(a) === plain(b)) grains.set(j, 'none')
  }
  return grains
}

const coarser: Record<Grain | 'none', Grain | null> = { none: 'words', words: 'paragraphs', paragraphs: 'article', article: null }

function coarsen(grains: Grains, wrong: number[]): boolean {
  let changed = false
  for (const j of wrong) {
    const next = coarser[grains.get(j) ?? 'words']
    if (next === null) continue
    grains.set(j, next)
    changed = true
  }
  return changed
}

function renumbers(sides: Sides): boolean {
  return sides.news.some((article, j) => {
    const old = sides.olds[sides.origin[j]!]
    return old !== undefined && (old.number.number !== article.number.number || old.number.suffix !== article.number.suffix)
  })
}

function decisionText(name: string, items: readonly string[], adjusts: boolean, options: AmendOptions): string {
  const title = titleValue(name)
  const list = items.length === 1 ? [items[0]!] : items.map((item, i) => `${toChinese(i + 1)}、${item}`)
  return [
    ...headLines(title, options),
    `${options.issuer ?? blank}决定对《${title}》作如下修改：`,
    ...list,
    `本决定自${options.on ?? blank}起施行。`,
    `《${title}》根据本决定作相应修改${adjusts ? '并对条文顺序作相应调整' : ''}，重新公布。`,
    '',
  ].join('\n')
}

function headLines(title: string, options: AmendOptions): string[] {
  return [`${options.issuer ?? blank}关于修改《${title}》的决定`, options.number ?? blank]
}

/** The whole new text as an unquoted annex, which comes back verbatim. */
function wholeText(name: string, after: string, options: AmendOptions): string {
  const title = titleValue(name)
  return [
    ...headLines(title, options),
    `${options.issuer ?? blank}决定对《${title}》作如下修改：`,
    '修改后的全文见附件。',
    `本决定自${options.on ?? blank}起施行。`,
    '附件：修改后全文',
    after,
  ].join('\n')
}
