import { addDays, daysBetween } from '../../../workflows/days.ts'
import { stageName } from '../../../workflows/rulemaking/stages.ts'
import type { Calendar } from '../../../workflows/types.ts'
import { markInboxSeen } from '../../commands/accounts/inbox-seen.ts'
import { workingCalendar } from '../../commands/circumstances.ts'
import type { Inbox } from '../../contract/inbox.ts'
import { casesChangedSince, stagesOfCases } from '../../store/cases.ts'
import type { Store } from '../../store/open.ts'
import { personById } from '../../store/people.ts'
import { legalToday } from '../../store/settings.ts'
import { type InboxTask, tasksInCasesOf, tasksOf } from '../../store/tasks.ts'
import { isWork } from '../access.ts'
import { organsInView } from '../case-access.ts'
import type { Identity, Server } from '../context.ts'
import type { Router } from '../router.ts'
import { campaignTasks } from '../views/campaign-tasks.ts'
import { actionName, stageViews } from '../views/cases.ts'
import { dueListOf } from '../views/due-list.ts'
import { namesOf } from '../views/names.ts'
import { amendmentTasks } from '../views/ordered-amendments.ts'
import { proposalTasks } from '../views/proposal-tasks.ts'

export function inboxRoutes(router: Router, server: Server): void {
  const { store } = server
  router.on('GET /inbox', ({ identity }) => inboxOf(server, identity as Identity))
  router.on('POST /inbox/seen', async ({ personId }) => {
    await markInboxSeen(store, personId, server.now())
    return undefined
  })
}

type Row = Inbox['dueToday'][number]

async function inboxOf({ store, now }: Server, identity: Identity): Promise<Inbox> {
  const posts = identity.posts.filter(isWork)
  const ownOrgans = [...new Set(posts.map((post) => post.organId))]
  const [today, calendar, person] = await Promise.all([
    legalToday(store.db, now()),
    workingCalendar(store.db),
    personById(store.db, identity.personId),
  ])
  const mine = await rowsOf(store, await tasksOf(store.db, identity.personId, posts), today, calendar)
  const ids = new Set(mine.map((row) => row.taskId))
  const others = (await tasksInCasesOf(store.db, ownOrgans)).filter((task) => !ids.has(task.id))
  const waiting = await rowsOf(store, others, today, calendar)
  const campaigns = await campaignTasks(store, posts, today)
  const all = [
    ...mine.map(plain),
    ...campaigns.mine,
    ...(await amendmentTasks(store, posts, today)),
    ...(await proposalTasks(store, identity)),
  ]
  const under = (list: ReturnType<typeof dueListOf>) => all.filter((row) => dueListOf(row, today) === list)
  return {
    dueToday: under('dueToday'),
    thisWeek: under('thisWeek'),
    later: under('later'),
    waitingForOthers: [...waiting.map(plain), ...campaigns.waiting],
    changedSince: person?.seenInboxAt ? await changedRows(store, identity, person.seenInboxAt) : [],
  }
}

function plain({ taskId: _, ...row }: Row & { taskId: string }): Row {
  return row
}

async function rowsOf(store: Store, tasks: InboxTask[], today: string, calendar: Calendar): Promise<(Row & { taskId: string })[]> {
  const stages = await stagesOfCases(store.db, [...new Set(tasks.map((task) => task.caseId))])
  const names = await namesOf(
    store,
    [],
    tasks.map((task) => task.organId),
  )
  return tasks.map((task) => {
    const name = actionName(task.action)
    const row = stages.find((stage) => stage.caseId === task.caseId && (stage.dueOn === task.dueOn || task.dueOn === null))
    const [view] = row ? stageViews([row]) : []
    return {
      taskId: task.id,
      caseId: task.caseId,
      campaignId: null,
      instrumentId: null,
      title: task.title,
      stage: task.stage,
      stageName: stageName(task.stage),
      action: task.action,
      zh: name.zh,
      en: name.en,
      organName: names.organ(task.organId),
      dueOn: task.dueOn,
      due: task.dueOn === null ? null : (view?.due ?? null),
      daysLeft: daysLeft(today, task.dueOn, view?.due?.unit ?? 'natural', calendar),
      since: null,
    }
  })
}

/** Days left in the unit of the term; negative when it has passed; null when there is none or the year is not known. */
function daysLeft(today: string, dueOn: string | null, unit: 'natural' | 'working', calendar: Calendar): number | null {
  if (dueOn === null) return null
  if (unit === 'natural' || dueOn < today) return daysBetween(today, dueOn)
  try {
    let left = 0
    for (let day = addDays(today, 1); day <= dueOn; day = addDays(day, 1)) if (calendar.isWorkday(day)) left++
    return left
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

async function changedRows(store: Store, identity: Identity, since: string): Promise<Row[]> {
  const changed = await casesChangedSince(store.db, await organsInView(store, identity), since)
  const names = await namesOf(
    store,
    [],
    changed.map((one) => one.draftingOrganId),
  )
  return changed.map((one) => ({
    caseId: one.id,
    campaignId: null,
    instrumentId: null,
    title: one.title,
    stage: one.stage,
    stageName: stageName(one.stage),
    action: null,
    zh: '有新进展',
    en: 'changed',
    organName: names.organ(one.draftingOrganId),
    dueOn: null,
    due: null,
    daysLeft: null,
    since: one.updatedAt,
  }))
}
