import { revisedProvisions } from '../../../documents/audit/revised.ts'
import type { Revised } from '../../../documents/audit/types.ts'
import { parse } from '../../../documents/parse.ts'
import type { Db } from '../circumstances.ts'
import { type Revision, Revisions } from '../register/revisions.ts'

/** Comparisons kept: a law that many documents rest on is compared once for each pair of its versions. */
const MOST_KEPT = 200

type Compared = ReturnType<typeof revisedProvisions>

/** What became of cited provisions by the day of an audit, where the register holds both versions. One per audit. */
export class RevisedProvisions {
  readonly #revisions: Revisions
  readonly #compared = new Map<string, Promise<Compared>>()

  constructor(db: Db, asOf: string, knownOn: string) {
    this.#revisions = new Revisions(db, asOf, knownOn)
  }

  /** Of a provision (`art12/par1`) since a day; null where it cannot be told. */
  async became(instrumentId: string, place: string, since: string): Promise<Revised | null> {
    const revision = await this.#revisions.since(instrumentId, since)
    if (revision === null || revision === 'noText') return null
    const key = `${revision.before.id} ${revision.after.id}`
    if (this.#compared.size > MOST_KEPT) this.#compared.clear()
    const compared = this.#compared.get(key) ?? this.#compare(revision)
    this.#compared.set(key, compared)
    return (await compared)(place)
  }

  async #compare({ before, after }: Revision): Promise<Compared> {
    const [old, now] = await Promise.all([this.#revisions.words(before), this.#revisions.words(after)])
    return revisedProvisions(parse(old), parse(now))
  }
}
