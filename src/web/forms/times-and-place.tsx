import { Checkbox, Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { dayText } from '../parts/days.ts'
import { useSpeech } from '../words/index.tsx'
import { OccurredOn } from './occurred-on.tsx'

const at = (name: string) => ['envelope', name]

/**
 * The two times of a step, and where it was done when it was not done here: a meeting on paper, a signature in the OA, a decision on the
 * portal.
 *
 * @param name of the day, where it is more than the day of an entry: it is open from the beginning.
 * @param children what else is asked of a step that was done elsewhere.
 */
export function TimesAndPlace({ today, name, children }: { today: string; name?: string; children?: ReactNode }) {
  const { words, language } = useSpeech()
  const day = Form.useWatch(at('occurredOn')) as string | undefined
  const elsewhere = Form.useWatch(at('done')) as boolean | undefined
  const other = day !== undefined && day !== today
  const shown = day ? dayText(day, language) : ''
  const needed = (title: string) => [{ required: true, message: words.forms.missing(title) }]
  return (
    <details className="envelope" open={name !== undefined || other || elsewhere === true || undefined}>
      <summary>{elsewhere ? words.forms.envelopeElsewhere(shown, name) : words.forms.envelope(shown, !other, name)}</summary>
      <OccurredOn today={today} at={['envelope']} {...(name ? { name } : {})} />
      <Form.Item name={at('done')} valuePropName="checked" className="tight">
        <Checkbox>{words.forms.elsewhere}</Checkbox>
      </Form.Item>
      {elsewhere && (
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
          {children}
        </>
      )}
    </details>
  )
}
