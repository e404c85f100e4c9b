import { campaignCircumstances, campaignRecord } from '../../src/commands/cleanup/context.ts'
import { openCampaign } from '../../src/commands/cleanup/open-campaign.ts'
import { performCampaign } from '../../src/commands/cleanup/perform-campaign.ts'
import { sampleInstallation } from '../../src/commands/demo/sample-installation.ts'
import { followInstruments } from '../../src/commands/instruments/follow-ups.ts'
import { newInstrument } from '../../src/commands/instruments/new-instrument.ts'
import { effectRow } from '../../src/commands/register/effects.ts'
import type { RowWrite } from '../../src/store/change-set.ts'
import { sha256 } from '../../src/store/hash.ts'
import { newId } from '../../src/store/ids.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import type { Outcome } from '../../workflows/cleanup/outcomes.ts'

/** How long something took by the clock, and of the time of this process's processors, in milliseconds. */
interface Took {
  ms: number
  cpu: number
}

/** How long each step of a campaign took, and the most memory that was held while its decision was issued. */
export interface Closing {
  steps: Record<string, Took>
  /** Issuing the decision: everything the one long transaction waits for and does. */
  issued: Took
  /** Bytes above what was held before. */
  memory: number
}

const day = '2015-03-01'
const outcomes: Outcome[] = ['retain', 'retain', 'retain', 'retain', 'retain', 'amend', 'amend', 'repeal', 'declareInvalid', 'notNormative']
const reasons: Record<Outcome, string[]> = { retain: [], amend: ['R10'], repeal: ['R1'], declareInvalid: ['R8'], notNormative: [] }

/** A new database with so many instruments in force, and a campaign over all of them run to its end. */
export async function closing(url: string, count: number): Promise<Closing> {
  const store = await openStore(url)
  try {
    const { organs, people, books } = await sampleInstallation(store)
    await makeInstruments(store, organs['xh-gov'] as string, organs['xh-finance'] as string, count)
    return await close(store, { organs, people, books })
  } finally {
    await store.close()
  }
}

/** Own instruments in force, each with act, text, version and name, through the same write path as all others. */
export async function makeInstruments(store: Store, organId: string, implementing: string, count: number): Promise<void> {
  const at = await campaignCircumstances(store, organId, 'bench')
  for (let made = 0; made < count; made += 250) {
    const rows: RowWrite[] = []
    const append = []
    for (let i = made; i < Math.min(made + 250, count); i++) {
      const title = `新会区第${i}号事项管理办法`
      const input = { organId, implementingOrganId: implementing, title, ownership: 'own' as const, documentClass: 'government' }
      const fresh = newInstrument({ ...input, occurredOn: at.today, actorId: 'bench' }, at)
      const { id } = fresh.record
      const [actId, effectId, textId, versionId] = [newId(), newId(), newId(), newId()]
      const payload = { effectId, actId, kind: 'makes', whole: true, from: day }
      const event = { type: 'effect.record', payload, occurredOn: at.today, actorId: 'bench' }
      const follow = followInstruments([{ machine: 'instrument', id, event }], new Map([[id, fresh.record]]), at, actId)
      append.push(fresh.event, ...follow.append)
      rows.push(
        ...fresh.rows(follow.records.get(id)!.state),
        ...documentRows({ id, organId, title, actId, effectId, textId, versionId }, i),
      )
    }
    await store.commit({ append, rows })
  }
}

type Ids = Record<'id' | 'organId' | 'title' | 'actId' | 'effectId' | 'textId' | 'versionId', string>

