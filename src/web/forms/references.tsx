import type { SelectProps } from 'antd'
import { useDeferredValue, useEffect, useState } from 'react'
import { useApi } from '../api/use.ts'
import { Select } from '../parts/select.tsx'
import { useSpeech } from '../words/index.tsx'
import { useCaseForm } from './case-context.ts'
import { ColleagueChoice, DeputyChoice, PrincipalChoice } from './deputy-choice.tsx'
import { MaterialChoice } from './material-choice.tsx'
import { bookFor } from './proposals.ts'
import { useCaseOptions } from './use-case-options.ts'

export interface ChoiceProps {
  place: string
  many: boolean
  id?: string
  value?: string | string[] | undefined
  onChange?: ((value: string | string[] | undefined) => void) | undefined
}

/** Something stored elsewhere, chosen from the list that fits: `of` comes from the schema (`x-of`). */
export function Reference({ of, ...rest }: ChoiceProps & { of: string }) {
  if (of === 'material') return <MaterialChoice {...rest} />
  if (of === 'instrument' || of === 'act') return <RegisterChoice of={of} {...rest} />
  if (of === 'organ') return <OrganChoice {...rest} />
  if (of === 'workplace') return <OrganChoice everywhere {...rest} />
  if (of === 'person') return <PersonChoice {...rest} />
  if (of === 'principal') return <PrincipalChoice {...rest} />
  if (of === 'deputy') return <DeputyChoice {...rest} />
  if (of === 'colleague') return <ColleagueChoice {...rest} />
  if (of === 'numberBook') return <BookChoice {...rest} />
  return <CaseChoice of={of} {...rest} />
}

/** A select that people can type into. */
export function Choice({ many, place: _place, ...rest }: ChoiceProps & Omit<SelectProps, 'value' | 'onChange' | 'id'>) {
  const { words } = useSpeech()
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={words.forms.choose}
      notFoundContent={words.forms.noChoice}
      popupMatchSelectWidth={false}
      {...(many ? { mode: 'multiple' as const } : {})}
      {...(rest as SelectProps)}
    />
  )
}

/** `everywhere`: also the installation itself, to which the three administrations belong; its value is `installation`. */
function OrganChoice({ everywhere = false, ...props }: ChoiceProps & { everywhere?: boolean }) {
  const { words } = useSpeech()
  const { data } = useApi('GET /organs')
  const options = (data?.items ?? []).map((organ) => ({ value: organ.id, label: organ.name }))
  const whole = { value: 'installation', label: words.administration.wholeInstallation }
  return <Choice {...props} options={everywhere ? [...options, whole] : options} />
}

function PersonChoice(props: ChoiceProps) {
  const { words } = useSpeech()
  const { data } = useApi('GET /admin/people')
  const options = (data?.items ?? []).map((one) => ({
    value: one.id,
    label: `${one.name}${words.frame.aside(one.login)}`,
    disabled: one.disabled,
  }))
  return <Choice {...props} options={options} />
}

function BookChoice(props: ChoiceProps) {
  const { words } = useSpeech()
  const form = useCaseForm()
  const { data } = useApi('GET /admin/number-books')
  const organs = form ? Object.values(form.file.organs) : null
  const books = (data?.items ?? []).filter((book) => organs === null || organs.includes(book.organId))
  const known = useApi('GET /organs')
  const drafts = useApi('GET /cases/:id/drafts', { params: { id: form?.file.case.id ?? '' } }, { enabled: form !== null })
  const title = drafts.data?.items.find((draft) => draft.current && draft.role === 'act')?.title ?? ''
  const nameOf = (organId: string) => known.data?.items.find((organ) => organ.id === organId)?.name ?? ''
  const meant = books.length === 1 ? books[0] : bookFor(title, books, nameOf)
  useOnlyOne(meant ? [{ value: meant.id }] : [], props)
  return <Choice {...props} options={books.map((book) => ({ value: book.id, label: `${book.name}${words.frame.aside(book.code)}` }))} />
}

function CaseChoice({ of, ...props }: ChoiceProps & { of: string }) {
  const form = useCaseForm()
  const options = useCaseOptions(of, form?.file ?? null)
  useOnlyOne(
    options.filter((option) => option.current),
    props,
  )
  return <Choice {...props} options={options} />
}

/** Where there is one thing to choose, it is chosen; the person may still clear it. */
function useOnlyOne(options: readonly { value: string }[], { value, onChange, many }: ChoiceProps) {
  const only = options.length === 1 ? options[0]?.value : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: proposed once, when the list arrives
  useEffect(() => {
    if (only !== undefined && value === undefined && !many) onChange?.(only)
  }, [only])
}

function RegisterChoice({ of, ...props }: ChoiceProps & { of: 'instrument' | 'act' }) {
  const { words } = useSpeech()
  const form = useCaseForm()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed)
  const instruments = useApi(
    'GET /instruments',
    { query: q === '' ? { limit: '30' } : { q, limit: '30' } },
    { keep: true, enabled: of === 'instrument' },
  )
  const acts = useApi('GET /acts', { query: { limit: '100' } }, { enabled: of === 'act' })
  const own = (form?.file.case.instruments ?? []).map((one) => ({ value: one.id, label: one.title }))
  const found =
    of === 'instrument'
      ? (instruments.data?.items ?? []).map((row) => ({
          value: row.id,
          label: row.number ? `${row.title}${words.frame.aside(row.number)}` : row.title,
        }))
      : (acts.data?.items ?? []).map((row) => ({ value: row.id, label: [row.title, ...row.numbers].join(' ') }))
  const options = of === 'instrument' ? [...own, ...found.filter((row) => !own.some((mine) => mine.value === row.value))] : found
  return (
    <Choice
      {...props}
      options={options}
      showSearch={of === 'instrument' ? { onSearch: setTyped, filterOption: false } : { optionFilterProp: 'label' }}
    />
  )
}
