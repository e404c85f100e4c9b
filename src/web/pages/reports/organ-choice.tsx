import { useApi } from '../../api/use.ts'
import { Select } from '../../parts/select.tsx'

interface Props {
  label: string
  value: string
  onChange: (organ: string) => void
}

/** Chooses one of the organs that work here. */
export function OrganChoice({ label, value, onChange }: Props) {
  const organs = useApi('GET /organs')
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={onChange}
      options={(organs.data?.items ?? []).filter((one) => one.own).map((one) => ({ value: one.id, label: one.name }))}
      popupMatchSelectWidth={false}
    />
  )
}
