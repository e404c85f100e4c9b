import { campaignAsks } from '../../../workflows/cleanup/asks.ts'
import { cleanupStageName } from '../../../workflows/cleanup/stages.ts'
import { daysBetween } from '../../../workflows/days.ts'
import { organsByRelation } from '../../commands/circumstances.ts'
import type { Inbox } from '../../contract/inbox.ts'
import { listCampaigns } from '../../store/campaigns.ts'
import type { Store } from '../../store/open.ts'
import type { HeldPost } from '../context.ts'
import { actionName } from './cases.ts'
import { namesOf } from './names.ts'

type Row = Inbox['dueToday'][number]

/** What the open cleanup campaigns ask of somebody, and, for the legal office that runs them, what they wait for. */
export async function campaignTasks(store: Store, posts: HeldPost[], today: string): Promise<{ mine: Row[]; waiting: Row[] }> {
  const { items } = await listCampaigns(store.db, { status: 'open', limit: 200 })
  const found: { mine: Row[]; waiting: Row[] } = { mine: [], waiting: [] }
  for (const campaign of items) {
    const related = await organsByRelation(store.db, { issuing: campaign.organId, drafting: campaign.organId })
    const asks = campaignAsks(campaign.stage, campaign.state.facts, related)
    const names = await namesOf(
      store,
      [],
      asks.map((ask) => ask.organId),
    )
    const runs = posts.some((post) => post.organId === related.legalityBody)
    // Two roles may be asked for the same; one row says it.
    for (const same of Map.groupBy(asks, (ask) => `${ask.action} ${ask.organId}`).values()) {
      const ask = same[0] as (typeof same)[number]
      const his = same.some((one) => posts.some((post) => post.organId === one.organId && post.role === one.role))
      if (!his && !runs) continue
      const name = actionName(ask.action)
      const row: Row = {
        ...{
          caseId: campaign.id,
          campaignId: campaign.id,
          instrumentId: null,
          title: campaign.title,
          stage: campaign.stage,
          stageName: cleanupStageName(campaign.stage),
        },
        ...{ action: ask.action, zh: name.zh, en: name.en, organName: names.organ(ask.organId), dueOn: ask.dueOn, due: null, since: null },
        daysLeft: ask.dueOn === null ? null : daysBetween(today, ask.dueOn),
      }
      found[his ? 'mine' : 'waiting'].push(row)
    }
  }
  return found
}
