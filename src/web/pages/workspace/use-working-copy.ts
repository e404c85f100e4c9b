import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ApiError, call } from '../../api/client.ts'
import { useHouse } from '../../app/session.tsx'
import { kept } from '../../forms/kept.ts'

export type SaveState = 'saved' | 'dirty' | 'saving' | 'offline' | 'failed'

interface Held {
  content: string
  rev: number
}

export interface Conflict {
  content: string
  rev: number
  by: string
}

export interface WorkingCopyState {
  loaded: boolean
  error: unknown
  id: string
  content: string
  rev: number
  state: SaveState
  savedAt: string | null
  restored: boolean
  conflict: Conflict | null
  type: (content: string) => void
  save: () => Promise<boolean>
  /** Puts my text over theirs: saved on top of the revision I have now seen. */
  keepMine: () => Promise<void>
  takeTheirs: () => void
  closeConflict: () => void
}

const pause = 2_000

/**
 * The working copy of one draft role: typed here, kept in this tab at every key, sent a moment later with the revision it was based on.
 * When someone else saved meanwhile nothing is written; both texts are shown (`conflict`).
 */
export function useWorkingCopy(caseId: string, role: 'act' | 'consolidated', writable: boolean): WorkingCopyState {
  const { session } = useHouse()
  const store = useMemo(() => kept<Held>(`${session.person?.id}.${caseId}.text.${role}`), [session.person?.id, caseId, role])
  const [view, setView] = useState({ loaded: false, error: null as unknown, id: '', content: '', rev: 0, savedAt: null as string | null })
  const [state, setState] = useState<SaveState>('saved')
  const [restored, setRestored] = useState(false)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const now = useRef({ content: '', rev: 0, sent: '', busy: false })

  useEffect(() => {
    let gone = false
    void call('GET /cases/:id/working-copies/:role', { params: { id: caseId, role } })
      .then((copy) => {
        if (gone) return
        const mine = writable ? store.read() : null
        const differs = mine !== null && mine.content !== copy.content
        const content = differs ? mine.content : copy.content
        now.current = { content, rev: differs ? mine.rev : copy.rev, sent: copy.content, busy: false }
        setView({ loaded: true, error: null, id: copy.id, content, rev: copy.rev, savedAt: copy.updatedAt })
        setRestored(differs)
        setState(differs ? 'dirty' : 'saved')
        if (!differs) store.drop()
      })
      .catch((error: unknown) => !gone && setView((before) => ({ ...before, loaded: true, error })))
    return () => {
      gone = true
    }
  }, [caseId, role, store, writable])

  const showConflict = useCallback(async () => {
    const theirs = await call('GET /cases/:id/working-copies/:role', { params: { id: caseId, role } })
    setConflict({ content: theirs.content, rev: theirs.rev, by: theirs.updatedByName ?? '' })
    setState('dirty')
  }, [caseId, role])

  const save = useCallback(async (): Promise<boolean> => {
    const { content, rev, sent, busy } = now.current
    if (busy || !writable) return false
    if (content === sent) {
      setState('saved')
      return true
    }
    now.current.busy = true
    setState('saving')
    try {
      const saved = await call('PUT /cases/:id/working-copies/:role', { params: { id: caseId, role }, body: { content, rev } })
      now.current.rev = saved.rev
      now.current.sent = content
      setView((before) => ({ ...before, id: saved.id, rev: saved.rev, savedAt: saved.updatedAt }))
      const clean = now.current.content === content
      if (clean) store.drop()
      setState(clean ? 'saved' : 'dirty')
      return clean
    } catch (error) {
      if (error instanceof ApiError && error.code === 'workingCopyStale') await showConflict()
      else setState(error instanceof ApiError && error.code === 'offline' ? 'offline' : 'failed')
      return false
    } finally {
      now.current.busy = false
    }
  }, [caseId, role, store, writable, showConflict])

  const type = useCallback(
    (content: string) => {
      now.current.content = content
      store.write({ content, rev: now.current.rev })
      setView((before) => ({ ...before, content }))
      setState('dirty')
    },
    [store],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause starts anew with every key
  useEffect(() => {
    if (conflict || (state !== 'dirty' && state !== 'offline')) return
    const timer = setTimeout(() => void save(), state === 'offline' ? pause * 3 : pause)
    return () => clearTimeout(timer)
  }, [state, view.content, save, conflict])

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (now.current.content !== now.current.sent) event.preventDefault()
    }
    window.addEventListener('beforeunload', leave)
    return () => window.removeEventListener('beforeunload', leave)
  }, [])

  const keepMine = useCallback(async () => {
    if (!conflict) return
    now.current.rev = conflict.rev
    now.current.sent = conflict.content
    setConflict(null)
    await save()
  }, [conflict, save])

  const takeTheirs = useCallback(() => {
    if (!conflict) return
    now.current = { content: conflict.content, rev: conflict.rev, sent: conflict.content, busy: false }
    store.drop()
    setView((before) => ({ ...before, content: conflict.content, rev: conflict.rev }))
    setState('saved')
    setConflict(null)
  }, [conflict, store])

  // Not asked again until the next key or a press on Save.
  const closeConflict = useCallback(() => {
    setConflict(null)
    setState('failed')
  }, [])

  return { ...view, state, restored, conflict, type, save, keepMine, takeTheirs, closeConflict }
}
