import { join } from './align.ts'
import { sizeOf } from './bigrams.ts'
import { FEW, type Field, likenessOf, nearest, sharedBy } from './field.ts'

/** Share of a piece that must come from the text it was split from, or went into, beyond what its partner explains. */
const PIECE = 0.5
/** The same for a piece that stands there nearly word for word. */
const VERBATIM = 0.8
const VERBATIM_PIECE = 0.3
/** So many characters at the beginning tell which piece carries on. */
const BEGINNING = 10

/** A new unit without partner whose words come from an old one that changed, and are not what became of that old one. */
export function nameSplits(field: Field): void {
  const { alignment, olds, news, before, after } = field
  const partners = partnersOf(field)
  news.forEach((now, n) => {
    if (alignment.before[now] !== -1) return
    const piece = olds.length + n
    const source = sourceOf(field, piece, partners)
    if (!source) return
    const old = olds[source.document]!
    const main = alignment.after[old]!
    alignment.splitFrom[now] = old
    alignment.score[now] = source.own / sizeOf(field.bigrams, piece)
    // The piece that begins as the old one did carries it on, however short it is now.
    if (!beginsAs(before.bodies[old]!, after.bodies[now]!) || beginsAs(before.bodies[old]!, after.bodies[main]!)) return
    join(alignment, old, now, likenessOf(field, source.document, piece))
    partners.of[source.document] = piece
    alignment.before[main] = -1
    alignment.splitFrom[main] = old
    alignment.splitFrom[now] = -1
  })
}

/** An old unit without partner whose words went into a new one, and are not what that one had before. */
export function nameMerges(field: Field): void {
  const { alignment, olds, news } = field
  const partners = partnersOf(field)
  olds.forEach((old, piece) => {
    if (alignment.after[old] !== -1) return
    const target = sourceOf(field, piece, partners)
    if (target) alignment.mergedInto[old] = news[target.document - olds.length]!
  })
}

/** By document: the document of its partner, −1 without one; and 1 where there is one. */
interface Partners {
  of: Int32Array
  has: Uint8Array
}

function partnersOf({ alignment, olds, news }: Field): Partners {
  const documents = new Map(news.map((b, n) => [b, olds.length + n]))
  const of = new Int32Array(olds.length + news.length).fill(-1)
  olds.forEach((a, o) => {
    const partner = documents.get(alignment.after[a]!)
    if (partner === undefined) return
    of[o] = partner
    of[partner] = o
  })
  return { of, has: Uint8Array.from(of, (partner) => (partner === -1 ? 0 : 1)) }
}

/** The document on the other side that holds most of a piece beyond what its own partner explains; null when none holds enough. */
function sourceOf(field: Field, piece: number, partners: Partners): { document: number; own: number } | null {
  const size = sizeOf(field.bigrams, piece)
  let best: { document: number; own: number } | null = null
  for (const document of nearest(field, piece, partners.has)) {
    const own = sharedBy(field, document, piece, partners.of[document]!)
    if (own <= (best?.own ?? FEW - 1)) continue
    if (own >= PIECE * size || (own >= VERBATIM_PIECE * size && sharedBy(field, document, piece) >= VERBATIM * size))
      best = { document, own }
  }
  return best
}

function beginsAs(old: string, now: string): boolean {
  return old.length >= BEGINNING && now.startsWith(old.slice(0, BEGINNING))
}
