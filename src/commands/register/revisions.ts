import { standing, stateOn } from '../../../workflows/instrument/standing.ts'
import { type StoredVersion, versionsOf } from '../../store/instruments.ts'
import type { effectFact } from '../../store/lives.ts'
import type { Db } from '../circumstances.ts'
import { effectFactsOf } from './effects.ts'

/** The version of an instrument that bound on an earlier day and the one that binds on the later. */
export interface Revision {
  before: StoredVersion
  after: StoredVersion
}

const STANDS: ReadonlySet<string> = new Set(['inForce', 'partlySuspended'])

/** What became of instruments since others were made that cite them. It keeps what is asked again and again. */
export class Revisions {
  readonly #db: Db
  readonly #on: string
  readonly #knownOn: string
  readonly #known = new Map<string, Promise<Known>>()

  /** @param on the later day; `knownOn` the day of what the register knows. */
  constructor(db: Db, on: string, knownOn: string = on) {
    this.#db = db
    this.#on = on
    this.#knownOn = knownOn
  }

  /**
   * The versions that bound on the earlier day and on the later.
   *
   * @returns null where it is the same one, or the instrument no longer stands; `noText` where it was revised but the register has not both texts.
   */
  async since(instrumentId: string, since: string | null): Promise<Revision | 'noText' | null> {
    const { effects, versions, stands } = await this.#of(instrumentId)
    if (!stands || since === null) return null
    const bound = (day: string) => versions.find((one) => one.id === stateOn(effects, versions, day, this.#knownOn).versionId)
    const [before, after] = [bound(since), bound(this.#on)]
    const revised = effects.some(
      ({ kind, from, amendBy, lapsesOn }) =>
        (kind === 'reissues' || (kind === 'amends' && !amendBy && !lapsesOn)) && (from.from ?? '') > since && (from.from ?? '') <= this.#on,
    )
    if (before && after && before.id !== after.id) return { before, after }
    return revised && (!before || !after || before.id === after.id) ? 'noText' : null
  }

  /** The words of a version: its range of the act's text. */
  async words({ textId, rangeStart, rangeEnd }: StoredVersion): Promise<string> {
    const { content } = await this.#db.selectFrom('text').select('content').where('id', '=', textId).executeTakeFirstOrThrow()
    return content.slice(rangeStart, rangeEnd)
  }

  #of(instrumentId: string): Promise<Known> {
    const found = this.#known.get(instrumentId) ?? this.#read(instrumentId)
    this.#known.set(instrumentId, found)
    return found
  }

  async #read(instrumentId: string): Promise<Known> {
    const [facts, versions] = await Promise.all([effectFactsOf(this.#db, [instrumentId]), versionsOf(this.#db, instrumentId)])
    const effects = facts.get(instrumentId) ?? []
    return { effects, versions, stands: STANDS.has(standing(effects, this.#on, this.#knownOn).standing) }
  }
}

interface Known {
  effects: ReturnType<typeof effectFact>[]
  versions: StoredVersion[]
  stands: boolean
}
