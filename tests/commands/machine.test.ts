import { describe, expect, test } from 'vitest'
import { replayAll } from '../../src/commands/replay/index.ts'
import { type Dialect, dialects } from '../support/databases.ts'
import { full, limit } from '../support/full.ts'
import { installation } from './support/installation.ts'
import { bringAll, type Move, type Place } from './support/places.ts'

const [DL, AO, FC] = ['departmentLegality.conclude', 'adviserOpinion.give', 'fairCompetition.conclude'] as const

const lanes = (...done: string[]) => ({
  review: {
    departmentLegality: done.includes(DL) ? 'done' : 'open',
    adviserOpinion: done.includes(AO) ? 'done' : 'open',
    fairCompetitionReview: done.includes(FC) ? 'done' : 'open',
  },
})

/** The stages with the shortest way to each and who may send a case back or take it out there. */
const stages: Omit<Place, 'moves'>[] = [
  { name: 'initiation', part: 'opening', before: 'initiation.approve', value: 'initiation' },
  { name: 'drafting', part: 'opening', before: 'drafting.finish', value: 'drafting' },
  { name: 'consultation', part: 'opening', value: 'consultation' },
  { name: 'review', part: 'review', before: DL, value: lanes() },
  { name: 'departmentDeliberation', part: 'review', before: 'departmentDeliberation.record', value: 'departmentDeliberation' },
  { name: 'receipt', part: 'review', before: 'receipt.accept', value: 'receipt' },
  { name: 'legalityReview', part: 'decision', before: 'legality.decide', value: 'legalityReview' },
  { name: 'deliberation', part: 'decision', before: 'meeting.decide', value: 'deliberation' },
  { name: 'signing', part: 'decision', before: 'signing.sign', value: 'signing' },
  { name: 'publication', part: 'decision', before: 'publication.publish', value: 'publication' },
]

const stage = (name: string) => stages.find((one) => one.name === name)!
const file = (recipient: string): Move[] => [
  { as: 'dengji', action: 'filing.send', payload: { recipient, reference: '示例' } },
  { as: 'dengji', action: 'filing.receipt', payload: { recipient, result: 'registered', reference: '示例' } },
]
const filed = [...file('江门市人民政府'), ...file('新会区人民代表大会常务委员会'), { as: 'dengji', action: 'filing.finish', payload: {} }]
const archived = [...filed, { as: 'dengji', action: 'archive.close', payload: { note: '示例' } }]

/** Every value of the machine by a shortest path. */
const values: Place[] = [
  ...stages.map((one) => ({ ...one, moves: [] })),
  ...[[DL], [AO], [FC], [DL, AO], [DL, FC], [AO, FC]].map(
    (done): Place => ({ name: `review ${done.join()}`, part: 'review', after: FC, lanes: done, moves: [], value: lanes(...done) }),
  ),
  { name: 'filing', part: 'decision', moves: [], value: 'filing' },
  { name: 'archiving', part: 'decision', moves: filed, value: 'archiving' },
  { name: 'archived', part: 'decision', moves: archived, value: 'archived' },
  {
    ...stage('initiation'),
    name: 'refused',
    moves: [{ as: 'zhuyao', action: 'initiation.refuse', payload: { grounds: '不必制定', reason: '已有规定' } }],
    value: 'refused',
  },
]

const backTo: [from: string, as: string, to: string[]][] = [
  ['consultation', 'juzhang', ['drafting']],
  ['review', 'fazhi', ['drafting', 'consultation']],
  ['departmentDeliberation', 'juzhang', ['drafting', 'consultation', 'review']],
  ['receipt', 'shouwen', ['drafting', 'consultation', 'review']],
  ['legalityReview', 'shenhe', ['drafting', 'consultation', 'review']],
  ['deliberation', 'mishu', ['drafting', 'consultation', 'review', 'legalityReview']],
  ['signing', 'zhuyao', ['drafting', 'consultation', 'review', 'legalityReview', 'deliberation']],
  ['publication', 'shouwen', ['drafting', 'consultation', 'review', 'legalityReview', 'deliberation', 'signing']],
]

