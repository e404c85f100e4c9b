import type { Requirement } from '../question.ts'
import { organFor, whoInWords } from '../rulemaking/roles.ts'
import { cited, citedInPart, houseRule } from '../rules/cite.ts'
import type { Basis } from '../types.ts'
import { addsUp, type CleanupFacts, type CleanupItem, sumsOf } from './facts.ts'
import { type Outcome, reasonsFit } from './outcomes.ts'
import { type Ask, actingAs, implementingOrgans, namedIn, organsOf } from './who.ts'

type Check = Requirement<CleanupFacts>

const cleanupDuty = cited('《中华人民共和国立法法》', '第一百一十六条')
const inTime = cited('《规章制定程序条例》', '第三十七条（参照）')
const byImplementer = citedInPart('荆门市、濮阳县等地清理工作方案')
const outcomesAsUsual = citedInPart('国发〔2015〕68号')
const deadlineAsUsual = citedInPart('铜政发〔2020〕33号')
const catalogueCounts = houseRule(
  '每件文件进入且只进入一个目录，合计等于范围',
  'every instrument is in exactly one list, and the sums equal the scope',
)
const fourEyes = houseRule('不得审核自己提出的清理意见', 'nobody judges a conclusion of his own')
const twoTimes = houseRule('发生日与记录时刻分开', 'the day of the act and the instant of its record are two things')
const orderly = houseRule('办理次序', 'order of the work')
const boundText = houseRule('签署约束文本', 'a sign-off binds a text')
const elsewhereRule = houseRule(
  '线下办理由所属机关或者办公机构补录',
  'what was done elsewhere is recorded by the organ concerned or the general office',
)

