import type { RowWrite } from '../../store/change-set.ts'
import { citationRows, titleKeyRows } from '../../store/citation-rows.ts'
import { StoreError } from '../../store/errors.ts'
import type { Store } from '../../store/open.ts'
import { setting } from '../../store/settings.ts'
import { provisionsOf } from '../../store/texts.ts'

/** Raised when what is stored of a text changes, so that every database makes its graph anew. */
const REVISION = '1'

/** Milliseconds of work before a batch is committed: people's commits do not wait, and a stop is heard. */
const TURN = 20
const MOST = 50

export interface RebuildOptions {
  /** Told after each batch: texts done, texts in all. */
  progress?: ((done: number, of: number) => void) | undefined
  signal?: AbortSignal | undefined
}

/**
 * Makes the citation graph of texts and names that came into the register before it was kept (or was kept in an older form). Each batch
 * stores how far it is: stopped or killed, it goes on there; two processes share the work.
 *
 * @returns how many texts were read; 0 when everything is there. `done` is false when it was told to stop.
 */
export async function rebuildGraph(store: Store, options: RebuildOptions = {}): Promise<{ texts: number; done: boolean }> {
  let texts = 0
  if ((await setting(store.db, 'graph')) === REVISION) return { texts, done: true }
  const total = await textCount(store)
  for (;;) {
    if (options.signal?.aborted) return { texts, done: false }
    const before = await setting(store.db, 'graph')
    if (before === REVISION) return { texts, done: true }
    const batch = await nextBatch(store, before)
    const moved = await commitBatch(store, before, batch)
    if (!moved) continue
    texts += batch.texts
    options.progress?.(texts, total)
    // Gives the event loop to requests between batches.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

interface Batch {
  rows: RowWrite[]
  texts: number
  /** The next place to go on from, null when everything is done. */
  reached: string | null
}

/** `<revision>.<what>.<id>`: names come first, so that a text that is read finds them. */
function nextBatch(store: Store, place: string | undefined): Promise<Batch> {
  const [, part, id] = /^\w+\.(names|texts)\.(.*)$/.exec(place?.startsWith(`${REVISION}.`) ? place : '') ?? []
  return part === 'texts' ? nextTexts(store, id!) : nextNames(store, id ?? '')
}

async function nextNames(store: Store, after: string): Promise<Batch> {
  const names = await store.db.selectFrom('instrument_name').selectAll().where('id', '>', after).orderBy('id').limit(200).execute()
  const rows = names.flatMap((name) =>
    titleKeyRows({ id: name.instrument_id, organId: name.organ_id }, [{ title: name.title, from: name.from_day, to: name.to_day }]),
  )
  const last = names.at(-1)
  return { rows, texts: 0, reached: last ? `${REVISION}.names.${last.id}` : `${REVISION}.texts.` }
}

async function nextTexts(store: Store, after: string): Promise<Batch> {
  const owned = await ownedTexts(store, after)
  const began = performance.now()
  const batch: Batch = { rows: [], texts: 0, reached: null }
  for (const { text_id: textId, organ_id: organId } of owned) {
    if (batch.texts > 0 && performance.now() - began > TURN) break
    const text = await store.db.selectFrom('text').select('content').where('id', '=', textId).executeTakeFirstOrThrow()
    const provisions = await provisionsOf(store.db, textId)
    batch.rows.push({ remove: 'citation', where: { text_id: textId } }, ...citationRows(textId, organId, text.content, provisions))
    batch.texts++
    batch.reached = `${REVISION}.texts.${textId}`
  }
  return batch
}

/** Texts of acts and versions with the organ they belong to, in the order of their ids. */
function ownedTexts(store: Store, after: string) {
  const ofVersions = store.db
    .selectFrom('version')
    .innerJoin('act', 'act.id', 'version.act_id')
    .select(['version.text_id as text_id', 'act.organ_id as organ_id'])
    .where('version.text_id', '>', after)
  return store.db
    .selectFrom('act')
    .select(['text_id', 'organ_id'])
    .where('text_id', '>', after)
    .$narrowType<{ text_id: string }>()
    .union(ofVersions)
    .orderBy('text_id')
    .limit(MOST)
    .execute()
}

async function textCount(store: Store): Promise<number> {
  const { count } = await store.db
    .selectFrom('act')
    .select((select) => select.fn.count<number | string>('text_id').as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** @returns false when another process has moved on meanwhile: nothing of the batch was written. */
async function commitBatch(store: Store, before: string | undefined, { rows, reached }: Batch): Promise<boolean> {
  const value = reached ?? REVISION
  const place: RowWrite =
    before === undefined
      ? { insert: 'setting', row: { key: 'graph', value } }
      : { update: 'setting', where: { key: 'graph', value: before }, set: { value }, guard: 'stale' }
  try {
    await store.commit({ append: [], rows: [place, ...rows] })
    return true
  } catch (error) {
    if (error instanceof StoreError && (error.code === 'guard' || error.code === 'duplicate')) return false
    throw error
  }
}
