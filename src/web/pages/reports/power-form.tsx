import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { type PowerItem, type PowerItemInput, powerKinds } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useRefresh } from '../../api/use.ts'
import { Select } from '../../parts/select.tsx'
import { Trouble } from '../../parts/states.tsx'
import { useCollectionWords } from '../../words/collections.ts'

interface Values {
  code?: string
  name: string
  kind: PowerItemInput['kind']
  conditions: string
  procedure: string
  bases: string
  state: 'active' | 'retired'
}

interface Props {
  organ: string
  item: PowerItem | null
  onDone: () => void
}

/** A power item as a plain form; the bases one a line. Saving confirms the bases as they stand today. */
export function PowerForm({ organ, item, onDone }: Props) {
  const words = useCollectionWords()
  const refresh = useRefresh()
  const { message } = App.useApp()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const save = async ({ bases, code, ...rest }: Values) => {
    setBusy(true)
    setError(null)
    const body = { organ, ...rest, ...(code ? { code } : {}), bases: basesOf(bases), rev: item?.rev ?? 0 }
    try {
      if (item) await call('PUT /power-items/:id', { params: { id: item.id }, body })
      else await call('POST /power-items', { body })
      await refresh()
      void message.success(words.saved)
      onDone()
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  const required = [{ required: true }]
  return (
    <Form<Values> layout="vertical" requiredMark={false} initialValues={valuesOf(item)} onFinish={(values) => void save(values)}>
      <Form.Item name="name" label={words.itemName} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="kind" label={words.kind} rules={required}>
        <Select options={powerKinds.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="code" label={words.code}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="conditions" label={words.conditions} rules={required}>
        <Input.TextArea rows={3} maxLength={5_000} />
      </Form.Item>
      <Form.Item name="procedure" label={words.procedure} rules={required}>
        <Input.TextArea rows={3} maxLength={5_000} />
      </Form.Item>
      <Form.Item name="bases" label={words.bases} extra={words.basesHelp} rules={required}>
        <Input.TextArea rows={3} />
      </Form.Item>
      <Form.Item name="state" label={words.state}>
        <Select options={(['active', 'retired'] as const).map((value) => ({ value, label: words.states[value] }))} />
      </Form.Item>
      <Trouble error={error} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {words.save}
      </Button>{' '}
      <Button onClick={onDone}>{words.cancel}</Button>
    </Form>
  )
}

function valuesOf(item: PowerItem | null): Partial<Values> {
  if (!item) return { state: 'active' }
  const { name, kind, conditions, procedure, state, code, bases } = item
  const lines = bases.map((basis) => (basis.place ? `${basis.title}，${basis.place}` : basis.title)).join('\n')
  return { name, kind: kind as Values['kind'], conditions, procedure, state, bases: lines, ...(code ? { code } : {}) }
}

/** `title，第四条` a line; 《》 around the title may stand or not. */
function basesOf(typed: string): PowerItemInput['bases'] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [title = '', place] = line.split(/[，,]\s{0,9}(?=第)/)
      const bare = title.replaceAll(/^《|》$/g, '')
      return place ? { title: bare, place } : { title: bare }
    })
}
