import { readFileSync } from 'node:fs'
import { cleanupStageName } from '../../workflows/cleanup/stages.ts'
import { AppError } from '../errors.ts'
import type { StoredCampaign } from '../store/campaigns.ts'
import type { Store } from '../store/open.ts'
import { type Io, printJson, say } from './io.ts'

/** What every word of `cleanup` takes. */
export interface Common {
  as?: string
  db?: string
  json?: boolean
}

/** Performs an action of a campaign and prints where it stands with its sums; nothing when `quiet`. */
export async function act(
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

/** A campaign with its sums, as every word prints it. */
export async function summary(campaign: StoredCampaign) {
  const { sumsOf } = await import('../../workflows/cleanup/facts.ts')
  const { id, kind, title, cutOff, stage, status, rev } = campaign
  return { id, kind, title, cutOff, stage, status, rev, number: campaign.state.facts.number, sums: sumsOf(campaign.state.facts.items) }
}

/** Scope = the sum of the outcomes and what is open. */
export function sumLine(io: Io, sums: Awaited<ReturnType<typeof summary>>['sums']): string {
  return say(
    io,
    `范围${sums.scope} = 保留${sums.retain} + 修改${sums.amend} + 废止${sums.repeal} + 失效${sums.declareInvalid} + 不属${sums.notNormative} + 未定${sums.open}`,
    `scope ${sums.scope} = retain ${sums.retain} + amend ${sums.amend} + repeal ${sums.repeal} + invalid ${sums.declareInvalid} + notNormative ${sums.notNormative} + open ${sums.open}`,
  )
}

/** A file's bytes. @throws {AppError} `fileNotFound`. */
export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new AppError('fileNotFound', {}, { file })
  }
}

/** @throws {AppError} `notFound`. */
export async function campaignOf(store: Store, id: string): Promise<StoredCampaign> {
  const { campaignById } = await import('../store/campaigns.ts')
  const campaign = await campaignById(store.db, id)
  if (!campaign) throw new AppError('notFound', { what: id })
  return campaign
}

/** An organ's id by its code. @throws {AppError} `notFound`. */
export async function organOf(store: Store, code: string): Promise<string> {
  const { organByCode } = await import('../store/organs.ts')
  const organ = await organByCode(store.db, code)
  if (!organ) throw new AppError('notFound', { what: code })
  return organ.id
}

/** Whoever is at this computer acts for a person of the installation; the log names him. */
export async function personOf(store: Store, login: string | undefined): Promise<string> {
  if (login === undefined) throw new AppError('usage', { reason: '--as <login>' })
  const { personByLogin } = await import('../store/people.ts')
  const person = await personByLogin(store.db, login)
  if (!person || person.disabled) throw new AppError('notFound', { what: login })
  return person.id
}
