import { annexesOf, annexParts } from './annexes.ts'
import { replaceArticles } from './articles.ts'
import { placeWords } from './describe.ts'
import { type Edited, formIn, insertAt, replaceIn, splice } from './edit.ts'
import { findLines } from './find.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { replaceParagraphs } from './paragraphs.ts'
import { shift } from './quotes.ts'
import { isNowhere } from './read.ts'
import type { Operation, Place } from './types.ts'
import { itemNumber } from './words.ts'
import type { Line, Work } from './work.ts'

/** Performs 将…中的“甲”修改为“乙”, 删去…中的“甲”, 在…“甲”后增加“乙”. Words that are not there refuse the instruction. */
export function performPhrase(work: Work, op: Operation): Outcome {
  const place = op.places[0]!
  const where = findLines(work, place)
  if (!where.ok) return refused(where.reason)
  const lines = phraseLines(where.value)
  if (op.phrase === null) return performEdge(lines, op)
  if (op.phrase.includes('\n')) return performBlock(work, lines, op)
  const own = ownLabel(lines, op)
  if (own) return performPhrase(work, own)
  const form = formIn(lines, op.phrase)
  if (form === null) return whole(work, lines, place, op) ?? refused(`${placeWords(place) || '全文'}没有“${op.phrase}”`)
  const by = form.shifted ? shift(op.by ?? '') : (op.by ?? '')
  const touched = lines.filter((line) => line.words.includes(form.words))
  const before = joined(touched)
  const edited: Edited =
    op.kind === 'insertPhrase'
      ? insertAt(lines, form.words, by, op.ordinal, op.side ?? 'after')
      : replaceIn(lines, form.words, by, op.ordinal, op.side)
  if (edited.occurrences === 0) return refused(`${placeWords(place)}的“${op.phrase}”不在所说的位置`)
  const warnings = [...(form.warning ? [form.warning] : []), ...edited.warnings, ...elsewhere(work, place, form.words)]
  return done(before, joined(touched), warnings, edited.occurrences)
}

/** 全文 is the articles and what stands around them; whether it means the annexes too, the decision has to say. */
function elsewhere(work: Work, place: Place, words: string): string[] {
  if (!isNowhere({ ...place, special: place.special === 'all' ? null : place.special })) return []
  const names = annexesOf(work)
    .filter((annex) => annex.line.words.includes(words))
    .map((annex) => annexParts(annex).label || '附件')
  return names.length > 0 ? [`${names.join('、')}里也有“${words}”，决定没有写明，未作修改`] : []
}

/** “（六）…”修改为“（六）…”: the label is quoted with the item; it stands apart from the item's words. */
function ownLabel(lines: Line[], op: Operation): Operation | null {
  const label = /^[（(][一二三四五六七八九十百]{1,4}[）)]/.exec(op.phrase!)?.[0] ?? ''
  if (op.places[0]!.item === null || itemNumber(label) !== op.places[0]!.item || (lines[0]?.label ?? '') === '') return null
  const by = op.by?.startsWith(label) ? op.by.slice(label.length).trimStart() : op.by
  return { ...op, phrase: op.phrase!.slice(label.length).trimStart(), by }
}

/** Quoted words of several paragraphs take the place of exactly these paragraphs. */
function performBlock(work: Work, lines: Line[], op: Operation): Outcome {
  const bare = (text: string) => text.replace(/[\s\u3000]/g, '')
  const place = op.places[0]!
  const all = bare(lines.map((line) => line.label + line.words).join(''))
  const refusal = refused(`${placeWords(place) || '全文'}的内容与所引的几段不同`)
  if (op.kind === 'insertPhrase' || op.ordinal !== null || place.article === null || place.item !== null) return refusal
  if (all !== bare(op.phrase!) && all !== bare(shift(op.phrase!))) return refusal
  if (op.kind === 'deletePhrase') return refusal
  const words = (op.by ?? '').split('\n')
  const whole: Operation = { ...op, phrase: null, by: null, words }
  return place.paragraph === null
    ? replaceArticles(work, { ...whole, kind: 'replaceArticle' })
    : replaceParagraphs(work, { ...whole, kind: 'replaceParagraph' })
}

/** 开始部分增加规定, 末尾增加: at the edge of a paragraph. */
function performEdge(lines: Line[], op: Operation): Outcome {
  const line = op.side === 'start' ? lines[0] : lines.at(-1)
  if (!line || op.by === null) return refused('没有可以增加文字的地方')
  const before = line.words
  if (op.side === 'start') splice(line, 0, 0, op.by)
  else if (!/[。；]$/.test(line.words) || !(runsOn.test(op.by) || !/[。；：！？”）]$/.test(op.by)))
    splice(line, line.words.length, 0, op.by)
  else return runOn(line, op.by)
  return done(before, line.words)
}

const runsOn = /^(?:[，、；]|并|且|但|或者|和|以及|及|同时)/

/** 末尾增加“并提供必要的条件”: words that go on with the last sentence stand before its mark. */
function runOn(line: Line, by: string): Outcome {
  const before = line.words
  const end = before.at(-1)!
  const mark = /^[，、；：。]/.test(by) || !/^(?:并|且|但|同时)/.test(by) ? '' : '，'
  const own = /[。；]$/.test(by) ? by.slice(0, -1) : by
  splice(line, before.length - 1, 0, mark + own)
  const warning = mark === '' ? `增加的文字接在原句“${end}”之前，请核对` : `增加的文字接在原句“${end}”之前，补“${mark}”，请核对`
  return done(before, line.words, [warning])
}

/** A phrase that is a heading's whole line (将“一、甲”修改为“一、乙”): the label is part of what is quoted. */
function whole(work: Work, lines: Line[], place: Place, op: Operation): Outcome | null {
  if (op.kind !== 'replacePhrase' || place.article !== null || op.by === null) return null
  const bare = (text: string) => text.replace(/[\s\u3000]/g, '')
  const headings = work.blocks.filter((b) => b.type === 'heading' && !b.gone && lines.includes(b.line))
  const heading = headings.find((h) => h.type === 'heading' && bare(h.line.label + h.line.words) === bare(op.phrase!))
  if (heading?.type !== 'heading') return null
  const before = heading.line.label + heading.line.gap + heading.line.words
  const label = op.by.startsWith(heading.line.label) ? heading.line.label : ''
  heading.line = {
    ...heading.line,
    label,
    words: op.by.slice(label.length).trimStart(),
    gap: label === '' ? '' : heading.line.gap,
    fresh: [],
  }
  return done(before, op.by)
}

/** Headings stand in the list with their label apart; all other lines as they are. */
function phraseLines(lines: Line[]): Line[] {
  return lines.filter((line) => line.words !== '')
}

function joined(lines: readonly Line[]): string {
  return lines.map((line) => line.label + line.gap + line.words).join('\n')
}
