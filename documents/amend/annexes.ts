import { toNumber } from '../numerals.ts'
import { placeWords } from './describe.ts'
import { splice } from './edit.ts'
import { type Found, found, missing } from './found.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Operation, Place } from './types.ts'
import { makeLine, type Plain, type Work } from './work.ts'

const label =
  /^附[ \t\u3000]{0,4}(件|表|录|图)[ \t\u3000]{0,4}(?:[（(]?([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[）)]?)?[：:.．、]?[ \t\u3000]{0,8}/

/** The name of an annex in the form of places: 附表一 is 附表1, 附件 alone 附件; null where no line names it. */
export function annexName(annex: Plain): string | null {
  return nameIn(annex.line.words)
}

function nameIn(words: string): string | null {
  const m = label.exec(words)
  return m ? `附${m[1]}${m[2] ? toNumber(m[2]) : ''}` : null
}

/** The number in an annex's name; 0 where it has none. */
export function annexNumber(name: string): number {
  return Number(/\d{1,3}$/.exec(name)?.[0] ?? 0)
}

/** An annex as the words of its label (附件1, with what stands behind it in the line's place) and its own lines. */
export function annexParts(annex: Plain): { label: string; lines: string[] } {
  const words = annex.line.words
  const first = label.exec(words)?.[0] ?? ''
  return {
    label: first.trim(),
    lines: words
      .slice(first.length)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }
}

/** The annexes of the text under work, those that are gone left out. */
export function annexesOf(work: Work): Plain[] {
  return work.blocks.filter((b): b is Plain => b.type === 'plain' && b.kind === 'annex' && !b.gone)
}

/** The annex that a place names; 附件 without a number where there is one only. */
export function findAnnex(work: Work, place: Place): Found<Plain> {
  if (place.article !== null || place.chapter !== null || place.section !== null || place.part !== null)
    return missing('附件里的章、条不能这样修改')
  const named = annexesOf(work).filter((annex) => annexName(annex) === place.annex)
  const alike = annexesOf(work).filter((annex) => annexName(annex)?.replace(/\d{1,3}$/, '') === place.annex)
  const hits = named.length > 0 ? named : alike
  if (hits.length === 1) return found(hits[0]!)
  return missing(hits.length === 0 ? `原文没有${placeWords({ ...place, heading: false })}` : '原文有几个附件，未写明是哪一个')
}

/** 将附件1修改为：“…”, and 将附件1名称修改为：“…”: the line 附件1 stays unless the words bring their own. */
export function replaceAnnex(work: Work, op: Operation): Outcome {
  const place = op.places[0]!
  const hit = findAnnex(work, place)
  if (!hit.ok) return refused(hit.reason)
  if (op.places.length !== 1) return refused('一次只能修改一个附件')
  const words = (op.words ?? []).filter((line) => line !== '')
  if (words.length === 0) return refused('没有给出新的内容')
  const { line } = hit.value
  const before = line.words
  const own = label.exec(before)![0]
  const rest = before.slice(own.length)
  const joint = rest.startsWith('\n') || rest === '' ? '\n' : ''
  const title = rest.trimStart().split('\n', 1)[0]!
  const tail = place.heading ? rest.slice(rest.indexOf(title) + title.length) : ''
  if (place.heading && words.length !== 1) return refused('名称应当是一行')
  const brings = nameIn(words[0]!) === annexName(hit.value)
  const fresh = brings ? words.join('\n') : own.trimEnd() + (joint || own.slice(own.trimEnd().length)) + words.join('\n')
  splice(line, 0, before.length, fresh + tail)
  return done(before, line.words)
}

/** 删去附件2; the numbers of the others stay. */
export function deleteAnnex(work: Work, op: Operation): Outcome {
  const place = op.places[0]!
  const hit = findAnnex(work, place)
  if (!hit.ok) return refused(hit.reason)
  if (place.heading) return refused('附件的名称不能单独删去')
  hit.value.gone = true
  const later = annexesOf(work).some((annex) => isLater(annexName(annex), annexName(hit.value)!))
  return done(hit.value.line.words, '', later ? ['其后附件的序号未作调整'] : [])
}

/** Whether an annex of the same word has a higher number. */
function isLater(name: string | null, than: string): boolean {
  return name !== null && name.replace(/\d/g, '') === than.replace(/\d/g, '') && annexNumber(name) > annexNumber(than)
}

/** 增加附件3：“…”: in the order of the numbers, behind the last annex as a rule. */
export function insertAnnex(work: Work, op: Operation): Outcome {
  const name = op.targets[0]!.annex!
  const words = (op.words ?? []).filter((line) => line !== '')
  const all = annexesOf(work)
  if (all.some((annex) => annexName(annex) === name)) return refused(`已有${name}`)
  if (words.length === 0) return refused('没有给出内容')
  const own = nameIn(words[0]!) === name ? [] : [name]
  const fresh: Plain = { type: 'plain', kind: 'annex', line: makeLine('\n', '', '', [...own, ...words].join('\n'), true), gone: false }
  const next = all.find((annex) => isLater(annexName(annex), name))
  work.blocks.splice(next ? work.blocks.indexOf(next) : work.blocks.length, 0, fresh)
  return done('', fresh.line.words)
}
