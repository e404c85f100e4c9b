import type { FullVerification } from '../commands/replay/index.ts'
import { type Io, printJson, say } from './io.ts'
import { progressOf } from './progress.ts'
import { withStore } from './with-store.ts'

/** `verify`: 0 when every chain and checkpoint holds and replay gives what is stored, else 1 with the first bad record. */
export async function verify(io: Io, options: { db?: string; json?: boolean }): Promise<number> {
  const { verifyAll } = await import('../commands/replay/index.ts')
  const bar = await progressOf(io, say(io, '校验', 'verify'))
  const work = (db: string | undefined) =>
    withStore(db, (store) => verifyAll(store, { progress: (done, of) => bar.at(done, of) }), { existing: true })
  const found = await work(options.db).finally(() => bar.end())
  if (options.json) printJson(io, found)
  else io.out(shown(io, found))
  return found.ok ? 0 : 1
}

function shown(io: Io, { ok, chains, replay }: FullVerification): string {
  const [problem] = chains.problems
  const [difference] = replay.differences
  const lines = [
    say(
      io,
      `${chains.streams} 条链，${chains.events} 条记录，${chains.checkpoints} 个检查点`,
      `${chains.streams} streams, ${chains.events} events, ${chains.checkpoints} checkpoints`,
    ),
    say(
      io,
      `重放 ${replay.cases} 个办件、${replay.instruments} 件文件`,
      `replayed ${replay.cases} cases, ${replay.instruments} instruments`,
    ),
  ]
  if (problem)
    lines.push(
      say(io, `第一处问题：${problem.zh}`, `first bad record: ${problem.en}`),
      `  ${problem.kind} ${problem.streamId} #${problem.seq}: ${problem.what}`,
    )
  if (difference) {
    lines.push(say(io, '重放与存储不一致：', 'replay gives something else than is stored:'))
    lines.push(
      `  ${difference.table} ${difference.id} ${difference.column}: ${JSON.stringify(difference.expected)} ≠ ${JSON.stringify(difference.stored)}`,
    )
  }
  const more = chains.problems.length + replay.differences.length - (problem ? 1 : 0) - (difference ? 1 : 0)
  if (more > 0) lines.push(say(io, `另有 ${more} 处（见 --json）`, `${more} more, see --json`))
  lines.push(ok ? say(io, '全部相符', 'all holds') : say(io, '校验不通过', 'BROKEN'))
  return `${lines.join('\n')}\n`
}