interface Row {
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

const rows = (q: Ask) => (q.event?.payload.items ?? []) as Row[]
const blank = (words: string | undefined) => (words ?? '').trim() === ''
const itemsNamed = (q: Ask): [id: string, item: CleanupItem | undefined][] => namedIn(q).map((id) => [id, q.facts.items[id]])
const without = (q: Ask, missing: (item: CleanupItem) => boolean) => Object.entries(q.facts.items).filter(([, item]) => missing(item))
const first = (ids: string[]) => ({ count: ids.length, first: ids[0] ?? '' })

/** Requirements about who acts and when. */
const always: Check[] = [
  {
    code: 'roleHeld',
    about: 'person',
    holds: (q) => q.event?.elsewhere !== undefined || actingAs(q).length > 0,
    params: (q) => {
      const words = whoInWords(q.action.by)
      return { whoZh: words.zh, whoEn: words.en }
    },
    basis: [orderly],
    remedy: (q) => ({ action: q.action.name, role: q.action.by[0]?.role[0] ?? 'officeClerk' }),
  },
  {
    code: 'recordedByRightPerson',
    about: 'event',
    holds: (q) => {
      if (!q.event?.elsewhere) return true
      const organs = [...q.action.by.flatMap((who) => organsOf(who, q)), organFor('generalOffice', q.at.organs)]
      return q.at.actor.posts.some((post) => organs.includes(post.organId) && post.onBehalfOf === (q.event?.onBehalfOf ?? null))
    },
    basis: [elsewhereRule],
    remedy: () => ({ action: null, role: 'officeClerk' }),
  },
  {
    code: 'dayNotInFuture',
    about: 'event',
    holds: (q) => q.on <= q.at.today,
    params: (q) => ({ on: q.on, today: q.at.today }),
    basis: [twoTimes],
    remedy: (q) => ({ action: null, day: q.on }),
  },
  {
    code: 'dayNotBeforeStage',
    about: 'event',
    holds: (q) => q.on >= q.facts.enteredOn,
    params: (q) => ({ on: q.on, entered: q.facts.enteredOn }),
    basis: [twoTimes],
    remedy: (q) => ({ action: null, day: q.facts.enteredOn }),
  },
  {
    code: 'otherDayHasReason',
    about: 'event',
    holds: (q) => q.on === q.at.today || q.event === null || !blank(q.event.reason),
    params: (q) => ({ on: q.on, today: q.at.today }),
    basis: [twoTimes],
  },
]

/** Scope and assignment. */
const beginnings: Check[] = [
  {
    code: 'triggerNamed',
    about: 'event',
    holds: (q) => q.facts.kind === 'periodic' || !blank(q.event?.payload.trigger as string | undefined),
    basis: [inTime],
    remedy: () => ({ action: 'campaign.open' }),
  },
  {
    code: 'cutOffNotLater',
    about: 'event',
    holds: (q) => q.facts.cutOff <= q.on,
    params: (q) => ({ cutOff: q.facts.cutOff, on: q.on }),
    basis: [byImplementer],
  },
  {
    code: 'scopeNotEmpty',
    about: 'facts',
    holds: (q) => Object.keys(q.facts.items).length > 0,
    basis: [cleanupDuty],
    remedy: () => ({ action: 'scope.change' }),
  },
  {
    code: 'scopeChangeFits',
    about: 'event',
    holds: (q) => {
      if (!q.event) return true
      const add = ((q.event.payload.add ?? []) as { instrumentId: string }[]).map((row) => row.instrumentId)
      const remove = (q.event.payload.remove ?? []) as string[]
      return add.length + remove.length > 0 && !add.some((id) => id in q.facts.items) && remove.every((id) => id in q.facts.items)
    },
    basis: [catalogueCounts],
  },
  {
    code: 'everyItemAssigned',
    about: 'facts',
    holds: (q) => without(q, (item) => item.organ === null).length === 0,
    params: (q) => first(without(q, (item) => item.organ === null).map(([id]) => id)),
    basis: [byImplementer],
    remedy: () => ({ action: 'assignment.set' }),
  },
  {
    code: 'tablesDueAhead',
    about: 'event',
    holds: (q) => q.event === null || String(q.event.payload.dueOn) > q.on,
    basis: [orderly],
  },
  {
    code: 'itemsInScope',
    about: 'event',
    holds: (q) => itemsNamed(q).every(([, item]) => item !== undefined) && new Set(namedIn(q)).size === namedIn(q).length,
    params: (q) => first(itemsNamed(q).flatMap(([id, item]) => (item ? [] : [id]))),
    basis: [catalogueCounts],
  },
  {
    code: 'itemsNotConcluded',
    about: 'event',
    holds: (q) => itemsNamed(q).every(([, item]) => item?.outcome == null),
    params: (q) => first(itemsNamed(q).flatMap(([id, item]) => (item?.outcome == null ? [] : [id]))),
    basis: [orderly],
  },
]

/** The organs' conclusions. */
const conclusions: Check[] = [
  {
    code: 'itemsOfOwnOrgan',
    about: 'event',
    holds: (q) => {
      if (q.event === null || q.event.elsewhere) return true
      const organs = new Set(actingAs(q).map((way) => way.organId))
      return itemsNamed(q).every(([, item]) => item === undefined || (item.organ !== null && organs.has(item.organ)))
    },
    basis: [byImplementer],
    remedy: () => ({ action: 'item.conclude' }),
  },
  {
    code: 'itemsOpenToConclude',
    about: 'facts',
    holds: (q) => {
      if (q.place !== 'itemReview') return itemsNamed(q).every(([, item]) => item?.organ == null || !(item.organ in q.facts.submitted))
      const returned = without(q, (item) => item.verdict === 'returns').length > 0
      return returned && itemsNamed(q).every(([, item]) => item?.verdict === 'returns')
    },
    basis: [orderly],
    remedy: () => ({ action: 'item.review' }),
  },
  {
    code: 'outcomeHasReason',
    about: 'event',
    holds: (q) => rows(q).every(hasReason),
    params: (q) =>
      first(
        rows(q)
          .filter((row) => !hasReason(row))
          .map((row) => row.instrumentId),
      ),
    basis: [inTime, outcomesAsUsual],
    remedy: () => ({ action: 'item.conclude' }),
  },
  {
    code: 'reasonsFit',
    about: 'event',
    holds: (q) => rows(q).every((row) => reasonsFit(row.outcome, row.reasons ?? [])),
    params: (q) =>
      first(
        rows(q)
          .filter((row) => !reasonsFit(row.outcome, row.reasons ?? []))
          .map((row) => row.instrumentId),
      ),
    basis: [outcomesAsUsual],
  },
  {
    code: 'amendDeadlineSaid',
    about: 'event',
    holds: (q) => rows(q).every((row) => row.outcome !== 'amend' || row.amendBy !== undefined || !blank(row.noDeadlineReason)),
    basis: [deadlineAsUsual],
  },
  {
    code: 'amendDayAhead',
    about: 'event',
    holds: (q) => rows(q).every((row) => row.amendBy === undefined || row.amendBy > q.on),
    params: (q) => ({ on: q.on }),
    basis: [deadlineAsUsual],
  },
  {
    code: 'amendLapses',
    about: 'event',
    holds: (q) => {
      const rule = q.at.pack(q.on).get('cleanup.amendDeadlineAutoLapse')
      if (rule?.value !== true || rule.mode === 'warn') return true
      const lasting = rows(q).some((row) => row.outcome === 'amend' && row.amendBy !== undefined && row.lapses !== true)
      return !lasting || (rule.mode === 'reason' && !blank(q.event?.reason))
    },
    basis: (q): Basis[] => {
      const rule = q.at.pack(q.on).get('cleanup.amendDeadlineAutoLapse')
      return rule ? [rule.basis] : [deadlineAsUsual]
    },
  },
  {
    code: 'replacementNamed',
    about: 'event',
    holds: (q) => rows(q).every((row) => !(row.reasons ?? []).includes('R6') || replacementSaid(row)),
    basis: [outcomesAsUsual],
  },
  {
    code: 'submitsForOwnOrgan',
    about: 'event',
    holds: (q) => {
      if (!q.event) return true
      const organ = String(q.event.payload.organId)
      const mine = q.event.elsewhere !== undefined || actingAs(q).some((way) => way.organId === organ)
      return mine && implementingOrgans(q.facts).has(organ) && !(organ in q.facts.submitted)
    },
    basis: [byImplementer],
  },
  {
    code: 'organItemsConcluded',
    about: 'event',
    holds: (q) => openOfOrgan(q).length === 0,
    params: (q) => first(openOfOrgan(q)),
    basis: [byImplementer, catalogueCounts],
    remedy: () => ({ action: 'item.conclude' }),
  },
]

/** Review, deliberation, decision. */
const judgements: Check[] = [
  {
    code: 'notOwnConclusion',
    about: 'event',
    holds: (q) => {
      if (!q.event) return true
      const people = [q.at.actor.personId, q.event.elsewhere?.person ?? null, q.event.onBehalfOf ?? null]
      const judged = q.action.name === 'decision.sign' ? Object.values(q.facts.items) : judgedItems(q)
      return !judged.some(
        (item) => item.by !== null && (people.includes(item.by) || (item.onBehalfOf !== null && people.includes(item.onBehalfOf))),
      )
    },
    basis: [fourEyes],
    remedy: (q) => ({ action: q.action.name, role: q.action.by[0]?.role[0] ?? 'legalityReviewer' }),
  },
  {
    code: 'itemsConcludedBefore',
    about: 'event',
    holds: (q) => itemsNamed(q).every(([, item]) => item === undefined || item.outcome !== null),
    basis: [orderly],
    remedy: () => ({ action: 'item.conclude' }),
  },
  {
    code: 'returnHasReason',
    about: 'event',
    holds: (q) => rows(q).every((row) => row.verdict !== 'returns' || !blank(row.note)),
    basis: [inTime],
  },
  {
    code: 'everyItemConcluded',
    about: 'facts',
    holds: (q) => without(q, (item) => item.outcome === null).length === 0,
    params: (q) => first(without(q, (item) => item.outcome === null).map(([id]) => id)),
    basis: [cleanupDuty, catalogueCounts],
    remedy: () => ({ action: 'item.conclude' }),
  },
  {
    code: 'everyItemAgreed',
    about: 'facts',
    holds: (q) => without(q, (item) => item.verdict !== 'agrees').length === 0,
    params: (q) => first(without(q, (item) => item.verdict !== 'agrees').map(([id]) => id)),
    basis: [byImplementer],
    // What was returned is concluded anew before it can be agreed with.
    remedy: (q) => ({ action: without(q, (item) => item.verdict === 'returns').length > 0 ? 'item.conclude' : 'item.review' }),
  },
  {
    code: 'sumsEqualScope',
    about: 'facts',
    holds: (q) => addsUp(sumsOf(q.facts.items)),
    params: (q) => ({ ...sumsOf(q.facts.items) }),
    basis: [cleanupDuty, catalogueCounts],
    remedy: () => ({ action: 'item.conclude' }),
  },
  {
    code: 'heldNotInFuture',
    about: 'event',
    holds: (q) => q.event === null || String(q.event.payload.heldOn) <= q.at.today,
    basis: [twoTimes],
  },
  {
    code: 'sentBackNamed',
    about: 'event',
    holds: (q) => q.event === null || (q.event.payload.decision === 'again') === namedIn(q).length > 0,
    basis: [orderly],
  },
  {
    code: 'packagedAreAmended',
    about: 'event',
    holds: (q) => ((q.event?.payload.packaged ?? []) as string[]).every((id) => q.facts.items[id]?.outcome === 'amend'),
    basis: [catalogueCounts],
  },
  {
    code: 'decisionDrafted',
    about: 'facts',
    holds: (q) => q.facts.draft !== null,
    basis: [boundText],
    remedy: () => ({ action: 'decision.draft' }),
  },
  {
    code: 'draftCurrent',
    about: 'facts',
    holds: (q) =>
      q.facts.draft !== null &&
      q.facts.draft.step > q.facts.concludedAt &&
      (q.facts.signed === null || q.facts.signed.hash === q.facts.draft.hash),
    basis: [boundText],
    remedy: () => ({ action: 'decision.draft' }),
  },
  {
    code: 'decisionSigned',
    about: 'facts',
    holds: (q) => q.facts.signed !== null,
    basis: [boundText],
    remedy: () => ({ action: 'decision.sign' }),
  },
  {
    code: 'decisionNumbered',
    about: 'facts',
    holds: (q) => q.facts.number !== null,
    basis: [orderly],
    remedy: () => ({ action: 'decision.number' }),
  },
  {
    code: 'notYetNumbered',
    about: 'facts',
    holds: (q) => q.facts.number === null,
    params: (q) => ({ number: q.facts.number ?? '' }),
    basis: [orderly],
  },
]

/** Requirements of the cleanup machine by code. */
export const cleanupRequirements: ReadonlyMap<string, Check> = new Map(
  [...always, ...beginnings, ...conclusions, ...judgements].map((check) => [check.code, check]),
)

/** To keep needs no reason; to take off the list as no normative document needs one in words, all else a code or a text. */
function hasReason(row: Row): boolean {
  if (row.outcome === 'retain') return true
  return row.outcome === 'notNormative' ? !blank(row.opinion) : (row.reasons ?? []).length > 0
}

function replacementSaid(row: Row): boolean {
  return (row.replacedBy !== undefined && row.replacedBy !== row.instrumentId) || !blank(row.opinion)
}

function openOfOrgan(q: Ask): string[] {
  const organ = q.event?.payload.organId
  return without(q, (item) => item.organ === organ && item.outcome === null).map(([id]) => id)
}

function judgedItems(q: Ask): CleanupItem[] {
  if (q.action.name === 'conclusions.submit') return Object.values(q.facts.items).filter((item) => item.organ === q.event?.payload.organId)
  return itemsNamed(q).flatMap(([, item]) => (item ? [item] : []))
}
