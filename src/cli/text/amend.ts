import { amend } from '../../../documents/amend/index.ts'
import { printDay } from '../../commands/texts/slots.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../store/hash.ts'
import type { Io } from '../io.ts'
import { readInputs } from './input.ts'

interface Options {
  issuer?: string
  on?: string
  number?: string
}

/** `text amend`: the amending decision that turns one text into the other; it has applied itself before it is printed. */
export async function amendFile(io: Io, before: string, after: string, options: Options): Promise<number> {
  const { issuer = null, on = null, number = null } = options
  if (on !== null && !isDay(on)) throw new AppError('usage', { reason: `--on must be a day, YYYY-MM-DD, not ${on}` })
  const [old, now] = await readInputs(io, before, after)
  const decision = amend(old.tree.text, now.tree.text, { issuer, on: on && printDay(on), number, hash: sha256 })
  io.out(decision.endsWith('\n') ? decision : `${decision}\n`)
  return 0
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true
}
