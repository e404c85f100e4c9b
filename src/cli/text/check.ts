import { findings } from '../../../documents/check/index.ts'
import { type Io, printJson, say } from '../io.ts'
import { readInputs } from './input.ts'

/** `text check`: what a reviewer would object to; 1 with an error finding. */
export async function check(io: Io, path: string, options: { json?: boolean }): Promise<number> {
  const [{ tree, converted }] = await readInputs(io, path)
  const found = findings(tree)
  if (options.json) printJson(io, { findings: found, ...(converted ? { text: tree.text } : {}) })
  else
    for (const one of found)
      io.out(
        `${one.severity}  ${one.rule}  ${say(io, one.message, one.messageEn)}  ${one.basis}\n  ${tree.text.slice(one.start, Math.min(one.end, one.start + 80)).replace(/\s+/g, ' ')}\n`,
      )
  return found.some((one) => one.severity === 'error') ? 1 : 0
}
