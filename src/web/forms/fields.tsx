import { Checkbox, Form, Input, InputNumber, Radio } from 'antd'
import { DayInput } from '../parts/day-input.tsx'
import { Select } from '../parts/select.tsx'
import { useSpeech } from '../words/index.tsx'
import { Answers } from './answers.tsx'
import { useCaseForm } from './case-context.ts'
import { DayOrPublication } from './day-or-publication.tsx'
import { ChosenOrWritten, OptionalGroup, Rows } from './groups.tsx'
import { Judgement } from './judgement.tsx'
import { Lines } from './lines.tsx'
import { Reference } from './references.tsx'
import { controlOf, isRequired, isWritten, optionsOf, type Schema, titleOf } from './schema.ts'
import { StandardChoice } from './standard-choice.tsx'

export type Path = (string | number)[]

interface Props {
  schema: Schema
  /** Where the fields of this schema stand, relative to the nearest list. */
  path?: Path
  /** Fields the page fills itself and does not show. */
  hidden?: readonly string[]
  /** The full place of these fields, for labels that depend on it. */
  place?: string
}

/** The fields of a schema, in its order. One control a field; groups and lists nest. */
export function Fields({ schema, path = [], hidden = [], place = '' }: Props) {
  const shown = Object.entries(schema.properties ?? {}).filter(([key]) => !hidden.includes(key))
  const written = shown.map(([, field]) => field['x-or'])
  return (
    <>
      {shown
        .filter(([key]) => !written.includes(key))
        .map(([key, field]) => (
          <Field
            key={key}
            name={key}
            schema={field}
            path={[...path, key]}
            required={isRequired(schema, key)}
            place={place === '' ? key : `${place}.${key}`}
            {...(field['x-or'] ? { written: schema.properties?.[field['x-or']] } : {})}
          />
        ))}
    </>
  )
}

interface FieldProps {
  name: string
  schema: Schema
  path: Path
  required: boolean
  place: string
  /** The field in which the same may be written by hand. */
  written?: Schema | undefined
}

function Field({ name, schema, path, required, place, written }: FieldProps) {
  const { words, language } = useSpeech()
  const action = useCaseForm()?.action
  const control = controlOf(schema)
  const title = titleOf(schema, name, language)
  const hint = words.forms.hints[`${action}.${place}`]
  if (control === 'group') {
    if (action === 'classification.set') return <Judgement title={title} schema={schema} path={path} question={name} />
    if (!required) return <OptionalGroup title={title} schema={schema} path={path} place={place} />
    return (
      <fieldset className={isOfNumbers(schema) ? 'group numbers' : 'group'}>
        <legend>{title}</legend>
        <Fields schema={schema} path={path} place={place} />
      </fieldset>
    )
  }
  if (written) return <ChosenOrWritten title={title} schema={schema} path={path} place={place} written={written} />
  if (control === 'rows') return <Rows title={title} schema={schema} path={path} place={place} />
  const label = required ? title : `${title}${words.forms.optional}`
  return (
    <Form.Item
      name={path}
      label={label}
      required={required}
      rules={required ? [{ required: true, message: isWritten(control) ? words.forms.missing(title) : words.forms.choose }] : []}
      extra={control === 'lines' ? words.forms.onePerLine : hint}
    >
      <ControlFor control={control} schema={schema} title={title} place={place} required={required} />
    </Form.Item>
  )
}

/** Votes and the like: a few numbers that are read side by side. */
function isOfNumbers(schema: Schema): boolean {
  return Object.values(schema.properties ?? {}).every((field) => controlOf(field) === 'whole')
}

interface ControlProps {
  control: ReturnType<typeof controlOf>
  schema: Schema
  title: string
  place: string
  required: boolean
  id?: string
  value?: unknown
  onChange?: (value: unknown) => void
}

/** antd hands `id`, `value` and `onChange` to its child; they go on to the control. */
function ControlFor({ control, schema, title, place, required, ...rest }: ControlProps) {
  const { words, language } = useSpeech()
  const given = rest as Record<string, unknown>
  switch (control) {
    case 'prose':
      return (
        <Input.TextArea rows={3} className="grows" maxLength={schema.maxLength} showCount={(schema.maxLength ?? 9999) < 1000} {...given} />
      )
    case 'day':
      return <DayInput {...given} />
    case 'dayOrPublication':
      return <DayOrPublication title={title} {...given} />
    case 'standard':
      return <StandardChoice {...given} />
    case 'yesNo':
      return (
        <Radio.Group
          aria-label={title}
          options={[
            { value: true, label: words.forms.yes },
            { value: false, label: words.forms.no },
          ]}
          {...given}
        />
      )
    case 'whole':
      return <InputNumber min={schema.minimum ?? 0} max={schema.maximum ?? 1_000_000} precision={0} {...given} />
    case 'choice': {
      const options = optionsOf(schema, language)
      if (options.length > 6)
        return <Select options={options} allowClear={!required} showSearch={{ optionFilterProp: 'label' }} {...given} />
      return <Radio.Group aria-label={title} options={options} {...given} />
    }
    case 'choices':
      return <Checkbox.Group aria-label={title} className="stacked" options={optionsOf(schema.items ?? {}, language)} {...given} />
    case 'answers':
      return <Answers place={place} count={schema.minItems ?? 1} {...given} />
    case 'lines':
      return <Lines {...given} />
    case 'reference':
      return <Reference of={schema['x-of'] ?? ''} place={place} many={false} {...given} />
    case 'references':
      return <Reference of={schema.items?.['x-of'] ?? ''} place={place} many {...given} />
    default:
      return <Input maxLength={schema.maxLength} {...given} />
  }
}
