import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { openStore, type Store } from '../../src/store/open.ts'
import { search } from '../../src/store/search.ts'
import { fold } from '../../src/store/words.ts'
import { full } from '../support/full.ts'
import { madeTexts, random, realTexts } from './corpus.ts'
import { type Figure, sideBySide } from './figure.ts'

/** The goal's 50,000 documents with `NORMFLOW_PROVE=full`; a tenth otherwise. */
const count = full ? 50_000 : 5_000
const chars = 4_000
const together = 50

interface Side {
  seconds: number
  bytes: number
}

/** Search over made documents: recall and precision against reading every text, the index against FTS5's trigram, and how quick an answer is. */
export async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-search-'))
  try {
    const texts = [...madeTexts(realTexts(), count, chars)]
    const store = await openStore(join(folder, 'ours.db'))
    const trigram = new Sqlite(join(folder, 'trigram.db'))
    const sides = await build(store, trigram, texts)
    const folded = texts.map((text, i) => fold(`${titled(i)}\n${text}`))
    const asked = await ask(store, words(texts), folded)
    await store.close()
    trigram.close()
    return figures(sides, asked)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Both indexes are filled in turns, a batch each, so that both feel the same machine. */
async function build(store: Store, trigram: Sqlite.Database, texts: string[]): Promise<{ ours: Side; theirs: Side }> {
  trigram.pragma('journal_mode = WAL')
  trigram.pragma('synchronous = FULL')
  trigram.exec("create virtual table words using fts5(title, content, tokenize='trigram')")
  const insert = trigram.prepare('insert into words (rowid, title, content) values (?, ?, ?)')
  let [ours, theirs] = [0, 0]
  for (let at = 0; at < texts.length; at += together) {
    const batch = texts.slice(at, at + together)
    const began = performance.now()
    await store.commit({
      ...{ append: [], rows: [] },
      index: batch.map((text, i) => ({
        ...{ kind: 'instrument', refId: String(at + i), organId: 'o', isPublic: true, title: titled(at + i), number: null, text },
      })),
    })
    const between = performance.now()
    trigram.transaction(() => {
      for (const [i, text] of batch.entries()) insert.run(at + i + 1, titled(at + i), text)
    })()
    ours += between - began
    theirs += performance.now() - between
  }
  const file = new Sqlite(store.url, { readonly: true })
  const side = {
    ours: { seconds: ours / 1000, bytes: size(file, 'search_words%') },
    theirs: { seconds: theirs / 1000, bytes: size(trigram, 'words%') },
  }
  file.close()
  return side
}

/** A title is searched like the text: 件 stands in every document. */
function titled(place: number): string {
  return `文件${place}`
}

function size(file: Sqlite.Database, tables: string): number {
  return (file.prepare('select sum(pgsize) as bytes from dbstat where name like ?').get(tables) as { bytes: number }).bytes
}

interface Word {
  word: string
  length: number
}

/** Words that stand in the texts, of one to eight characters, and each time as many that were turned around and mostly stand nowhere. */
function words(texts: string[]): Word[] {
  const next = random(7)
  const found: Word[] = []
  for (const length of [1, 2, 2, 2, 3, 4, 6, 8]) {
    for (let left = 12; left > 0; ) {
      const text = texts[Math.floor(next() * texts.length)]!
      const at = Math.floor(next() * (text.length - length))
      const word = text.slice(at, at + length)
      if (!/^[\u4e00-\u9fff]+$/.test(word)) continue
      found.push({ word, length }, { word: [...word].reverse().join(''), length })
      left--
    }
  }
  return found
}

interface Asked {
  missed: number
  wrong: number
  right: number
  first: number[]
  scan: number[]
}

/** Each word: the first page and reading every text timed in turn, three times; all pages compared with what the texts give. */
async function ask(store: Store, list: Word[], folded: string[]): Promise<Asked> {
  const asked: Asked = { missed: 0, wrong: 0, right: 0, first: [], scan: [] }
  for (const { word } of list) await search(store.db, word, { limit: 20 })
  for (const { word } of list) {
    const wanted = fold(word)
    const truth = new Set<string>()
    const both = await sideBySide(
      3,
      () => search(store.db, word, { limit: 20 }),
      () => folded.forEach((text, i) => void (text.includes(wanted) && truth.add(String(i)))),
    )
    asked.scan.push(both.theirs)
    asked.first.push(both.ours)
    const found = new Set<string>()
    for (let after: string | undefined, more = true; more; ) {
      const page = await search(store.db, word, { limit: 200, ...(after === undefined ? {} : { after }) })
      for (const hit of page.items) found.add(hit.refId)
      after = page.next ?? undefined
      more = page.next !== null && found.size < 2_000
    }
    // Of words that stand nearly everywhere the first 2,000 hits are compared: missing ones would show among them.
    const latest = [...truth].sort((a, b) => Number(b) - Number(a)).slice(0, found.size >= 2_000 ? found.size : undefined)
    for (const id of latest) if (!found.has(id)) asked.missed++
    for (const id of found) truth.has(id) ? asked.right++ : asked.wrong++
  }
  return asked
}

function p95(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)]!
}

function figures({ ours, theirs }: { ours: Side; theirs: Side }, asked: Asked): Figure[] {
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
  const of = `${count} documents × ${chars} characters`
  const peer = 'FTS5 trigram with its text'
  return [
    {
      ...{ goal: 'G11', name: 'recall, one to eight characters', ratio: asked.right / (asked.right + asked.missed), floor: 1 },
      detail: `${asked.right} found, ${asked.missed} missed, against reading every text; ${of}`,
    },
    {
      ...{ goal: 'G11', name: 'precision', ratio: asked.right / (asked.right + asked.wrong), floor: 0.999 },
      detail: `${asked.wrong} of ${asked.right + asked.wrong} found where they do not stand`,
    },
    {
      goal: 'G11',
      name: 'size of the index',
      ratio: theirs.bytes / ours.bytes,
      floor: 2,
      detail: `${mb(ours.bytes)} against ${mb(theirs.bytes)} of ${peer}`,
    },
    {
      ...{ goal: 'G11', name: 'building the index', ratio: theirs.seconds / ours.seconds, floor: 1.5 },
      detail: `${ours.seconds.toFixed(1)} against ${theirs.seconds.toFixed(1)} s of ${peer}, ${together} documents a commit`,
    },
    {
      ...{ goal: 'G11', name: 'a page of hits, p95', ratio: p95(asked.scan) / p95(asked.first), floor: 10 },
      detail: `${p95(asked.first).toFixed(2)} against ${p95(asked.scan).toFixed(1)} ms of includes() over all texts in memory`,
    },
  ]
}
