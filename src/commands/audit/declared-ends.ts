import type { AuditedTarget } from '../../../documents/audit/types.ts'
import { editionOf, titleKey } from '../../../documents/titles/index.ts'
import { declaredRepeals } from '../../store/audits.ts'
import type { Db } from '../circumstances.ts'
import type { Targets } from './targets.ts'

/** A text that says it repeals a title, with the instrument whose text it is. */
interface Declared {
  edition: string | null
  words: string
  by: AuditedTarget
  actId: string
}

/**
 * Repeals that only texts tell: the register has no effect for most reference documents, and none at all for a law that is repealed and so
 * never came in. 《…》同时废止 in a text that has taken effect is evidence, not a record; the finding names the text.
 */
export class DeclaredEnds {
  readonly #db: Db
  readonly #asOf: string
  readonly #targets: Targets
  readonly #kept = new Map<string, Declared[]>()

  constructor(db: Db, asOf: string, targets: Targets) {
    this.#db = db
    this.#asOf = asOf
    this.#targets = targets
  }

  /** Reads what is said of these titles (in normal form). */
  async read(keys: Iterable<string>): Promise<void> {
    const missing = [...new Set(keys)].filter((key) => !this.#kept.has(key))
    for (const key of missing) this.#kept.set(key, [])
    const rows = await declaredRepeals(this.#db, missing)
    const by = await this.#targets.of(rows.map((row) => row.instrumentId))
    for (const { key, words, instrumentId, actId } of rows) {
      const repealing = by.get(instrumentId)
      // A new text of the same name takes its predecessor's place: the name is still good.
      if (!repealing || repealing.from === null || repealing.from > this.#asOf || titleKey(repealing.title) === key) continue
      this.#kept.get(key)!.push({ edition: editionOf(words), words, by: repealing, actId })
    }
  }

  /**
   * The target of a citation as texts tell its end.
   *
   * @param target what the citation resolves to, null where nothing bears the name.
   * @returns the target ended, or as it was given where no text ends it, where its own record already does, or where it began only later.
   */
  of(key: string, words: string, target: AuditedTarget | null): AuditedTarget | null {
    if (target !== null && (target.ended !== null || !['inForce', 'partlySuspended', 'unknown'].includes(target.standing))) return target
    const edition = editionOf(words)
    const said = (this.#kept.get(key) ?? []).filter(
      (one) => one.edition === edition && one.by.instrumentId !== target?.instrumentId && (one.by.from ?? '') >= (target?.from ?? ''),
    )
    const [first] = said.sort((a, b) => (a.by.from! < b.by.from! ? -1 : 1))
    if (!first) return target
    const ended = { on: first.by.from, by: `《${first.by.title}》`, byId: first.actId }
    const title = first.words.replace(/^《|》$/g, '')
    const unknown = { instrumentId: null, title, number: null, replacedBy: null, amendments: [], nameNow: title, from: null }
    return { ...(target ?? unknown), standing: 'repealed', ended }
  }
}
