import { type Edit, editsOf } from './edits.ts'
import type { Spans } from './spans.ts'

/** One line of a comparison: an old provision, a new one, or both, by index; −1 means none. */
export interface Entry {
  old: number
  now: number
  moved: boolean
  split: boolean
  /** Further sources of a merge. */
  from: number[]
  /** Set where several provisions were compared together. */
  edits: Edit[] | null
}

/** The provisions of both texts in the order of the new one; a deleted one stands behind the one it followed. */
export function entriesOf(spans: Spans): Entry[] {
  const groups = groupsOf(spans)
  const deleted = deletedBehind(spans)
  const entries: Entry[] = []
  for (const old of deleted.get(-1) ?? []) entries.push(entry(old, -1))
  for (let now = 0; now < spans.oldOf.length; now++) {
    const old = spans.oldOf[now]! >= 0 ? spans.oldOf[now]! : spans.splitFrom[now]!
    const made = entry(old, now)
    made.moved = spans.moved[now] === 1
    const group = groups.get(now)
    if (group) {
      made.split = group.split
      made.edits = group.edits
      made.from = group.from
    }
    entries.push(made)
    const behind = spans.oldOf[now]! >= 0 ? deleted.get(spans.oldOf[now]!) : undefined
    if (behind) for (const gone of behind) entries.push(entry(gone, -1))
  }
  return entries
}

function entry(old: number, now: number): Entry {
  return { old, now, moved: false, split: false, from: [], edits: null }
}

/** Deleted provisions by the nearest provision before them that stayed in its place; −1 for the beginning. */
function deletedBehind(spans: Spans): Map<number, number[]> {
  const behind = new Map<number, number[]>()
  let anchor = -1
  for (let old = 0; old < spans.newOf.length; old++) {
    const now = spans.newOf[old]!
    if (now >= 0) {
      if (spans.moved[now] === 0) anchor = old
    } else if (spans.mergedInto[old]! < 0) {
      const list = behind.get(anchor)
      if (list) list.push(old)
      else behind.set(anchor, [old])
    }
  }
  return behind
}

interface Group {
  split: boolean
  from: number[]
  edits: Edit[]
}

/** Provisions that were split or merged, compared together so that no word counts twice. By new provision. */
function groupsOf(spans: Spans): Map<number, Group> {
  const pieces = new Map<number, number[]>()
  for (let now = 0; now < spans.splitFrom.length; now++) {
    const old = spans.splitFrom[now]!
    if (old >= 0) listOf(pieces, spans.newOf[old]!).push(now)
  }
  const sources = new Map<number, number[]>()
  for (let old = 0; old < spans.mergedInto.length; old++) if (spans.mergedInto[old]! >= 0) listOf(sources, spans.mergedInto[old]!).push(old)
  const groups = new Map<number, Group>()
  for (const main of new Set([...pieces.keys(), ...sources.keys()])) {
    const news = [main, ...(pieces.get(main) ?? [])].sort((x, y) => x - y)
    const further = sources.get(main) ?? []
    const olds = [spans.oldOf[main]!, ...further].sort((x, y) => x - y)
    const edits = together(spans, olds, news, main)
    news.forEach((now, i) => {
      groups.set(now, { split: news.length > 1, from: now === main ? further : [], edits: edits[i]! })
    })
  }
  return groups
}

/** The edits from all old provisions to all new ones, cut where one new provision ends. */
function together(spans: Spans, olds: number[], news: number[], main: number): Edit[][] {
  const head = spans.oldOf[main]!
  const before =
    olds.map((old) => (old === head ? spans.before.rest(old) : `\n${spans.before.words(old)}`)).join('') +
    spans.before.gap(olds[olds.length - 1]!)
  const parts = news.map((now) => spans.after.rest(now) + spans.after.gap(now))
  const cut = cutAt(
    editsOf(before, parts.join('')),
    parts.map((part) => part.length),
  )
  news.forEach((now, i) => {
    const label = spans.after.nodes[now]!.label ?? ''
    const old = now === main ? (spans.before.nodes[head]!.label ?? '') : ''
    if (label === old) {
      if (label !== '') cut[i]!.unshift({ op: 'equal', text: label })
    } else {
      if (label !== '') cut[i]!.unshift({ op: 'insert', text: label })
      if (old !== '') cut[i]!.unshift({ op: 'delete', text: old })
    }
  })
  return cut.map(joinAlike)
}

function joinAlike(edits: Edit[]): Edit[] {
  const joined: Edit[] = []
  for (const edit of edits) {
    const last = joined[joined.length - 1]
    if (last?.op === edit.op) last.text += edit.text
    else joined.push({ ...edit })
  }
  return joined
}

/** Deals edits out to pieces by the length of the new words in each. */
function cutAt(edits: Edit[], lengths: number[]): Edit[][] {
  const dealt: Edit[][] = lengths.map(() => [])
  let piece = 0
  let left = lengths[0]!
  for (const edit of edits) {
    if (edit.op === 'delete') {
      dealt[piece]!.push(edit)
      continue
    }
    let text = edit.text
    while (text !== '') {
      while (left === 0 && piece < lengths.length - 1) left = lengths[++piece]!
      const part = text.slice(0, left)
      dealt[piece]!.push({ op: edit.op, text: part })
      text = text.slice(part.length)
      left -= part.length
    }
  }
  return dealt
}

function listOf(map: Map<number, number[]>, key: number): number[] {
  const list = map.get(key) ?? []
  if (list.length === 0) map.set(key, list)
  return list
}
