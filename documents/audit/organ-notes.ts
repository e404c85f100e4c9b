import { parse } from '../parse.ts'
import { organAbolished } from './rules/organs.ts'
import type { AuditedOrgan, AuditSubject } from './types.ts'

/** What became of an organ that a text names: "X局（现Y局）". */
export interface OrganNote {
  start: number
  end: number
  words: string
  /** Who holds its duties now; several, each with its duty, where they were divided. */
  now: string
  from: string
  source: string
}

/**
 * The notes for whoever reads a text today: every organ in it that was abolished, merged or renamed by the day, with who does its duties now.
 * Computed at reading, never stored. The rule is that of the audit (`organ.abolished`), so that a note and a finding never disagree: 原某局,
 * the signature, titles and acts that the organ once issued get no note.
 *
 * @param text of the instrument as it is read.
 * @param organs organs named in it, the longest match, with their successions.
 * @param about the instrument's title and its issuing organ: places in their names tell which organs are its own.
 */
export function organNotes(text: string, organs: AuditedOrgan[], about: { title: string; organName: string; day: string }): OrganNote[] {
  if (!organs.some((organ) => organ.successions.length > 0)) return []
  const subject = {
    ...{ instrumentId: '', title: about.title, number: null, ownership: 'own', documentClass: null, standing: 'inForce', madeOn: null },
    organ: { id: '', name: about.organName, type: '', mayIssue: null },
    ...{
      revisedOn: null,
      reissuedOn: null,
      from: null,
      validTo: null,
      publication: { state: 'unknown', on: null },
      filing: { state: 'unknown', on: null },
    },
    ...{ ordered: null, acts: [], ends: [], tree: parse(text), citations: [], organs, alike: [], numberOddities: [] },
  } satisfies AuditSubject
  const settings = {
    ...{ asOf: about.day, expiringMonths: 0, interimYears: null, validityYears: null },
    bases: { expiring: '', interim: '', validity: '', filing: '', mayIssue: '' },
  }
  return organAbolished
    .run(subject, settings)
    .flatMap(({ start, end, words, detail }) =>
      start === null || end === null
        ? []
        : [{ start, end, words, now: String(detail.now ?? ''), from: String(detail.from ?? ''), source: String(detail.source ?? '') }],
    )
}
