import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { type DemoOptions, runDemo } from '../commands/demo/run-demo.ts'
import type { NormativeResult } from '../commands/demo/run-normative.ts'
import { config } from '../config.ts'
import { advanceLegalDay } from '../jobs/legal-day.ts'
import { openStore, type Store } from '../store/open.ts'
import { type Io, printJson, say } from './io.ts'

interface Options {
  keep?: boolean
  normative?: string
  cleanup?: boolean
  db?: string
  json?: boolean
}

/**
 * `demo`: the whole story in a database of its own, every printed fact read back from the store, verified at the end. 1 when the
 * verification fails or, with `--normative`, a document did not get to its end; a step that gives something else than the story says is an error.
 */
export async function demo(io: Io, options: Options): Promise<number> {
  const place = placeFor(options)
  const store = await openStore(place.db)
  try {
    // with --json the story goes to standard error and only the sums to standard output
    const print = (line: string) => (options.json ? io.err(`${line}\n`) : io.out(`${line}\n`))
    const told = { print, blobs: place.blobs, moveDay: advanceLegalDay, locale: io.locale }
    const { steps, refused, verification } = options.cleanup ? await cleanupDemo(store, told) : await runDemo(store, told)
    const documents = options.normative === undefined ? null : await runOver(store, options.normative, told)
    const ok = verification.ok && (documents === null || (documents.verified && documents.failed === 0))
    if (options.json) printJson(io, { steps, refused, ok, verification, documents, database: place.kept ? place.db : null })
    if (place.kept) io.err(`${say(io, '演示数据已保留，启动：', 'kept; serve it with:')} ${place.serve}\n`)
    return ok ? 0 : 1
  } finally {
    await store.close()
    if (!place.kept) rmSync(place.folder, { recursive: true, force: true })
  }
}

/** The second register instead: 40 instruments in force through a cleanup campaign. */
async function cleanupDemo(store: Store, told: DemoOptions) {
  const { runCleanup } = await import('../commands/demo/run-cleanup.ts')
  return runCleanup(store, told)
}

/** The same run on every text of a folder: made, revised with a seeded edit, compared, repealed. */
async function runOver(store: Store, folder: string, told: DemoOptions): Promise<NormativeResult> {
  const { runNormative } = await import('../commands/demo/run-normative.ts')
  return runNormative(store, folder, told)
}

interface DemoPlace {
  folder: string
  db: string
  blobs: string
  kept: boolean
  serve: string
}

/** A folder of its own: a temporary one, with `--keep` the first free `data/demo`, or the database that `--db` names. */
function placeFor(options: Options): DemoPlace {
  const settings = config(options)
  if (options.db !== undefined) {
    return { folder: settings.data, db: settings.db, blobs: settings.blobs, kept: true, serve: `npm run cli -- serve --db ${options.db}` }
  }
  const folder = options.keep ? freeFolder(join(settings.data, 'demo')) : mkdtempSync(join(tmpdir(), 'normflow-demo-'))
  const shown = relative(process.cwd(), folder) || folder
  return {
    folder,
    db: join(folder, 'normflow.db'),
    blobs: join(folder, 'blobs'),
    kept: options.keep ?? false,
    serve: `NORMFLOW_DATA=${shown} npm start`,
  }
}

function freeFolder(wanted: string): string {
  for (let number = 1; ; number++) {
    const folder = number === 1 ? wanted : `${wanted}-${number}`
    if (!existsSync(folder)) return folder
  }
}
