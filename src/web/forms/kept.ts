/**
 * What people typed and did not send yet, kept in this tab's storage: it survives a dropped connection, an expired session, a closed
 * dialog and a reload, and goes when the tab is closed or the thing is done.
 */
export interface Kept<T> {
  read: () => T | null
  write: (value: T) => void
  drop: () => void
}

/** A place for one unsent thing; `name` must say whose and what. */
export function kept<T>(name: string): Kept<T> {
  const key = `normflow.kept.${name}`
  return {
    read: () => {
      try {
        const text = sessionStorage.getItem(key)
        return text === null ? null : (JSON.parse(text) as T)
      } catch {
        return null
      }
    },
    write: (value) => {
      try {
        sessionStorage.setItem(key, JSON.stringify(value))
      } catch {
        // The storage is full or switched off: the page itself still holds what was typed.
      }
    },
    drop: () => sessionStorage.removeItem(key),
  }
}
