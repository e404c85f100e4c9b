import { nameKey } from './names.ts'
import table from './repealed-laws.json' with { type: 'json' }
import type { AuditedCitation, AuditedTarget } from './types.ts'

const byKey = new Map(table.laws.map((law) => [nameKey(law.title), law]))

/**
 * A national law or regulation that another national text has ended, by its name, where a register does not know it; null when the
 * shipped table has none or its end lies after the day. Names that a later instrument bears are not in the table.
 */
export function repealedLaw(words: string, asOf: string): AuditedTarget | null {
  const law = byKey.get(nameKey(words))
  if (law === undefined || law.on > asOf) return null
  return {
    ...{ instrumentId: null, title: law.title, number: null, standing: 'repealed', ended: { on: law.on, by: `《${law.by}》`, byId: null } },
    ...{ replacedBy: null, amendments: [], nameNow: law.title, from: null },
  }
}

/**
 * What a citation points to: the register's answer, unless it does not know the name or still holds in force what the shipped table says
 * has ended since.
 */
export function targetOf({ target, unresolved, words }: AuditedCitation, asOf: string): AuditedTarget | null {
  if (target === null) return unresolved === 'unknown' ? repealedLaw(words, asOf) : null
  if (target.standing !== 'inForce' && target.standing !== 'unknown') return target
  const law = repealedLaw(target.title, asOf)
  return law !== null && target.from !== null && target.from < law.ended!.on! ? { ...law, instrumentId: target.instrumentId } : target
}
