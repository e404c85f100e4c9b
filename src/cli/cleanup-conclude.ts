import { writeFileSync } from 'node:fs'
import type { Outcome, ReasonCode } from '../../workflows/cleanup/outcomes.ts'
import { AppError } from '../errors.ts'
import type { StoredCampaign } from '../store/campaigns.ts'
import type { Store } from '../store/open.ts'
import { act, bytesOf, type Common, campaignOf, organOf, personOf } from './cleanup-desk.ts'
import { type Io, printJson, say } from './io.ts'
import { withStore } from './with-store.ts'

export interface ConcludeOptions extends Common {
  table?: string
  out?: string
  organ?: string
  outcome?: string
  reasons?: string
  opinion?: string
  amendBy?: string
  instrument?: string[]
  submit?: boolean
  dryRun?: boolean
}

/**
 * `cleanup conclude`: `--out` writes the table of an organ, `--table` reads it back (all rows or none), `--outcome` concludes the named
 * instruments (or everything of the organ that is still open), `--submit` hands in. 1 when a row was refused.
 */
export async function concludeCleanup(io: Io, id: string, options: ConcludeOptions): Promise<number> {
  return withStore(options.db, async (store) => {
    const campaign = await campaignOf(store, id)
    if (options.out !== undefined) return writeTable(io, store, campaign, options)
    const personId = await personOf(store, options.as)
    if (options.table !== undefined) return readTableFile(io, store, campaign, options, personId)
    if (options.outcome !== undefined) {
      const items = await conclusions(store, campaign, options)
      const code = await act(io, store, { id: campaign.id, action: 'item.conclude', payload: { items }, personId }, options)
      if (code !== 0 || !options.submit) return code
    }
    if (!options.submit) throw new AppError('usage', { reason: '--out, --table, --outcome, --submit' })
    const organId = await organOf(store, options.organ ?? '')
    return act(io, store, { id: campaign.id, action: 'conclusions.submit', payload: { organId }, personId }, options)
  })
}

async function writeTable(io: Io, store: Store, campaign: StoredCampaign, options: ConcludeOptions): Promise<number> {
  const { opinionTable } = await import('../commands/cleanup/table.ts')
  const { writeSheets } = await import('../files/xlsx-out.ts')
  const organ = options.organ === undefined ? undefined : await organOf(store, options.organ)
  writeFileSync(String(options.out), await writeSheets(await opinionTable(store.db, campaign, organ)))
  io.err(`${options.out}\n`)
  return 0
}

async function readTableFile(io: Io, store: Store, campaign: StoredCampaign, options: ConcludeOptions, personId: string): Promise<number> {
  const { readSheet } = await import('../files/read-sheet.ts')
  const { readTable } = await import('../commands/cleanup/read-table.ts')
  const sheets = await readSheet(bytesOf(String(options.table)))
  const report = await readTable(store, { campaignId: campaign.id, sheets, dryRun: options.dryRun, personId })
  if (options.json) printJson(io, report)
  else
    for (const row of report.rows)
      io.out(`${row.row}\t${row.outcome}\t${row.title}\t${row.message ? say(io, row.message.zh, row.message.en) : ''}\n`)
  if (report.refused > 0) io.err(`${say(io, '有行被拒绝，整表没有读入', 'a row was refused: nothing was read in')}\n`)
  return report.refused > 0 ? 1 : 0
}

async function conclusions(store: Store, campaign: StoredCampaign, options: ConcludeOptions): Promise<Record<string, unknown>[]> {
  const organId = options.organ === undefined ? undefined : await organOf(store, options.organ)
  const items = Object.entries(campaign.state.facts.items)
  const ids = options.instrument ?? items.filter(([, item]) => item.organ === organId && item.outcome === null).map(([id]) => id)
  const outcome = options.outcome as Outcome
  const reasons = (options.reasons ?? '').split(',').filter((code) => code !== '') as ReasonCode[]
  return ids.map((instrumentId) => ({
    ...{ instrumentId, outcome, reasons },
    ...(options.opinion === undefined ? {} : { opinion: options.opinion }),
    ...(options.amendBy === undefined ? {} : { amendBy: options.amendBy, lapses: true }),
  }))
}
