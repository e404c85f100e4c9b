import { Button, Checkbox, Form } from 'antd'
import { useSpeech } from '../words/index.tsx'
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
              <Fields schema={schema.items ?? {}} path={[row.name]} place={place} />
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
