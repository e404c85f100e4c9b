import { PgBoss } from 'pg-boss'
import { rebuildGraph } from '../commands/graph/rebuild.ts'
import type { Store } from '../store/open.ts'
import { legalToday } from '../store/settings.ts'
import { runDay } from './daily.ts'
import { type Deliver, deliverInside, deliverOutbox } from './deliver-outbox.ts'
import { refreshAfterRules } from './rules-changed.ts'

/** Running jobs of a process. */
export interface Jobs {
  /** Waits for what is under way, then stops. */
  stop(): Promise<void>
}

export interface JobOptions {
  deliver?: Deliver
  /** Told of what failed; the job runs again at its next turn. */
  onError?: (error: unknown) => void
  /** Milliseconds between looks at the outbox; 5,000 unless told. */
  every?: number
}

/**
 * Starts the jobs of a server: deliveries every few seconds, the day's work when the legal day has changed; once, beside them, the
 * citation graph of texts from before it was kept.
 *
 * On SQLite timers of this process; on PostgreSQL pg-boss says which of several processes works each minute.
 */
export async function startJobs(store: Store, options: JobOptions = {}): Promise<Jobs> {
  const turn = turnOf(store, options)
  const stopping = new AbortController()
  const graph = rebuildGraph(store, { signal: stopping.signal }).catch(options.onError ?? (() => {}))
  const jobs = await (store.dialect === 'postgres' ? startBoss(store.url, turn, options) : startTimers(turn, options))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all([jobs.stop(), graph])
    },
  }
}

/** One look: the day's work once a legal day, else what the outbox holds. Never two at a time in one process. */
function turnOf(store: Store, { deliver = deliverInside, onError = () => {} }: JobOptions): () => Promise<void> {
  let lastDay = ''
  let running: Promise<void> | null = null
  const once = async () => {
    try {
      const day = await legalToday(store.db)
      if (day === lastDay) {
        await refreshAfterRules(store)
        await deliverOutbox(store, day, deliver)
      } else {
        await runDay(store, day, deliver)
        lastDay = day
      }
    } catch (error) {
      onError(error)
    }
  }
  return () => {
    running ??= once().finally(() => {
      running = null
    })
    return running
  }
}

async function startTimers(turn: () => Promise<void>, { every = 5_000 }: JobOptions): Promise<Jobs> {
  let current = turn()
  const timer = setInterval(() => {
    current = turn()
  }, every)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await current
    },
  }
}

const QUEUE = 'normflow-turn'

async function startBoss(url: string, turn: () => Promise<void>, { onError = () => {} }: JobOptions): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schema: 'normflow_jobs', max: 2 })
  boss.on('error', onError)
  await boss.start()
  await boss.createQueue(QUEUE, { policy: 'singleton' })
  await boss.schedule(QUEUE, '* * * * *', {})
  await boss.work(QUEUE, { pollingIntervalSeconds: 5 }, async () => {
    await turn()
  })
  await boss.send(QUEUE, {})
  return {
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}
