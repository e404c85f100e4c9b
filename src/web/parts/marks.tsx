import type { ReactNode } from 'react'
import { useSpeech } from '../words/index.tsx'

/** The colon of the reader's language. */
export function Colon() {
  return <>{useSpeech().words.frame.colon}</>
}

/** Words in the brackets of the reader's language. */
export function Aside({ children }: { children: ReactNode }) {
  const [open, close] = useSpeech().words.frame.aside('\n').split('\n')
  return (
    <>
      {open}
      {children}
      {close}
    </>
  )
}
