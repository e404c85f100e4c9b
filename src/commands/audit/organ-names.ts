import type { AuditedOrgan } from '../../../documents/audit/types.ts'
import { type Scanner, scanner } from '../../../documents/scan/index.ts'
import { sha256 } from '../../store/hash.ts'
import { organs, successions } from '../../store/organs.ts'
import type { Db } from '../circumstances.ts'

/**
 * Names of organs in texts, the longest match, with what became of each by a day. All names of the register are looked for, so that
 * 新会区市场监督管理局 is not taken for the shorter name of an organ that ended.
 */
export class OrganNames {
  readonly #scanner: Scanner
  readonly #after: AuditedOrgan['successions'][]
  /** Of all names and what became of them. */
  readonly hash: string

  private constructor(names: string[], after: AuditedOrgan['successions'][]) {
    this.#scanner = scanner(names)
    this.#after = after
    this.hash = sha256(JSON.stringify([names, after]))
  }

  /** @param day successions after it have not happened yet. */
  static async read(db: Db, day: string): Promise<OrganNames> {
    const [all, moves] = await Promise.all([organs(db), successions(db)])
    const nameOf = new Map(all.map((organ) => [organ.id, organ.name]))
    const known = all.filter((organ) => organ.name.length > 2)
    const after = known.map((organ) =>
      moves
        .filter((move) => move.oldOrganId === organ.id && move.fromDay <= day)
        .map((move) => ({ to: nameOf.get(move.newOrganId) ?? '', duty: move.duty, from: move.fromDay, source: move.source })),
    )
    return new OrganNames(
      known.map((organ) => organ.name),
      after,
    )
  }

  /** Every organ named in a text. */
  in(text: string): AuditedOrgan[] {
    return this.#scanner
      .find(text)
      .map(({ start, end, term }) => ({ start, end, words: text.slice(start, end), successions: this.#after[term]! }))
  }
}
