import { toChinese } from '../numerals.ts'
import type { Operation, Ordinal, Place } from './types.ts'

/** A place in words, as official texts write it: 第十六条第一款第三项; empty for the whole text. */
export function placeWords(place: Place): string {
  const special = { title: '名称', titleNote: '题注', preamble: '引言', body: '正文', all: '' }
  let words = place.special === null ? '' : special[place.special]
  if (place.annex !== null) words += place.annex
  if (place.part !== null) words += `第${toChinese(place.part)}编`
  if (place.chapter !== null) words += `第${toChinese(place.chapter)}章`
  if (place.section !== null) words += `第${toChinese(place.section)}节`
  if (place.article !== null) words += articleWords(place.article)
  if (place.paragraph !== null) words += `第${toChinese(place.paragraph)}款`
  if (place.item !== null) words += `第${toChinese(place.item)}项`
  if (place.subitem !== null) words += `第${toChinese(place.subitem)}目`
  if (place.natural !== null) words += `第${toChinese(place.natural)}自然段`
  if (place.heading) words += '标题'
  if (place.to !== null) words += `至第${toChinese(place.to)}${unitOf(place)}`
  return words
}

/** 第十条之一. */
export function articleWords(ordinal: Ordinal): string {
  return `第${toChinese(ordinal.number)}条${ordinal.suffix === null ? '' : `之${toChinese(ordinal.suffix)}`}`
}

/** One line that says what an operation does; for tables, tests and the web's preview. */
export function describe(op: Operation): string {
  const places = op.places.map(placeWords).filter((w) => w !== '')
  const targets = op.targets.map(placeWords)
  let line = op.kind as string
  if (op.instrument !== null) line += ` 《${op.instrument}》`
  if (places.length > 0) line += ` ${places.join('、')}`
  if (op.side !== null) line += ` ${op.side}`
  if (op.ordinal !== null) line += ` #${op.ordinal}`
  if (op.phrase !== null) line += ` “${op.phrase.replaceAll('\n', '／')}”`
  if (targets.length > 0) line += ` → ${targets.join('、')}`
  if (op.by !== null) line += ` = “${op.by.replaceAll('\n', '／')}”`
  if (op.words !== null) line += ` = “${op.words.join('／')}”`
  return line
}

function unitOf(place: Place): string {
  if (place.subitem !== null) return '目'
  if (place.item !== null) return '项'
  if (place.paragraph !== null) return '款'
  return place.article !== null ? '条' : place.section !== null ? '节' : '章'
}
