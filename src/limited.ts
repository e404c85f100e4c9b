/**
 * Runs so many pieces of work at a time; the others wait in the order they came.
 *
 * @param full called when one comes and so many wait already; its error is the answer. Without it nobody is sent away.
 */
export function limited(most: number, full?: { waiting: number; error: () => Error }): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running === most) {
      if (full && waiting.length >= full.waiting) throw full.error()
      await new Promise<void>((resume) => waiting.push(resume))
    } else running++
    try {
      return await work()
    } finally {
      // The place goes straight to the next, so that nobody who comes now overtakes it.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
