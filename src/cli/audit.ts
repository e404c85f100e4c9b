import { REASONS } from '../../documents/audit/index.ts'
import { type AuditedInstrument, auditedInstruments } from '../commands/audit/report.ts'
import { carryOn, openAudit } from '../commands/audit/run-audit.ts'
import { AppError } from '../errors.ts'
import type { AuditScope, StoredRun } from '../store/audits.ts'
import type { Store } from '../store/open.ts'
import { organByCode } from '../store/organs.ts'
import { type Io, say } from './io.ts'
import { progressOf } from './progress.ts'
import { withStore } from './with-store.ts'

interface Options {
  asOf?: string
  format?: string
  organ?: string
  all?: boolean
  reference?: boolean
  touched?: boolean
  anew?: boolean
  resume?: string
  out?: string
  db?: string
  json?: boolean
}

/**
 * `audit run`: the findings of every rule on the instruments in force, with the proposed outcome of each. Ctrl-C stops between two
 * batches and names the run, which `--resume` carries on.
 *
 * @returns 0, also with findings.
 */
export async function audit(io: Io, options: Options): Promise<number> {
  const format = options.json ? 'json' : (options.format ?? 'md')
  if (!['md', 'json', 'xlsx'].includes(format)) throw new AppError('usage', { reason: `--format must be md, json or xlsx, not ${format}` })
  await withStore(
    options.db,
    async (store) => {
      const run = await carried(io, store, options)
      if (run.status !== 'done') {
        io.err(`${say(io, '已停止，可继续：', 'stopped, carry on with:')} audit run --resume ${run.id}\n`)
        return
      }
      if (format === 'xlsx') await printSheet(io, store, run, options.out)
      else if (format === 'json') await printAsJson(io, store, run)
      else await printMarkdown(io, store, run)
    },
    { existing: true },
  )
  return 0
}

async function carried(io: Io, store: Store, options: Options): Promise<StoredRun> {
  const id = options.resume ?? (await openAudit(store, await scopeOf(store, options), options.asOf, { personId: 'cli' })).answer.id
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  process.once('SIGINT', onSignal)
  const bar = await progressOf(io, say(io, '检查', 'audit'))
  const progress = (done: number, total: number) => bar.at(done, total)
  try {
    return await carryOn(store, id, { by: 'cli', progress, signal: stop.signal, anew: options.anew })
  } finally {
    bar.end()
    process.off('SIGINT', onSignal)
  }
}

async function scopeOf(store: Store, options: Options): Promise<AuditScope> {
  const organ = options.organ === undefined ? undefined : await organByCode(store.db, options.organ)
  if (options.organ !== undefined && !organ) throw new AppError('notFound', { what: options.organ })
  const ownership = options.all ? undefined : options.reference ? ('reference' as const) : ('own' as const)
  return { ownership, organId: organ?.id, onlyTouched: options.touched }
}

async function printAsJson(io: Io, store: Store, run: StoredRun): Promise<void> {
  const { id, asOf, total, counts } = run
  // Printed one by one: the answer to 50,000 documents is long.
  io.out(`{"run":${JSON.stringify({ id, asOf, total, counts })},"instruments":[`)
  let first = true
  for await (const one of auditedInstruments(store, run)) {
    io.out(`${first ? '' : ','}\n${JSON.stringify(jsonOf(one))}`)
    first = false
  }
  io.out('\n]}\n')
}

function jsonOf({ findings, ...rest }: AuditedInstrument): object {
  return {
    ...rest,
    findings: findings.map(({ rule, severity, words, start, end, message, messageEn, basis, outcome, reason, detail }) => ({
      ...{ rule, severity, words, start, end, place: detail.label ?? null, message, messageEn, basis, outcome, reason, detail },
    })),
  }
}

const outcomes = {
  retain: ['继续有效', 'retain'],
  amend: ['修改', 'amend'],
  repeal: ['废止', 'repeal'],
  declareInvalid: ['宣布失效', 'declare invalid'],
} as const

async function printMarkdown(io: Io, store: Store, run: StoredRun): Promise<void> {
  io.out(`# ${say(io, `文件清理检查（${run.asOf}）`, `Cleanup audit as of ${run.asOf}`)}\n`)
  const sums: Record<string, number> = {}
  let number = 0
  for await (const one of auditedInstruments(store, run)) {
    sums[one.outcome] = (sums[one.outcome] ?? 0) + 1
    if (one.findings.length > 0) io.out(markdownOf(io, one, ++number))
  }
  const parts = Object.entries(outcomes).map(([key, [zh, en]]) => `${say(io, zh, en)} ${sums[key] ?? 0}`)
  const total = Object.values(sums).reduce((sum, count) => sum + count, 0)
  io.out(`\n${say(io, `共 ${total} 件，建议：`, `${total} instruments, proposed: `)}${parts.join(say(io, '，', ', '))}\n`)
}

function markdownOf(io: Io, one: AuditedInstrument, number: number): string {
  const reasons = one.reasons.map((code) => say(io, `${code} ${REASONS[code].zh}`, `${code} ${REASONS[code].en}`))
  const head = `\n## ${number}. 《${one.title}》${one.number ?? ''}\n\n`
  const proposed = `${say(io, '建议', 'proposed')}: **${say(io, outcomes[one.outcome][0], outcomes[one.outcome][1])}**${reasons.length > 0 ? ` – ${reasons.join('; ')}` : ''}\n\n`
  const lines = one.findings.map(({ detail, words, message, messageEn, basis, rule }) => {
    const place = typeof detail.label === 'string' ? `${detail.label} ` : ''
    const quoted = words === '' ? '' : `“${words}” `
    return `- ${place}${quoted}${say(io, message, messageEn)} （${rule}；${basis}）\n`
  })
  return `${head}${proposed}${lines.join('')}`
}

async function printSheet(io: Io, store: Store, run: StoredRun, out: string | undefined): Promise<void> {
  const { auditSheet } = await import('../commands/audit/sheet.ts')
  const bytes = await auditSheet(store, run)
  const file = out ?? `audit-${run.asOf}.xlsx`
  const { writeFile } = await import('node:fs/promises')
  await writeFile(file, bytes)
  io.err(`${say(io, '已写入', 'written to')} ${file}\n`)
}
