import { Button, Checkbox, Form } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../words/index.tsx'
import { EffectSentence, type EffectValue, isSaid } from './effect-sentence.tsx'
import { Fields, type Path } from './fields.tsx'
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
