import { toNumber } from '../numerals.ts'
import { placeWords } from './describe.ts'
import { splice } from './edit.ts'
import { type Found, found, missing } from './found.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Operation, Place } from './types.ts'
import { makeLine, type Plain, type Work } from './work.ts'

const label = /^附件[ \t\u3000]{0,4}(?:[（(]?([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[）)]?)?[：:.．、]?[ \t\u3000]{0,8}/

/** The number that an annex bears: 附件2 is 2, 附件 alone 0; null where no line says 附件. */
export function annexNumber(annex: Plain): number | null {
  const m = label.exec(annex.line.words)
  return m ? (m[1] ? toNumber(m[1]) : 0) : null
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
  const all = annexesOf(work).filter((annex) => annexNumber(annex) !== null)
  const hits = place.annex === 0 && all.length === 1 ? all : all.filter((annex) => annexNumber(annex) === place.annex)
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
  const named = label.exec(words[0]!)
  const brings = named !== null && (named[1] ? toNumber(named[1]) : 0) === annexNumber(hit.value)
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
  const later = annexesOf(work).some((annex) => (annexNumber(annex) ?? 0) > (annexNumber(hit.value) ?? 0))
  return done(hit.value.line.words, '', later ? ['其后附件的序号未作调整'] : [])
}

/** 增加附件3：“…”: behind the last annex. */
export function insertAnnex(work: Work, op: Operation): Outcome {
  const number = op.targets[0]!.annex!
  const words = (op.words ?? []).filter((line) => line !== '')
  const all = annexesOf(work)
  if (all.some((annex) => annexNumber(annex) === number)) return refused(`已有${placeWords(op.targets[0]!)}`)
  if (words.length === 0) return refused('没有给出内容')
  const own = words[0]!.startsWith('附件') ? [] : [placeWords(op.targets[0]!)]
  const fresh: Plain = { type: 'plain', kind: 'annex', line: makeLine('\n', '', '', [...own, ...words].join('\n'), true), gone: false }
  const next = all.find((annex) => (annexNumber(annex) ?? 0) > number)
  work.blocks.splice(next ? work.blocks.indexOf(next) : work.blocks.length, 0, fresh)
  return done('', fresh.line.words)
}
