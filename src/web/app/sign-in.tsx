import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { Session } from '../../contract/index.ts'
import { call } from '../api/client.ts'
import { Trouble } from '../parts/states.tsx'
import { usePage } from '../parts/use-page.ts'
import { useWords } from '../words/index.tsx'
import { Door } from './door.tsx'
import { useHouse } from './session.tsx'

/** The door: role cards in the demonstration, account and password everywhere, and the notice on state secrets. */
export function SignIn() {
  const { session, take } = useHouse()
  const words = useWords()
  const demo = session.demoAccounts ?? []
  usePage(words.frame.signInTitle)
  return (
    <Door title={demo.length > 0 ? words.frame.chooseRole : words.frame.signInTitle} house={session.installation.name}>
      {demo.length > 0 && (
        <>
          <p>{words.frame.chooseRoleHelp}</p>
          <RoleCards session={session} onDone={take} />
          <details className="door-other">
            <summary>{words.frame.otherAccount}</summary>
            <PasswordForm onDone={take} />
          </details>
        </>
      )}
      {demo.length === 0 && <PasswordForm onDone={take} />}
      {session.installation.needsSetup && (
        <p className="notice space-above">
          {words.frame.setUpHint} <a href="/app/setup">{words.frame.setUpTitle}</a>
        </p>
      )}
    </Door>
  )
}

/** The roles by where they sit; an account stands with the first of its roles. */
const desks = {
  drafting: ['drafter', 'unitChief', 'unitLegalReviewer'],
  office: ['officeClerk', 'officeRegistrar', 'meetingSecretary', 'chief'],
  review: ['legalAdviser', 'marketReviewer', 'legalityReviewer', 'legalityChief'],
  oversight: ['auditor', 'systemAdmin', 'securityAdmin', 'auditAdmin'],
} as const

/** One card a role, in the demonstration, by desk: a click signs in, or changes over when someone is signed in. */
export function RoleCards({ session, onDone }: { session: Session; onDone: (session: Session) => void }) {
  const words = useWords()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const order = Object.keys(words.terms.roles)
  const first = (roles: string[]) => order.find((role) => roles.includes(role)) ?? ''
  const rank = (roles: string[]) => order.indexOf(first(roles))
  const accounts = [...(session.demoAccounts ?? [])].sort((a, b) => rank(a.roles) - rank(b.roles))
  const choose = async (account: { login: string; password: string }) => {
    setBusy(account.login)
    try {
      const signedIn = session.person !== null
      onDone(
        signedIn
          ? await call('POST /session/switch', { body: { login: account.login } })
          : await call('POST /session', { body: { login: account.login, password: account.password } }),
      )
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(null)
    }
  }
  return (
    <>
      <Trouble error={error} />
      <div className="desks">
        {Object.entries(desks).map(([desk, roles]) => (
          <section key={desk} aria-label={words.frame.desks[desk as keyof typeof desks]}>
            <h2>{words.frame.desks[desk as keyof typeof desks]}</h2>
            <ul className="cards">
              {accounts
                .filter((account) => (roles as readonly string[]).includes(first(account.roles)))
                .map((account) => (
                  <li key={account.login}>
                    <button
                      type="button"
                      className="card"
                      aria-current={session.person?.login === account.login ? 'true' : undefined}
                      disabled={busy !== null}
                      onClick={() => void choose(account)}
                    >
                      <strong>{account.name}</strong>
                      <span className="muted">{words.frame.tasks[first(account.roles)]}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

/** Account and password. */
export function PasswordForm({ onDone, login }: { onDone: (session: Session) => void; login?: string }) {
  const words = useWords()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (values: { login: string; password: string }) => {
    setBusy(true)
    setError(null)
    try {
      onDone(await call('POST /session', { body: values }))
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit} initialValues={{ login }} className="narrow">
      <Trouble error={error} />
      <Form.Item name="login" label={words.frame.account} rules={[{ required: true }]}>
        <Input autoComplete="username" readOnly={login !== undefined} tabIndex={login === undefined ? 0 : -1} />
      </Form.Item>
      <Form.Item name="password" label={words.frame.password} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" autoFocus={login !== undefined} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {words.frame.signIn}
      </Button>
    </Form>
  )
}
