import type { CleanupFacts } from '../../../workflows/cleanup/facts.ts'
import { type Outcome, outcomes, reasonsOf } from '../../../workflows/cleanup/outcomes.ts'
import { addDays } from '../../../workflows/days.ts'
import { actionsOf, open, perform } from '../../../workflows/engine.ts'
import type { ActionEvent, Actor, CampaignOpening, Circumstances, Performed, Refused, Role, StoredState } from '../../../workflows/types.ts'
import { one, world } from './story.ts'
import { dice } from './walk.ts'

export interface Campaign {
  state: StoredState<CleanupFacts>
  at: Circumstances
}

/** A person of a bureau other than `bureau`. */
export function of(organId: string, role: Role, personId = `${role}@${organId}`): Actor {
  return { personId, posts: [{ organId, role, onBehalfOf: null }] }
}

export const reviewer = one('legalityReviewer')
export const registrar = one('officeRegistrar')

/** A campaign over instruments named i1 … in, halves of two bureaus, just opened. */
export function opened(count = 4, more: Partial<CampaignOpening> = {}, today = '2026-03-02'): Campaign {
  const at = world(today)
  const items = Array.from({ length: count }, (_, i) => ({ instrumentId: `i${i + 1}`, organId: i % 2 === 0 ? 'bureau' : 'finance' }))
  const opening: CampaignOpening = {
    kind: 'periodic',
    title: '全面清理',
    cutOff: '2025-12-31',
    items,
    occurredOn: today,
    campaignId: 'campaign',
    ...more,
  }
  const answer = open('cleanup', opening, { ...at, actor: reviewer })
  if (!answer.ok) throw new Error(JSON.stringify(answer.unmet))
  return { state: answer.state as StoredState<CleanupFacts>, at }
}

export function event(
  campaign: Campaign,
  type: string,
  payload: Record<string, unknown>,
  actor: Actor,
  more: Partial<ActionEvent> = {},
): ActionEvent {
  return { type, payload, occurredOn: campaign.at.today, actorId: actor.personId, ...more }
}

export function tried(
  campaign: Campaign,
  type: string,
  payload: Record<string, unknown>,
  actor: Actor,
  more: Partial<ActionEvent> = {},
): Performed | Refused {
  return perform(campaign.state, event(campaign, type, payload, actor, more), { ...campaign.at, actor })
}

/** The campaign after an action. @throws with the reasons when it is refused. */
export function told(
  campaign: Campaign,
  type: string,
  payload: Record<string, unknown>,
  actor: Actor,
  more: Partial<ActionEvent> = {},
): Campaign {
  const answer = tried(campaign, type, payload, actor, more)
  if (!answer.ok) throw new Error(`${type}: ${answer.unmet.map((one) => `${one.code} (${one.en})`).join('; ')} ${answer.message.en}`)
  return { ...campaign, state: answer.state as StoredState<CleanupFacts> }
}

/** A conclusion that the law lets stand. */
export function conclusion(instrumentId: string, outcome: Outcome): Record<string, unknown> {
  const [reason] = reasonsOf(outcome)
  return {
    ...{ instrumentId, outcome, reasons: reason ? [reason] : [] },
    ...(outcome === 'notNormative' ? { opinion: '内部管理文件' } : {}),
    ...(reason === 'R6' ? { opinion: '已有新规定' } : {}),
    ...(outcome === 'amend' ? { amendBy: '2026-12-31', lapses: true } : {}),
  }
}

/** Through the stages to the one wanted, with the outcomes given by instrument. */
export function upTo(stage: string, given: Record<string, Outcome>): Campaign {
  const ids = Object.keys(given)
  let campaign = opened(ids.length)
  const steps: [stage: string, (now: Campaign) => Campaign][] = [
    ['scope', (now) => told(now, 'scope.freeze', {}, reviewer)],
    ['assignment', (now) => told(now, 'assignment.finish', { dueOn: '2026-04-30' }, reviewer)],
    ['conclusions', (now) => concluded(now, given)],
    ['itemReview', (now) => told(agreed(now, ids), 'itemReview.finish', {}, reviewer)],
    ['resolution', (now) => told(now, 'resolution.record', passed, one('meetingSecretary'))],
    [
      'decision',
      (now) =>
        told(numbered(now), 'decision.publish', { channels: ['门户'], address: 'x' }, registrar, {
          resolved: { actId: 'act', effects: [] },
        }),
    ],
    ['catalogue', (now) => told(now, 'catalogue.publish', { channels: ['门户'], address: 'x' }, registrar)],
  ]
  for (const [here, go] of steps) {
    if (here === stage) return campaign
    campaign = go(campaign)
  }
  return campaign
}

export function concluded(campaign: Campaign, given: Record<string, Outcome>): Campaign {
  let now = campaign
  for (const organ of ['bureau', 'finance']) {
    const items = Object.entries(given).filter(([id]) => now.state.facts.items[id]?.organ === organ)
    if (items.length === 0) continue
    now = told(now, 'item.conclude', { items: items.map(([id, outcome]) => conclusion(id, outcome)) }, of(organ, 'drafter'))
    now = told(now, 'conclusions.submit', { organId: organ }, of(organ, 'unitChief'))
  }
  return now
}

export const agreed = (now: Campaign, ids: string[]) =>
  told(now, 'item.review', { items: ids.map((instrumentId) => ({ instrumentId, verdict: 'agrees' })) }, reviewer)

export function numbered(now: Campaign): Campaign {
  const drafted = told(now, 'decision.draft', {}, reviewer, { resolved: { textId: 't', textHash: 'h' } })
  const signed = told(drafted, 'decision.sign', { signer: '主要负责人' }, one('chief'))
  return told(signed, 'decision.number', { bookId: 'b' }, registrar, { resolved: { number: '新府〔2026〕1号', numberId: 'n' } })
}

