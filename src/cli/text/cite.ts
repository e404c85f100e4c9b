import { cite } from '../../../documents/cite/index.ts'
import { type Io, printJson } from '../io.ts'
import { columns } from '../width.ts'
import { readInputs } from './input.ts'

/** `text cite`: what a text names, and what it says of it. */
export async function citeFile(io: Io, path: string, options: { json?: boolean }): Promise<number> {
  const [{ tree, converted }] = await readInputs(io, path)
  const { spans, relations } = cite(tree.text)
  if (options.json) printJson(io, { spans, relations, ...(converted ? { text: tree.text } : {}) })
  else {
    const said = relations.map(({ type, targets }) => [type, targets.map((at) => spans[at]?.text).join('、')])
    io.out(`${columns([...spans.map((span) => [span.type, span.text, span.value ?? '']), ...said])}\n`)
  }
  return 0
}
