import type { CampaignAnswered, CleanupDriver, DriverItem } from './cleanup-driver.ts'
import { actOf, cleanupRegister, formerOrgans, type PlannedConclusion } from './cleanup-register.ts'
import type { Words } from './steps.ts'

/** A step of the campaign as it was taken, told to whoever watches. */
export interface CampaignStep {
  as: string
  say: Words
  answered: CampaignAnswered
  campaignId: string | null
}

export interface CleanupObserver {
  step(step: CampaignStep): void | Promise<void>
}

/**
 * Takes over the second demonstration register: 40 instruments in force, three of them known by title only, one number printed twice.
 *
 * @returns instrument ids by title.
 */
export async function takeOverRegister(driver: CleanupDriver): Promise<Map<string, string>> {
  const { organs } = await driver.sample()
  const known: Record<string, string> = { ...organs }
  for (const { code, name, to, from } of formerOrgans) known[code] = await driver.formerOrgan({ code, name }, known[to] as string, from)
  const ids = new Map<string, string>()
  for (const entry of cleanupRegister) {
    const { instrumentIds } = await driver.recordAct('dengji', 'fuhe', actOf(entry, known))
    ids.set(entry.title, instrumentIds[0] as string)
  }
  return ids
}

/**
 * A periodic cleanup run today over that register, from its scope to its catalogues, with the refusals people meet on the way.
 *
 * @returns the campaign's id.
 * @throws {Error} naming the step that gave something else than the story says.
 */
export async function cleanupStory(driver: CleanupDriver, ids: Map<string, string>, observer: CleanupObserver): Promise<string> {
  const { organs, books } = await driver.sample()
  let campaignId: string | null = null
  const told = async (as: string, say: Words, answered: CampaignAnswered, refused?: string): Promise<void> => {
    await observer.step({ as, say, answered, campaignId })
    const problem = answered.ok
      ? refused && `done, but ${refused} was expected`
      : !refused && `${answered.code} ${JSON.stringify(answered.details)}`
    if (problem || (refused && !answered.ok && !JSON.stringify([answered.code, answered.details]).includes(refused)))
      throw new Error(`${say.zh}: ${problem || JSON.stringify(answered)}`)
  }
  const opened = await driver.open('shenhe', {
    ...{ organId: organs['xh-gov'] as string, kind: 'periodic', title: '2026年规范性文件全面清理', cutOff: '2025-12-31' },
  })
  campaignId = opened.ok ? opened.campaign.id : null
  await told('shenhe', { zh: '部署全面清理，截止日2025年12月31日', en: 'open a periodic cleanup, cut-off 31 December 2025' }, opened)
  const id = campaignId as unknown as string
  const act = async (as: string, action: string, payload: Record<string, unknown>, zh: string, en: string, refused?: string) =>
    told(as, { zh, en }, await driver.act(as, id, action, { payload }), refused)

  await act('shenhe', 'scope.freeze', {}, '锁定清单', 'freeze the list')
  await act(
    'shenhe',
    'assignment.finish',
    { dueOn: '2026-03-20' },
    '下发清理意见表：谁实施谁清理，已撤销机关的文件由承接单位清理',
    'hand out the tables; successors stand in for abolished organs',
  )
  const items = await driver.items('shenhe', id)
  const plans = new Map(cleanupRegister.map((entry) => [ids.get(entry.title) as string, entry.plan]))
  const mine = (code: string) => items.filter((item) => item.organId === organs[code])
  const conclude = (list: DriverItem[]) => ({
    items: list.map((item) => conclusionOf(item, plans.get(item.instrumentId) as PlannedConclusion, ids)),
  })

  const [first, ...rest] = mine('xh-commerce') as [DriverItem, ...DriverItem[]]
  await act(
    'qicao',
    'item.conclude',
    conclude(rest),
    `科工商务局提出${rest.length}件的清理意见`,
    `the commerce bureau concludes ${rest.length} instruments`,
  )
  await act(
    'juzhang',
    'conclusions.submit',
    { organId: organs['xh-commerce'] },
    '科工商务局报送：还有一件没有意见',
    'the bureau hands in with one left open',
    'organItemsConcluded',
  )
  await act('qicao', 'item.conclude', conclude([first]), '补上最后一件', 'the last one')
  await act(
    'qicao2',
    'item.conclude',
    conclude([{ ...first, rev: first.rev + 1 }]),
    '财政局代填科工商务局的文件',
    'another bureau concludes it',
    'itemsOfOwnOrgan',
  )
  await act('juzhang', 'conclusions.submit', { organId: organs['xh-commerce'] }, '科工商务局报送', 'the commerce bureau hands in')
  await act(
    'qicao2',
    'item.conclude',
    conclude(mine('xh-finance')),
    `财政局提出${mine('xh-finance').length}件的清理意见`,
    'the finance bureau concludes',
  )
  await act(
    'caizheng',
    'conclusions.submit',
    { organId: organs['xh-finance'] },
    '财政局报送，进入审核',
    'the finance bureau hands in; the review begins',
  )

  await review(act, driver, id, ids, plans)
  await decide(act, { books, ids, plans })
  return id
}

