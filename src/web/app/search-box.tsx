import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useKeys } from '../parts/use-keys.ts'
import { useWords } from '../words/index.tsx'

/** Search from anywhere; `/` puts the cursor here. */
export function SearchBox() {
  const words = useWords()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const here = useRouterState({ select: (state) => (state.location.pathname.endsWith('/search') ? state.location.search : null) })
  const [typed, setTyped] = useState<string | null>(null)
  useKeys({ '/': () => field.current?.focus() })
  const value = typed ?? (here as { q?: string } | null)?.q ?? ''
  return (
    <search>
      <form
        className="search"
        onSubmit={(event) => {
          event.preventDefault()
          if (value.trim() === '') return
          setTyped(null)
          void navigate({ to: '/search', search: { q: value.trim() } })
        }}
      >
        <input
          ref={field}
          type="search"
          aria-label={words.frame.search}
          placeholder={words.frame.search}
          aria-keyshortcuts="/"
          value={value}
          onChange={(event) => setTyped(event.target.value)}
        />
        <kbd>/</kbd>
      </form>
    </search>
  )
}
