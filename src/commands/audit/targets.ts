import type { AuditedTarget } from '../../../documents/audit/types.ts'
import type { Db } from '../circumstances.ts'
import { actName, carrier, ENDS, type Evidence, endingOf, evidenceOn, exact, printed, standingOf } from './evidence.ts'

/** Targets kept between batches: the same few hundred laws are cited everywhere. */
const MOST_KEPT = 20_000

/** What citations point to, as the rules see it on the day of the audit; read once per audit. */
export class Targets {
  readonly #db: Db
  readonly #asOf: string
  readonly #knownOn: string
  readonly #kept = new Map<string, AuditedTarget>()

  constructor(db: Db, asOf: string, knownOn: string) {
    this.#db = db
    this.#asOf = asOf
    this.#knownOn = knownOn
  }

  /** The instruments with these ids, for all of them at once. */
  async of(instrumentIds: Iterable<string>): Promise<ReadonlyMap<string, AuditedTarget>> {
    if (this.#kept.size > MOST_KEPT) this.#kept.clear()
    const missing = [...new Set(instrumentIds)].filter((id) => !this.#kept.has(id))
    for (let at = 0; at < missing.length; at += 500) {
      const some = missing.slice(at, at + 500)
      const evidence = await evidenceOn(this.#db, some)
      for (const id of some) {
        const target = targetOf(evidence, id, this.#asOf, this.#knownOn)
        if (target) this.#kept.set(id, target)
      }
    }
    return this.#kept
  }
}

function targetOf(evidence: Evidence, id: string, asOf: string, knownOn: string): AuditedTarget | null {
  const instrument = evidence.instruments.get(id)
  if (!instrument) return null
  const stands = standingOf(evidence, id, asOf, knownOn)
  const effects = evidence.effects.get(id) ?? []
  const end = effects.find((effect) => ENDS.has(effect.kind) && stands.by.includes(effect.id))
  const act = carrier(evidence, id)
  return {
    instrumentId: id,
    title: instrument.title,
    number: act ? printed(evidence, act.id) : null,
    standing: stands.standing,
    ended: stands.standing === 'expired' ? { on: stands.to, by: null, byId: null } : end ? endingOf(evidence, end) : null,
    replacedBy: null,
    amendments: effects
      .filter((effect) => effect.kind === 'amends' || effect.kind === 'reissues')
      .map((effect) => ({ on: exact(effect.fromFrom, effect.fromTo), by: actName(evidence, effect.actId) })),
    nameNow: instrument.title,
    from: stands.from,
  }
}
