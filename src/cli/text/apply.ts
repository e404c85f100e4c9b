import { type Applied, apply } from '../../../documents/amend/index.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../store/hash.ts'
import { type Io, printJson, say } from '../io.ts'
import { readInputs } from './input.ts'

/**
 * `text apply`: the consolidated text. 1 when an instruction was refused (it then changed nothing).
 *
 * @throws {AppError} `notThisText`, `noDecision` when there is nothing to apply to this text.
 */
export async function applyFile(io: Io, before: string, decision: string, options: { json?: boolean }): Promise<number> {
  const [old, said] = await readInputs(io, before, decision)
  const applied = apply(old.tree.text, said.tree.text, sha256)
  if (!applied.ok) throw new AppError(applied.code, { reason: say(io, applied.message, applied.messageEn) }, { file: decision })
  const { text, instructions, notes } = applied
  if (options.json) printJson(io, { text, instructions, notes })
  else {
    io.out(text.endsWith('\n') ? text : `${text}\n`)
    for (const line of remarks(applied)) io.err(`${line}\n`)
  }
  return instructions.some((row) => row.status === 'refused') ? 1 : 0
}

function remarks({ instructions }: Applied): string[] {
  return instructions.flatMap((row) => {
    const lines = row.warnings.map((warning) => `note: ${row.item}: ${warning}`)
    return row.status === 'refused' ? [`refused: ${row.item}: ${row.reason}: ${row.source}`, ...lines] : lines
  })
}
