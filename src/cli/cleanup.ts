import { writeFileSync } from 'node:fs'
import { cleanupStageName } from '../../workflows/cleanup/stages.ts'
import { AppError } from '../errors.ts'
import { act, bytesOf, type Common, campaignOf, organOf, personOf, sumLine, summary } from './cleanup-desk.ts'
import { type Io, printJson, say } from './io.ts'
import { withStore } from './with-store.ts'

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

/** `cleanup plan`: the fastest lawful path to a stage (to the end unless one is named), a step a line: day, what, which organ, why it waits. */
export async function planCleanup(io: Io, id: string, options: Common & { target?: string }): Promise<number> {
  return withStore(options.db, async (store) => {
    const campaign = await campaignOf(store, id)
    const { campaignCircumstances } = await import('../commands/cleanup/context.ts')
    const { plan } = await import('../../workflows/engine.ts')
    const { organNames } = await import('../store/organs.ts')
    const found = plan(campaign.state, options.target ?? 'closed', await campaignCircumstances(store, campaign.organId, 'system'))
    if (options.json) printJson(io, found)
    else {
      const names = await organNames(store.db, [...new Set(found.steps.flatMap((step) => step.organId ?? []))])
      for (const step of found.steps)
        io.out(
          `${step.on}\t${say(io, step.zh, step.en)}\t${names.get(step.organId ?? '') ?? ''}\t${step.by}\t${step.waits ? say(io, step.waits.zh, step.waits.en) : ''}\n`,
        )
      for (const unmet of found.blockedBy) io.err(`${say(io, unmet.zh, unmet.en)}\n`)
    }
    return found.reachable ? 0 : 1
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

function payloadOf(data: string | undefined): Record<string, unknown> {
  if (data === undefined) return {}
  try {
    return JSON.parse(data.startsWith('@') ? bytesOf(data.slice(1)).toString('utf8') : data) as Record<string, unknown>
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('usage', { reason: '--data: JSON' })
  }
}
