import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../errors.ts'

/**
 * The files that paths name: a file stands for itself, a folder for the files below it whose name ends so; in a steady order.
 *
 * @param endings with the dot, lower case: `['.txt', '.jsonl.gz']`. Hidden files and folders are passed over.
 * @throws {AppError} `fileNotFound`, or `fileEmpty` for a folder without such files; `details` is `{file}`.
 */
export async function findFiles(paths: string[], endings: string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const about = await stat(path).catch(() => null)
    if (!about) throw new AppError('fileNotFound', {}, { file: path })
    if (!about.isDirectory()) {
      found.push(path)
      continue
    }
    const names = await readdir(path, { recursive: true, withFileTypes: true })
    const files = names
      .filter((one) => one.isFile() && endings.some((ending) => one.name.toLowerCase().endsWith(ending)))
      .map((one) => join(one.parentPath, one.name))
      .filter((file) => !/[\\/]\./.test(file.slice(path.length)))
      .sort()
    if (files.length === 0) throw new AppError('fileEmpty', {}, { file: path, place: `no ${endings.join(' ')} below it` })
    found.push(...files)
  }
  return found
}
