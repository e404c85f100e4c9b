import { Modal } from 'antd'
import type { Session } from '../../contract/index.ts'
import { useWords } from '../words/index.tsx'
import { PasswordForm } from './sign-in.tsx'

/** Over the page, which stays as it is: the same person signs in again and what he was doing goes on. */
export function SignInAgain({ session, onDone }: { session: Session; onDone: (session: Session) => void }) {
  const words = useWords()
  const account = session.demoAccounts?.find((one) => one.login === session.person?.login)
  return (
    <Modal open closable={false} footer={null} mask={{ closable: false }} keyboard={false} title={words.frame.signInAgainTitle}>
      <p>{words.frame.signInAgain}</p>
      {account && <p className="muted">{`${words.frame.demonstration}: ${account.password}`}</p>}
      <PasswordForm onDone={onDone} {...(session.person ? { login: session.person.login } : {})} />
    </Modal>
  )
}
