import { type Edit, editsOf } from './compare/edits.ts'
import { type Entry, entriesOf } from './compare/entries.ts'
import { onlyReferences } from './compare/references.ts'
import { type Spans, spansOf } from './compare/spans.ts'
import { noiseKey, sameIdeographs } from './noise.ts'
import type { TextNode, Tree } from './tree.ts'

export type { Edit } from './compare/edits.ts'

/** What happened to a provision, as the contract's `text diff` names it. */
export type ChangeKind =
  | 'unchanged'
  | 'modified'
  | 'inserted'
  | 'deleted'
  | 'moved'
  | 'renumbered'
  | 'split'
  | 'merged'
  | 'referenceOnly'
  | 'noise'

/** A place in one of the two texts. */
export interface Place {
  label: string | null
  start: number
  end: number
}

/** One provision of either text. Of a merge `from` holds the further sources; pieces of a split share one `before`. */
export interface Change {
  kind: ChangeKind[]
  before: Place | null
  after: Place | null
  edits: Edit[]
  from?: Place[]
}

/** The answer of `text diff`. */
export interface Comparison {
  summary: Record<ChangeKind, number>
  changes: Change[]
}

/**
 * Two texts article by article, in the order of the new one; a deleted provision stands where it stood. All edits joined,
 * equal and insert give the new text, equal and delete hold every non-blank character of the old one once.
 */
export function compare(before: Tree, after: Tree): Comparison {
  const spans = spansOf(before, after)
  const changes: Change[] = []
  const summary: Record<ChangeKind, number> = {
    unchanged: 0,
    modified: 0,
    inserted: 0,
    deleted: 0,
    moved: 0,
    renumbered: 0,
    split: 0,
    merged: 0,
    referenceOnly: 0,
    noise: 0,
  }
  for (const entry of entriesOf(spans)) {
    const change = changeOf(spans, entry)
    for (const kind of change.kind) summary[kind]++
    changes.push(change)
    if (entry.now === 0) addLead(change, after)
  }
  return { summary, changes }
}

/** The blanks in front of the first provision belong to the new text too. */
function addLead(change: Change, after: Tree): void {
  const lead = after.text.slice(0, change.after!.start)
  const first = change.edits[0]
  if (lead === '') return
  if (first && first.op !== 'delete') first.text = lead + first.text
  else change.edits.unshift({ op: 'equal', text: lead })
}

function changeOf(spans: Spans, entry: Entry): Change {
  const { old, now } = entry
  const before = old < 0 ? null : spans.before.place(old)
  const after = now < 0 ? null : spans.after.place(now)
  if (after === null) return { kind: ['deleted'], before, after, edits: [{ op: 'delete', text: spans.before.words(old) }] }
  if (before === null) return { kind: ['inserted'], before, after, edits: [{ op: 'insert', text: spans.after.full(now) }] }
  const kind: ChangeKind[] = []
  if (entry.split) kind.push('split')
  if (entry.from.length > 0) kind.push('merged')
  if (entry.moved) kind.push('moved')
  if (isRenumbered(spans.before.nodes[old]!, spans.after.nodes[now]!)) kind.push('renumbered')
  const change: Change = { kind, before, after, edits: [] }
  if (entry.from.length > 0) change.from = entry.from.map((source) => spans.before.place(source))
  if (entry.edits) change.edits = entry.edits
  else fillEdits(spans, entry, change)
  if (kind.length === 0) kind.push('unchanged')
  return change
}

function isRenumbered(old: TextNode, now: TextNode): boolean {
  return old.number !== now.number || old.suffix !== now.suffix
}

/** The edits of a pair: its label, then its words; names what kind of difference they are. */
function fillEdits(spans: Spans, entry: Entry, change: Change): void {
  const { old, now } = entry
  const oldLabel = change.before!.label ?? ''
  const newLabel = change.after!.label ?? ''
  const same = spans.equal[now] === 1 && oldLabel !== '' && newLabel !== ''
  if (oldLabel === newLabel && (same || spans.before.words(old) === spans.after.words(now))) {
    change.edits.push({ op: 'equal', text: spans.after.full(now) })
    return
  }
  if (oldLabel !== newLabel) {
    if (oldLabel !== '') change.edits.push({ op: 'delete', text: oldLabel })
    if (newLabel !== '') change.edits.push({ op: 'insert', text: newLabel })
    if (!change.kind.includes('renumbered') && noiseKey(oldLabel) === noiseKey(newLabel)) change.kind.push('noise')
  } else if (newLabel !== '') change.edits.push({ op: 'equal', text: newLabel })
  const oldRest = same ? '' : spans.before.rest(old)
  const newRest = same ? '' : spans.after.rest(now)
  if (oldRest === newRest) {
    const text = spans.after.restFull(now)
    if (text !== '') change.edits.push({ op: 'equal', text })
    if (change.kind.length === 0) change.kind.push('renumbered')
    return
  }
  const gap = spans.after.gap(now)
  const inner = editsOf(oldRest, newRest)
  if (gap !== '') {
    const last = inner[inner.length - 1]
    if (last && last.op !== 'delete') last.text += gap
    else inner.push({ op: 'equal', text: gap })
  }
  const first = inner[0]
  const label = change.edits[change.edits.length - 1]
  if (first?.op === 'equal' && label?.op === 'equal') first.text = change.edits.pop()!.text + first.text
  for (const edit of inner) change.edits.push(edit)
  if (isNoise(inner, oldRest, newRest)) {
    if (!change.kind.includes('noise')) change.kind.push('noise')
  } else change.kind.push(inner.every(isNumeral) && onlyReferences(oldRest, newRest, spans.becomes()) ? 'referenceOnly' : 'modified')
}

/** Only width, blanks or variants differ. The changed words are looked at first: they are few. */
function isNoise(edits: Edit[], before: string, after: string): boolean {
  let deleted = ''
  let inserted = ''
  for (const { op, text } of edits) {
    if (op === 'delete') deleted += text
    else if (op === 'insert') inserted += text
  }
  if (!sameIdeographs(deleted, inserted)) return false
  return noiseKey(deleted) === noiseKey(inserted) && noiseKey(before) === noiseKey(after)
}

/** Whether an edit could be that of a cited number. */
function isNumeral({ op, text }: Edit): boolean {
  return op === 'equal' || (text.length <= 12 && /^[第条款项之零〇一二三四五六七八九十百千0-9０-９（）()、和至]+$/.test(text))
}