export const passed = {
  ...{ meeting: '常务会议', heldOn: '2026-03-02', attendees: ['甲', '乙'], views: '一致同意', vote: { for: 2, against: 0, abstain: 0 } },
  ...{ decision: 'pass', minutes: '见会议纪要' },
}

const people: Actor[] = [
  reviewer,
  of('justice', 'legalityChief'),
  of('bureau', 'drafter'),
  of('bureau', 'unitChief'),
  of('finance', 'drafter'),
  of('finance', 'unitChief'),
  registrar,
  one('chief'),
  one('meetingSecretary'),
  one('auditor'),
  // Who concludes for his bureau and reviews for the legal office, and a deputy of a drafter: both must be caught.
  {
    personId: 'busy',
    posts: [...of('bureau', 'drafter').posts, ...reviewer.posts, ...of('bureau', 'unitChief').posts, ...one('chief').posts],
  },
  { personId: 'deputy', posts: [{ organId: 'justice', role: 'legalityReviewer', onBehalfOf: 'drafter@bureau' }] },
]

export interface Step {
  before: StoredState<CleanupFacts>
  event: ActionEvent
  actor: Actor
  at: Circumstances
  result: Performed | Refused
}

/** A campaign that people treat as they like: wrong days, wrong people, outcomes without reasons, returns at every moment. */
export function* walk(seed: number, length: number): Generator<Step> {
  const roll = dice(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T
  let campaign = opened(2 + Math.floor(roll() * 5))
  for (let turn = 0; turn < length; turn++) {
    const { state, at } = campaign
    const here = actionsOf('cleanup').filter((action) => action.stages.includes(String(state.value)) || roll() < 0.02)
    const lasting = here.filter(({ name }) => name !== 'campaign.withdraw' || roll() < 0.02)
    const action = pick(lasting.length > 0 ? lasting : actionsOf('cleanup'))
    const payload = payloadFor(action.name, campaign, roll, pick)
    const fitting = people.filter((person) => action.by.some((who) => person.posts.some((post) => who.role.includes(post.role))))
    const actor = roll() < 0.85 && fitting.length > 0 ? pick(fitting) : pick(people)
    const onBehalfOf = actor.posts[0]?.onBehalfOf
    const given: ActionEvent = {
      ...event(campaign, action.name, payload, actor, {
        resolved: { textId: 't', textHash: `h${turn}`, number: 'n', numberId: 'n', actId: 'a', effects: [] },
      }),
      ...(onBehalfOf ? { onBehalfOf } : {}),
      ...(roll() < 0.1 ? { occurredOn: addDays(at.today, Math.floor(roll() * 6) - 4) } : {}),
      ...(roll() < 0.3 ? { reason: '补录' } : {}),
    }
    const result = perform(state, given, { ...at, actor })
    yield { before: state, event: given, actor, at, result }
    if (result.ok) campaign = { ...campaign, state: result.state as StoredState<CleanupFacts> }
    if (result.ok && result.done) return
    if (roll() < 0.1) campaign = { ...campaign, at: { ...campaign.at, today: addDays(campaign.at.today, 1) } }
  }
}

type Pick = <T>(list: readonly T[]) => T

function payloadFor(name: string, { state, at }: Campaign, roll: () => number, pick: Pick): Record<string, unknown> {
  const { items, submitted } = state.facts
  const ids = Object.keys(items)
  const some = (fits: (id: string) => boolean) => {
    const list = ids.filter((id) => fits(id) || roll() < 0.05)
    return list.length > 0 ? list : ids
  }
  const organ = roll() < 0.5 ? 'bureau' : 'finance'
  const returned = state.value === 'itemReview'
  const mine = some((id) => items[id]?.organ === organ && (returned ? items[id]?.verdict === 'returns' : !(organ in submitted)))
  switch (name) {
    case 'scope.change':
      return { ...(roll() < 0.5 ? { add: [{ instrumentId: pick(['x', 'y', 'i1']) }] } : { remove: [pick(ids)] }), reason: '核对' }
    case 'assignment.set':
      return { instrumentIds: some((id) => items[id]?.organ === null).slice(0, 2), organId: organ }
    case 'assignment.finish':
      return { dueOn: addDays(at.today, Math.floor(roll() * 40)) }
    case 'item.conclude':
      return { items: mine.map((id) => ({ ...conclusion(id, pick(outcomes)), ...(roll() < 0.05 ? { reasons: ['R1'] } : {}) })) }
    case 'conclusions.submit':
      return { organId: organ }
    case 'item.review':
      return {
        items: some((id) => items[id]?.verdict !== 'agrees').map((instrumentId) => ({
          instrumentId,
          verdict: roll() < 0.9 ? 'agrees' : 'returns',
          ...(roll() < 0.8 ? { note: '理由' } : {}),
        })),
      }
    case 'resolution.record':
      return roll() < 0.8 ? { ...passed, heldOn: at.today } : { ...passed, heldOn: at.today, decision: 'again', instrumentIds: [pick(ids)] }
    case 'campaign.return':
      return { instrumentIds: [pick(ids)], reason: '情况变化' }
    case 'decision.draft':
      return { packaged: ids.filter((id) => items[id]?.outcome === 'amend' && roll() < 0.5) }
    case 'decision.sign':
      return { signer: '主要负责人' }
    case 'decision.number':
      return { bookId: 'b' }
    case 'decision.publish':
    case 'catalogue.publish':
      return { channels: ['门户'], address: 'x' }
    case 'campaign.withdraw':
      return { reason: '计划调整' }
    default:
      return {}
  }
}
