import type { AuditedTarget } from '../../../documents/audit/types.ts'
import { amendmentDays } from '../../../documents/titles/index.ts'
import { endingEffects } from '../../../workflows/instrument/facts.ts'
import type { StoredEffect } from '../../store/instruments.ts'
import type { Db } from '../circumstances.ts'
import { actName, carrier, type Evidence, endingOf, evidenceOn, exact, printed, standingOf } from './evidence.ts'

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
      const [evidence, heads] = await Promise.all([evidenceOn(this.#db, some), this.#heads(some)])
      for (const id of some) {
        const target = targetOf(evidence, id, this.#asOf, this.#knownOn, heads.get(id))
        if (target) this.#kept.set(id, target)
      }
    }
    return this.#kept
  }

  /** Title and note of the latest text of each: upper law comes in as it stands, and only its note tells how it came about. */
  async #heads(instrumentIds: string[]): Promise<Map<string, string>> {
    const rows = await this.#db
      .selectFrom('version')
      .innerJoin('text', 'text.id', 'version.text_id')
      .select(({ fn, val }) => ['version.instrument_id', fn<string>('substr', ['text.content', val(1), val(1_200)]).as('head')])
      .where('version.instrument_id', 'in', instrumentIds)
      .orderBy('version.position')
      .execute()
    return new Map(rows.map((row) => [row.instrument_id, row.head]))
  }
}

function targetOf(evidence: Evidence, id: string, asOf: string, knownOn: string, head: string | undefined): AuditedTarget | null {
  const instrument = evidence.instruments.get(id)
  if (!instrument) return null
  const stands = standingOf(evidence, id, asOf, knownOn)
  const effects = evidence.effects.get(id) ?? []
  const end = effects.find((effect) => endingEffects.has(effect.kind) && stands.by.includes(effect.id))
  const act = carrier(evidence, id)
  return {
    instrumentId: id,
    title: instrument.title,
    number: act ? printed(evidence, act.id) : null,
    standing: stands.standing,
    ended: stands.standing === 'expired' ? { on: stands.to, by: null, byId: null } : end ? endingOf(evidence, end) : null,
    replacedBy: stands.replacedBy === null ? null : (evidence.instruments.get(stands.replacedBy)?.title ?? null),
    amendments: amendmentsOf(evidence, effects, head),
    nameNow: instrument.title,
    from: stands.from,
  }
}

/** Those of the register; for upper law that came in as one text, those that its own note tells. */
function amendmentsOf(evidence: Evidence, effects: StoredEffect[], head: string | undefined): AuditedTarget['amendments'] {
  const recorded = effects
    .filter((effect) => effect.kind === 'amends' || effect.kind === 'reissues')
    .map((effect) => ({ on: exact(effect.fromFrom, effect.fromTo), by: actName(evidence, effect.actId) }))
  if (recorded.length > 0 || head === undefined) return recorded
  return amendmentDays(head).map((on) => ({ on, by: null }))
}