function documentRows({ id, organId, title, actId, effectId, textId, versionId }: Ids, i: number): RowWrite[] {
  const content = `${title}\n第一条　为了规范第${i}号事项的管理，制定本办法。\n第二条　由新会区财政局负责解释。\n第三条　本办法自2015年3月1日起施行。\n`
  const effect = {
    ...{ effectId, actId, instrumentId: id, kind: 'makes', provisions: null, from: { from: day, to: day }, knownFrom: day, validTo: null },
    ...{ lapsesIf: null, carriers: [], replaces: null, replacedBy: null, note: null, versionId },
  }
  return [
    { insert: 'text', row: { id: textId, hash: sha256(content), content, chars: content.length, title, created_at: '' } },
    {
      insert: 'act',
      row: {
        ...{ id: actId, organ_id: organId, title, genre: '办法', issuers_json: [], text_id: textId, case_id: null, origin: 'imported' },
        ...{ signed_from: day, signed_to: day, published_from: day, published_to: day, gaps_json: [], source: 'bench' },
        ...{ recorded_by: null, confirmed_by: null, hash_sm3: null },
      },
    },
    { insert: 'effect', row: effectRow(effect, organId) },
    {
      insert: 'version',
      row: {
        ...{ id: versionId, organ_id: organId, instrument_id: id, act_id: actId, text_id: textId },
        ...{ range_start: 0, range_end: content.length, position: 1 },
      },
    },
    {
      insert: 'instrument_name',
      row: { id: newId(), organ_id: organId, instrument_id: id, title, from_day: day, to_day: null, source: '' },
    },
    { update: 'instrument', where: { id }, set: { standing: 'inForce', from_day: day } },
  ]
}

type Sample = Awaited<ReturnType<typeof sampleInstallation>>

async function close(store: Store, { organs, people, books }: Sample): Promise<Closing> {
  const steps: Record<string, Took> = {}
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const [began, cpu] = [performance.now(), process.cpuUsage()]
    const done = await work()
    const { user, system } = process.cpuUsage(cpu)
    steps[name] = { ms: performance.now() - began, cpu: (user + system) / 1000 }
    return done
  }
  const person = (login: string) => people[login] as string
  const organId = organs['xh-gov'] as string
  const opening = { organId, kind: 'periodic' as const, title: '全面清理', cutOff: '2025-12-31', personId: person('shenhe') }
  const campaignId = (await timed('campaign.open', () => openCampaign(store, opening))).answer.campaign.id
  const act = (login: string, action: string, payload: Record<string, unknown>) =>
    timed(action, () => performCampaign(store, { campaignId, action, payload, personId: person(login) }))
  await act('shenhe', 'scope.freeze', {})
  await act('shenhe', 'assignment.finish', { dueOn: '2026-04-01' })
  const ids = Object.keys((await campaignRecord(store.db, campaignId)).state.facts.items)
  const items = ids.map((instrumentId, i) => {
    const outcome = outcomes[i % outcomes.length] as Outcome
    const order = i % 2 === 0 ? { amendBy: '2026-12-31', lapses: true } : { noDeadlineReason: '待上位规定' }
    return { instrumentId, outcome, reasons: reasons[outcome], ...(outcome === 'amend' ? order : {}), opinion: '见说明' }
  })
  await act('qicao2', 'item.conclude', { items })
  await act('caizheng', 'conclusions.submit', { organId: organs['xh-finance'] })
  await act('shenhe', 'item.review', { items: ids.map((instrumentId) => ({ instrumentId, verdict: 'agrees' })) })
  await act('shenhe', 'itemReview.finish', {})
  const meeting = { meeting: '会议', heldOn: '2026-03-02', attendees: ['甲'], views: '同意', vote: { for: 1, against: 0, abstain: 0 } }
  await act('mishu', 'resolution.record', { ...meeting, decision: 'pass', minutes: '通过' })
  await act('shenhe', 'decision.draft', {})
  await act('zhuyao', 'decision.sign', { signer: '主要负责人' })
  await act('dengji', 'decision.number', { bookId: books.新府 })
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  await act('dengji', 'decision.publish', { channels: ['门户'], address: 'x' })
  clearInterval(watch)
  most = Math.max(most, process.memoryUsage().rss)
  await act('dengji', 'catalogue.publish', { channels: ['门户'], address: 'x' })
  const { state } = await campaignRecord(store.db, campaignId)
  if (state.value !== 'closed') throw new Error(`the campaign stands at ${String(state.value)}`)
  return { steps, issued: steps['decision.publish'] as Took, memory: most - before }
}
