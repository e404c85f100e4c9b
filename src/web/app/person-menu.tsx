import { Link } from '@tanstack/react-router'
import { App, Button, Form, Input, Modal, Popover } from 'antd'
import { useState } from 'react'
import { call } from '../api/client.ts'
import { useRefresh } from '../api/use.ts'
import { Trouble } from '../parts/states.tsx'
import { useSpeech, useWords } from '../words/index.tsx'
import { useHouse } from './session.tsx'

/** Who is signed in, with which posts; password and sign-out. */
export function PersonMenu() {
  const { words, language } = useSpeech()
  const { session, signOut } = useHouse()
  const person = session.person
  const [open, setOpen] = useState(false)
  const [changing, setChanging] = useState(person?.mustChange ?? false)
  if (!person) return null
  const content = (
    <div className="person-menu">
      <ul className="plain">
        {session.posts.map((post) => (
          <li key={`${post.organId}${post.role}${post.onBehalfOf ?? ''}`}>
            {post.organName} · {words.terms.roles[post.role] ?? post.role}
            {post.onBehalfOfName && ` · ${words.frame.onBehalfOf} ${post.onBehalfOfName}`}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/admin/$section" params={{ section: 'deputies' }} onClick={() => setOpen(false)}>
          {words.administration.ownAbsence}
        </Link>
      </p>
      <p>
        <a href={`/?lang=${language}`}>{words.frame.publicSite}</a>
      </p>
      <div className="row">
        <Button size="small" onClick={() => setChanging(true)}>
          {words.frame.changePassword}
        </Button>
        <Button size="small" onClick={() => void signOut()}>
          {words.frame.signOut}
        </Button>
      </div>
    </div>
  )
  return (
    <>
      <Popover open={open} onOpenChange={setOpen} content={content} trigger="click" placement="bottomRight">
        <button type="button" className="plain-button person">
          {person.name}
        </button>
      </Popover>
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </>
  )
}

function ChangePassword({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const { session, take } = useHouse()
  const refresh = useRefresh()
  const forced = session.person?.mustChange ?? false
  const { message } = App.useApp()
  const [error, setError] = useState<unknown>(null)
  const submit = async (values: { old: string; new: string }) => {
    try {
      take(await call('POST /password', { body: values }))
      void refresh()
      void message.success(words.frame.passwordChanged)
      onClose()
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <Modal
      open
      title={words.frame.changePassword}
      footer={null}
      closable={!forced}
      keyboard={!forced}
      mask={{ closable: !forced }}
      onCancel={onClose}
    >
      <Form layout="vertical" requiredMark={false} onFinish={submit}>
        <Trouble error={error} />
        <Form.Item name="old" label={words.frame.oldPassword} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="new" label={words.frame.newPassword} rules={[{ required: true, min: 10 }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {words.frame.changePassword}
        </Button>
      </Form>
    </Modal>
  )
}
