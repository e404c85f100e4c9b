import { useEffect } from 'react'

/** Names the browser's tab after the page. */
export function usePage(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Normflow' : `${title} – Normflow`
  }, [title])
}
