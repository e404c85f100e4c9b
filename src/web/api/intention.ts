import { useRef } from 'react'
import { newKey } from './client.ts'

/**
 * The key of what a person intends: sending the same form again after a lost answer must not do it twice, so the same words have the same
 * key; changed ones are a new intention.
 */
export function useIntention(): (body: unknown) => string {
  const last = useRef({ body: '', key: '' })
  return (body) => {
    const text = JSON.stringify(body)
    if (last.current.body !== text) last.current = { body: text, key: newKey() }
    return last.current.key
  }
}
