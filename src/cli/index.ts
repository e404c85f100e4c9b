import { type Io, processIo } from './io.ts'
import { buildProgram } from './program.ts'
import { report } from './report.ts'

/**
 * Runs one command line.
 *
 * @param args what stands after `cli`.
 * @returns the exit code: 0 done, 1 done but unresolved, 2 bad usage or input (contract.md).
 */
export async function run(args: string[], io: Io = processIo()): Promise<number> {
  try {
    const outcome = { code: 0 }
    await buildProgram(io, outcome).parseAsync(args, { from: 'user' })
    return outcome.code
  } catch (error) {
    return report(io, error, args.includes('--json'))
  }
}
