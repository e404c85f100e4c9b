import { writeDocx } from './docx-out.ts'
import type { Paper } from './paper.ts'
import { readSheet } from './read-sheet.ts'
import { type TextFile, textOf } from './read-text.ts'
import type { Sheet } from './sheet.ts'
import { type SheetOut, writeSheets } from './xlsx-out.ts'

/** What can be given to a thread: values go in and come out as copies. */
export const fileJobs = {
  readSheet: (bytes: Uint8Array): Promise<Sheet[]> => readSheet(Buffer.from(bytes)),
  /** A text that someone brings in: .docx, .txt or .md by its content; `name` decides only whether it is Markdown. */
  readText: ({ bytes, name }: { bytes: Uint8Array; name: string }): Promise<TextFile> => textOf(Buffer.from(bytes), name),
  writeSheets: (sheets: SheetOut[]): Promise<Uint8Array> => writeSheets(sheets),
  writeDocx: (paper: Paper): Promise<Uint8Array> => writeDocx(paper),
}

export type FileJobs = typeof fileJobs
