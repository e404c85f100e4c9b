import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { AppError } from '../errors.ts'

/**
 * The values of a .jsonl or .jsonl.gz, one by one as they are read; blank lines are passed over.
 *
 * @throws {AppError} `fileNotFound`, `fileUnreadable`, or `badInput` for a line that is no JSON object; `details` is `{file, place}`.
 */
export async function* readJsonLines(path: string): AsyncGenerator<{ line: number; value: Record<string, unknown> }> {
  const file = createReadStream(path)
  const source = /\.gz$/i.test(path) ? file.pipe(createGunzip()) : file
  // an error of the file does not travel through the pipe by itself
  file.on('error', (error) => source.destroy(error))
  let line = 0
  try {
    for await (const words of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++
      if (words.trim() !== '') yield { line, value: parsed(words.replace(/^\ufeff/, ''), path, line) }
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new AppError('fileNotFound', {}, { file: path })
    throw new AppError('fileUnreadable', { reason: message }, { file: path, place: `line ${line + 1}` })
  } finally {
    file.destroy()
  }
}

function parsed(words: string, file: string, line: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(words)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // said below
  }
  throw new AppError('badInput', { reason: 'a line is not a JSON object' }, { file, place: `line ${line}` })
}
