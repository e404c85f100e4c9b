import { Link } from '@tanstack/react-router'
import { Button, Modal, Popover } from 'antd'
import { useState } from 'react'
import { administrations } from '../../../workflows/deputies.ts'
import { useSpeech } from '../words/index.tsx'
import { PasswordChange } from './change-password.tsx'
import { useHouse } from './session.tsx'

/** Who is signed in, with which posts; password and sign-out. */
export function PersonMenu() {
  const { words, language } = useSpeech()
  const { session, signOut } = useHouse()
  const person = session.person
  const [open, setOpen] = useState(false)
  const [changing, setChanging] = useState(false)
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
      {session.posts.some((post) => !administrations.includes(post.role)) && (
        <p>
          <Link to="/admin/$section" params={{ section: 'deputies' }} onClick={() => setOpen(false)}>
            {words.administration.ownAbsence}
          </Link>
        </p>
      )}
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
      {changing && (
        <Modal open title={words.frame.changePassword} footer={null} onCancel={() => setChanging(false)}>
          <PasswordChange old={words.frame.oldPassword} onDone={() => setChanging(false)} />
        </Modal>
      )}
    </>
  )
}
