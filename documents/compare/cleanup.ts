import type { Edit } from './edits.ts'
import { isWord } from './words.ts'

/** Kept words up to this length may be chance; in a rewritten provision they always are. */
const MEETING = 12
const REWRITTEN = 4

interface Change {
  deleted: string
  inserted: string
  /** The words kept behind it. */
  kept: string
}

/**
 * Makes edits readable: short stretches kept by chance between two changes are taken into them, and a pure insertion or
 * deletion is shifted to the nearest break between clauses. What is equal, deleted and inserted stays exact.
 */
export function tidy(edits: Edit[]): Edit[] {
  const lead = edits[0]?.op === 'equal' ? edits[0].text : ''
  const changes = changesOf(lead === '' ? edits : edits.slice(1))
  const joined = absorb(changes, MEETING)
  const kept = lead.length + joined.reduce((sum, change) => sum + change.kept.length, 0)
  const lost = joined.reduce((sum, change) => sum + Math.max(change.deleted.length, change.inserted.length), 0)
  // Mostly rewritten: what little agrees is shown only where it reads as a phrase (performance.md §1: below half, "rewritten").
  const shifted = widen(shift(lead, kept < lost ? absorb(joined, REWRITTEN) : joined))
  return editsFrom(shifted.lead, shifted.changes)
}

function changesOf(edits: Edit[]): Change[] {
  const changes: Change[] = []
  let open: Change | null = null
  for (const { op, text } of edits) {
    if (open === null || (op !== 'equal' && open.kept !== '')) {
      open = { deleted: '', inserted: '', kept: '' }
      changes.push(open)
    }
    if (op === 'equal') open.kept += text
    else if (op === 'delete') open.deleted += text
    else open.inserted += text
  }
  return changes
}

/**
 * Kept words no longer than what changed on either side of them are chance; a whole clause end or a name in 《》 is not.
 * Done from the left, looking back after each step, so that it ends after as many steps as there are changes.
 */
function absorb(changes: Change[], longest: number): Change[] {
  const done: Change[] = []
  for (const change of changes) {
    let next = change
    while (done.length > 0) {
      const last = done[done.length - 1]!
      if (longest === REWRITTEN ? last.kept.length > longest : !isChance(last, next)) break
      done.pop()
      next = { deleted: last.deleted + last.kept + next.deleted, inserted: last.inserted + last.kept + next.inserted, kept: next.kept }
    }
    done.push(next)
  }
  return done
}

function isChance(left: Change, right: Change): boolean {
  const kept = left.kept.length
  if (kept > MEETING) return false
  const before = Math.max(left.deleted.length, left.inserted.length)
  const after = Math.max(right.deleted.length, right.inserted.length)
  // One character between two changes of a word each reads worse than one changed word.
  const weight = /[，。；：、\n》]/.test(left.kept) ? 2 : 1
  return kept * weight <= before && kept * weight <= after && !(kept === 1 && before === 1 && after === 1 && weight > 1)
}

/** 甲[乙甲]丙 reads the same as [甲乙]甲丙: the change goes where a clause begins or ends. */
function shift(lead: string, changes: Change[]): { lead: string; changes: Change[] } {
  let before = lead
  const shifted = { lead, changes: changes.map((change) => ({ ...change })) }
  shifted.changes.forEach((change, i) => {
    const words = change.deleted === '' ? change.inserted : change.inserted === '' ? change.deleted : ''
    if (words !== '') {
      const moved = best(before, words, change.kept)
      if (i === 0) shifted.lead = moved.before
      else shifted.changes[i - 1]!.kept = moved.before
      if (change.deleted === '') change.inserted = moved.words
      else change.deleted = moved.words
      change.kept = moved.after
    }
    before = change.kept
  })
  // A change whose neighbours were shifted away leaves no kept words between: the two become one.
  return {
    lead: shifted.lead,
    changes: changesOf(shifted.changes.flatMap(({ deleted, inserted, kept }) => steps(deleted, inserted, kept))),
  }
}

