import { daysBetween } from '../../../workflows/days.ts'
import type { Inbox } from '../../contract/inbox.ts'
import type { InstrumentFile } from '../../contract/register.ts'
import type { Store } from '../../store/open.ts'
import { orderedAmendments } from '../../store/orders.ts'
import type { HeldPost } from '../context.ts'
import { namesOf } from './names.ts'

/** What cleanup decisions order the person's organs to amend, until it is amended: asked of those who draft there. */
export async function amendmentTasks(store: Store, posts: HeldPost[], today: string): Promise<Inbox['dueToday']> {
  const organIds = [...new Set(posts.flatMap((post) => (post.role === 'drafter' || post.role === 'unitChief' ? [post.organId] : [])))]
  const orders = await orderedAmendments(store.db, today, { organIds })
  const names = await namesOf(
    store,
    [],
    orders.map((order) => order.organId),
  )
  return orders.map(({ instrumentId, title, organId, by }) => ({
    ...{ caseId: instrumentId, campaignId: null, instrumentId, title, stage: 'amendmentDue' },
    stageName: { zh: '清理决定要求修改', en: 'A cleanup decision orders it' },
    ...{ action: null, zh: '修改文件', en: 'Amend the document', organName: names.organ(organId), dueOn: by, due: null, since: null },
    daysLeft: by === null ? null : daysBetween(today, by),
  }))
}

/** The open order to amend an instrument, as its page shows it; the act that gave it is that of the effect. */
export async function amendmentDueOf(store: Store, instrumentId: string, today: string): Promise<InstrumentFile['amendmentDue']> {
  const [order] = await orderedAmendments(store.db, today, { instrumentIds: [instrumentId] })
  if (!order) return null
  const { effectId, from, by, lapses, organId } = order
  const names = await namesOf(store, [], [organId])
  return { effectId, from, by, lapses, overdue: by !== null && by < today, organName: names.organ(organId) }
}
