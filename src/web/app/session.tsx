import { useQueryClient } from '@tanstack/react-query'
import { createContext, Fragment, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Session } from '../../contract/index.ts'
import { call, carry, onExpired } from '../api/client.ts'
import { useApi } from '../api/use.ts'
import { Failure, Waiting } from '../parts/states.tsx'
import { FirstPassword } from './change-password.tsx'
import { SignIn } from './sign-in.tsx'
import { SignInAgain } from './sign-in-again.tsx'

interface House {
  session: Session
  /** The legal day of the installation: today, as far as terms and forms are concerned. */
  today: string
  take: (session: Session) => void
  signOut: () => Promise<void>
}

const Context = createContext<House | null>(null)

/** Who is signed in, in which installation, on which legal day. */
export function useHouse(): House {
  const house = useContext(Context)
  if (!house) throw new Error('SessionGate is missing')
  return house
}

/** Whether the person holds one of the roles anywhere. */
export function useHolds(...roles: string[]): boolean {
  const { session } = useHouse()
  return session.posts.some((post) => roles.includes(post.role))
}

/** Shows the sign-in page until someone is signed in, and asks again when the session runs out in the middle of something. */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const { data: session, error, refetch } = useApi('GET /session')
  const [expired, setExpired] = useState(false)
  const back = useRef<(() => void)[]>([])

  const take = useCallback(
    (next: Session) => {
      const other = session?.person?.id !== next.person?.id
      carry(next.csrf ?? '')
      client.setQueryData(['GET /session', null, null], next)
      if (other) client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'GET /session' })
    },
    [client, session?.person?.id],
  )
  const signOut = useCallback(async () => {
    await call('DELETE /session')
    carry('')
    client.clear()
    await refetch()
  }, [client, refetch])

  carry(session?.csrf ?? '')
  const person = session?.person ?? null
  useEffect(() => {
    if (!person) return onExpired(null)
    onExpired(
      () =>
        new Promise<void>((resolve) => {
          back.current.push(resolve)
          setExpired(true)
        }),
    )
    return () => onExpired(null)
  }, [person])

  const house = useMemo<House | null>(
    () => (session ? { session, today: session.installation.legalDay, take, signOut } : null),
    [session, take, signOut],
  )
  if (error && !session) return <Failure error={error} again={() => void refetch()} />
  if (!house) return <Waiting />
  const returned = (next: Session) => {
    take(next)
    setExpired(false)
    for (const go of back.current.splice(0)) go()
  }
  return (
    <Context.Provider value={house}>
      {/* Another person begins with an empty page: what stands on it was offered to the one before. */}
      {person ? <Fragment key={person.id}>{person.mustChange ? <FirstPassword /> : children}</Fragment> : <SignIn />}
      {expired && house.session.person && <SignInAgain session={house.session} onDone={returned} />}
    </Context.Provider>
  )
}
