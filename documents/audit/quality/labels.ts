import { audit } from '../index.ts'
import { nameKey } from '../names.ts'
import { type OfflineRegister, type OfflineText, offlineSubject, repealedBy } from '../offline.ts'
import type { AuditSettings } from '../types.ts'
import { type Confusion, confusion } from './types.ts'

/** A passage of the corpus, labelled by hand: does it cite what has ended, or name an organ that is gone, as of today? */
export interface PassageLabel {
  docId: string
  target: string
  decision: boolean
  /** The passage, from the data. */
  evidence: string
  kind: 'cites-repealed' | 'names-abolished-agency'
}

/** A repeal clause, labelled by hand: is the instrument ended as a whole, and did its name end with it? */
export interface RelationLabel {
  newId: string
  repealedTitle: string
  decision: boolean
  nameEnded: boolean
}

/** How the rules judge the labelled passages, one row for citations and one for organs. */
export function judgePassages(
  labels: readonly PassageLabel[],
  texts: ReadonlyMap<string, OfflineText>,
  register: OfflineRegister,
  settings: AuditSettings,
): Confusion[] {
  const rows = { 'cites-repealed': confusion('cites.*'), 'names-abolished-agency': confusion('organ.abolished') }
  for (const label of labels) {
    const row = rows[label.kind]
    const text = texts.get(label.docId)
    const found = text !== undefined && isFound(label, text, register, settings)
    count(row, `${label.docId} ${label.target}`, label.decision, found)
  }
  return Object.values(rows)
}

function isFound(label: PassageLabel, text: OfflineText, register: OfflineRegister, settings: AuditSettings): boolean {
  const from = text.text.indexOf(label.evidence)
  const start = from < 0 ? 0 : from
  const end = from < 0 ? text.text.length : from + label.evidence.length
  return audit(offlineSubject(text, register), settings).some((finding) => {
    if (finding.start === null || finding.start < start || finding.start >= end) return false
    if (label.kind === 'names-abolished-agency') return finding.rule === 'organ.abolished' && finding.words === label.target
    return finding.rule.startsWith('cites.') && nameKey(String(finding.detail.title)) === nameKey(label.target)
  })
}

/** How repeal clauses are read, and whether the names they end are taken for ended. */
export function judgeRelations(
  labels: readonly RelationLabel[],
  texts: ReadonlyMap<string, OfflineText>,
  register: OfflineRegister,
): Confusion[] {
  const read = confusion('repeal clauses read')
  const names = confusion('names ended')
  for (const label of labels) {
    const key = nameKey(label.repealedTitle)
    const titles = repealedBy(texts.get(label.newId)?.text ?? '').map(nameKey)
    count(read, `${label.newId} ${label.repealedTitle}`, label.decision, titles.includes(key))
    count(names, `${label.newId} ${label.repealedTitle}`, label.nameEnded, register.get(key)?.standing === 'repealed')
  }
  return [read, names]
}

function count(row: Confusion, name: string, expected: boolean, found: boolean): void {
  if (expected && found) row.hits++
  else if (expected) row.missed.push(name)
  else if (found) row.wrong.push(name)
  else row.quiet++
}
