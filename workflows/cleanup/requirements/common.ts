import type { Requirement } from '../../question.ts'
import { cited, citedInPart, houseRule } from '../../rules/cite.ts'
import type { CleanupFacts, CleanupItem } from '../facts.ts'
import type { Outcome } from '../outcomes.ts'
import { type Ask, namedIn } from '../who.ts'

/** A requirement of the cleanup machine. */
export type Check = Requirement<CleanupFacts>

/** What the requirements rest on, as it is cited to people. */
export const cleanupDuty = cited('《中华人民共和国立法法》', '第一百一十六条')
export const inTime = cited('《规章制定程序条例》', '第三十七条（参照）')
export const byImplementer = citedInPart('荆门市、濮阳县等地清理工作方案')
export const outcomesAsUsual = citedInPart('国发〔2015〕68号')
export const deadlineAsUsual = citedInPart('铜政发〔2020〕33号')
export const catalogueCounts = houseRule(
  '每件文件进入且只进入一个目录，合计等于范围',
  'every instrument is in exactly one list, and the sums equal the scope',
)
export const fourEyes = houseRule('不得审核自己提出的清理意见', 'nobody judges a conclusion of his own')
export const orderly = houseRule('办理次序', 'order of the work')
export const boundText = houseRule('签署约束文本', 'a sign-off binds a text')

/** A row of `item.conclude` or `item.review`. */
export interface Row {
  instrumentId: string
  outcome: Outcome
  reasons?: string[]
  opinion?: string
  amendBy?: string
  noDeadlineReason?: string
  lapses?: boolean
  replacedBy?: string
  verdict?: string
  note?: string
}

/** The rows of the event; none for a question without one. */
export const rows = (q: Ask) => (q.event?.payload.items ?? []) as Row[]
/** Nothing but blanks. */
export const blank = (words: string | undefined) => (words ?? '').trim() === ''
/** The instruments that the event names, with what is known of each in the campaign. */
export const itemsNamed = (q: Ask): [id: string, item: CleanupItem | undefined][] => namedIn(q).map((id) => [id, q.facts.items[id]])
/** The instruments of the campaign that lack something. */
export const without = (q: Ask, missing: (item: CleanupItem) => boolean) =>
  Object.entries(q.facts.items).filter(([, item]) => missing(item))
/** How many, and which first: the parameters of a sentence. */
export const first = (ids: string[]) => ({ count: ids.length, first: ids[0] ?? '' })
