import { findProvisions } from '../../cite/provisions.ts'
import { editsOf } from '../../compare/edits.ts'
import { likeness } from '../../identity/bigrams.ts'
import { insertAt, replaceIn } from '../edit.ts'
import { type Line, makeLine } from '../work.ts'
import type { Clause } from './clauses.ts'
import { canQuote, quoted } from './quote.ts'

/** At most this many phrase instructions for one line; more are harder to read than the new words. */
const mostPhrases = 3

/** 将…中的“甲”修改为“乙”, 删去…中的“甲”, 在…“甲”后增加“乙”, checked on the line itself. */
export function phraseClauses(before: string, after: string, place: string, lines: readonly Line[]): Clause[] | null {
  if (before.length < 12 || likeness(before, after) < 0.5) return null
  const hunks = hunksOf(before, after)
  if (hunks === null || hunks.length === 0 || hunks.length > mostPhrases) return null
  const others = lines.filter((line) => line.words !== before).map((line) => line.words)
  const clauses: Clause[] = []
  let now = before
  for (const hunk of hunks) {
    const made = phraseFor(now, hunk, place, others)
    if (made === null) return null
    clauses.push(made.clause)
    now = made.result
  }
  return now === after ? clauses : null
}

interface Hunk {
  /** The words that stay before and behind the change, as far as the neighbouring changes. */
  left: string
  old: string
  fresh: string
  right: string
}

function hunksOf(before: string, after: string): Hunk[] | null {
  const hunks: Hunk[] = []
  let left = ''
  let open: Hunk | null = null
  for (const edit of editsOf(before, after)) {
    if (edit.op === 'equal') {
      if (open && edit.text.length < 4) {
        open.old += edit.text
        open.fresh += edit.text
        continue
      }
      if (open) open.right = edit.text
      open = null
      left = edit.text
      continue
    }
    if (!open) {
      open = { left, old: '', fresh: '', right: '' }
      hunks.push(open)
    }
    if (edit.op === 'delete') open.old += edit.text
    else open.fresh += edit.text
  }
  return hunks.length > 0 && hunks.every((h) => h.old.length + h.fresh.length < 400) ? hunks.map(trim) : null
}

/** Words that stayed inside a widened change go back to its sides. */
function trim(hunk: Hunk): Hunk {
  let { left, old, fresh, right } = hunk
  while (old !== '' && fresh !== '' && old[0] === fresh[0]) {
    left += old[0]
    old = old.slice(1)
    fresh = fresh.slice(1)
  }
  while (old !== '' && fresh !== '' && old.at(-1) === fresh.at(-1)) {
    right = old.at(-1)! + right
    old = old.slice(0, -1)
    fresh = fresh.slice(0, -1)
  }
  return { left, old, fresh, right }
}

function phraseFor(now: string, cut: Hunk, place: string, others: readonly string[]): { clause: Clause; result: string } | null {
  const hunk = wholeReference(cut) ?? wholeWords(cut)
  const rights = steps(hunk.right, false)
  const lefts = steps(hunk.left, true)
  if (hunk.old === '' && !/[，。；：、“（]$/.test(hunk.left)) {
    for (const left of lefts) {
      const anchor = hunk.left.slice(left)
      if (anchor.length < Math.min(4, hunk.left.length)) continue
      const wanted = replaceOnce(now, anchor, anchor + hunk.fresh, others)
      if (
        wanted !== null &&
        canQuote([anchor]) &&
        canQuote([hunk.fresh]) &&
        tried(now, (l) => insertAt(l, anchor, hunk.fresh, null, 'after')) === wanted
      ) {
        return { clause: { verb: 'insertPhrase', place, rest: `${quoted([anchor])}后增加${quoted([hunk.fresh])}` }, result: wanted }
      }
    }
  }
  for (let k = 0; k < rights.length + lefts.length; k++) {
    const right = hunk.right.slice(0, rights[Math.min(Math.ceil(k / 2), rights.length - 1)]!)
    const left = hunk.left.slice(lefts[Math.min(Math.floor(k / 2), lefts.length - 1)]!)
    const old = left + hunk.old + right
    const fresh = left + hunk.fresh + right
    if (old.length < 2 || !canQuote([old]) || (fresh !== '' && !canQuote([fresh]))) continue
    const wanted = replaceOnce(now, old, fresh, others)
    if (wanted === null || tried(now, (l) => replaceIn(l, old, fresh, null, null)) !== wanted) continue
    if (fresh === '') return { clause: { verb: 'deletePhrase', place, rest: quoted([old]) }, result: wanted }
    return { clause: { verb: 'phrase', place, rest: `${quoted([old])}修改为${quoted([fresh])}` }, result: wanted }
  }
  return null
}

