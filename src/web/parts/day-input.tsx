import { CalendarOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useRef, useState } from 'react'
import { useWords } from '../words/index.tsx'
import { dayOf } from './days.ts'

interface Props {
  id?: string
  value?: string | undefined
  onChange?: (day: string | undefined) => void
  min?: string
  max?: string
  'aria-label'?: string
}

/**
 * A legal day, shown and typed as `YYYY-MM-DD` in both languages; 2026.3.2, 20260302 and 2026年3月2日 are understood. The button opens
 * the browser's own calendar. Plain text throughout: no instant, so no time zone can shift the day. An empty field is undefined.
 */
export function DayInput({ value, onChange, min, max, ...rest }: Props) {
  const words = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  return (
    <span className="day-input">
      <Input
        {...rest}
        className="figures"
        inputMode="numeric"
        autoComplete="off"
        placeholder="YYYY-MM-DD"
        value={typed ?? value ?? ''}
        status={typed !== null && typed !== '' && dayOf(typed) === undefined ? 'warning' : ''}
        onChange={(event) => {
          setTyped(event.target.value)
          const day = dayOf(event.target.value)
          if (day !== undefined || event.target.value === '') onChange?.(day)
        }}
        onBlur={() => setTyped(null)}
      />
      <button type="button" className="day-open" aria-label={words.forms.openCalendar} onClick={() => picker.current?.showPicker()}>
        <CalendarOutlined />
      </button>
      <input
        ref={picker}
        type="date"
        // Outside every form: else the browser refuses the form by a bubble of its own, in its own language and order of days.
        form=""
        className="day-native"
        tabIndex={-1}
        aria-hidden="true"
        min={min}
        max={max}
        value={value ?? ''}
        onChange={(event) => onChange?.(event.target.value === '' ? undefined : event.target.value)}
      />
    </span>
  )
}
