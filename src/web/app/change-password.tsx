import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../api/client.ts'
import { useRefresh } from '../api/use.ts'
import { Trouble } from '../parts/states.tsx'
import { usePage } from '../parts/use-page.ts'
import { useWords } from '../words/index.tsx'
import { Door } from './door.tsx'
import { useHouse } from './session.tsx'

/** The present password and a new one; the session that comes back is taken over. */
export function PasswordChange({ old, onDone }: { old: string; onDone?: () => void }) {
  const words = useWords()
  const { take } = useHouse()
  const refresh = useRefresh()
  const { message } = App.useApp()
  const [error, setError] = useState<unknown>(null)
  const submit = async (values: { old: string; new: string }) => {
    setError(null)
    try {
      take(await call('POST /password', { body: values }))
      void refresh()
      void message.success(words.frame.passwordChanged)
      onDone?.()
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit} className="narrow">
      <Trouble error={error} />
      <Form.Item name="old" label={old} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="new" label={words.frame.newPassword} rules={[{ required: true, min: 10 }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {words.frame.changePassword}
      </Button>
    </Form>
  )
}

/** Before anything else somebody whose password was given to him chooses his own: nothing would be answered until then. */
export function FirstPassword() {
  const words = useWords()
  const { session, signOut } = useHouse()
  usePage(words.frame.firstPasswordTitle)
  return (
    <Door title={words.frame.firstPasswordTitle} house={`${session.installation.name} · ${session.person?.name ?? ''}`}>
      <p>{words.frame.firstPasswordHelp}</p>
      <PasswordChange old={words.frame.givenPassword} />
      <Button type="link" onClick={() => void signOut()}>
        {words.frame.signOut}
      </Button>
    </Door>
  )
}
