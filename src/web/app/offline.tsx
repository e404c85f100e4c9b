import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useWords } from '../words/index.tsx'

/** Says so when the connection is lost, and that nothing typed is. */
export function Offline() {
  const words = useWords()
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  )
  return (
    <div role="status" className={online ? 'hidden' : 'offline'}>
      {online ? '' : words.frame.offline}
    </div>
  )
}
