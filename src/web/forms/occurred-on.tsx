import { Form, Input } from 'antd'
import { DayInput } from '../parts/day-input.tsx'
import { dayText } from '../parts/days.ts'
import { useSpeech } from '../words/index.tsx'

interface Props {
  today: string
  /** Where the day and the reason stand in the form's values. */
  at?: readonly string[]
  /** What the day is called here. */
  name?: string
}

/** The day something happened: never after today; another day than today needs a reason (design.md §4, two times). */
export function OccurredOn({ today, at = [], name }: Props) {
  const { words, language } = useSpeech()
  const day = Form.useWatch([...at, 'occurredOn']) as string | undefined
  const shown = dayText(today, language)
  const title = words.forms.otherDayReason
  return (
    <>
      <Form.Item
        name={[...at, 'occurredOn']}
        label={name ?? words.forms.occurredOn}
        extra={words.forms.occurredOnHelp(shown)}
        rules={[
          { validator: async (_, given?: string) => given !== undefined && given > today && Promise.reject(words.forms.notYet(shown)) },
        ]}
      >
        <DayInput max={today} />
      </Form.Item>
      {day !== undefined && day < today && (
        <Form.Item name={[...at, 'reason']} label={title} rules={[{ required: true, message: words.forms.missing(title) }]}>
          <Input />
        </Form.Item>
      )}
    </>
  )
}
