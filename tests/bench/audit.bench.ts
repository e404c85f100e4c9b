import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { titleKey } from '../../documents/titles/index.ts'
import { carryOn, openAudit, runAudit } from '../../src/commands/audit/run-audit.ts'
import type { RowWrite } from '../../src/store/change-set.ts'
import { citationsIn } from '../../src/store/citation-rows.ts'
import { sha256 } from '../../src/store/hash.ts'
import { newId } from '../../src/store/ids.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { full } from '../support/full.ts'
import { madeTexts, realTexts } from './corpus.ts'
import type { Figure } from './figure.ts'

/** 50,000 documents with `NORMFLOW_PROVE=full`; a twentieth otherwise. */
const count = full ? 50_000 : 2_500
const chars = 4_000
const terms = 2_000

/** An audit of a whole register by every rule, against bare reading of the same rows; then again, and after one change. */
export async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-audit-bench-'))
  const store = await openStore(join(folder, 'audit.db'))
  try {
    await fill(store)
    const read = await timed(() => readAll(store))
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    const peaks: number[] = []
    const opened = await openAudit(store, { ownership: 'own' }, '2026-06-30', { personId: 'bench' })
    const full = await timed(() => carryOn(store, opened.answer.id, { by: 'bench', progress: () => peaks.push(process.memoryUsage().rss) }))
    const reread = await timed(() => readAll(store))
    const again = await timed(() => runAudit(store, { ownership: 'own' }, { by: 'bench', asOf: '2026-06-30' }))
    const one = await oneChange(store)
    const bare = (read + reread) / 2
    const half = Math.max(...peaks.slice(0, Math.ceil(peaks.length / 2)))
    const rest = Math.max(...peaks.slice(Math.ceil(peaks.length / 2)))
    const mb = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`
    const megabytes = (count * chars * 3) / 1_000_000
    return [
      {
        ...{ goal: 'audit', name: `${count} documents by every rule`, ratio: bare / full, floor: 0.01 },
        detail: `${(full / 1000).toFixed(1)} s (${(megabytes / (full / 1000)).toFixed(1)} MB/s of UTF-8, ${terms} names), ${bare.toFixed(0)} ms to read the same texts`,
      },
      {
        ...{ goal: 'audit', name: 'memory of the second half of it', ratio: half / rest, floor: 0.8 },
        detail: `${mb(half)} at most in the first half, ${mb(rest)} in the second; ${mb(before)} before`,
      },
      {
        ...{ goal: 'audit', name: 'again, nothing changed', ratio: full / again, floor: 1 },
        detail: `${(again / 1000).toFixed(1)} s: inputs are read and compared, no rule runs`,
      },
      {
        ...{ goal: 'audit', name: 'after one change', ratio: full / one.ms, floor: 50 },
        detail: `${one.ms.toFixed(0)} ms for ${one.audited} documents that the change touches`,
      },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The same texts in the same order and batches, and nothing else. */
async function readAll(store: Store): Promise<number> {
  let read = 0
  for (let after = ''; ; ) {
    const rows = await store.db.selectFrom('text').select(['id', 'content']).where('id', '>', after).orderBy('id').limit(64).execute()
    if (rows.length === 0) return read
    for (const row of rows) read += row.content.length
    after = rows.at(-1)!.id
  }
}

const laterLaw = '示例市旧条例0'

async function fill(store: Store): Promise<void> {
  const rows: RowWrite[] = []
  const flush = async (least = 0) => {
    if (rows.length > least) await store.commit({ append: [], rows: rows.splice(0) })
  }
  for (let i = 0; i < terms; i++) {
    const name = `示例市第${i}管理局`
    const empty = { number_word: null, parent_id: null, legality_body_id: null, general_office_id: null, market_regulator_id: null }
    const row = { id: `o${i}`, code: `o${i}`, name, type: 'department', level: 'city', own: 1, from_day: null, to_day: null, ...empty }
    rows.push({ insert: 'organ', row })
  }
  await flush()
  let i = 0
  for (const content of madeTexts(realTexts(), count, chars)) {
    const text = `${content}\n本办法按照《${laterLaw.slice(0, -1)}${i % 500}》执行，由示例市第${i % terms}管理局解释。`
    rows.push(...documentRows(i++, text))
    await flush(2_000)
  }
  await flush()
}

/** A document of the register with everything an audit reads: act, instrument, effect, version, text, citations, name. */
function documentRows(i: number, content: string): RowWrite[] {
  const id = newId()
  const [title, organId, textId] = [`示例市第${i}号管理办法`, `o${i % terms}`, newId()]
  const [actId, versionId] = [newId(), newId()]
  const day = { from: '2015-01-01', to: '2015-01-01' }
  const citations = citationsIn(content, [])
  const act = {
    ...{
      id: actId,
      organ_id: organId,
      title,
      genre: '办法',
      issuers_json: '[]',
      text_id: textId,
      case_id: null,
      origin: 'imported' as const,
    },
    ...{ signed_from: day.from, signed_to: day.to, published_from: day.from, published_to: day.to, gaps_json: '[]', source: 'bench' },
    ...{ recorded_by: null, confirmed_by: null, hash_sm3: null },
  }
  const instrument = {
    ...{ id, organ_id: organId, implementing_organ_id: null, ownership: 'own' as const, document_class: null, title, state_json: '{}' },
    ...{ standing: 'inForce', standing_day: '2026-06-30', valid_to: null, from_day: day.from },
  }
  return [
    { insert: 'text', row: { id: textId, hash: sha256(content), content, chars: content.length, title, created_at: '' } },
    { insert: 'act', row: act },
    { insert: 'instrument', row: instrument },
    { insert: 'effect', row: effectRow(actId, id, organId, versionId, day) },
    {
      insert: 'version',
      row: {
        id: versionId,
        organ_id: organId,
        instrument_id: id,
        act_id: actId,
        text_id: textId,
        range_start: 0,
        range_end: content.length,
        position: 1,
      },
    },
    {
      insert: 'title_key',
      row: { key: titleKey(title), instrument_id: id, organ_id: organId, edition: null, title, from_day: null, to_day: null },
    },
    ...citations.map((row): RowWrite => ({ insert: 'citation', row: { text_id: textId, organ_id: organId, ...row } })),
  ]
}

function effectRow(actId: string, instrumentId: string, organId: string, versionId: string, day: { from: string; to: string }) {
  return {
    ...{ id: newId(), organ_id: organId, act_id: actId, instrument_id: instrumentId, kind: 'makes', provisions_json: null },
    ...{ from_from: day.from, from_to: day.to, until_day: null, known_from: '2026-01-01', replaces: null, version_id: versionId },
    ...{ valid_to: null, lapses_if_json: null, carriers_json: null, note: null },
  }
}

/** A law comes in that repeals one which a five-hundredth of the documents cite. */
async function oneChange(store: Store): Promise<{ ms: number; audited: number }> {
  await store.commit({
    append: [],
    rows: [{ update: 'audit_run', where: { status: 'done' }, set: { started_at: new Date(Date.now() + 3_600_000).toISOString() } }],
  })
  await new Promise((resume) => setTimeout(resume, 5))
  const text = `示例市新条例\n第一条　本条例自2026年1月1日起施行，《${laterLaw}》同时废止。`
  await store.commit({ append: [], rows: documentRows(count, text) })
  let audited = 0
  const ms = await timed(async () => {
    audited = (await runAudit(store, { ownership: 'own', onlyTouched: true }, { by: 'bench', asOf: '2026-06-30' })).total
  })
  return { ms, audited }
}
