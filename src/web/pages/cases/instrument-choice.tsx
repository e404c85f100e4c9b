import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { ended } from '../../../../workflows/instrument/ended.ts'
import { useApi } from '../../api/use.ts'
import { Choice } from '../../forms/references.tsx'
import { useWords } from '../../words/index.tsx'

interface Props {
  /** The document whose page led here, whatever the list holds. */
  given: string | undefined
  /** Told the titles of what is chosen, also when they arrive later. */
  onTitles: (titles: string[]) => void
  id?: string
  value?: string[]
  onChange?: (value: string | string[] | undefined) => void
}

/** The installation's own documents, those in force first; one that has ended stands in the list, says so and cannot be chosen. */
export function InstrumentChoice({ given, onTitles, id, value, onChange }: Props) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const known = useRef(new Map<string, string>())
  const q = useDeferredValue(typed)
  const list = useApi('GET /instruments', { query: { ownership: 'own', limit: '30', ...(q === '' ? {} : { q }) } }, { keep: true })
  const one = useApi('GET /instruments/:id', { params: { id: given ?? '' } }, { enabled: given !== undefined })
  const listed = (list.data?.items ?? []).map(({ id, title, number, standing }) => ({ id, title, number, standing: standing as string }))
  const start = one.data?.instrument
  const rows =
    start && !listed.some((row) => row.id === start.id) ? [{ ...start, standing: one.data?.standing.standing ?? '' }, ...listed] : listed
  for (const row of rows) known.current.set(row.id, row.title)
  const titles = (value ?? []).flatMap((chosen) => known.current.get(chosen) ?? [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the titles are others, not when the page is drawn again
  useEffect(() => onTitles(titles), [titles.join('\n')])
  const options = rows
    .map((row) => ({
      value: row.id,
      label: [row.title, row.number, ended.has(row.standing) && words.terms.standings[row.standing]].filter(Boolean).join(' · '),
      disabled: ended.has(row.standing),
    }))
    .sort((a, b) => Number(a.disabled) - Number(b.disabled))
  return (
    <Choice
      {...(id === undefined ? {} : { id })}
      place="instruments"
      many
      value={value}
      onChange={onChange}
      options={options}
      open={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      showSearch={{ onSearch: setTyped, filterOption: false }}
    />
  )
}
