import { AppError, isErrorCode } from '../errors.ts'
import type { ChangeSet, Committed } from '../store/change-set.ts'
import { StoreError } from '../store/errors.ts'
import { findAnswer } from '../store/idempotency.ts'
import type { Store } from '../store/open.ts'
import type { Db } from './circumstances.ts'

/** Who asks for what under which key; the row of an idempotent retry (design.md §6). */
export interface Idempotency {
  personId: string
  key: string
  /** Method and path, e.g. `POST /api/v1/cases/…/actions/draft.save`. */
  route: string
  /** SHA-256 of the body as sent. */
  bodyHash: string
}

/** What a command decided: the change set and the answer, in which slots may stand. */
export interface Decision {
  changes: Omit<ChangeSet, 'idempotency'>
  answer: unknown
  /** HTTP status of the answer, 200 when left out. */
  status?: number
}

/** What the caller gets: a first answer or, with `repeated`, the stored one of an earlier call with the same key. */
export interface Outcome<A = unknown> {
  status: number
  answer: A
  repeated: boolean
  /** Null when the stored answer was found before anything was read. */
  committed: Committed | null
}

/** How often read and decide run again when another commit came between. */
const ATTEMPTS = 5

/**
 * A command: the stored answer of the same key if there is one, else read → decide → commit.
 *
 * `read` reads one state of the database, whoever commits meanwhile, so that what is refused is refused of a state that was. It and `decide`
 * run again when a head they looked at has moved, up to five times. Whatever they refuse is thrown only after the key has been looked up
 * once more: a parallel duplicate meets the state its twin has left behind and must answer as the twin did.
 *
 * @param command `read` reads through the `db` it is given and through nothing else.
 * @throws {AppError} `keyReused` for the same key with another body or route, `stale` when a `seen` revision has moved, `busy` after
 *   five lost rounds, and whatever `read` and `decide` throw.
 */
export async function run<R, A = unknown>(
  store: Store,
  command: { idempotency?: Idempotency | undefined; read: (db: Db) => Promise<R>; decide: (read: R) => Decision },
): Promise<Outcome<A>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await repeated<A>(store, command.idempotency)
    if (stored) return stored
    try {
      const decision = command.decide(await store.snapshot(command.read))
      return await commit<A>(store, decision, command.idempotency)
    } catch (error) {
      const twin = await repeated<A>(store, command.idempotency)
      if (twin) return twin
      if (!(error instanceof StoreError)) throw error
      if (error.code !== 'conflict') throw asAppError(error)
    }
  }
  throw new AppError('busy')
}

async function commit<A>(store: Store, decision: Decision, idempotency: Idempotency | undefined): Promise<Outcome<A>> {
  const status = decision.status ?? 200
  const committed = await store.commit({
    ...decision.changes,
    ...(idempotency ? { idempotency: { ...idempotency, status, answer: decision.answer } } : {}),
  })
  const answer = (idempotency ? committed.answer : fillSlots(decision.answer, committed.numbers)) as A
  return { status: committed.status ?? status, answer, repeated: committed.replayed, committed }
}

async function repeated<A>(store: Store, idempotency: Idempotency | undefined): Promise<Outcome<A> | null> {
  if (!idempotency) return null
  try {
    const found = await findAnswer(store.db, idempotency)
    return found ? { status: found.status, answer: found.answer as A, repeated: true, committed: null } : null
  } catch (error) {
    throw error instanceof StoreError ? asAppError(error) : error
  }
}

/** Puts the numbers taken at commit in the place of `{ $slot, field }`; everything else is copied. */
function fillSlots(value: unknown, numbers: Committed['numbers']): unknown {
  if (Array.isArray(value)) return value.map((item) => fillSlots(item, numbers))
  if (value === null || typeof value !== 'object') return value
  if ('$slot' in value && 'field' in value) {
    const number = numbers[value.$slot as number]
    return value.field === 'sequence' ? number?.sequence : number?.printed
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillSlots(inner, numbers)]))
}

/** What the store refused, as the error that reaches a person. */
export function asAppError(error: StoreError): AppError {
  if (error.code === 'stale') return new AppError('stale')
  if (error.code === 'guard') return new AppError(isErrorCode(error.guard) ? error.guard : 'stale')
  if (error.code === 'duplicate') return new AppError('duplicate', { what: error.columns ?? '' })
  if (error.code === 'keyReused') return new AppError('keyReused')
  if (error.code === 'busy') return new AppError('busy')
  return new AppError('storeUnavailable', { reason: error.message })
}
