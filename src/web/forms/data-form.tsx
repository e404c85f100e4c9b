import { App, Button, Form, Modal } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useIntention } from '../api/intention.ts'
import { useRefresh } from '../api/use.ts'
import { useHouse } from '../app/session.tsx'
import { Trouble } from '../parts/states.tsx'
import { useWords } from '../words/index.tsx'
import { useChecked } from './checked.ts'
import { Fields } from './fields.tsx'
import { kept } from './kept.ts'
import { payloadOf, type Schema } from './schema.ts'

type Values = Record<string, unknown>

interface Props {
  /** Whose unsent values these are; unique among all forms. */
  name: string
  schema: Schema
  initial?: Values
  submit: string
  /** What is sent of the values; by itself what the schema asks for. */
  bodyOf?: (values: Values) => Values
  send: (body: Values, key: string) => Promise<unknown>
  onDone?: (answer: unknown) => void
  /** What is asked beside the schema's own fields, below them. */
  children?: ReactNode
}

/** A plain form from a schema, for all but the actions of a case: unsent values are kept, one key an intention. */
export function DataForm({ name, schema, initial, submit, bodyOf, send, onDone, children }: Props) {
  const words = useWords()
  const { session } = useHouse()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const [form] = Form.useForm<Values>()
  const { checks } = useChecked()
  const store = useMemo(() => kept<Values>(`${session.person?.id}.${name}`), [session.person?.id, name])
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keyOf = useIntention()
  const go = async () => {
    const values = form.getFieldsValue(true) as Values
    const body = bodyOf ? bodyOf(values) : payloadOf(schema, values)
    const key = keyOf(body)
    setBusy(true)
    setError(null)
    try {
      const answer = await send(body, key)
      store.drop()
      await refresh()
      void message.success(words.forms.done(submit))
      onDone?.(answer)
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...initial, ...store.read() }}
      scrollToFirstError={{ focus: true }}
      onValuesChange={() => store.write(withoutPassword(form.getFieldsValue(true) as Values))}
      onFinish={() => void go()}
      {...checks}
    >
      <Fields schema={schema} />
      {children}
      <Trouble error={error} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {submit}
      </Button>
    </Form>
  )
}

/** A password is nothing to keep in the browser. */
function withoutPassword({ password: _, ...rest }: Values): Values {
  return rest
}

interface DialogProps extends Props {
  label: string
  title?: string
  quiet?: boolean
  primary?: boolean
}

/** The same in a dialog behind a button. */
export function DataDialog({ label, title, quiet = false, primary = false, ...form }: DialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        onClick={() => setOpen(true)}
        {...(quiet ? { type: 'link' as const, size: 'small' as const } : primary ? { type: 'primary' as const } : {})}
      >
        {label}
      </Button>
      {open && (
        <Modal open footer={null} title={title ?? label} onCancel={() => setOpen(false)} width={640}>
          <DataForm
            {...form}
            onDone={(answer) => {
              setOpen(false)
              form.onDone?.(answer)
            }}
          />
        </Modal>
      )}
    </>
  )
}
