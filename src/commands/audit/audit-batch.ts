import { audit, proposal } from '../../../documents/audit/index.ts'
import type { AuditFinding, Outcome } from '../../../documents/audit/types.ts'
import { sha256 } from '../../store/hash.ts'
import type { StoredInstrument } from '../../store/instruments.ts'
import { provisionsOf } from '../../store/texts.ts'
import type { Db } from '../circumstances.ts'
import { rulesHash } from './rules-hash.ts'
import type { Prepared, Subjects } from './subjects.ts'

/** The smallest provision around a finding, and the label of the article it lies in. */
interface Place {
  provisionId: string | null
  label: string | null
}

/** What the audit of one instrument gave. `findings` null: its inputs are those of its last audit, nothing was looked at again. */
export interface Audited {
  instrumentId: string
  organId: string
  inputsHash: string
  findings: (AuditFinding & Place)[] | null
  outcome: Outcome | null
}

/**
 * Audits instruments: reads them, compares their inputs with those of their last audit, and runs the rules over what changed.
 *
 * @param marks hash of the inputs of the last audit by instrument; leave one out to look at it again in any case.
 */
export async function auditBatch(
  db: Db,
  subjects: Subjects,
  instruments: StoredInstrument[],
  marks: ReadonlyMap<string, string>,
): Promise<Audited[]> {
  const audited: Audited[] = []
  for (const prepared of await subjects.of(instruments)) {
    const inputsHash = hashOf(prepared, subjects.namesHash)
    const { subject, settings, organId } = prepared
    const base = { instrumentId: subject.instrumentId, organId, inputsHash }
    if (marks.get(subject.instrumentId) === inputsHash) {
      audited.push({ ...base, findings: null, outcome: null })
      continue
    }
    const findings = audit(subjects.complete(prepared), settings)
    const { outcome } = proposal(findings, subject)
    const at = await placesOf(db, prepared, findings)
    audited.push({ ...base, findings: findings.map((finding, i) => ({ ...finding, ...(at[i] ?? nowhere) })), outcome })
    // One text after the other: whoever shares the thread gets his turn.
    await new Promise<void>((resume) => setImmediate(resume))
  }
  return audited
}

/** Everything the rules look at; the text by its id, since a text never changes. */
function hashOf({ subject, settings, textId }: Prepared, namesHash: string): string {
  return sha256(JSON.stringify([rulesHash(), namesHash, subject, settings, textId]))
}

const nowhere: Place = { provisionId: null, label: null }

/** Where each finding begins. */
async function placesOf(db: Db, { textId }: Prepared, findings: AuditFinding[]): Promise<Place[]> {
  if (textId === null || findings.every((finding) => finding.start === null)) return []
  const provisions = await provisionsOf(db, textId)
  return findings.map(({ start }) => {
    if (start === null) return nowhere
    const around = provisions
      .filter((provision) => provision.start <= start && start < provision.end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))
    const article = around.find((provision) => provision.kind === 'article') ?? around.find((provision) => provision.label !== null)
    return { provisionId: around[0]?.provisionId ?? null, label: article?.label ?? null }
  })
}
