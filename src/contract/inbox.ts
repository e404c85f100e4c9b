import { type Static, Type } from 'typebox'
import { CaseId, exact, Instant, LegalDay, named, nullable, oneOf, Said } from './base.ts'
import { DueExplanation } from './cases.ts'

export const InboxRow = named(
  'InboxRow',
  exact({
    caseId: CaseId,
    campaignId: nullable(Type.String({ description: '清理；其他办件为空' })),
    instrumentId: nullable(Type.String({ description: '清理决定要求修改的文件；其他为空' })),
    proposal: Type.Optional(oneOf(['act', 'import', 'rulePack', 'holidayYear'], { description: '等第二人确认的登记；caseId 是其编号' })),
    title: Type.String(),
    stage: Type.String(),
    stageName: Said,
    action: nullable(Type.String()),
    zh: Type.String(),
    en: Type.String(),
    organName: Type.String(),
    dueOn: nullable(LegalDay),
    due: nullable(DueExplanation),
    daysLeft: nullable(Type.Integer()),
    since: nullable(Instant),
  }),
)
export const Inbox = exact({
  dueToday: Type.Array(InboxRow),
  thisWeek: Type.Array(InboxRow),
  later: Type.Array(InboxRow),
  waitingForOthers: Type.Array(InboxRow),
  changedSince: Type.Array(InboxRow),
})
export type Inbox = Static<typeof Inbox>
