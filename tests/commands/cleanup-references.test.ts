import { describe, expect, test } from 'vitest'
import { campaignRecord } from '../../src/commands/cleanup/context.ts'
import { openCampaign } from '../../src/commands/cleanup/open-campaign.ts'
import { draftPackage } from '../../src/commands/cleanup/package.ts'
import { performCampaign } from '../../src/commands/cleanup/perform-campaign.ts'
import { cleanupCommands } from '../../src/commands/demo/cleanup-driver.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { versionsOf } from '../../src/store/instruments.ts'
import { textById } from '../../src/store/texts.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation } from './support/installation.ts'

const CITED = '新会区行政规范性文件管理办法'
const TERM = '行政规范性文件有效期自施行之日起最长不超过五年，期满自动失效，需要继续施行的应当重新公布。'
const FILING = '部门制定的文件应当自公布之日起十五日内报区人民政府备案。\n逾期未报送的，由区司法局通报。'
const DUTY = '区司法局负责对区人民政府的行政规范性文件进行合法性审核，对部门文件进行备案审查。'
const GOALS = '为了规范行政规范性文件的制定和管理，推进依法行政，根据有关法律法规，制定本办法。'
const PROOF = '起草单位应当对制定文件的必要性进行论证，并听取有关单位和公众的意见。'
const OTHER = '有关单位可以委托第三方机构对文件的实施效果开展评估，评估报告向社会公开，经费列入部门预算。'
const LAST = '本办法自公布之日起施行。'

const REST =
  '由文件的起草单位在汇编出版以前逐件核对，核对的结果连同核对的人员、日期和所依据的文本一并存档，汇编出版以后仍应当保存五年，供有关单位和个人查阅、复制和核对，查阅、复制和核对均不收取费用。'

const numbered = (articles: string[]) => articles.map((words, i) => `第${'一二三四五六七八九'[i]}条　${words}\n`).join('')
/** 有效期 was the fourth article and is the fifth, 备案 the second and the third; 审核 gave way to another rule. */
const BEFORE = `${CITED}\n${numbered([GOALS, FILING, DUTY, TERM, LAST])}`
const AFTER = `${CITED}\n${numbered([GOALS, PROOF, FILING, OTHER, TERM, LAST])}`

const citing = (title: string, words: string[]) => `${title}\n${numbered([...words, LAST])}`
const CERTAIN = citing('新会区文件汇编办法', [
  `文件的有效期依照《${CITED}》第四条执行，${REST}`,
  `依照《${CITED}》第二条第二款通报的，列入《${CITED}》第一条、第二条所称的范围，${REST}`,
])
const EXPECTED = CERTAIN.replace('》第四条', '》第五条')
  .replace('》第二条第二款', '》第三条第二款')
  .replace('第一条、第二条所称', '第一条、第三条所称')
const UNSURE = citing('新会区文件审核流程规定', [`审核依照《${CITED}》第三条进行，有效期依照《${CITED}》第四条确定。`, '由司法局解释。'])
const SAME = citing('新会区文件宣传规定', [`根据《${CITED}》第一条宣传。`, '由司法局解释。'])

/** A register in which a rule was revised after others had cited its articles. */
async function register(at: Installation) {
  const driver = cleanupCommands(at.store)
  const organId = at.sample.organs['xh-gov']!
  const record = async (title: string, day: string, text: string, effect: object) => {
    const range = { from: day, to: day }
    const act = { organId, title, genre: '通知', signed: range, published: range, text, gaps: [], source: '档案' }
    return driver.recordAct('dengji', 'fuhe', { ...act, effects: [{ from: range, ...effect } as { kind: string; from: typeof range }] })
  }
  const made = async (day: string, text: string, ownership: 'own' | 'reference' = 'own') => {
    const title = text.split('\n')[0]!
    const newInstrument = { title, ownership, implementingOrganId: at.sample.organs['xh-finance']! }
    return (await record(title, day, text, { kind: 'makes', newInstrument })).instrumentIds[0]!
  }
  const cited = await made('2014-01-01', BEFORE, 'reference')
  const ids = { certain: await made('2015-03-01', CERTAIN), unsure: await made('2015-03-02', UNSURE), same: await made('2015-03-03', SAME) }
  await record(CITED, '2020-06-01', AFTER, { kind: 'reissues', instrumentId: cited })
  return ids
}

