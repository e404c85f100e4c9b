import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../errors.ts'
import { docxText } from './docx.ts'

/** A text that a person brought in. */
export interface TextFile {
  /** The file's name without folders; `-` for standard input. */
  name: string
  kind: 'txt' | 'md' | 'docx'
  /** As decoded: without BOM, line ends as they were read. */
  text: string
  /** What the person should know about the reading, in both languages. */
  warnings: { zh: string; en: string }[]
}

/** The largest file that is read as one text: the longest codes have 0.4 MB, whole collections a few. */
export const maxTextBytes = 64_000_000

/**
 * Reads a text from a file, or from standard input for `-`. What it is goes by content first, then by name.
 *
 * @throws {AppError} `fileNotFound`, `fileUnreadable`, `tooLarge`, or what `textOf` throws; `details` is `{file}`.
 */
export async function readText(path: string): Promise<TextFile> {
  return textOf(path === '-' ? await readStandardInput() : await readBytes(path), path)
}

/**
 * The text in the bytes of a file. UTF-8 with or without BOM, or a .docx.
 *
 * @param path its name; only the end (`.md`) counts.
 * @throws {AppError} `fileEmpty`, `fileBinary`, `notUtf8`, `fileKind`, `badDocx`; `details` is `{file, place?}`.
 */
export async function textOf(bytes: Buffer, path: string): Promise<TextFile> {
  const name = path === '-' ? '-' : basename(path)
  const where = { file: path }
  if (bytes.length === 0) throw new AppError('fileEmpty', {}, where)
  if (bytes.subarray(0, 4).equals(zipMark)) {
    const { text, autoNumbered } = await located(path, () => docxText(bytes))
    if (text === '') throw new AppError('fileEmpty', {}, where)
    return { name, kind: 'docx', text, warnings: autoNumbered > 0 ? [numberingLeftOut(autoNumbered)] : [] }
  }
  if (/\.docx$/i.test(name)) throw new AppError('badDocx', { reason: 'it is no zip archive' }, where)
  const other = foreignKind(bytes)
  if (other) throw new AppError('fileKind', { kind: other }, where)
  const text = decode(bytes, path)
  if (text.trim() === '') throw new AppError('fileEmpty', {}, where)
  return { name, kind: /\.(md|markdown)$/i.test(name) ? 'md' : 'txt', text, warnings: [] }
}

/** The bytes of a file of at most `maxTextBytes`; the errors of `readText`. */
export async function readBytes(path: string, limit: number = maxTextBytes): Promise<Buffer> {
  const where = { file: path }
  try {
    const about = await stat(path)
    if (about.isDirectory()) throw new AppError('fileUnreadable', { reason: 'it is a folder' }, where)
    if (about.size > limit) throw new AppError('tooLarge', { limit: `${limit / 1e6} MB` }, where)
    return await readFile(path)
  } catch (error) {
    if (error instanceof AppError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AppError('fileNotFound', {}, where)
    throw new AppError('fileUnreadable', { reason: code === 'EACCES' ? 'permission denied' : (message.split('\n')[0] ?? '') }, where)
  }
}

async function readStandardInput(): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxTextBytes) throw new AppError('tooLarge', { limit: `${maxTextBytes / 1e6} MB` }, { file: '-' })
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

const zipMark = Buffer.from([0x50, 0x4b, 0x03, 0x04])

const marks: [string, string][] = [
  ['25504446', 'PDF'],
  ['d0cf11e0', '.doc (save it as .docx 请另存为 .docx)'],
  ['fffe', 'UTF-16 (save it as UTF-8 请另存为 UTF-8)'],
  ['feff', 'UTF-16 (save it as UTF-8 请另存为 UTF-8)'],
  ['1f8b', 'gzip'],
  ['89504e47', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['7b5c727466', 'RTF (save it as .docx 请另存为 .docx)'],
]

function foreignKind(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 8).toString('hex')
  return marks.find(([mark]) => head.startsWith(mark))?.[1]
}

function decode(bytes: Buffer, path: string): string {
  const zero = bytes.indexOf(0)
  if (zero >= 0) throw new AppError('fileBinary', {}, { file: path, place: `byte ${zero + 1}` })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('notUtf8', {}, { file: path, place: `line ${firstBadLine(bytes)}` })
  }
}

/** The first line that is not UTF-8: the one in which the tolerant decoding has a replacement character where the bytes have none. */
function firstBadLine(bytes: Buffer): number {
  const lines = new TextDecoder('utf-8').decode(bytes).split('\n')
  const mark = '\ufffd'
  const trueMark = Buffer.from(mark)
  let at = 0
  for (const [index, line] of lines.entries()) {
    const end = bytes.indexOf(10, at)
    const raw = bytes.subarray(at, end < 0 ? bytes.length : end)
    if (line.includes(mark) && !raw.includes(trueMark)) return index + 1
    at = end + 1
  }
  return 1
}

async function located<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof AppError ? new AppError(error.code, error.params, { file: path }) : error
  }
}

function numberingLeftOut(count: number): { zh: string; en: string } {
  return {
    zh: `有 ${count} 个段落使用 Word 自动编号，编号不在文字内，本版本不能读出；条、款、项的序号请改为手工输入后再读`,
    en: `${count} paragraphs are numbered by Word itself; these numbers are not read in this version: turn them into typed numbers first`,
  }
}
