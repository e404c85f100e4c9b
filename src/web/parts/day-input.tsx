import { Input } from 'antd'

interface Props {
  id?: string
  value?: string | undefined
  onChange?: (day: string | undefined) => void
  min?: string
  max?: string
  disabled?: boolean
  'aria-label'?: string
  'aria-required'?: boolean | 'true' | 'false'
  'aria-invalid'?: boolean | 'true' | 'false'
  'aria-describedby'?: string
}

/**
 * A legal day: the browser's own date field, which gives plain `YYYY-MM-DD` (no instant, no time zone), works by keyboard and on a
 * phone, and costs nothing to load. An empty field is undefined.
 */
export function DayInput({ value, onChange, ...rest }: Props) {
  return (
    <Input
      {...rest}
      type="date"
      className="day-input figures"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value === '' ? undefined : event.target.value)}
    />
  )
}
