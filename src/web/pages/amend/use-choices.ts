import type { CaseFile } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { draftName } from '../../forms/case-options.ts'
import { dayText } from '../../parts/days.ts'
import { useSpeech } from '../../words/index.tsx'

/** Where the texts come from: a case (its drafts and the texts in force) or an instrument (its versions). */
export interface Origin {
  caseId: string | undefined
  instrumentId: string | undefined
}

interface Choices {
  /** Undefined while they are fetched. */
  options: { value: string; label: string }[] | undefined
  title: string
  /** The organ that issues it, proposed for the decision's head. */
  issuer: string
  file: CaseFile | undefined
  /** What to compare when the address does not say. */
  first: string | undefined
  last: string | undefined
  error: unknown
}

/** The texts that a decision can lead from and to, oldest first; values are those of `useSource`. */
export function useChoices({ caseId, instrumentId }: Origin): Choices {
  const { words, language } = useSpeech()
  const ofCase = caseId !== undefined
  const file = useApi('GET /cases/:id', { params: { id: caseId ?? '' } }, { enabled: ofCase })
  const drafts = useApi('GET /cases/:id/drafts', { params: { id: caseId ?? '' } }, { enabled: ofCase })
  const instrument = useApi(
    'GET /instruments/:id',
    { params: { id: instrumentId ?? '' } },
    { enabled: !ofCase && instrumentId !== undefined },
  )
  const error = file.error ?? drafts.error ?? instrument.error
  if (ofCase) {
    if (!file.data || !drafts.data)
      return { options: undefined, title: '', issuer: '', file: undefined, first: undefined, last: undefined, error }
    const { instruments, kind, title, issuingOrganName: issuer } = file.data.case
    const rows = [...drafts.data.items].sort((a, b) => a.position - b.position)
    const present = instruments.map((one) => ({ value: `instrument:${one.id}`, label: words.text.presentVersion(one.title) }))
    const working = (role: 'act' | 'consolidated') => ({
      value: `working:${role}`,
      label: kind === 'revision' ? `${words.text.workingCopy} · ${words.terms.draftRoles[role]}` : words.text.workingCopy,
    })
    const options = [
      ...present,
      ...rows.map((row) => ({ value: row.id, label: draftName(row, words.terms, words.forms.current) })),
      ...(kind === 'revision' ? [working('act'), working('consolidated')] : [working('act')]),
    ]
    return { options, title, issuer, file: file.data, first: options[0]?.value, last: rows.at(-1)?.id ?? options.at(-1)?.value, error }
  }
  if (!instrument.data) return { options: undefined, title: '', issuer: '', file: undefined, first: undefined, last: undefined, error }
  const versions = [...instrument.data.versions].sort((a, b) => a.position - b.position)
  const options = versions.map((one) => ({
    value: `version:${one.id}`,
    label: [one.from ? dayText(one.from, language) : '', one.number ?? one.actTitle].filter(Boolean).join(' · '),
  }))
  return {
    ...{ options, title: instrument.data.instrument.title, issuer: instrument.data.instrument.organName, file: undefined, error },
    first: options.at(-2)?.value ?? options[0]?.value,
    last: options.at(-1)?.value,
  }
}
