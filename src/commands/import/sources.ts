import { fromMarkdown } from '../../../documents/markdown.ts'
import { findFiles } from '../../files/find.ts'
import { readJsonLines } from '../../files/lines.ts'
import { readText } from '../../files/read-text.ts'
import type { Said } from './list/said.ts'

/** One text that is brought in, with what the file says about it beside the text. */
export interface Source {
  /** The file, with `:line` in a collection. */
  source: string
  text: string
  /** What stands beside the text in a collection; only used where the text itself says nothing. */
  beside: { title?: string; number?: string; issuer?: string; day?: string }
  /** What the person should know about the reading: numbers of articles that Word writes by itself are not in the text. */
  doubts?: Said[]
}

const ENDINGS = ['.txt', '.md', '.docx', '.jsonl', '.jsonl.gz', '.xlsx', '.csv']

/** The files behind paths, in a steady order. @throws {AppError} `fileNotFound`, `fileEmpty`. */
export function importFiles(paths: string[]): Promise<string[]> {
  return findFiles(paths, ENDINGS)
}

/** Whether a file is a list of documents, not a document. */
export function isList(file: string): boolean {
  return /\.(?:xlsx|csv)$/i.test(file)
}

/** The texts of one file, one by one. @throws {AppError} what reading the file throws; `details` names file and place. */
export async function* textsOf(file: string): AsyncGenerator<Source> {
  if (/\.jsonl(\.gz)?$/i.test(file)) {
    for await (const { line, value } of readJsonLines(file)) {
      const said = (key: string) => (typeof value[key] === 'string' && value[key] !== '' ? value[key] : undefined)
      const [title, number, issuer, day] = [said('title'), said('docNumber'), said('issuer'), said('promulgated')]
      yield {
        source: `${file}:${line}`,
        text: said('text') ?? '',
        beside: { ...(title ? { title } : {}), ...(number ? { number } : {}), ...(issuer ? { issuer } : {}), ...(day ? { day } : {}) },
      }
    }
    return
  }
  const { text, kind, warnings } = await readText(file)
  yield { source: file, text: kind === 'md' ? fromMarkdown(text) : text, beside: {}, doubts: warnings }
}
