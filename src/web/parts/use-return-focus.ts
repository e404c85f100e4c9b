import { useEffect, useState } from 'react'

/**
 * Gives the keyboard back to where it was when a panel opened; where that is gone (the step was taken, the page was opened by its address),
 * to the thing that is asked next.
 */
export function useReturnFocus(next = '.asked-do button'): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // After the panel itself has gone, which would take the focus with it.
      requestAnimationFrame(() => {
        const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body
        const place = isThere ? before : document.querySelector<HTMLElement>(next)
        if (document.activeElement === document.body || document.activeElement === null) place?.focus()
      })
    },
    [before, next],
  )
}
