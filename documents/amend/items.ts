import { splice } from './edit.ts'
import { findItem, findParagraph } from './find.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Operation, Place } from './types.ts'
import { itemLabel, itemNumber, splitItems, toItem } from './words.ts'
import type { Article, Item, Paragraph, Work } from './work.ts'

/** 第一款第一项修改为：“（一）…”. The mark at the end follows the item's place in the list. */
export function replaceItems(work: Work, op: Operation): Outcome {
  const groups = splitItems(op.words ?? [])
  if (groups.length !== op.places.length && op.places.length > 1) return refused(`说的是${op.places.length}项，给出了${groups.length}项`)
  const targets: { item: Item; paragraph: Paragraph; article: Article }[] = []
  for (const place of op.places) {
    const item = findItem(work, place)
    if (!item.ok) return refused(item.reason)
    targets.push(item.value)
  }
  const warnings: string[] = []
  const before = targets.map((t) => t.item.line.label + t.item.line.words).join('\n')
  const list = op.places.length === 1 ? [op.words ?? []] : groups
  for (const [i, { item, paragraph }] of targets.entries()) {
    const fresh = toItem(work, list[i]!)
    const number = itemNumber(list[i]![0] ?? '')
    item.line = { ...fresh.line, lead: item.line.lead, label: number === null ? item.line.label : itemLabel(number, item.line.label) }
    item.rest = fresh.rest
    mendEnd(paragraph, item, warnings)
  }
  return done(before, targets.map((t) => t.item.line.label + t.item.line.words).join('\n'), warnings)
}

/** 增加一项，作为第五项：“（五）…”; the items behind it move on. */
export function insertItems(work: Work, op: Operation): Outcome {
  const target = op.targets[0] ?? null
  const base = op.places[0]!
  const place: Place = {
    ...base,
    ...(target?.article ? { article: target.article, isNew: target.isNew } : {}),
    paragraph: target?.paragraph ?? base.paragraph,
    item: null,
    natural: null,
  }
  const paragraph = findParagraph(work, place)
  if (!paragraph.ok) return refused(paragraph.reason)
  const groups = splitItems(op.words ?? [])
  const wanted = op.targets.length > 1 ? op.targets.length : (op.count ?? groups.length)
  if (groups.length !== wanted) return refused(`说的是${wanted}项，给出了${groups.length}项`)
  const { items } = paragraph.value
  const warnings: string[] = []
  let at =
    target?.item ??
    (op.side !== null && base.item !== null ? items.findIndex((i) => i.old === base.item) + (op.side === 'after' ? 2 : 1) : null)
  if (at === null) {
    at = items.length + 1
    warnings.push('未写明是第几项，作为最后一项')
  }
  if (at < 1 || at > items.length + 1) return refused(`${paragraph.value.of.label}只有${items.length}项，不能增加第${at}项`)
  const like = items[0]?.line.label ?? '（'
  const fresh = groups.map((words, i) => {
    const item = toItem(work, words)
    item.line.label = itemLabel(itemNumber(words[0] ?? '') ?? at + i, like)
    if (items[0]) item.line.lead = items[0].line.lead
    return item
  })
  items.splice(at - 1, 0, ...fresh)
  const previous = items[at - 2]
  if (previous) mendEnd(paragraph.value, previous, warnings)
  for (const item of fresh) mendEnd(paragraph.value, item, warnings)
  relabel(paragraph.value)
  return done('', fresh.map((i) => i.line.label + i.line.words).join('\n'), warnings)
}

/** 删去第三条第二项; the items behind it move up. */
export function deleteItem(work: Work, place: Place): Outcome {
  const hit = findItem(work, place)
  if (!hit.ok) return refused(hit.reason)
  const warnings: string[] = []
  const before = removeItem(hit.value.paragraph, hit.value.item, warnings)
  return done(before, '', warnings)
}

/** Takes an item out of its paragraph; the others close up. @returns its words. */
export function removeItem(paragraph: Paragraph, item: Item, warnings: string[]): string {
  const words = item.line.label + item.line.words
  paragraph.items.splice(paragraph.items.indexOf(item), 1)
  const last = paragraph.items.at(-1)
  if (last) mendEnd(paragraph, last, warnings)
  relabel(paragraph)
  return words
}

