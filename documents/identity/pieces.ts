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
  const documentOf = new Map(news.map((b, n) => [b, olds.length + n]))
  news.forEach((now, n) => {
    if (alignment.before[now] !== -1) return
    const piece = olds.length + n
    const source = sourceOf(field, piece, (o) => documentOf.get(alignment.after[olds[o]!]!))
    if (!source) return
    const old = olds[source.document]!
    const main = alignment.after[old]!
    alignment.splitFrom[now] = old
    alignment.score[now] = source.own / sizeOf(field.bigrams, piece)
    // The piece that begins as the old one did carries it on, however short it is now.
    if (!beginsAs(before.bodies[old]!, after.bodies[now]!) || beginsAs(before.bodies[old]!, after.bodies[main]!)) return
    join(alignment, old, now, likenessOf(field, source.document, piece))
    alignment.before[main] = -1
    alignment.splitFrom[main] = old
    alignment.splitFrom[now] = -1
  })
}

/** An old unit without partner whose words went into a new one, and are not what that one had before. */
export function nameMerges(field: Field): void {
  const { alignment, olds, news } = field
  const documentOf = new Map(olds.map((a, o) => [a, o]))
  olds.forEach((old, piece) => {
    if (alignment.after[old] !== -1) return
    const target = sourceOf(field, piece, (d) => documentOf.get(alignment.before[news[d - olds.length]!]!))
    if (target) alignment.mergedInto[old] = news[target.document - olds.length]!
  })
}

/** The document on the other side that holds most of a piece beyond what its own partner explains; null when none holds enough. */
function sourceOf(
  field: Field,
  piece: number,
  partnerOf: (document: number) => number | undefined,
): { document: number; own: number } | null {
  const size = sizeOf(field.bigrams, piece)
  let best: { document: number; own: number } | null = null
  for (const document of nearest(field, piece, (other) => partnerOf(other) !== undefined)) {
    const own = sharedBy(field, document, piece, partnerOf(document)!)
    if (own <= (best?.own ?? FEW - 1)) continue
    if (own >= PIECE * size || (own >= VERBATIM_PIECE * size && sharedBy(field, document, piece) >= VERBATIM * size))
      best = { document, own }
  }
  return best
}

function beginsAs(old: string, now: string): boolean {
  return old.length >= BEGINNING && now.startsWith(old.slice(0, BEGINNING))
}