/** A change inside a word takes the whole word: 资产 for 产. */
function wholeWords(hunk: Hunk): Hunk {
  const { left, old, fresh, right } = hunk
  if (old === '') return hunk
  const near = left.slice(-12)
  const words = near + old + right.slice(0, 12)
  let from = near.length
  let to = near.length + old.length
  for (const { index, segment } of segmenter.segment(words)) {
    if (index < from && index + segment.length > from) from = index
    if (index < to && index + segment.length > to) to = index + segment.length
  }
  const before = near.slice(from)
  const behind = words.slice(near.length + old.length, to)
  if (/[，。；：、“”（）]/.test(before + behind)) return hunk
  return {
    left: left.slice(0, left.length - before.length),
    old: before + old + behind,
    fresh: before + fresh + behind,
    right: right.slice(behind.length),
  }
}

/** A change inside a reference takes the whole reference, with the title before it: “《甲办法》第四条”修改为“《甲办法》第五条”. */
function wholeReference({ left, old, fresh, right }: Hunk): Hunk | null {
  if (old === '') return null
  // A mark in front, so that no reference is taken for the number of a line.
  const near = `，${left.slice(-80)}`
  const end = near.length + old.length
  const words = near + old + right.slice(0, 30)
  const spans = findProvisions(words).provisions
  const inside = spans.filter((span) => span.start < end && span.end > near.length)
  if (inside.length === 0) return null
  let first = Math.min(near.length, inside[0]!.start)
  // The members of an enumeration belong together: 第一条、第二条.
  for (const span of spans.filter((one) => one.end < first).reverse())
    if (/^(?:[、和或与及至]|以及|或者)$/.test(words.slice(span.end, first))) first = span.start
  const from = first - (/《[^《》]{1,60}》$/.exec(words.slice(0, first))?.[0].length ?? 0)
  const to = Math.max(end, inside.at(-1)!.end)
  const before = near.slice(from)
  const behind = words.slice(end, to)
  return {
    left: left.slice(0, left.length - before.length),
    old: before + old + behind,
    fresh: before + fresh + behind,
    right: right.slice(behind.length),
  }
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** How far a quotation may reach into the words beside a change: word by word, at most to the next mark. */
function steps(words: string, backwards: boolean): number[] {
  const near = backwards ? words.slice(-40) : words.slice(0, 40)
  const bounds = [...segmenter.segment(near)].map((s) => s.index).concat(near.length)
  const offset = backwards ? words.length - near.length : 0
  const list = bounds.map((b) => b + offset).sort((a, b) => (backwards ? b - a : a - b))
  return list.length > 0 ? list : [backwards ? words.length : 0]
}

/** The text with the only occurrence replaced; null when the words stand there more than once or elsewhere in the place. */
function replaceOnce(text: string, old: string, fresh: string, others: readonly string[]): string | null {
  const at = text.indexOf(old)
  if (old === '' || at < 0 || text.indexOf(old, at + 1) >= 0 || others.some((words) => words.includes(old))) return null
  return text.slice(0, at) + fresh + text.slice(at + old.length)
}

function tried(words: string, change: (lines: Line[]) => unknown): string {
  const line = makeLine('', '', '', words, false)
  change([line])
  return line.words
}