async function decided(at: Installation, ids: Record<string, string>) {
  const { shenhe, qicao2, caizheng, mishu } = at.sample.people as Record<string, string>
  const organId = at.sample.organs['xh-gov']!
  const opened = await openCampaign(at.store, { organId, kind: 'periodic', title: '清理', cutOff: '2025-12-31', personId: shenhe! })
  const campaignId = opened.answer.campaign.id
  const act = async (personId: string, action: string, payload: Record<string, unknown>) =>
    (await performCampaign(at.store, { campaignId, action, payload, personId })).answer
  const all = Object.values(ids)
  const conclusion = { outcome: 'amend', reasons: ['R10'], noDeadlineReason: '随决定修改' }
  const meeting = { meeting: '常务会议', heldOn: '2026-03-02', attendees: ['甲'], views: '同意', vote: { for: 1, against: 0, abstain: 0 } }
  await act(shenhe!, 'scope.freeze', {})
  await act(shenhe!, 'assignment.set', { instrumentIds: all, organId: at.sample.organs['xh-finance'] })
  await act(shenhe!, 'assignment.finish', { dueOn: '2026-04-01' })
  await act(qicao2!, 'item.conclude', { items: all.map((instrumentId) => ({ instrumentId, ...conclusion })) })
  await act(caizheng!, 'conclusions.submit', { organId: at.sample.organs['xh-finance'] })
  await act(shenhe!, 'item.review', { items: all.map((instrumentId) => ({ instrumentId, verdict: 'agrees' })) })
  await act(shenhe!, 'itemReview.finish', {})
  await act(mishu!, 'resolution.record', { ...meeting, decision: 'pass', minutes: '通过' })
  return { campaignId, act }
}

describe.each(dialects)('references to a revised document, packaged on %s', (dialect) => {
  test('follow their provision where that is certain, and only these words change; the rest goes to a drafter with the reason', async () => {
    await using at = await installation(dialect)
    const ids = await register(at)
    const { campaignId, act } = await decided(at, ids)
    const { items, text } = await draftPackage(at.store.db, campaignId, '2026-03-02')
    const of = (id: string) => items.find((item) => item.instrumentId === id)!
    expect(of(ids.certain).replacements.map((one) => [one.words, one.by, one.because])).toEqual([
      ['第四条', '第五条', 'reference'],
      ['第二条第二款', '第三条第二款', 'reference'],
      ['第二条', '第三条', 'reference'],
    ])
    expect(of(ids.unsure)).toMatchObject({
      mechanical: false,
      why: 'referenceUnsure',
      unsure: [{ words: `《${CITED}》第三条`, title: `《${CITED}》`, why: expect.stringMatching(/gone|reworded/) }],
    })
    expect(of(ids.same)).toMatchObject({ mechanical: false, why: 'otherReasons', replacements: [], unsure: [] })
    expect(text.split('\n')).toEqual([
      '一、对《新会区文件汇编办法》作出修改',
      `（一）将第一条中的“《${CITED}》第四条”修改为“《${CITED}》第五条”。`,
      `（二）将第二条中的“《${CITED}》第二条第二款”修改为“《${CITED}》第三条第二款”，“《${CITED}》第一条、第二条”修改为“《${CITED}》第一条、第三条”。`,
    ])

    const { dengji, shenhe, zhuyao } = at.sample.people as Record<string, string>
    await act(shenhe!, 'decision.draft', { packaged: [ids.certain] })
    await act(zhuyao!, 'decision.sign', { signer: '主要负责人' })
    await act(dengji!, 'decision.number', { bookId: at.sample.books.新府 })
    await act(dengji!, 'decision.publish', { channels: ['门户'], address: 'x' })
    const last = (await versionsOf(at.store.db, ids.certain)).at(-1)!
    expect((await textById(at.store.db, last.textId))!.content).toBe(EXPECTED)
    expect((await versionsOf(at.store.db, ids.unsure)).length).toBe(1)
    expect((await campaignRecord(at.store.db, campaignId)).stage).toBe('catalogue')
    expect((await verifyAll(at.store)).replay.differences).toEqual([])
  }, 120_000)
})