/** Every move that leads back or out. */
const moves: Place[] = [
  ...backTo.flatMap(([from, as, targets]) =>
    targets.map(
      (to): Place => ({
        ...stage(from),
        name: `${from} back to ${to}`,
        moves: [{ as, action: 'case.return', payload: { to, grounds: ['R7'], reason: '示例' } }],
        value: to === 'review' ? lanes() : to,
      }),
    ),
  ),
  ...stages.map(
    (from): Place => ({
      ...from,
      name: `${from.name} withdrawn`,
      moves: [{ as: 'zhuyao', action: 'case.withdraw', payload: { reason: '示例' } }],
      value: 'withdrawn',
    }),
  ),
  ...stages.map(
    (from): Place => ({
      ...from,
      name: `${from.name} suspended and resumed`,
      moves: [
        { as: 'zhuyao', action: 'case.suspend', payload: { reason: '示例' } },
        { as: 'zhuyao', action: 'case.resume', payload: { reason: '示例' } },
      ],
    }),
  ),
  {
    ...stage('receipt'),
    name: 'receipt returned',
    moves: [{ as: 'shouwen', action: 'receipt.return', payload: { grounds: ['R4'], reason: '示例' } }],
    value: 'drafting',
  },
  {
    ...stage('legalityReview'),
    name: 'legality returned',
    moves: [{ as: 'shenhe', action: 'legality.return', payload: { grounds: ['R8'], reason: '示例' } }],
    value: 'drafting',
  },
  {
    ...stage('legalityReview'),
    name: 'unlawful: stays',
    moves: [{ as: 'shenhe', action: 'legality.decide', payload: { conclusion: 'unlawful', opinion: '示例' } }],
  },
  {
    ...stage('departmentDeliberation'),
    name: 'rework',
    moves: [
      {
        as: 'juzhang',
        action: 'departmentDeliberation.record',
        payload: { heldOn: '2026-03-23', attendees: ['示例'], minutes: '$minutes1', decision: 'rework' },
      },
    ],
    value: 'drafting',
  },
  ...(['again', 'reject'] as const).map(
    (decision): Place => ({
      ...stage('deliberation'),
      name: `meeting: ${decision}`,
      moves: [
        {
          as: 'mishu',
          action: 'meeting.decide',
          payload: {
            ...{ meeting: '示例', heldOn: '2026-03-31', kind: 'executive', attendees: ['示例'], views: '示例', dissent: '示例' },
            ...{ vote: { for: 1, against: 5, abstain: 0 }, decision, minutes: '$minutes2' },
          },
        },
      ],
      value: decision === 'again' ? 'deliberation' : 'refused',
    }),
  ),
]

describe.each(dialects)('the machine through storage on %s', (dialect) => {
  test('every value is reached by a shortest path, stored as it is, and made again from the events', async () => {
    await reach(dialect, values)
  }, 120_000)

  test('every move back or out leads where the table says, and the events give the same', { timeout: limit(180_000) }, async () => {
    // Both databases run the same decisions; the full figure is for the proof.
    const all = dialect === 'sqlite' || full
    await reach(dialect, all ? moves : moves.filter((_, i) => i % 6 === 0))
  })
})

async function reach(dialect: Dialect, places: Place[]): Promise<void> {
  await using all = await installation(dialect)
  const reached = await bringAll(all, places)
  for (const { place, value } of reached) expect(value, place.name).toEqual(place.value)
  const rows = await all.store.db.selectFrom('case_file').select(['id', 'status']).execute()
  const status = new Map(rows.map((row) => [row.id, row.status]))
  for (const { place, caseId } of reached) {
    const ended = place.value === 'withdrawn' ? 'withdrawn' : place.value === 'archived' || place.value === 'refused' ? 'closed' : 'open'
    expect(status.get(caseId), place.name).toBe(ended)
  }
  expect((await replayAll(all.store)).differences).toEqual([])
}
