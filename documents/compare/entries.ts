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

/** The edits from all old provisions to all new ones, by new provision. */
function together(spans: Spans, olds: number[], news: number[], main: number): Edit[][] {
  const head = spans.oldOf[main]!
  const newWords = news.map((now) => spans.after.rest(now) + spans.after.gap(now))
  const oldWords = olds.map((old) => (old === head ? spans.before.rest(old) : `\n${spans.before.words(old)}`))
  // What changed places is laid side by side again: a comparer that goes forward only would call it deleted and inserted.
  const sources = olds.length > 1 ? inOrderOf(oldWords, newWords.join('')) : [0]
  const before = sources.map((i) => oldWords[i]).join('') + spans.before.gap(olds[olds.length - 1]!)
  const pieces = news.length > 1 ? inOrderOf(newWords, before) : [0]
  const parts = pieces.map((i) => newWords[i]!)
  const cut = cutAt(
    editsOf(before, parts.join('')),
    parts.map((part) => part.length),
  )
  return news.map((now, i) => joinAlike([...labelEdits(spans, now, now === main ? head : -1), ...cut[pieces.indexOf(i)]!]))
}

function labelEdits(spans: Spans, now: number, head: number): Edit[] {
  const label = spans.after.nodes[now]!.label ?? ''
  const old = head < 0 ? '' : (spans.before.nodes[head]!.label ?? '')
  if (label === old) return label === '' ? [] : [{ op: 'equal', text: label }]
  const edits: Edit[] = [
    { op: 'delete', text: old },
    { op: 'insert', text: label },
  ]
  return edits.filter((edit) => edit.text !== '')
}

/** The places of some pieces in the order in which their words stand in a text; one that is not found there stays behind its neighbour. */
function inOrderOf(pieces: string[], text: string): number[] {
  let last = 0
  const found = pieces.map((piece, i) => {
    last = placeOf(piece, text) ?? last
    return { i, at: last }
  })
  return found.sort((x, y) => x.at - y.at || x.i - y.i).map(({ i }) => i)
}

const SAMPLE = 8
const SAMPLES = 40

/** Where a piece would begin in a text, by the first sample of its words that stands there; null when none does. */
function placeOf(piece: string, text: string): number | null {
  const step = Math.max(SAMPLE / 2, Math.ceil(piece.length / SAMPLES))
  for (let from = 0; from + SAMPLE <= piece.length; from += step) {
    const at = text.indexOf(piece.slice(from, from + SAMPLE))
    if (at >= 0) return at - from
  }
  return null
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
