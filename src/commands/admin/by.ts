import type { NewEvent, RowWrite, StreamRef } from '../../store/change-set.ts'
import { headOf } from '../../store/events.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import { type Idempotency, type Outcome, run } from '../run.ts'
import { administration } from './stream.ts'

/** Who administers, and under which key the request may be repeated. */
export interface By {
  personId: string
  idempotency?: Idempotency | undefined
}

/** What is known while an administrative decision is made. */
export interface Desk {
  stream: StreamRef
  today: string
  by: string
  /** Head of the administration stream, for decisions that must not race with each other (`exclusive`). */
  head: number
  event(type: string, body: Record<string, unknown>, stream?: StreamRef): NewEvent
}

export interface Written<A> {
  append: NewEvent[]
  rows: RowWrite[]
  answer: A
  status?: number
  /** Run again when anything else was administered meanwhile: for rules over several rows (roles that exclude each other). */
  exclusive?: true
}

/** The second half of an administrative command: pure, so that several may be decided one after the other for one change set. */
export type Decide<R, A = { id: string }> = (known: R, desk: Desk) => Written<A>

/**
 * One administrative command: read, decide, and one change set with its events on the administration stream.
 *
 * @throws {AppError} what `read` and `decide` throw, and what `run` says of keys and races.
 */
export async function administer<R, A>(
  store: Store,
  by: By,
  read: (db: Store['db']) => Promise<R>,
  decide: Decide<R, A>,
): Promise<Outcome<A>> {
  return run<{ known: R; desk: Desk }, A>(store, {
    idempotency: by.idempotency,
    read: async (db) => ({ desk: await deskOf(db, by.personId), known: await read(db) }),
    decide: ({ known, desk }) => {
      const { append, rows, answer, status, exclusive } = decide(known, desk)
      return {
        changes: { append, rows, ...(exclusive ? { read: [{ ...desk.stream, seq: desk.head }] } : {}) },
        answer,
        ...(status === undefined ? {} : { status }),
      }
    },
  })
}

async function deskOf(db: Store['db'], by: string): Promise<Desk> {
  const [stream, today] = await Promise.all([administration(db), legalToday(db)])
  const head = await headOf(db, stream)
  return {
    stream,
    today,
    by,
    head: head.seq,
    event: (type, body, other) => ({ stream: other ?? stream, type, body, actorId: by, occurredOn: today }),
  }
}
