import type { Io } from './io.ts'

/** What long work reports to; `total` 0 means that it is not known yet. */
export interface Progress {
  at(done: number, total: number, note?: string): void
  end(): void
}

/**
 * Shows how far long work is, on standard error: a bar for a person, otherwise a line at every tenth, and none for what
 * takes less than two seconds, so that a log stays short.
 */
export async function progressOf(io: Io, label: string): Promise<Progress> {
  return io.watched ? bar(label) : lines(io, label)
}

async function bar(label: string): Promise<Progress> {
  const { default: progress } = await import('cli-progress')
  const shown = new progress.SingleBar(
    { format: `${label} {bar} {value}/{total} {note}`, stream: process.stderr, hideCursor: true, clearOnComplete: false, barsize: 30 },
    progress.Presets.shades_classic,
  )
  let started = false
  return {
    at(done, total, note = '') {
      if (!started) shown.start(total, done, { note })
      started = true
      if (total !== shown.getTotal()) shown.setTotal(total)
      shown.update(done, { note })
    },
    end() {
      if (started) shown.stop()
    },
  }
}

function lines(io: Io, label: string): Progress {
  const began = Date.now()
  let tenth = 0
  return {
    at(done, total) {
      if (Date.now() - began < 2_000) return
      const now = total > 0 ? Math.floor((done / total) * 10) : 0
      if (now <= tenth) return
      tenth = now
      io.err(`${label}: ${done}/${total}\n`)
    },
    end() {},
  }
}
