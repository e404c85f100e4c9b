import type { DayRange } from '../../../workflows/instrument/standing.ts'
import type { ChangeSet, IndexedDoc, RowWrite, SeenHead } from '../../store/change-set.ts'
import { citationRows } from '../../store/citation-rows.ts'
import { sm3 } from '../../store/hash.ts'
import { newId } from '../../store/ids.ts'
import type { NumberTable } from '../../store/schema-register.ts'
import { circumstances, type Db } from '../circumstances.ts'
import { followInstruments } from '../instruments/follow-ups.ts'
import { type Frozen, freeze, textRows } from '../texts/freeze.ts'
import { effectsOf, recordEffect, textBefore } from './act-effects.ts'
import type { ActInput, Recording } from './act-input.ts'
import { instrumentsOf } from './act-instruments.ts'
import type { RecordedEffect } from './effects.ts'
import { buildEnding } from './ending.ts'
import { historicNumber } from './historic-number.ts'
import { type Registered, registerEffects } from './register-effects.ts'
import { assertSuccessors } from './successors.ts'

/** Everything that an act without a case writes, ready for a change set. */
export interface BuiltAct {
  actId: string
  instrumentIds: string[]
  /** The rows of its numbers, as the log keeps them. */
  numbers: NumberTable[]
  rows: RowWrite[]
  append: ChangeSet['append']
  read: SeenHead[]
  index: IndexedDoc[]
  outbox: NonNullable<ChangeSet['outbox']>
  facts: Registered['facts']
  /** What it changes, one line each, for whoever confirms. */
  difference: string[]
}

/**
 * Builds an act from what people know of it: no text and days as ranges are normal for old paper; nothing is filled in.
 *
 * @throws {AppError} `badInput` naming the field that does not fit, `notFound` for an instrument, and the refusal of an instrument's machine.
 */
export async function buildAct(db: Db, input: ActInput, recording: Recording): Promise<BuiltAct> {
  const actId = newId()
  const { organId } = input
  await assertSuccessors(db, input.effects)
  const at = await circumstances(db, recording.recordedBy, { issuing: input.organId, drafting: input.organId })
  const organ = await db.selectFrom('organ').select(['name', 'own']).where('id', '=', input.organId).executeTakeFirstOrThrow()
  const number = await historicNumber(db, input, actId)
  const instruments = await instrumentsOf(db, input, recording, at, organ.own === 1)
  // An internal rule binds nobody outside and is not found by the public.
  const forPublic = !input.effects.some((effect) => effect.newInstrument?.documentClass === 'internal')
  const frozen = input.text === undefined ? null : freeze(input.text, await textBefore(db, input))
  const unified = input.unifiedNumber === undefined ? null : await historicNumber(db, { organId, number: input.unifiedNumber }, actId)
  const ending = input.ending ? await buildEnding(db, input.ending, { organId, instrumentId: instruments.ids[0]! }, recording) : null
  const numbers = [number, unified, ending?.number ?? null].filter((one) => one !== null)
  const effects = [...effectsOf(input, actId, instruments.ids, frozen, recording.today), ...(ending ? [ending.effect] : [])]
  const registered = await registerEffects(
    db,
    effects,
    { actId, day: recording.today, number: number?.printed ?? null, public: forPublic },
    instruments.fresh,
  )
  const follow = followInstruments(
    effects.map((effect) => recordEffect(effect, recording)),
    instruments.records,
    at,
    actId,
  )
  return {
    actId,
    instrumentIds: [...new Set(instruments.ids)],
    numbers,
    rows: [
      ...(frozen
        ? [...textRows(frozen, at.recordedAt), ...citationRows(frozen.textId, input.organId, frozen.text, frozen.provisions)]
        : []),
      actRow(input, actId, organ.name, frozen, recording),
      ...(ending?.act ? [actRow(ending.act, ending.effect.actId, organ.name, null, recording)] : []),
      ...numbers.map((row) => ({ insert: 'number' as const, row })),
      ...instruments.made.flatMap((made) => made.rows(follow.records.get(made.record.id)!.state)),
      ...follow.rows,
      ...registered.rows,
    ],
    append: [...instruments.made.map((made) => made.event), ...follow.append],
    read: follow.read,
    index: [
      {
        kind: 'act',
        refId: actId,
        organId: input.organId,
        isPublic: forPublic,
        title: input.title,
        number: number?.printed ?? null,
        text: frozen?.text ?? '',
      },
      ...registered.index,
    ],
    outbox: follow.outbox,
    facts: registered.facts,
    difference: difference(input, organ.name, number?.printed ?? null, effects, instruments.titles),
  }
}

function actRow(input: Omit<ActInput, 'effects'>, actId: string, issuer: string, frozen: Frozen | null, recording: Recording): RowWrite {
  return {
    insert: 'act',
    row: {
      id: actId,
      organ_id: input.organId,
      title: input.title,
      genre: input.genre,
      issuers_json: input.issuers ?? [issuer],
      text_id: frozen?.textId ?? null,
      case_id: null,
      origin: recording.origin,
      signed_from: input.signed.from,
      signed_to: input.signed.to,
      published_from: input.published.from,
      published_to: input.published.to,
      gaps_json: input.gaps,
      source: input.source,
      recorded_by: recording.recordedBy,
      confirmed_by: recording.confirmedBy,
      hash_sm3: frozen ? sm3(frozen.text) : null,
    },
  }
}

function difference(
  input: ActInput,
  organ: string,
  number: string | null,
  effects: RecordedEffect[],
  titles: Map<string, string>,
): string[] {
  const days = (range: DayRange) => (range.from === range.to ? (range.from ?? '日期不详') : `${range.from ?? '…'} 至 ${range.to ?? '…'}`)
  const titleOf = (id: string) => titles.get(id) ?? id
  return [
    `公文：${organ}《${input.title}》${number ?? '（无文号）'}，签发 ${days(input.signed)}`,
    ...effects.map(
      (effect) =>
        `效力：${effect.kind}《${titleOf(effect.instrumentId)}》自 ${days(effect.from)}${effect.replacedBy === null ? '' : `，由《${titleOf(effect.replacedBy)}》取代`}`,
    ),
    ...input.gaps.map((gap) => `缺项：${gap.field}（${gap.reason}）`),
  ]
}
