import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { addHeads, type Checkpoint, checkpointHash, checkpoints, type HeadLine, inOrder, rootOf } from './checkpoint.ts'
import { eventHash, noHash } from './event-hash.ts'
import type { Store } from './open.ts'
import type { Database, EventTable } from './schema.ts'

/** What verification found. */
export interface Verification {
  ok: boolean
  streams: number
  events: number
  checkpoints: number
  /** One problem a stream, its first bad record; then those of the checkpoints. Empty when all is well. */
  problems: Problem[]
}

/**
 * A bad record. `changed`: its words are not those that were hashed. `removed`: it is gone, others after it are there. `cut`: it and all
 * after it are gone. `reordered`: it stands in another's place. `added`: it was not written by commit. For `kind` `checkpoint`, `seq` is
 * the checkpoint's number.
 */
export interface Problem {
  what: 'changed' | 'removed' | 'cut' | 'reordered' | 'added'
  kind: string
  streamId: string
  seq: number
  zh: string
  en: string
}

/**
 * Reads every stream and every checkpoint and computes every hash again.
 *
 * Whoever rewrites a stream with new hashes, its head included, is found by the checkpoints made before; whoever rewrites those too, by the
 * copies of them in backups.
 *
 * @param onStream called for each stream, for a progress bar.
 */
export async function verifyChains(store: Store, onStream?: (done: number, of: number) => void): Promise<Verification> {
  const { db } = store
  // Read before the streams: one made while they are read may know records that were not there yet.
  const made = await checkpoints(db)
  const heads = await db.selectFrom('stream_head').select(['kind', 'id', 'seq', 'hash']).orderBy('kind').orderBy('id').execute()
  const problems: Problem[] = []
  const hashes = new Map<string, string[]>()
  let events = 0
  for (const [index, head] of heads.entries()) {
    const { rows, last } = await readStream(db, [head.kind, head.id, head.seq, head.hash])
    const problem = firstProblem(rows, last)
    if (problem) problems.push(problem)
    events += rows.length
    hashes.set(
      `${head.kind} ${head.id}`,
      rows.map((row) => row.hash),
    )
    onStream?.(index + 1, heads.length)
    // A long verification lets the process do its other work.
    if (index % 50 === 49) await setImmediate()
  }
  problems.push(...(await headless(db)))
  verifyCheckpoints(made, hashes, problems)
  return { ok: problems.length === 0, streams: heads.length, events, checkpoints: made.length, problems }
}

/**
 * The first bad record of a stream.
 *
 * @param rows the stream's records in the order of seq.
 * @param head what the head table says of it.
 */
export function firstProblem(rows: EventTable[], head: HeadLine): Problem | undefined {
  const [kind, id] = head
  let before = { seq: 0, hash: noHash }
  for (const row of rows) {
    if (row.seq !== before.seq + 1) return found('removed', kind, id, before.seq + 1)
    const { hash, ...fields } = row
    if (eventHash(fields) !== hash) return found(isElsewhere(row, rows) ? 'reordered' : 'changed', kind, id, row.seq)
    // Its own words are right, so its place is not: another stands before it than did when it was written.
    if (row.prev_hash !== before.hash) return found('reordered', kind, id, row.seq)
    before = row
  }
  if (before.seq < head[2]) return found('cut', kind, id, before.seq + 1)
  if (before.seq > head[2]) return found('added', kind, id, head[2] + 1)
  if (before.hash !== head[3]) return found('changed', kind, id, head[2])
  return undefined
}

/** Whether the record is whole but was written for another place of its stream. */
function isElsewhere(row: EventTable, rows: EventTable[]): boolean {
  const { hash, ...fields } = row
  const places = rows.length + 1
  for (let seq = 1; seq <= places; seq++) if (eventHash({ ...fields, seq }) === hash) return true
  return false
}

function verifyCheckpoints(all: Checkpoint[], hashes: Map<string, string[]>, problems: Problem[]): void {
  const known = new Map<string, HeadLine>()
  let prev = noHash
  for (const [index, checkpoint] of all.entries()) {
    addHeads(known, checkpoint.heads)
    const heads = inOrder(known.values())
    if (checkpoint.id !== index + 1) {
      problems.push(found('removed', 'checkpoint', '', index + 1))
      return
    }
    const { id, streams, events, root } = checkpoint
    const same = checkpointHash({ id, made_at: checkpoint.madeAt, streams, events, root, prev }) === checkpoint.hash
    if (checkpoint.prev !== prev || !same || rootOf(heads) !== root || heads.length !== streams) {
      problems.push(found('changed', 'checkpoint', '', id))
      return
    }
    prev = checkpoint.hash
  }
  const broken = new Set(problems.map((problem) => `${problem.kind} ${problem.streamId}`))
  // Every checkpointed head must still be a link of its stream; one look at each checkpoint's own lines is enough.
  for (const [kind, id, seq, hash] of all.flatMap((checkpoint) => checkpoint.heads)) {
    const key = `${kind} ${id}`
    if (broken.has(key)) continue
    const stream = hashes.get(key) ?? []
    if (stream[seq - 1] === hash) continue
    broken.add(key)
    problems.push(stream.length < seq ? found('cut', kind, id, stream.length + 1) : found('changed', kind, id, seq))
  }
}

/** Records whose stream has no head any more. */
async function headless(db: Kysely<Database>): Promise<Problem[]> {
  const rows = await db
    .selectFrom('event')
    .leftJoin('stream_head', (join) => join.onRef('stream_head.kind', '=', 'event.kind').onRef('stream_head.id', '=', 'event.stream_id'))
    .select(['event.kind', 'event.stream_id'])
    .distinct()
    .where('stream_head.id', 'is', null)
    .execute()
  return rows.map((row) => found('added', row.kind, row.stream_id, 1))
}

/** A stream and its head in one statement, so that what is appended meanwhile is in both or in neither. */
async function readStream(db: Kysely<Database>, listed: HeadLine): Promise<{ rows: EventTable[]; last: HeadLine }> {
  const [kind, id] = listed
  const joined = await db
    .selectFrom('event')
    .innerJoin('stream_head', (join) => join.onRef('stream_head.kind', '=', 'event.kind').onRef('stream_head.id', '=', 'event.stream_id'))
    .selectAll('event')
    .select(['stream_head.seq as head_seq', 'stream_head.hash as head_hash'])
    .where('event.kind', '=', kind)
    .where('event.stream_id', '=', id)
    .orderBy('event.seq')
    .execute()
  const first = joined[0]
  const rows = joined.map(({ head_seq, head_hash, ...row }) => row)
  return { rows, last: first ? [kind, id, first.head_seq, first.head_hash] : listed }
}

const words = {
  changed: ['已被改动', 'was changed'],
  removed: ['已被删除', 'was removed'],
  cut: ['及其后的记录已被删除', 'and all after it were cut off'],
  reordered: ['不在原来的位置', 'does not stand where it was written'],
  added: ['不是由本系统写入的', 'was not written by this system'],
} as const

function found(what: Problem['what'], kind: string, streamId: string, seq: number): Problem {
  const [zh, en] = words[what]
  const [streamZh, streamEn] =
    kind === 'checkpoint' ? ['检查点', 'checkpoint'] : [`记录流 ${kind} ${streamId}`, `stream ${kind} ${streamId}`]
  return { what, kind, streamId, seq, zh: `${streamZh} 第${seq}条${zh}`, en: `${streamEn}: record ${seq} ${en}` }
}
