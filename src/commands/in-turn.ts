import type { Store } from '../store/open.ts'

const queues = new WeakMap<Store, Map<string, Promise<unknown>>>()

/**
 * Runs work of this process on one thing in turn. Correctness does not hang on it, heads are guarded in the commit; it keeps many people who
 * act on one case at once (the last hour of a consultation) from running each other's decisions again until they are told `busy`.
 */
export function inTurn<T>(store: Store, key: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(store) ?? new Map<string, Promise<unknown>>()
  queues.set(store, queue)
  const before = queue.get(key) ?? Promise.resolve()
  const mine = before.then(work, work)
  queue.set(key, mine)
  const forget = () => {
    if (queue.get(key) === mine) queue.delete(key)
  }
  mine.then(forget, forget)
  return mine
}
