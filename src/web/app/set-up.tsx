import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../api/client.ts'
import { Trouble } from '../parts/states.tsx'
import { usePage } from '../parts/use-page.ts'
import { useWords } from '../words/index.tsx'
import { Door } from './door.tsx'

/** The one-time token of a fresh installation, from the link printed at start; null on every other page. */
export function setUpToken(): string | null {
  const url = new URL(location.href)
  return url.pathname.endsWith('/setup') ? (url.searchParams.get('token') ?? url.hash.replace(/^#(token=)?/, '')) : null
}

/** First use: makes the first administrator. */
export function SetUp() {
  const words = useWords()
  const [error, setError] = useState<unknown>(null)
  usePage(words.frame.setUpTitle)
  const submit = async (values: { token: string; login: string; name: string; password: string }) => {
    setError(null)
    try {
      await call('POST /setup', { body: values })
      location.assign('/app/admin/settings')
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <Door title={words.frame.setUpTitle}>
      <Trouble error={error} />
      <Form layout="vertical" requiredMark={false} onFinish={submit} initialValues={{ token: setUpToken() ?? '' }} className="narrow">
        <Form.Item name="token" label={words.frame.setUpToken} rules={[{ required: true }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="login" label={words.frame.account} rules={[{ required: true }]}>
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item name="name" label={words.frame.personName} rules={[{ required: true }]}>
          <Input autoComplete="name" />
        </Form.Item>
        <Form.Item name="password" label={words.frame.newPassword} rules={[{ required: true, min: 10 }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {words.frame.setUpDo}
        </Button>
      </Form>
    </Door>
  )
}