/** 第四项、第五项合并，作为第四项，修改为：“…”. */
export function mergeItems(work: Work, op: Operation): Outcome {
  if (op.targets.length === 0 && op.words !== null && splitItems(op.words).length === op.places.length) return replaceItems(work, op)
  const hits = op.places.map((place) => findItem(work, place))
  for (const hit of hits) if (!hit.ok) return refused(hit.reason)
  const list = hits.flatMap((hit) => (hit.ok ? [hit.value] : []))
  if (op.words === null) return refused('没有给出合并后的内容')
  if (splitItems(op.words).length !== 1) return refused(`说的是${op.places.length}项，给出了${splitItems(op.words).length}项`)
  const first = list[0]!
  const warnings: string[] = []
  const before = list.map((h) => h.item.line.label + h.item.line.words).join('\n')
  const fresh = toItem(work, op.words)
  first.item.line = { ...fresh.line, lead: first.item.line.lead, label: fresh.line.label || first.item.line.label }
  first.item.rest = fresh.rest
  for (const other of list.slice(1)) removeItem(other.paragraph, other.item, warnings)
  mendEnd(first.paragraph, first.item, warnings)
  relabel(first.paragraph)
  return done(before, first.item.line.label + first.item.line.words, warnings)
}

/** 第三项改为第四项: said of what insertion and deletion bring about, or a move; carried out when all is done. */
export function renumberItem(work: Work, op: Operation): Outcome {
  const hit = findItem(work, op.places[0]!)
  if (!hit.ok) return refused(hit.reason)
  const target = op.targets[0]?.item ?? null
  if (target === null) return refused('未写明改为第几项')
  if (op.places.length !== 1 || op.targets.length !== 1) return refused(`说的是${op.places.length}项，写明了${op.targets.length}项的序号`)
  hit.value.item.declared = target
  return done(`第${op.places[0]!.item}项`, `第${target}项`)
}

/** 将第四条第三项移至第一项之前, within one list. */
export function moveItem(work: Work, op: Operation): Outcome {
  const hit = findItem(work, op.places[0]!)
  const anchor = findItem(work, op.targets[0]!)
  if (!hit.ok) return refused(hit.reason)
  if (!anchor.ok) return refused(anchor.reason)
  const { item, paragraph } = hit.value
  if (op.places.length !== 1 || anchor.value.paragraph !== paragraph) return refused('只能在同一款内移动一项')
  if (anchor.value.item === item) return refused('不能移到自己之前或者之后')
  const words = item.line.words
  const warnings: string[] = []
  paragraph.items.splice(paragraph.items.indexOf(item), 1)
  paragraph.items.splice(paragraph.items.indexOf(anchor.value.item) + (op.side === 'after' ? 1 : 0), 0, item)
  settleEnds(paragraph, warnings)
  return done(words, words, warnings)
}

/** Puts items at the numbers that were declared; the others keep their order. @returns what could not be kept, and marks that followed. */
export function settleItems(article: Article): string[] {
  const warnings: string[] = []
  for (const paragraph of article.paragraphs) {
    const { items } = paragraph
    const declared = new Map<number, Item>()
    for (const item of items) if (item.declared !== null) declared.set(item.declared, item)
    const said = items.filter((item) => item.declared !== null).length
    if (said === 0) continue
    if (declared.size < said || [...declared.keys()].some((n) => n > items.length)) {
      warnings.push(`${article.label}各项的序号与决定写明的不合`)
      continue
    }
    const rest = items.filter((item) => item.declared === null)
    const ordered = items.map((_, i) => declared.get(i + 1) ?? rest.shift()!)
    if (ordered.every((item, i) => item === items[i])) continue
    paragraph.items = ordered
    settleEnds(paragraph, warnings)
  }
  return warnings
}

function settleEnds(paragraph: Paragraph, warnings: string[]): void {
  relabel(paragraph)
  for (const item of paragraph.items) mendEnd(paragraph, item, warnings)
}

/** Items that were numbered in order stay so. */
function relabel(paragraph: Paragraph): void {
  const labels = paragraph.items.map((i) => i.line.label)
  if (!labels.every((l) => itemNumber(l) !== null)) return
  for (const [i, item] of paragraph.items.entries()) item.line.label = itemLabel(i + 1, item.line.label)
}

/** Every item but the last ends with ；, the last with 。 – the decision prints an item without its mark, or with that of its old place. */
export function mendEnd(paragraph: Paragraph, item: Item, warnings: string[]): void {
  const line = item.rest.at(-1) ?? item.line
  const last = paragraph.items.at(-1) === item
  const end = line.words.at(-1) ?? ''
  if (last ? '。：.:'.includes(end || ' ') : '；：，;:,'.includes(end || ' ')) return
  const siblings = paragraph.items.filter((i) => i !== item).map((i) => (i.rest.at(-1) ?? i.line).words.at(-1))
  const mark = last ? '。' : '；'
  if (!last && !siblings.includes('；') && siblings.length > 1) return
  if ('。；.;'.includes(end || ' ')) {
    splice(line, line.words.length - 1, 1, mark)
    warnings.push(`项末标点“${end}”按所在位置改为“${mark}”`)
  } else splice(line, line.words.length, 0, mark)
}
