import { Radio } from 'antd'
import { DayInput } from '../parts/day-input.tsx'
import { useWords } from '../words/index.tsx'

interface Props {
  id?: string
  title: string
  value?: string
  onChange?: (value: string | undefined) => void
}

/** From the day of publication, or from a day that is named. */
export function DayOrPublication({ title, value, onChange }: Props) {
  const words = useWords()
  const named = value !== undefined && value !== 'publication'
  return (
    <div className="row">
      <Radio.Group
        aria-label={title}
        value={value === undefined ? undefined : named ? 'day' : 'publication'}
        onChange={(event) => onChange?.(event.target.value === 'publication' ? 'publication' : '')}
        options={[
          { value: 'publication', label: words.forms.fromPublication },
          { value: 'day', label: words.forms.fromDay },
        ]}
      />
      {named && <DayInput aria-label={title} value={value} onChange={(day) => onChange?.(day ?? '')} />}
    </div>
  )
}
