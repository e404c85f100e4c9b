import { useEffect, useRef } from 'react'

/**
 * Single-key shortcuts. They rest while someone types, while a dialog is open, and together with Ctrl, Alt or Meta.
 *
 * @param keys what each key does; give `null` to switch all of them off.
 */
export function useKeys(keys: Record<string, () => void> | null): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return
      const action = now.current?.[event.key]
      if (!action || isTyping(event.target) || isDialogOpen()) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** A dialog that was closed stays in the page, unseen: only one that shows counts. */
function isDialogOpen(): boolean {
  return [...document.querySelectorAll('[role=dialog][aria-modal=true]')].some((dialog) => dialog.checkVisibility())
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  // A tick and a choice take no letters: who has just set one goes on with j and k.
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type)
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
}
