import { parse } from '../../../documents/parse.ts'
import type { Tree } from '../../../documents/tree.ts'
import { AppError } from '../../errors.ts'
import { readText } from '../../files/read-text.ts'
import { type Io, say } from '../io.ts'

/** A text as the text commands see it. */
export interface Input {
  tree: Tree
  /** Whether `tree.text` is something else than the decoded input (.docx, Markdown with markup): an answer with offsets then holds it. */
  converted: boolean
}

/**
 * Reads and parses the text of each path. What the reading left out is said on standard error.
 *
 * @throws {AppError} what `readText` throws; `usage` when two paths are both standard input.
 */
export async function readInputs<const P extends string[]>(io: Io, ...paths: P): Promise<{ [K in keyof P]: Input }> {
  if (paths.filter((path) => path === '-').length > 1) throw new AppError('usage', { reason: 'only one text can come from standard input' })
  const inputs: Input[] = []
  for (const path of paths) inputs.push(await readInput(io, path))
  return inputs as { [K in keyof P]: Input }
}

async function readInput(io: Io, path: string): Promise<Input> {
  const file = await readText(path)
  for (const { zh, en } of file.warnings) io.err(`note: ${path}: ${say(io, zh, en)}\n`)
  const text = file.kind === 'md' ? await plain(file.text) : file.text
  return { tree: parse(text), converted: file.kind === 'docx' || text !== file.text }
}

/** A .md that uses no markup is taken as it stands, front matter too (the parser knows it), so that offsets are into the file. */
async function plain(text: string): Promise<string> {
  if (!markup.test(text.replace(frontMatter, ''))) return text
  return (await import('../../../documents/markdown.ts')).fromMarkdown(text)
}

const frontMatter = /^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/

// numbers with a dot are left out: 1. is an ordinary heading of an official document
const markup = /^ {0,3}(?:#{1,6}\s|>|[-*+]\s|```)|\*\*|__|\\[\\`*_{}[\]()#+.!-]|\]\(|<[a-z/!]|&[a-z]+;/m
