import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { scanner } from '../../documents/scan/index.ts'
import { titleKey } from '../../documents/titles/index.ts'
import type { RowWrite } from '../../src/store/change-set.ts'
import { citationsIn } from '../../src/store/citation-rows.ts'
import { sha256 } from '../../src/store/hash.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { full } from '../support/full.ts'
import { madeTexts, realTexts } from './corpus.ts'
import { type Figure, sideBySide } from './figure.ts'

/** 50,000 documents with `NORMFLOW_PROVE=full`; a tenth otherwise. */
const count = full ? 50_000 : 5_000
const chars = 4_000

/** Who cites any of 2,000 instruments: one join of stored citations against reading and scanning the stored texts again. */
export async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-graph-'))
  const store = await openStore(join(folder, 'graph.db'))
  try {
    const { seen, reading } = await fill(store)
    // Spread over all names: what is to be found again are instruments that ended, not the laws that everybody cites.
    const all = [...seen.keys()].sort()
    const names = all.filter((_, i) => i % Math.max(1, Math.floor(all.length / 2_000)) === 0).slice(0, 2_000)
    const keys = names.map((title, i): RowWrite => {
      const row = { key: titleKey(title), instrument_id: `i${i}`, organ_id: 'o', edition: null, title, from_day: null, to_day: null }
      return { put: 'title_key', key: ['key', 'instrument_id', 'title', 'organ_id'], row }
    })
    await store.commit({ append: [], rows: keys })
    const terms = scanner(names)
    const found = { bracketed: 0, all: 0, scanned: 0 }
    const scan = async () => {
      found.scanned = await scanned(store, (text) => terms.find(text).length)
    }
    // Some milliseconds against some hundred: more rounds than elsewhere, so that one disturbance is not the figure.
    const bracketed = await sideBySide(
      15,
      async () => {
        found.bracketed = await counted(store, ['title'])
      },
      scan,
    )
    const every = await sideBySide(
      15,
      async () => {
        found.all = await counted(store, ['title', 'lawName', 'provision'])
      },
      scan,
    )
    const rows = await sideBySide(
      5,
      () => listed(store),
      () => scanned(store, (text) => terms.find(text).length),
    )
    const said = (times: { ours: number; theirs: number }, places: number, what: string) =>
      `${times.ours.toFixed(1)} ms for ${places} ${what}, ${times.theirs.toFixed(0)} ms to scan ${count} stored texts (${found.scanned} places)`
    return [
      {
        ...{ goal: 'G10', name: 'an audit again: names in 《》', ratio: bracketed.theirs / bracketed.ours, floor: 100 },
        detail: `${said(bracketed, found.bracketed, `of ${names.length} names`)}; reading what they cite once took ${(reading / 1000).toFixed(1)} s`,
      },
      {
        // No floor: it answers more than the scan, bare and short names and the places behind them.
        ...{ goal: 'G10', name: 'an audit again: every citation', ratio: every.theirs / every.ours, floor: 0 },
        detail: said(every, found.all, 'with bare names and articles'),
      },
      {
        ...{ goal: 'G10', name: 'an audit again: a row each', ratio: rows.theirs / rows.ours, floor: 10 },
        detail: `${rows.ours.toFixed(1)} against ${rows.theirs.toFixed(0)} ms; most of it is handing over ${found.all} rows`,
      },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Made texts with the rows of what they cite; the names they cite, counted. */
async function fill(store: Store): Promise<{ seen: Map<string, number>; reading: number }> {
  const seen = new Map<string, number>()
  let reading = 0
  const rows: RowWrite[] = []
  for (const [i, content] of [...madeTexts(realTexts(), count, chars)].entries()) {
    const began = performance.now()
    const citations = citationsIn(content, [])
    reading += performance.now() - began
    const id = `t${String(i).padStart(6, '0')}`
    rows.push({ insert: 'text', row: { id, hash: sha256(content), content, chars: content.length, title: null, created_at: '' } })
    for (const row of citations) {
      rows.push({ insert: 'citation', row: { text_id: id, organ_id: 'o', ...row } })
      const title = row.words.replace(/^《(.*)》$/s, '$1')
      if (row.type === 'title' && title.length >= 3) seen.set(title, (seen.get(title) ?? 0) + 1)
    }
    if (rows.length > 2_000 || i === count - 1) await store.commit({ append: [], rows: rows.splice(0) })
  }
  return { seen, reading }
}

/** How often each of these names is cited. Names in 《》 are what the goal counts (performance.md §5); the scan finds them and the bare ones. */
async function counted(store: Store, types: string[]): Promise<number> {
  const { rows } = await sql<{ key: string; places: number }>`select k.key,
    (select count(*) from citation c where c.key = k.key and c.type in (${sql.join(types)})) as places from title_key k`.execute(store.db)
  return rows.reduce((sum, row) => sum + row.places, 0)
}

/** Every text and instrument of those citations, a row each. */
async function listed(store: Store): Promise<number> {
  const { rows } = await sql<{ text_id: string; instrument_id: string }>`select c.text_id, k.instrument_id
    from title_key k join citation c on c.key = k.key and c.type in ('title', 'lawName', 'provision')`.execute(store.db)
  return rows.length
}

async function scanned(store: Store, scan: (text: string) => number): Promise<number> {
  let places = 0
  for (let after = ''; ; ) {
    const rows = await store.db.selectFrom('text').select(['id', 'content']).where('id', '>', after).orderBy('id').limit(500).execute()
    for (const row of rows) places += scan(row.content)
    if (rows.length < 500) return places
    after = rows.at(-1)!.id
  }
}
