import { readFileSync, writeFileSync } from 'node:fs'
import type { Outcome, ReasonCode } from '../../workflows/cleanup/outcomes.ts'
import { cleanupStageName } from '../../workflows/cleanup/stages.ts'
import { AppError } from '../errors.ts'
import type { StoredCampaign } from '../store/campaigns.ts'
import type { Store } from '../store/open.ts'
import { type Io, printJson, say } from './io.ts'
import { withStore } from './with-store.ts'

interface Common {
  as?: string
  db?: string
  json?: boolean
}

export interface OpenOptions extends Common {
  organ: string
  kind: string
  title: string
  cutOff: string
  trigger?: string
  words?: string
  withExpired?: boolean
  dryRun?: boolean
}

/** `cleanup open`: what is in scope is listed; without `--dry-run` the campaign is opened and its list frozen. */
export async function openCleanup(io: Io, options: OpenOptions): Promise<number> {
  const { kind } = options
  if (kind !== 'periodic' && kind !== 'special' && kind !== 'immediate') throw new AppError('usage', { reason: `--kind ${kind}` })
  return withStore(options.db, async (store) => {
    const organId = await organOf(store, options.organ)
    const scope = { ...(options.words ? { words: options.words } : {}), ...(options.withExpired ? { withExpired: true } : {}) }
    const { scopeOf } = await import('../commands/cleanup/scope.ts')
    const { legalToday } = await import('../store/settings.ts')
    if (options.dryRun) {
      const rows = await scopeOf(store.db, organId, options.cutOff, scope, await legalToday(store.db))
      if (options.json) printJson(io, { items: rows, total: rows.length })
      else
        for (const row of rows)
          io.out(`${row.title}\t${row.number ?? ''}\t${row.standing}\t${row.assigned ? row.assigned.because : say(io, '未定', 'open')}\n`)
      return 0
    }
    const { openCampaign } = await import('../commands/cleanup/open-campaign.ts')
    const personId = await personOf(store, options.as)
    const trigger = options.trigger === undefined ? {} : { trigger: options.trigger }
    const opened = await openCampaign(store, { organId, kind, title: options.title, cutOff: options.cutOff, ...trigger, scope, personId })
    return act(io, store, { id: opened.answer.campaign.id, action: 'scope.freeze', payload: {}, personId }, options)
  })
}

/** `cleanup list`: campaigns with their sums, or with an id the instruments of one. */
export async function listCleanup(io: Io, id: string | undefined, options: Common): Promise<number> {
  return withStore(
    options.db,
    async (store) => {
      const { itemsOfCampaign, listCampaigns } = await import('../store/campaigns.ts')
      if (id === undefined) {
        const { items } = await listCampaigns(store.db, { limit: 200 })
        const rows = await Promise.all(items.map(summary))
        if (options.json) printJson(io, { items: rows })
        else
          for (const row of rows)
            io.out(
              `${row.id}  ${row.title}  ${say(io, cleanupStageName(row.stage).zh, cleanupStageName(row.stage).en)}  ${sumLine(io, row.sums)}\n`,
            )
        return 0
      }
      const campaign = await campaignOf(store, id)
      const { catalogueRows } = await import('../commands/cleanup/catalogues.ts')
      const [rows, items] = await Promise.all([catalogueRows(store.db, campaign), itemsOfCampaign(store.db, campaign.id)])
      const lines = items.map((item, at) => ({
        ...item,
        title: rows[at]?.title ?? '',
        number: rows[at]?.number || null,
        implementing: rows[at]?.implementing || null,
      }))
      if (options.json) printJson(io, { campaign: await summary(campaign), items: lines })
      else
        for (const line of lines)
          io.out(
            `${line.position}\t${line.title}\t${line.number ?? ''}\t${line.implementing ?? ''}\t${rows[line.position - 1]?.opinion || say(io, '未定', 'open')}\t${line.reasons.join(',')}\t${line.verdict ?? ''}\n`,
          )
      return 0
    },
    { existing: true },
  )
}

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

/** `cleanup close`: issues the decision where it is signed and numbered, then publishes the catalogues. */
export async function closeCleanup(io: Io, id: string, options: Common & { address: string; channel?: string[] }): Promise<number> {
  return withStore(options.db, async (store) => {
    const personId = await personOf(store, options.as)
    const payload = { channels: options.channel ?? ['门户网站'], address: options.address }
    const campaign = await campaignOf(store, id)
    const steps = campaign.stage === 'catalogue' ? ['catalogue.publish'] : ['decision.publish', 'catalogue.publish']
    for (const [at, action] of steps.entries())
      await act(io, store, { id: campaign.id, action, payload, personId }, options, at < steps.length - 1)
    return 0
  })
}