/** 公布 → 发布, not 公 → 发: a replacement takes in the rest of a word that it cuts, on both sides alike. */
function widen({ lead, changes }: { lead: string; changes: Change[] }): { lead: string; changes: Change[] } {
  let before = lead
  let first = lead
  changes.forEach((change, i) => {
    const replaced = change.deleted !== '' && change.inserted !== ''
    const last = before[before.length - 1] ?? ''
    if (
      replaced &&
      before.length > 1 &&
      !isWord(before.slice(-2)) &&
      (isWord(last + change.deleted[0]) || isWord(last + change.inserted[0]))
    ) {
      change.deleted = last + change.deleted
      change.inserted = last + change.inserted
      before = before.slice(0, -1)
      if (i === 0) first = before
      else changes[i - 1]!.kept = before
    }
    const next = change.kept[0] ?? ''
    if (
      replaced &&
      change.kept.length > 1 &&
      !isWord(change.kept.slice(0, 2)) &&
      (isWord(change.deleted.at(-1) + next) || isWord(change.inserted.at(-1) + next))
    ) {
      change.deleted += next
      change.inserted += next
      change.kept = change.kept.slice(1)
    }
    before = change.kept
  })
  return { lead: first, changes }
}

function best(before: string, words: string, after: string): { before: string; words: string; after: string } {
  let left = 0
  while (left < before.length && left < 60 && cyclic(words, -1 - left) === before[before.length - 1 - left]) left++
  let right = 0
  while (right < after.length && right < 60 && cyclic(words, right) === after[right]) right++
  let chosen = 0
  let most = -1
  for (let step = -left; step <= right; step++) {
    const rotated = rotate(words, step)
    const outer = step < 0 ? before.slice(0, before.length + step) : before + after.slice(0, step)
    const inner = step < 0 ? before.slice(before.length + step) + after : after.slice(step)
    const score = breakScore(outer, rotated) + breakScore(rotated, inner)
    if (score > most || (score === most && Math.abs(step) < Math.abs(chosen))) {
      most = score
      chosen = step
    }
  }
  if (chosen === 0) return { before, words, after }
  if (chosen < 0) return { before: before.slice(0, chosen), words: rotate(words, chosen), after: before.slice(chosen) + after }
  return { before: before + after.slice(0, chosen), words: rotate(words, chosen), after: after.slice(chosen) }
}

function cyclic(words: string, i: number): string {
  return words[((i % words.length) + words.length) % words.length]!
}

function rotate(words: string, step: number): string {
  const at = ((step % words.length) + words.length) % words.length
  return words.slice(at) + words.slice(0, at)
}

/** How well two pieces part between them: line, sentence, clause, enumeration, nothing. */
function breakScore(left: string, right: string): number {
  if (left === '' || right === '') return 5
  const last = left[left.length - 1]!
  const first = right[0]!
  if (last === '\n' || first === '\n') return 5
  if ('。；：'.includes(last)) return 4
  if (last === '，') return 3
  if (last === '、' || '“《（'.includes(first)) return 2
  if ('。；：，、'.includes(first) || '”》）'.includes(last)) return 1
  return 0
}

function editsFrom(lead: string, changes: Change[]): Edit[] {
  const edits: Edit[] = lead === '' ? [] : [{ op: 'equal', text: lead }]
  for (const { deleted, inserted, kept } of changes) edits.push(...steps(deleted, inserted, kept))
  return edits
}

function steps(deleted: string, inserted: string, kept: string): Edit[] {
  const edits: Edit[] = []
  if (deleted !== '') edits.push({ op: 'delete', text: deleted })
  if (inserted !== '') edits.push({ op: 'insert', text: inserted })
  if (kept !== '') edits.push({ op: 'equal', text: kept })
  return edits
}
