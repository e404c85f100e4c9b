import type { AuditSubject } from '../../../documents/audit/types.ts'
import type { Db } from '../circumstances.ts'

type Alike = AuditSubject['alike'][number]

/** A title's bigrams in common with another's from which on two documents are looked at as the same thing. */
const TITLE_SHARE = 0.75
/** Bigrams borne by more titles than this say nothing (关于, 通知). */
const TOO_COMMON = 150

const frame = /^关于|^(?:印发|转发|公布|发布)|(?:的)?通知$|[《》〈〉（）()\s]|(?:20|19)\d\d年|修订版?|暂行|试行/g

/**
 * Which own documents in force look like the same thing: their titles share most of their bigrams. The titles of the register are read
 * once per audit; texts are compared by the provisions they have in common, where both are known.
 */
export class AlikeTitles {
  readonly #db: Db
  readonly #titles: { id: string; title: string; from: string | null; organId: string; grams: Set<string> }[]
  readonly #holding = new Map<string, number[]>()

  private constructor(db: Db, rows: { id: string; title: string; from_day: string | null; organ_id: string }[]) {
    this.#db = db
    this.#titles = rows.map((row) => ({
      id: row.id,
      title: row.title,
      from: row.from_day,
      organId: row.organ_id,
      grams: bigrams(row.title),
    }))
    for (const [at, one] of this.#titles.entries()) {
      for (const gram of one.grams) {
        const holding = this.#holding.get(gram)
        if (holding) holding.push(at)
        else this.#holding.set(gram, [at])
      }
    }
  }

  /** Reads the titles of the own instruments in force. */
  static async read(db: Db): Promise<AlikeTitles> {
    const rows = await db
      .selectFrom('instrument')
      .select(['id', 'title', 'from_day', 'organ_id'])
      .where('ownership', '=', 'own')
      .where('standing', 'in', ['inForce', 'partlySuspended', 'unknown'])
      .orderBy('id')
      .execute()
    return new AlikeTitles(db, rows)
  }

  /** Those like each of the instruments, the most alike first. */
  async of(instruments: { id: string; title: string; organId: string }[]): Promise<Map<string, Alike[]>> {
    const found = new Map(instruments.map((one) => [one.id, this.#byTitle(one)]))
    const pairs = [...found].flatMap(([id, alike]) => alike.map((other) => [id, other.instrumentId] as const))
    if (pairs.length === 0) return found
    const bodies = await bodiesOf(this.#db, [...new Set(pairs.flat())])
    for (const [id, alike] of found) {
      for (const other of alike) other.share = shareOf(bodies.get(id), bodies.get(other.instrumentId)) ?? other.share
      alike.sort((a, b) => b.share - a.share || (a.instrumentId < b.instrumentId ? -1 : 1))
    }
    return found
  }

  #byTitle({ id, title, organId }: { id: string; title: string; organId: string }): Alike[] {
    const grams = bigrams(title)
    const shared = new Map<number, number>()
    for (const gram of grams) {
      const holding = this.#holding.get(gram)
      if (!holding || holding.length > TOO_COMMON) continue
      for (const at of holding) shared.set(at, (shared.get(at) ?? 0) + 1)
    }
    const alike: Alike[] = []
    for (const at of shared.keys()) {
      const other = this.#titles[at]!
      if (other.id === id || other.organId !== organId) continue
      let common = 0
      for (const gram of grams) if (other.grams.has(gram)) common++
      const share = (2 * common) / (grams.size + other.grams.size)
      if (share >= TITLE_SHARE) alike.push({ instrumentId: other.id, title: other.title, from: other.from, share })
    }
    return alike
  }
}

function bigrams(title: string): Set<string> {
  const words = title.replace(frame, '').replace(frame, '')
  const grams = new Set<string>()
  for (let at = 0; at + 1 < words.length; at++) grams.add(words.slice(at, at + 2))
  return grams
}

/** The hashes of the provisions of each instrument's latest version. */
async function bodiesOf(db: Db, instrumentIds: string[]): Promise<Map<string, Set<string>>> {
  const rows = await db
    .selectFrom('version')
    .innerJoin('provision', 'provision.text_id', 'version.text_id')
    .select(['version.instrument_id', 'version.position', 'provision.body_hash'])
    .where('version.instrument_id', 'in', instrumentIds)
    .where('provision.slot', '=', 0)
    .execute()
  const last = new Map<string, number>()
  for (const row of rows) last.set(row.instrument_id, Math.max(last.get(row.instrument_id) ?? 0, row.position))
  const bodies = new Map<string, Set<string>>()
  for (const row of rows) {
    if (row.position !== last.get(row.instrument_id)) continue
    const known = bodies.get(row.instrument_id)
    if (known) known.add(row.body_hash)
    else bodies.set(row.instrument_id, new Set([row.body_hash]))
  }
  return bodies
}

function shareOf(a: Set<string> | undefined, b: Set<string> | undefined): number | null {
  if (!a || !b || a.size === 0 || b.size === 0) return null
  let common = 0
  for (const hash of a) if (b.has(hash)) common++
  return common / Math.min(a.size, b.size)
}
