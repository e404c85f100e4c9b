import { onlineManager } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { call, isReached, onReach } from '../api/client.ts'
import { useRefresh } from '../api/use.ts'
import { useWords } from '../words/index.tsx'

/** How often the server is asked whether it is back, in milliseconds. */
const askAgain = 3_000

/**
 * Says so when the server cannot be reached, be it the line or the server, and that nothing typed is lost. It asks until there is an answer;
 * then everything is read again. The browser's own "online" knows the cable at once, but not the server.
 */
export function Offline() {
  const words = useWords()
  const refresh = useRefresh()
  const reached = useSyncExternalStore(onReach, isReached)
  const wired = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  )
  const lost = !reached || !wired
  useEffect(() => {
    if (reached) return
    const timer = setInterval(() => void call('GET /session').then(refresh, () => {}), askAgain)
    return () => clearInterval(timer)
  }, [reached, refresh])
  return (
    <div role="status" className={lost ? 'offline' : 'hidden'}>
      {lost ? words.frame.offline : ''}
    </div>
  )
}
