import type { Insertable, Updateable } from 'kysely'
import type { Database } from './schema.ts'

/** A stream of events with its own hash chain. Case, campaign and instrument streams are guarded; organ and administration streams only grow. */
export interface StreamRef {
  kind: 'case' | 'campaign' | 'instrument' | 'organ' | 'administration'
  id: string
  organId: string
}

/** The revision of a stream that somebody looked at: its last seq, 0 when it does not exist yet. */
export interface SeenHead extends StreamRef {
  seq: number
}

/** What commit puts in the place of `{ $slot: n, field }` inside event bodies and row values. */
export interface SlotValue {
  $slot: number
  field: 'sequence' | 'printed' | 'id'
}

/** A number to be taken from a book at commit; it lies above every known number of the book. */
export interface NumberSlot {
  id: string
  organId: string
  scheme: string
  code: string
  /** 0 where a scheme has no year (令号). */
  year: number
  actId: string | null
  caseId: string | null
  /** Prints the number; `…{seq}…` stands where the sequence goes. */
  pattern: string
}

export interface NewEvent {
  stream: StreamRef
  type: string
  body: Record<string, unknown>
  actorId: string
  onBehalfOf?: string | undefined
  occurredOn: string
}

/** A value for a `…_json` column may be given as a plain object: commit fills slots in it and writes it as JSON. */
type Filled<T> = { [K in keyof T]: T[K] | SlotValue | (K extends `${string}_json` ? unknown : never) }

/** Tables that commit writes by itself, from `append`, `idempotency` and `index`; no command writes their rows. */
type Own = 'event' | 'stream_head' | 'idempotency' | 'search_doc'

type Key<T extends keyof Database> = { [K in keyof Database[T]]?: string | number | null }

/**
 * One row operation. `insert` refuses a key that exists (`duplicate`); `put` inserts or overwrites the row with the same `key` columns, which
 * must be the table's primary key or a unique index; `update` and `remove` take every row that equals `where` (null means: is null).
 */
export type RowWrite = {
  [T in Exclude<keyof Database, Own>]:
    | { insert: T; row: Filled<Insertable<Database[T]>> }
    | { put: T; key: (keyof Database[T])[]; row: Filled<Insertable<Database[T]>> }
    | { update: T; where: Key<T>; set: Filled<Updateable<Database[T]>>; guard?: string }
    | { remove: T; where: Key<T> }
}[Exclude<keyof Database, Own>]

/** What search shall find a thing by: commit splits `title`, `number` and `text` into words and replaces what it knew of (kind, refId). */
export interface IndexedDoc {
  kind: string
  refId: string
  organId: string
  isPublic: boolean
  title: string
  number: string | null
  text: string
}

/**
 * What a command decided, as a value: only `commit.ts` writes it (design.md §6).
 *
 * `seen` are revisions the person had before him: a difference is 409 `stale` at once. `read` are other heads that `decide` looked at:
 * a difference runs the command again, up to five times. An update with `guard` must match exactly one row, else the guard is the code
 * of a 409 answer (`workingCopyStale`); guarded updates run before everything else of the change set, so they cannot wait for its own rows.
 */
export interface ChangeSet {
  seen?: SeenHead[]
  read?: SeenHead[]
  append: NewEvent[]
  rows: RowWrite[]
  numbers?: NumberSlot[]
  index?: (IndexedDoc | { remove: { kind: string; refId: string } })[]
  outbox?: { id: string; organId: string; kind: string; body: unknown; dueOn?: string | null }[]
  idempotency?: IdempotencyRow
  /** Answers kept for retries that are older than this instant are dropped, at most 1000 of them. */
  forgetAnswersBefore?: string
}

/** The row of an idempotent retry; `answer` may hold slots. */
export interface IdempotencyRow {
  personId: string
  key: string
  route: string
  bodyHash: string
  status: number
  answer: unknown
}

/** What a committed change set gave. */
export interface Committed {
  /** The numbers taken, in the order of `numbers`. */
  numbers: { sequence: number; printed: string }[]
  events: { stream: StreamRef; seq: number; hash: string; recordedAt: string }[]
  /** The answer with its slots filled, as stored for a retry; undefined without `idempotency`. */
  answer: unknown
  /** True when nothing was written because the same request was committed before: `answer` is the first's, `status` its status. */
  replayed: boolean
  status: number | undefined
}
