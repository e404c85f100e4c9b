import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'

/** A file of a case by its content; the same bytes are one blob. */
export interface Blob {
  /** SHA-256 of the bytes, lower-case hex: the file's name below the blob folder. */
  sha256: string
  /** Bytes. */
  size: number
}

/**
 * Writes bytes into the blob folder (`ab/<sha256>`), before any transaction names them: a crash leaves at most an unnamed blob.
 * Flushed to disk, then renamed, so that a named blob is always whole. Writing the same bytes twice does nothing.
 */
export async function putBlob(folder: string, bytes: Uint8Array): Promise<Blob> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = blobPath(folder, sha256)
  if (!(await exists(path))) {
    await mkdir(dirname(path), { recursive: true })
    const draft = `${path}.${randomBytes(6).toString('hex')}.part`
    try {
      const file = await open(draft, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, path)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }
  return { sha256, size: bytes.byteLength }
}

/**
 * The bytes of a blob, checked against its name.
 *
 * @throws {AppError} `notFound` when there is none, `corrupt` when the bytes are not the ones the name promises.
 */
export async function getBlob(folder: string, sha256: string): Promise<Uint8Array> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError('notFound', { what: sha256 })
  const path = blobPath(folder, sha256)
  if (!(await exists(path))) throw new AppError('notFound', { what: sha256 })
  const bytes = await readFile(path)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new AppError('corrupt', { what: sha256 })
  return bytes
}

function blobPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256)
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
