import { Form } from 'antd'
import type { CaseFile } from '../../contract/index.ts'
import { useApi } from '../api/use.ts'
import { Select } from '../parts/select.tsx'
import { useSpeech } from '../words/index.tsx'
import { draftName } from './case-options.ts'
import { MaterialChoice } from './material-choice.tsx'
import { TimesAndPlace } from './times-and-place.tsx'

/** The two times and the place, around every payload. */
export interface EnvelopeValues {
  occurredOn?: string
  reason?: string
  done?: boolean
  elsewhere?: { place?: 'oa' | 'portal' | 'paper'; address?: string; person?: string; materialId?: string; draftIds?: string[] }
}

interface Sent {
  occurredOn?: string
  reason?: string
  elsewhere?: { place: 'oa' | 'portal' | 'paper'; address: string; person: string; materialId: string | null; draftIds: string[] }
}

/** What of the envelope goes to the server: today and "here" are left out. */
export function envelopeOf(values: EnvelopeValues | undefined, today: string): Sent {
  const sent: Sent = {}
  if (values?.occurredOn && values.occurredOn !== today) sent.occurredOn = values.occurredOn
  if (values?.reason?.trim()) sent.reason = values.reason
  if (values?.done) {
    const { place = 'oa', address = '', person = '', materialId = null, draftIds = [] } = values.elsewhere ?? {}
    sent.elsewhere = { place, address, person, materialId, draftIds }
  }
  return sent
}

/**
 * The envelope of a case's action: where it was done elsewhere, also its evidence and the drafts it was done on.
 *
 * @param name of the day, where it is more than the day of an entry: the day of a meeting.
 */
export function Envelope({ file, today, name }: { file: CaseFile; today: string; name?: string }) {
  return (
    <TimesAndPlace today={today} {...(name ? { name } : {})}>
      <EvidenceAndDrafts file={file} />
    </TimesAndPlace>
  )
}

function EvidenceAndDrafts({ file }: { file: CaseFile }) {
  const { words } = useSpeech()
  const { data } = useApi('GET /cases/:id/drafts', { params: { id: file.case.id } })
  const drafts = data?.items ?? []
  return (
    <>
      <Form.Item name={['envelope', 'elsewhere', 'materialId']} label={words.forms.evidence}>
        <MaterialChoice place="evidence" many={false} />
      </Form.Item>
      {drafts.length > 0 && (
        <Form.Item
          name={['envelope', 'elsewhere', 'draftIds']}
          label={words.forms.draftsBefore}
          initialValue={drafts.filter((one) => one.current).map((one) => one.id)}
        >
          <Select
            mode="multiple"
            options={drafts.map((draft) => ({ value: draft.id, label: draftName(draft, words.terms, words.forms.current) }))}
          />
        </Form.Item>
      )}
    </>
  )
}
