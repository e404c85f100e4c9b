import { AppError } from '../errors.ts'
import { readText } from '../files/read-text.ts'
import { type Io, printJson, say } from './io.ts'
import { columns } from './width.ts'
import { withStore } from './with-store.ts'

/** `admin apply`: what a file says of organs, people, memberships, number books, packs and holiday years; all of it or nothing. */
export async function applyFile(io: Io, path: string, options: { db?: string; json?: boolean }): Promise<number> {
  const file = parsed((await readText(path)).text, path)
  const { applyAdminFile } = await import('../commands/admin/apply-file.ts')
  const applied = await withStore(options.db, (store) => applyAdminFile(store, file)).catch((error: unknown) => named(error, path))
  const changed = applied.some(({ outcome }) => outcome !== 'unchanged')
  if (options.json) printJson(io, { changed, applied })
  else io.out(`${columns(applied.map(({ what, outcome }) => [outcome, what]))}\n`)
  if (!changed && !options.json) io.out(`${say(io, '没有变化：文件中的内容都已在册', 'nothing changed: all of it was there already')}\n`)
  return 0
}

/** A refusal about an entry is about the file; its reasons are in the sentence already. */
function named(error: unknown, file: string): never {
  const first = error instanceof AppError && Array.isArray(error.details) ? (error.details[0] as { field?: string } | undefined) : undefined
  throw error instanceof AppError && error.code === 'badInput'
    ? new AppError(error.code, error.params, { file, place: first?.field })
    : error
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const place = /line \d+ column \d+/.exec(message)?.[0]
    throw new AppError('badInput', { reason: `not JSON: ${message.split(' (line')[0]}` }, place ? { file, place } : { file })
  }
}
