import { daysBetween } from '../../../workflows/days.ts'
import type { DueAmendment } from '../../contract/cleanup.ts'
import type { Inbox } from '../../contract/inbox.ts'
import type { InstrumentFile } from '../../contract/register.ts'
import { actsByIds } from '../../store/acts.ts'
import { numbersOfInstruments } from '../../store/instruments.ts'
import { numbersOfActs } from '../../store/numbers.ts'
import type { Store } from '../../store/open.ts'
import { orderedAmendments } from '../../store/orders.ts'
import { legalToday } from '../../store/settings.ts'
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

/** Every open order to amend, the earliest due first: what an auditor asks for. */
export async function amendmentsDue(store: Store): Promise<DueAmendment[]> {
  const today = await legalToday(store.db)
  const orders = await orderedAmendments(store.db, today)
  const [names, numbers, acts, actNumbers] = await Promise.all([
    namesOf(
      store,
      [],
      orders.map((order) => order.organId),
    ),
    numbersOfInstruments(
      store.db,
      orders.map((order) => order.instrumentId),
    ),
    actsByIds(store.db, [...new Set(orders.map((order) => order.actId))]),
    numbersOfActs(store.db, [...new Set(orders.map((order) => order.actId))]),
  ])
  return orders.map(({ instrumentId, title, organId, actId, by, lapses }) => ({
    ...{ instrumentId, title, number: numbers.get(instrumentId) ?? null, organName: names.organ(organId), by, lapses },
    overdue: by !== null && by < today,
    act: {
      ...{ id: actId, title: acts.get(actId)?.title ?? '' },
      number: actNumbers.get(actId)?.find((one) => one.state === 'used')?.printed ?? null,
    },
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
