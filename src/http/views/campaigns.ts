import { REASONS } from '../../../documents/audit/index.ts'
import { type CleanupItem, sumsOf } from '../../../workflows/cleanup/facts.ts'
import { outcomeName } from '../../../workflows/cleanup/outcomes.ts'
import { cleanupStageName, cleanupStages } from '../../../workflows/cleanup/stages.ts'
import { foundMatters } from '../../commands/audit/report.ts'
import type { CampaignFile, CampaignHead, CampaignItem } from '../../contract/cleanup.ts'
import { findingsOf, type StoredFinding } from '../../store/audits.ts'
import { itemsOfCampaign, type StoredCampaign } from '../../store/campaigns.ts'
import { instrumentsByIds, numbersOfInstruments } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import type { Identity } from '../context.ts'
import { namesOf } from './names.ts'

/** Campaigns as lists show them. */
export async function campaignHeads(store: Store, campaigns: StoredCampaign[]): Promise<CampaignHead[]> {
  const names = await namesOf(
    store,
    campaigns.map((one) => one.openedBy),
    campaigns.map((one) => one.organId),
  )
  return campaigns.map((one) => {
    const { facts } = one.state
    return {
      ...{ id: one.id, kind: one.kind, title: one.title, cutOff: one.cutOff, trigger: one.scope.trigger ?? null, organId: one.organId },
      ...{ organName: names.organ(one.organId), stage: one.stage, stageName: cleanupStageName(one.stage), status: one.status },
      ...{ openedOn: one.openedOn, openedByName: names.person(one.openedBy), dueOn: one.stage === 'conclusions' ? facts.dueOn : null },
      ...{ number: facts.number, actId: facts.published?.actId ?? null, sums: sumsOf(facts.items), updatedAt: one.updatedAt, rev: one.rev },
    }
  })
}

/** One campaign: its stages, and its sums organ by organ with who has handed in. */
export async function campaignFile(store: Store, campaign: StoredCampaign, identity: Identity): Promise<CampaignFile> {
  const { items, submitted } = campaign.state.facts
  const byOrgan = Map.groupBy(Object.entries(items), ([, item]) => item.organ)
  const ids = [...byOrgan.keys()].filter((id) => id !== null)
  const names = await namesOf(store, [], ids)
  const mine = new Set(identity.posts.map((post) => post.organId))
  const [head] = await campaignHeads(store, [campaign])
  const verdicts = Object.values(items).map((item) => item.verdict)
  return {
    campaign: head as CampaignHead,
    stages: stagesOf(campaign.stage),
    organs: ids
      .map((organId) => ({
        ...{ organId, organName: names.organ(organId), submittedOn: submitted[organId]?.on ?? null, mine: mine.has(organId) },
        sums: sumsOf(Object.fromEntries(byOrgan.get(organId) as [string, CleanupItem][])),
      }))
      .sort((a, b) => (a.organName < b.organName ? -1 : 1)),
    unassigned: byOrgan.get(null)?.length ?? 0,
    agreed: verdicts.filter((verdict) => verdict === 'agrees').length,
    returned: verdicts.filter((verdict) => verdict === 'returns').length,
  }
}

function stagesOf(stage: string): CampaignFile['stages'] {
  const here = cleanupStages.indexOf(stage as 'scope')
  return cleanupStages.map((one, at) => ({
    ...{ stage: one, name: cleanupStageName(one) },
    state: stage === 'closed' || (here >= 0 && at < here) ? 'done' : at === here ? 'here' : 'next',
  }))
}

/** The instruments of a campaign with what the last audit found on each. */
export async function campaignItems(
  store: Store,
  campaign: StoredCampaign,
  filter: { organ?: string; outcome?: string },
): Promise<CampaignItem[]> {
  const all = await itemsOfCampaign(store.db, campaign.id)
  const rows = all.filter(
    (row) =>
      (filter.organ === undefined || row.assignedOrganId === filter.organ) &&
      (filter.outcome === undefined || (row.outcome ?? 'open') === filter.outcome),
  )
  const ids = [...new Set(rows.flatMap((row) => [row.instrumentId, ...(row.replacedBy === null ? [] : [row.replacedBy])]))]
  const [instruments, numbers, findings] = await Promise.all([
    inParts(ids, store, instrumentsByIds),
    inParts(ids, store, numbersOfInstruments),
    findingsOf(store.db, ids),
  ])
  const names = await namesOf(
    store,
    rows.flatMap((row) => [row.concludedBy, row.verdictBy]),
    rows.flatMap((row) => [row.assignedOrganId, instruments.get(row.instrumentId)?.organId ?? null]),
  )
  return rows.map((row) => {
    const instrument = instruments.get(row.instrumentId)
    const found = findings.get(row.instrumentId) ?? []
    return {
      ...{
        instrumentId: row.instrumentId,
        position: row.position,
        title: instrument?.title ?? '',
        number: numbers.get(row.instrumentId) ?? null,
      },
      ...{
        issuerName: names.organ(instrument?.organId ?? null),
        standing: instrument?.standing ?? 'unknown',
        validTo: instrument?.validTo ?? null,
      },
      ...{ organId: row.assignedOrganId, organName: row.assignedOrganId === null ? null : names.organ(row.assignedOrganId) },
      ...{ outcome: row.outcome, outcomeName: outcomeName(row.outcome), reasons: row.reasons, opinion: row.opinion, amendBy: row.amendBy },
      ...{ lapses: row.lapses, note: row.note, replacedBy: row.replacedBy },
      replacedByTitle: row.replacedBy === null ? null : (instruments.get(row.replacedBy)?.title ?? null),
      ...{ concludedByName: row.concludedBy === null ? null : names.person(row.concludedBy), concludedOn: row.concludedOn },
      ...{ verdict: row.verdict as CampaignItem['verdict'], verdictNote: row.verdictNote },
      verdictByName: row.verdictBy === null ? null : names.person(row.verdictBy),
      ...{ findings: foundMatters(found).length, proposed: proposedOf(found), rev: row.rev },
    }
  })
}

const order = ['repeal', 'declareInvalid', 'amend'] as const

/** What the findings propose together: the most far-reaching outcome and its reasons; null where nothing was found. */
export function proposedOf(findings: Pick<StoredFinding, 'outcome' | 'reason' | 'severity'>[]): CampaignItem['proposed'] {
  const counted = findings.filter((finding) => finding.severity !== 'note')
  const outcome = order.find((one) => counted.some((finding) => finding.outcome === one))
  if (!outcome) return null
  const reasons = counted.flatMap((finding) =>
    finding.outcome === outcome && finding.reason !== null && finding.reason in REASONS ? [finding.reason] : [],
  )
  return { outcome, reasons: [...new Set(reasons)].sort() }
}

async function inParts<T>(
  ids: string[],
  store: Store,
  read: (db: Store['db'], ids: string[]) => Promise<Map<string, T>>,
): Promise<Map<string, T>> {
  const all = new Map<string, T>()
  for (let at = 0; at < ids.length; at += 5_000)
    for (const [id, value] of await read(store.db, ids.slice(at, at + 5_000))) all.set(id, value)
  return all
}
