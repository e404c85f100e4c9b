import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../words/index.tsx'
import { EffectSentence, type EffectValue, isSaid } from './effect-sentence.tsx'
import { Fields, type Path } from './fields.tsx'
import { Reference } from './references.tsx'
import type { Schema } from './schema.ts'

interface Props {
  title: string
  schema: Schema
  path: Path
  place: string
}

/** A group that may be left out: a tick shows its fields. */
export function OptionalGroup({ title, schema, path, place }: Props) {
  return (
    <Form.Item name={path} noStyle>
      <Switchable title={title} schema={schema} path={path} place={place} />
    </Form.Item>
  )
}

function Switchable({
  title,
  schema,
  path,
  place,
  value,
  onChange,
}: Props & { value?: object; onChange?: (value: object | undefined) => void }) {
  const on = value !== undefined && value !== null
  return (
    <fieldset className="group">
      <legend>
        <Checkbox checked={on} onChange={(event) => onChange?.(event.target.checked ? {} : undefined)}>
          {title}
        </Checkbox>
      </legend>
      {on && <Fields schema={schema} path={path} place={place} />}
    </fieldset>
  )
}

/** One question with two ways to answer it: chosen from the list, or written where the list has it not. */
export function ChosenOrWritten({ title, schema, path, place, written }: Props & { written: Schema }) {
  const { words } = useSpeech()
  const other = [...path.slice(0, -1), schema['x-or'] ?? '']
  const isAnswered = (get: (name: Path) => unknown, own: Path) =>
    [own, [...own.slice(0, -1), schema['x-or'] ?? '']].some((name) => String(get(name) ?? '').trim() !== '')
  return (
    <div className="chosen-or-written">
      <Form.Item
        name={path}
        label={words.forms.chooseOne(title)}
        dependencies={[other]}
        rules={[
          ({ getFieldValue }) => ({
            // The full name of the field, inside a list too: rows know only their own part of it.
            validator: async (rule) => {
              const own = String((rule as { fullField?: string }).fullField)
                .split('.')
                .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
              if (!isAnswered(getFieldValue, own)) throw new Error(words.forms.chooseOrWrite(title))
            },
          }),
        ]}
      >
        <Reference of={schema['x-of'] ?? ''} place={place} many={false} />
      </Form.Item>
      <Form.Item name={other} label={words.forms.orWrite}>
        <Input maxLength={written.maxLength} />
      </Form.Item>
    </div>
  )
}

/** A list of rows, each a small form of its own. */
export function Rows({ title, schema, path, place }: Props) {
  const { words } = useSpeech()
  const least = schema.minItems ?? 0
  return (
    <Form.List name={path} initialValue={Array.from({ length: least }, () => ({}))}>
      {(rows, { add, remove }) => (
        <fieldset className="group">
          <legend>{title}</legend>
          {rows.map((row, index) => (
            <fieldset key={row.key} className="list-row">
              <legend>{words.forms.row(title, index + 1)}</legend>
              <RowFields schema={schema.items ?? {}} list={path} name={row.name} place={place} />
              {rows.length > least && (
                <Button size="small" onClick={() => remove(row.name)}>
                  {words.forms.removeRow}
                </Button>
              )}
            </fieldset>
          ))}
          <Button onClick={() => add({})}>{words.forms.addRow(title)}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

/** The fields of a row; of an effect that is said already only the sentence, until someone wants to change it. */
function RowFields({ schema, list, name, place }: { schema: Schema; list: Path; name: number; place: string }) {
  const { words } = useSpeech()
  const value = Form.useWatch<EffectValue | undefined>([...list, name], { form: Form.useFormInstance(), preserve: true })
  const [changing, setChanging] = useState(false)
  const isEffect = place === 'effects'
  const said = isEffect && value !== undefined && isSaid(value)
  // What is typed into an open row must not close it under the hands.
  const open = changing || !said
  if (isEffect && !said && !changing && value !== undefined) setChanging(true)
  return (
    <>
      {said && (
        <p>
          <EffectSentence effect={value} />{' '}
          {!open && (
            <Button size="small" onClick={() => setChanging(true)}>
              {words.forms.changeRow}
            </Button>
          )}
        </p>
      )}
      {open && <Fields schema={schema} path={[name]} place={place} />}
    </>
  )
}