/** `cleanup do`: any other action of a campaign, its payload as JSON or `@file`. */
export async function doCleanup(io: Io, id: string, action: string, options: Common & { data?: string; organ?: string }): Promise<number> {
  return withStore(options.db, async (store) => {
    const campaign = await campaignOf(store, id)
    return act(
      io,
      store,
      { id: campaign.id, action, payload: payloadOf(options.data), personId: await personOf(store, options.as) },
      options,
    )
  })
}

/** `cleanup paper`: the decision and catalogues as text, or as .docx or .xlsx by the ending of `--out`. */
export async function paperCleanup(io: Io, id: string, options: Common & { out?: string }): Promise<number> {
  return withStore(options.db, async (store) => {
    const campaign = await campaignOf(store, id)
    const { catalogueRows, cataloguesOf } = await import('../commands/cleanup/catalogues.ts')
    const lists = cataloguesOf(await catalogueRows(store.db, campaign))
    const { cataloguePaper, catalogueSheets } = await import('../commands/cleanup/papers.ts')
    if (options.out?.endsWith('.xlsx')) {
      const { writeSheets } = await import('../files/xlsx-out.ts')
      writeFileSync(options.out, await writeSheets(catalogueSheets(lists)))
    } else if (options.out?.endsWith('.docx')) {
      const { writeDocx } = await import('../files/docx-out.ts')
      writeFileSync(options.out, await writeDocx(cataloguePaper(`${campaign.title}目录`, lists)))
    } else if (options.json) printJson(io, { catalogues: lists })
    else for (const list of lists) io.out(`${list.title}\n${[list.columns, ...list.rows].map((row) => row.join('\t')).join('\n')}\n\n`)
    return 0
  })
}

async function act(
  io: Io,
  store: Store,
  request: { id: string; action: string; payload: Record<string, unknown>; personId: string },
  options: Common,
  quiet = false,
): Promise<number> {
  const { performCampaign } = await import('../commands/cleanup/perform-campaign.ts')
  const { id: campaignId, ...rest } = request
  const { answer } = await performCampaign(store, { campaignId, ...rest })
  if (quiet) return 0
  const sums = await summary(await campaignOf(store, campaignId))
  if (options.json) printJson(io, { ...answer, sums: sums.sums })
  else
    io.out(
      `${campaignId}  ${say(io, cleanupStageName(answer.campaign.stage).zh, cleanupStageName(answer.campaign.stage).en)}  ${sumLine(io, sums.sums)}\n`,
    )
  return 0
}

async function summary(campaign: StoredCampaign) {
  const { sumsOf } = await import('../../workflows/cleanup/facts.ts')
  const { id, kind, title, cutOff, stage, status, rev } = campaign
  return { id, kind, title, cutOff, stage, status, rev, number: campaign.state.facts.number, sums: sumsOf(campaign.state.facts.items) }
}

function sumLine(io: Io, sums: Awaited<ReturnType<typeof summary>>['sums']): string {
  return say(
    io,
    `范围${sums.scope} = 保留${sums.retain} + 修改${sums.amend} + 废止${sums.repeal} + 失效${sums.declareInvalid} + 不属${sums.notNormative} + 未定${sums.open}`,
    `scope ${sums.scope} = retain ${sums.retain} + amend ${sums.amend} + repeal ${sums.repeal} + invalid ${sums.declareInvalid} + notNormative ${sums.notNormative} + open ${sums.open}`,
  )
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

function payloadOf(data: string | undefined): Record<string, unknown> {
  if (data === undefined) return {}
  try {
    return JSON.parse(data.startsWith('@') ? bytesOf(data.slice(1)).toString('utf8') : data) as Record<string, unknown>
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('usage', { reason: '--data: JSON' })
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new AppError('fileNotFound', {}, { file })
  }
}

async function campaignOf(store: Store, id: string): Promise<StoredCampaign> {
  const { campaignById } = await import('../store/campaigns.ts')
  const campaign = await campaignById(store.db, id)
  if (!campaign) throw new AppError('notFound', { what: id })
  return campaign
}

async function organOf(store: Store, code: string): Promise<string> {
  const { organByCode } = await import('../store/organs.ts')
  const organ = await organByCode(store.db, code)
  if (!organ) throw new AppError('notFound', { what: code })
  return organ.id
}

/** Whoever is at this computer acts for a person of the installation; the log names him. */
async function personOf(store: Store, login: string | undefined): Promise<string> {
  if (login === undefined) throw new AppError('usage', { reason: '--as <login>' })
  const { personByLogin } = await import('../store/people.ts')
  const person = await personByLogin(store.db, login)
  if (!person || person.disabled) throw new AppError('notFound', { what: login })
  return person.id
}
