import type { Kysely } from 'kysely'
import { StoreError } from './errors.ts'
import { noHash } from './event-hash.ts'
import { sha256 } from './hash.ts'
import type { Store } from './open.ts'
import type { Database } from './schema.ts'
import { type Shaped, shaped } from './shape.ts'

/** The last link of a stream: kind, id, seq, hash. */
export type HeadLine = [kind: string, id: string, seq: number, hash: string]

/**
 * A link in the chain over all streams. `root` covers every head there was, `heads` lists those that moved since the checkpoint before, so
 * that a year of daily checkpoints does not hold every stream 365 times.
 */
export type Checkpoint = Shaped<Database['checkpoint'], { heads: HeadLine[] }>

/**
 * Makes a checkpoint over all streams as they stand.
 *
 * @param now the instant, as a value.
 * @returns the new checkpoint, or the last one when no stream has moved since.
 */
export async function makeCheckpoint(store: Store, now = new Date().toISOString()): Promise<Checkpoint | undefined> {
  const before = await checkpoints(store.db)
  const known = new Map<string, HeadLine>()
  for (const checkpoint of before) addHeads(known, checkpoint.heads)
  const last = before.at(-1)
  const heads = await allHeads(store.db)
  const moved = heads.filter((head) => known.get(headKey(head))?.[2] !== head[2])
  if (moved.length === 0) return last
  const row = {
    id: (last?.id ?? 0) + 1,
    made_at: now,
    streams: heads.length,
    events: heads.reduce((sum, head) => sum + head[2], 0),
    root: rootOf(heads),
    prev: last?.hash ?? noHash,
  }
  try {
    const whole = { ...row, hash: checkpointHash(row), heads_json: JSON.stringify(moved) }
    await store.commit({ append: [], rows: [{ insert: 'checkpoint', row: whole }] })
  } catch (error) {
    // Another process made the same checkpoint in the same moment; one is enough.
    if (!(error instanceof StoreError && error.code === 'duplicate')) throw error
  }
  return (await checkpoints(store.db)).at(-1)
}

/** Every checkpoint in order. */
export async function checkpoints(db: Kysely<Database>): Promise<Checkpoint[]> {
  return (await db.selectFrom('checkpoint').selectAll().orderBy('id').execute()).map((row) => shaped(row))
}

/** SHA-256 over all heads in the order kind, id. */
export function rootOf(heads: HeadLine[]): string {
  return sha256(JSON.stringify(heads))
}

/** The hash of a checkpoint covers its fields and, by `prev`, every checkpoint before it. */
export function checkpointHash(row: Omit<Database['checkpoint'], 'hash' | 'heads_json'>): string {
  return sha256(JSON.stringify([row.id, row.made_at, row.streams, row.events, row.root, row.prev]))
}

/** Lays the moved heads over the known ones. */
export function addHeads(known: Map<string, HeadLine>, moved: HeadLine[]): void {
  for (const head of moved) known.set(headKey(head), head)
}

/** Heads in the order in which a root is computed. */
export function inOrder(heads: Iterable<HeadLine>): HeadLine[] {
  return [...heads].sort((left, right) => (headKey(left) < headKey(right) ? -1 : 1))
}

export function headKey([kind, id]: HeadLine): string {
  return `${kind} ${id}`
}

async function allHeads(db: Kysely<Database>): Promise<HeadLine[]> {
  const rows = await db.selectFrom('stream_head').select(['kind', 'id', 'seq', 'hash']).execute()
  return inOrder(rows.map((row): HeadLine => [row.kind, row.id, row.seq, row.hash]))
}
