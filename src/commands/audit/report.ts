import { type Matter, matters, proposal } from '../../../documents/audit/index.ts'
import type { Outcome, ReasonCode } from '../../../documents/audit/types.ts'
import { instrumentsInScope } from '../../store/audit-scope.ts'
import { findingsOf, type StoredFinding, type StoredRun } from '../../store/audits.ts'
import { instrumentsByIds, numbersOfInstruments } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import { organNames } from '../../store/organs.ts'

/** One instrument of an audit with what was found and what is proposed (清理意见). */
export interface AuditedInstrument {
  instrumentId: string
  title: string
  number: string | null
  organ: string
  from: string | null
  validTo: string | null
  outcome: Outcome
  reasons: ReasonCode[]
  /** The proposal in a sentence. */
  proposal: string
  proposalEn: string
  findings: StoredFinding[]
}

const PAGE = 500

/** The instruments of an audit in its order, page by page, so that an audit of 50,000 documents is never in memory as a whole. */
export async function* auditedInstruments(store: Store, run: StoredRun): AsyncGenerator<AuditedInstrument> {
  for (let after: string | null = null; ; ) {
    const ids: string[] = await instrumentsInScope(store.db, run.scope, after, PAGE)
    if (ids.length === 0) return
    const [instruments, numbers, found] = await Promise.all([
      instrumentsByIds(store.db, ids),
      numbersOfInstruments(store.db, ids),
      findingsOf(store.db, ids),
    ])
    const names = await organNames(
      store.db,
      [...instruments.values()].map((one) => one.organId),
    )
    for (const id of ids) {
      const one = instruments.get(id)
      if (!one) continue
      const findings = found.get(id) ?? []
      const { outcome, reasons, sentence, sentenceEn } = proposal(findings.map(asFinding), one)
      yield {
        ...{ instrumentId: id, title: one.title, number: numbers.get(id) ?? null, organ: names.get(one.organId) ?? '' },
        ...{ from: one.fromDay, validTo: one.validTo, outcome, reasons, proposal: sentence, proposalEn: sentenceEn, findings },
      }
    }
    after = ids.at(-1)!
  }
}

/** The findings of one instrument by what they are about, each matter with its places. */
export function foundMatters(found: readonly StoredFinding[]): Matter<StoredFinding>[] {
  return matters(found, ({ rule, message, detail: { label, rank } }) => ({
    ...{ rule, message, label: typeof label === 'string' ? label : null },
    rank: typeof rank === 'number' ? rank : undefined,
  }))
}

/** A stored finding as the rules gave it. */
function asFinding(stored: StoredFinding) {
  return {
    ...{ rule: stored.rule, severity: stored.severity, start: stored.start, end: stored.end, words: stored.words },
    ...{ message: stored.message, messageEn: stored.messageEn, basis: stored.basis, detail: stored.detail },
    outcome: stored.outcome ?? 'retain',
    reason: stored.reason as ReasonCode | null,
  }
}