type Act = (as: string, action: string, payload: Record<string, unknown>, zh: string, en: string, refused?: string) => Promise<void>

async function review(
  act: Act,
  driver: CleanupDriver,
  id: string,
  ids: Map<string, string>,
  plans: Map<string, PlannedConclusion>,
): Promise<void> {
  const doubtful = ids.get('新会区财政周转金管理办法') as string
  const others = [...plans.keys()].filter((one) => one !== doubtful)
  const agrees = (list: string[]) => ({ items: list.map((instrumentId) => ({ instrumentId, verdict: 'agrees' })) })
  await act('shenhe', 'item.review', agrees(others), `逐件审核，同意${others.length}件`, `review: ${others.length} agreed`)
  await act(
    'shenhe',
    'item.review',
    { items: [{ instrumentId: doubtful, verdict: 'returns', note: '请核对是否已无资金在管' }] },
    '退回一件，说明理由',
    'return one, with the reason',
  )
  await act(
    'shenhe',
    'itemReview.finish',
    {},
    '提请集体讨论：还有一件没有同意',
    'put to deliberation with one not agreed',
    'everyItemAgreed',
  )
  const item = (await driver.items('qicao2', id)).find((one) => one.instrumentId === doubtful) as DriverItem
  const again = { ...conclusionOf(item, plans.get(doubtful) as PlannedConclusion, ids), opinion: '周转金已全部收回，与上位法不一致' }
  await act('qicao2', 'item.conclude', { items: [again] }, '财政局补充说明', 'the finance bureau adds its reason')
  await act('shenhe', 'item.review', agrees([doubtful]), '同意', 'agreed')
  await act('shenhe', 'itemReview.finish', {}, '提请集体讨论', 'put to deliberation')
}

async function decide(
  act: Act,
  { books, ids, plans }: { books: Record<string, string>; ids: Map<string, string>; plans: Map<string, PlannedConclusion> },
): Promise<void> {
  const meeting = {
    ...{ meeting: '区政府常务会议', heldOn: '2026-03-02', attendees: ['主要负责人', '分管负责人', '司法局负责人'], views: '同意清理结果' },
    ...{ vote: { for: 3, against: 0, abstain: 0 }, decision: 'pass', minutes: '会议讨论通过清理结果，由办公室印发。' },
  }
  await act('mishu', 'resolution.record', meeting, '常务会议讨论通过', 'passed by the executive meeting')
  const packaged = [...plans].filter(([, plan]) => plan.packaged).map(([instrumentId]) => instrumentId)
  await act(
    'shenhe',
    'decision.draft',
    { packaged },
    `起草清理决定和目录，打包修改${packaged.length}件`,
    `draft the decision, ${packaged.length} packaged amendments`,
  )
  await act(
    'dengji',
    'decision.publish',
    { channels: ['门户网站'], address: 'xinhui.example/qingli' },
    '未签发先印发',
    'issue it before it is signed',
    'decisionSigned',
  )
  await act('zhuyao', 'decision.sign', { signer: '政府主要负责人' }, '主要负责人签发', 'signed by the chief')
  await act('dengji', 'decision.number', { bookId: books.新府 }, '编号', 'numbered')
  await act(
    'dengji',
    'decision.publish',
    { channels: ['门户网站'], address: 'xinhui.example/qingli' },
    `印发：一次写入${ids.size}件文件`,
    `issued: ${ids.size} instruments in one transaction`,
  )
  await act(
    'dengji',
    'catalogue.publish',
    { channels: ['门户网站'], address: 'xinhui.example/qingli/mulu' },
    '公布目录，清理完成',
    'catalogues published, the campaign is closed',
  )
}

function conclusionOf(item: DriverItem, plan: PlannedConclusion, ids: Map<string, string>): Record<string, unknown> {
  const { outcome, reasons = [], opinion, amendBy, replacedBy, packaged } = plan
  return {
    ...{ instrumentId: item.instrumentId, outcome, reasons, rev: item.rev },
    ...(opinion === undefined ? {} : { opinion }),
    ...(amendBy === undefined ? {} : { amendBy, lapses: true }),
    ...(packaged ? { noDeadlineReason: '机构名称变更，随清理决定打包修改' } : {}),
    ...(replacedBy === undefined ? {} : { replacedBy: ids.get(replacedBy) }),
  }
}
