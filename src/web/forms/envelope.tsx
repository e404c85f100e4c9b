import { Checkbox, Form, Input, Radio, Select } from 'antd'
import type { CaseFile } from '../../contract/index.ts'
import { useApi } from '../api/use.ts'
import { DayInput } from '../parts/day-input.tsx'
import { dayText } from '../parts/days.ts'
import { useSpeech } from '../words/index.tsx'
import { draftName } from './case-options.ts'
import { MaterialChoice } from './material-choice.tsx'

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

const at = (name: string) => ['envelope', name]

/** Day it happened (with a reason when it is not today) and "recorded as done elsewhere". */
export function Envelope({ file, today }: { file: CaseFile; today: string }) {
  const { words, language } = useSpeech()
  const day = Form.useWatch(at('occurredOn')) as string | undefined
  const elsewhere = Form.useWatch(at('done')) as boolean | undefined
  const other = day !== undefined && day !== today
  const shown = day ? dayText(day, language) : ''
  return (
    <details className="envelope" open={other || elsewhere === true || undefined}>
      <summary>{elsewhere ? words.forms.envelopeElsewhere(shown) : words.forms.envelope(shown, !other)}</summary>
      <Form.Item name={at('occurredOn')} label={words.forms.occurredOn} extra={words.forms.occurredOnHelp(dayText(today, language))}>
        <DayInput max={today} />
      </Form.Item>
      {other && (
        <Form.Item
          name={at('reason')}
          label={words.forms.otherDayReason}
          rules={[{ required: true, message: words.forms.missing(words.forms.otherDayReason) }]}
        >
          <Input />
        </Form.Item>
      )}
      <Form.Item name={at('done')} valuePropName="checked" className="tight">
        <Checkbox>{words.forms.elsewhere}</Checkbox>
      </Form.Item>
      {elsewhere && <ElsewhereFields file={file} />}
    </details>
  )
}

function ElsewhereFields({ file }: { file: CaseFile }) {
  const { words } = useSpeech()
  const { data } = useApi('GET /cases/:id/drafts', { params: { id: file.case.id } })
  const drafts = data?.items ?? []
  const needed = (title: string) => [{ required: true, message: words.forms.missing(title) }]
  return (
    <>
      <p className="muted">{words.forms.elsewhereHelp}</p>
      <Form.Item name={['envelope', 'elsewhere', 'place']} label={words.forms.place} rules={needed(words.forms.place)}>
        <Radio.Group
          aria-label={words.forms.place}
          options={['oa', 'portal', 'paper'].map((value) => ({ value, label: words.terms.places[value] }))}
        />
      </Form.Item>
      <Form.Item name={['envelope', 'elsewhere', 'address']} label={words.forms.address} rules={needed(words.forms.address)}>
        <Input />
      </Form.Item>
      <Form.Item name={['envelope', 'elsewhere', 'person']} label={words.forms.person} rules={needed(words.forms.person)}>
        <Input />
      </Form.Item>
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
