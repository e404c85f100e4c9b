import { splice } from './edit.ts'
import { findItem, findSubitem, subitemsOf } from './find.ts'
import { mendEnd } from './items.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Operation } from './types.ts'
import { toItem } from './words.ts'
import type { Item, Line, Paragraph, Work } from './work.ts'

/** 将第十条第二款第三项第一目修改为：“1.…”; what stands under the 目 goes with it. */
export function replaceSubitem(work: Work, op: Operation): Outcome {
  const hit = findSubitem(work, op.places[0]!)
  const item = findItem(work, { ...op.places[0]!, subitem: null })
  if (op.places.length !== 1) return refused('一次只能修改一目')
  if (!hit.ok) return refused(hit.reason)
  if (!item.ok) return refused(item.reason)
  const fresh = linesFrom(work, op.words ?? [])
  if (fresh.length === 0) return refused('没有给出新的内容')
  const [old] = hit.value
  const before = shown(hit.value)
  for (const line of fresh) line.lead = old!.lead
  if (fresh[0]!.label === '') Object.assign(fresh[0]!, { label: old!.label, gap: old!.gap })
  const { rest } = item.value.item
  rest.splice(rest.indexOf(old!), hit.value.length, ...fresh)
  return done(before, shown(fresh))
}

/** 增加一目，作为第三目：“3.…”; those behind it take the next numbers where they were numbered in order. */
export function insertSubitems(work: Work, op: Operation): Outcome {
  const hit = findItem(work, { ...op.places[0]!, subitem: null })
  if (!hit.ok) return refused(hit.reason)
  const { item, paragraph, article } = hit.value
  const groups = subitemsOf(item)
  const fresh = linesFrom(work, op.words ?? [])
  const added = subitemsOf({ ...item, rest: fresh }).length
  const at = op.targets[0]?.subitem ?? groups.length + 1
  if (op.count !== null && op.count !== added) return refused(`说的是${op.count}目，给出了${added}目`)
  if (at < 1 || at > groups.length + 1) return refused(`${article.label}这一项只有${groups.length}目，不能增加第${at}目`)
  const counted = inSequence(groups)
  for (const line of fresh) line.lead = item.rest[0]?.lead ?? work.style.itemLead
  const next = groups[at - 1]?.[0]
  item.rest.splice(next ? item.rest.indexOf(next) : item.rest.length, 0, ...fresh)
  if (counted) countOn(item, counted)
  const warnings = op.targets[0]?.subitem ? [] : ['未写明是第几目，作为最后一目']
  mendLines(paragraph, item, warnings)
  return done('', shown(fresh), warnings)
}

/** 删去第四条第一款第三项第一目. */
export function deleteSubitem(work: Work, op: Operation): Outcome {
  const hit = findSubitem(work, op.places[0]!)
  const found = findItem(work, { ...op.places[0]!, subitem: null })
  if (!hit.ok) return refused(hit.reason)
  if (!found.ok) return refused(found.reason)
  const { item, paragraph } = found.value
  const counted = inSequence(subitemsOf(item))
  const before = shown(hit.value)
  item.rest.splice(item.rest.indexOf(hit.value[0]!), hit.value.length)
  if (counted) countOn(item, counted)
  const warnings: string[] = []
  mendLines(paragraph, item, warnings)
  return done(before, '', warnings)
}

function linesFrom(work: Work, words: readonly string[]): Line[] {
  return toItem(work, ['', ...words]).rest
}

function shown(lines: readonly Line[]): string {
  return lines.map((line) => line.label + line.words).join('\n')
}

/** The marks around the figure of 1. 2. or （1）（2）, where they are numbered from one on; null where they are not. */
function inSequence(groups: readonly Line[][]): [string, string] | null {
  const parts = groups.map(([line]) => /^([（(]?)(\d{1,3})([.．、]|[）)])$/.exec(line!.label))
  if (parts.length === 0 || !parts.every((m, i) => m && Number(m[2]) === i + 1)) return null
  return [parts[0]![1]!, parts[0]![3]!]
}

function countOn(item: Item, [open, close]: [string, string]): void {
  for (const [i, [line]] of subitemsOf(item).entries()) line!.label = `${open}${i + 1}${close}`
}

/** The mark at the end follows the place: 。 only at the end of the list, ； between two 目. */
function mendLines(paragraph: Paragraph, item: Item, warnings: string[]): void {
  const ends = subitemsOf(item).map((group) => group.at(-1)!)
  for (const line of ends.slice(0, -1)) {
    if (!/[。.]$/.test(line.words)) continue
    splice(line, line.words.length - 1, 1, '；')
    warnings.push('目末标点“。”按所在位置改为“；”')
  }
  mendEnd(paragraph, item, warnings)
}
