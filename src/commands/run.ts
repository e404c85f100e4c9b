import { AppError } from '../errors.ts'
import type { ChangeSet, Committed } from '../store/change-set.ts'
import { StoreError } from '../store/errors.ts'
import { idempotentAnswer } from '../store/idempotency.ts'
import type { Store } from '../store/open.ts'

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
export interface Outcome {
  status: number
  answer: unknown
  repeated: boolean
  committed: Committed | null
}

/** How often read and decide run again when another commit came between. */
const ATTEMPTS = 5

/**
 * A command: the stored answer of the same key if there is one, else read → decide → commit.
 *
 * `read` and `decide` run again when a head they looked at has moved, up to five times. Whatever they refuse is thrown only after the
 * key has been looked up once more: a parallel duplicate meets the state its twin has left behind and must answer as the twin did.
 *
 * @throws {AppError} `keyReused` for the same key with another body or route, `stale` when a `seen` revision has moved, `busy` after
 *   five lost rounds, and whatever `read` and `decide` throw.
 */
export async function run<R>(
  store: Store,
  command: { idempotency?: Idempotency | undefined; read: () => Promise<R>; decide: (read: R) => Decision },
): Promise<Outcome> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await repeated(store, command.idempotency)
    if (stored) return stored
    try {
      const decision = command.decide(await command.read())
      return await commit(store, decision, command.idempotency)
    } catch (error) {
      const twin = await repeated(store, command.idempotency)
      if (twin) return twin
      if (!(error instanceof StoreError)) throw error
      if (error.code !== 'conflict') throw asAppError(error)
    }
  }
  throw new AppError('busy')
}

async function commit(store: Store, decision: Decision, idempotency: Idempotency | undefined): Promise<Outcome> {
  const status = decision.status ?? 200
  const committed = await store.commit({
    ...decision.changes,
    ...(idempotency ? { idempotency: { ...idempotency, status, answer: decision.answer } } : {}),
  })
  const answer = idempotency ? committed.answer : fillSlots(decision.answer, committed.numbers)
  return { status, answer, repeated: false, committed }
}

async function repeated(store: Store, idempotency: Idempotency | undefined): Promise<Outcome | null> {
  if (!idempotency) return null
  const row = await idempotentAnswer(store.db, idempotency.personId, idempotency.key)
  if (!row) return null
  if (row.route !== idempotency.route || row.bodyHash !== idempotency.bodyHash) throw new AppError('keyReused')
  return { status: row.status, answer: row.answer, repeated: true, committed: null }
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

function asAppError(error: StoreError): AppError {
  if (error.code === 'stale') return new AppError('stale', {}, error.details)
  if (error.code === 'guard') return new AppError('workingCopyStale', {}, error.details)
  if (error.code === 'duplicate') return new AppError('duplicate', { what: error.message }, error.details)
  if (error.code === 'busy') return new AppError('busy')
  return new AppError('storeUnavailable', { reason: error.message })
}
