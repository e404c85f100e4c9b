import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { OfflineText } from '../../../documents/audit/offline.ts'
import type { Confusion, PassageLabel, RelationLabel } from '../../../documents/audit/quality/index.ts'
import type { AuditSettings } from '../../../documents/audit/types.ts'
import { data, read } from '../support/data.ts'

/** The day on which the labels were given. */
export const settings: AuditSettings = {
  asOf: '2026-11-24',
  expiringMonths: 6,
  interimYears: 3,
  validityYears: 5,
  bases: { expiring: '规则包', interim: '规则包', validity: '规则包', filing: '规则包', mayIssue: '规则包' },
}

interface CorpusRow {
  id: string
  title: string
  text: string
  issuer?: string
  promulgated?: string
  effective?: string
}

/** All documents of the corpus as the offline helper takes them. */
export function corpusTexts(): OfflineText[] {
  const lines = gunzipSync(readFileSync(`${data}/corpus/corpus.jsonl.gz`))
    .toString('utf8')
    .split('\n')
  return lines.filter(Boolean).map((line) => {
    const row = JSON.parse(line) as CorpusRow
    return { id: row.id, title: row.title, text: row.text, day: row.promulgated ?? row.effective ?? null, organ: row.issuer ?? '' }
  })
}

/** Rows of a file with one JSON value a line. */
export function jsonLines<T>(path: string): T[] {
  return read(path)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}

/** The labels given by hand, with the passages from the data. */
export function labels(): { passages: PassageLabel[]; relations: RelationLabel[] } {
  const given = jsonLines<{ set: string } & PassageLabel & RelationLabel>('tests/fixtures/audit-labels.jsonl')
  const seeds = jsonLines<PassageLabel>(`${data}/audit/audit-seeds.auto.jsonl`)
  const byKey = new Map(seeds.map((seed) => [`${seed.docId} ${seed.target}`, seed]))
  const passages = given
    .filter(({ set }) => set === 'passage')
    .map((label) => ({ ...byKey.get(`${label.docId} ${label.target}`)!, ...label }))
  return { passages, relations: given.filter(({ set }) => set === 'relation') }
}

/** Prints what was wrong or missed, by name. */
export function tell(rows: readonly Confusion[]): void {
  for (const row of rows) {
    for (const name of row.wrong) console.log(`${row.name} wrong: ${name}`)
    for (const name of row.missed) console.log(`${row.name} missed: ${name}`)
  }
}
