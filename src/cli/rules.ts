import { basisOf } from '../../workflows/rules/cite.ts'
import type { RuleEntry, RulePack } from '../../workflows/rules/pack.ts'
import { shippedPacks } from '../../workflows/rules/shipped.ts'
import { type Io, printJson, say } from './io.ts'
import { columns } from './width.ts'

interface Options {
  unconfirmed?: boolean
  json?: boolean
}

/**
 * `rules`: the entries of the shipped rule packs with source and confidence. With `--unconfirmed` those that nobody has read in the source
 * with their article (confidence E, 2, U): the list to go through with the customer.
 */
export async function rules(io: Io, options: Options): Promise<number> {
  const packs = shippedPacks.map((pack) => ({
    ...pack,
    entries: pack.entries.filter((entry) => !options.unconfirmed || entry.confidence !== 'R'),
  }))
  if (options.json)
    printJson(io, {
      packs: packs.map((pack) => ({ ...pack, entries: pack.entries.map((entry) => ({ ...entry, cited: basisOf(entry) })) })),
    })
  else io.out(`${packs.map((pack) => shown(io, pack)).join('\n\n')}\n`)
  return 0
}

const modes: Record<RuleEntry['mode'], [string, string]> = {
  block: ['强制', 'binding'],
  reason: ['例外须说明理由', 'exception with reason'],
  warn: ['提示', 'hint'],
}

const units: Record<RuleEntry['unit'], [string, string]> = {
  naturalDays: ['日', 'days'],
  workingDays: ['个工作日', 'working days'],
  months: ['个月', 'months'],
  years: ['年', 'years'],
  count: ['', ''],
  none: ['', ''],
}

function shown(io: Io, pack: RulePack): string {
  const head = `${say(io, pack.title.zh, pack.title.en)} (${pack.id}, ${pack.effectiveFrom} – ${pack.effectiveTo ?? ''})`
  if (pack.entries.length === 0) return `${head}\n  ${say(io, '无', 'none')}`
  const rows = pack.entries.map((entry) => [
    `  ${entry.key}`,
    `${Array.isArray(entry.value) ? entry.value.join('、') || '–' : entry.value} ${say(io, ...units[entry.unit])}`.trim(),
    say(io, ...modes[entry.mode]),
    `[${entry.confidence}]`,
    say(io, basisOf(entry).zh, basisOf(entry).en),
    say(io, entry.zh, entry.en),
  ])
  return `${head}\n${columns(rows)}`
}
