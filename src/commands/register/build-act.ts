import { successorOf } from '../../../workflows/instrument/succession.ts'
import type { Circumstances } from '../../../workflows/types.ts'
import { AppError } from '../../errors.ts'
import type { ChangeSet, IndexedDoc, RowWrite, SeenHead } from '../../store/change-set.ts'
import { citationRows } from '../../store/citation-rows.ts'
import { sm3 } from '../../store/hash.ts'
import { newId } from '../../store/ids.ts'
import type { NumberTable } from '../../store/schema-register.ts'
import { latestVersion, storedText } from '../cases/lineage.ts'
import { circumstances, type Db } from '../circumstances.ts'
import { followInstruments, type InstrumentRecord, instrumentRecords } from '../instruments/follow-ups.ts'
import { newInstrument } from '../instruments/new-instrument.ts'
import { type Frozen, freeze, textRows } from '../texts/freeze.ts'
import { instrumentRange } from '../texts/range.ts'
import type { ActInput } from './act-input.ts'
import { type RecordedEffect, type Registered, registerEffects } from './effects.ts'
import { buildEnding } from './ending.ts'
import { historicNumber } from './historic-number.ts'
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

/** Who recorded it, when, and where it comes from. */
export interface Recording {
  today: string
  recordedBy: string
  confirmedBy: string | null
  origin: 'recorded' | 'imported'
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
  const frozen = input.text === undefined ? null : freeze(input.text, await before(db, input))
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

interface Instruments {
  /** Instrument of each effect, in order. */
  ids: string[]
  titles: Map<string, string>
  made: ReturnType<typeof newInstrument>[]
  records: Map<string, InstrumentRecord>
  fresh: Map<string, { organId: string; title: string }>
}

async function instrumentsOf(db: Db, input: ActInput, recording: Recording, at: Circumstances, own: boolean): Promise<Instruments> {
  const known = input.effects.flatMap((effect) => (effect.instrumentId ? [effect.instrumentId] : []))
  const records = await instrumentRecords(db, known)
  const found: Instruments = { ids: [], titles: new Map(), made: [], records, fresh: new Map() }
  for (const record of records.values()) found.titles.set(record.id, record.title)
  const byTitle = new Map<string, string>()
  for (const [i, effect] of input.effects.entries()) {
    if (effect.instrumentId) {
      found.ids.push(effect.instrumentId)
      continue
    }
    if (!effect.newInstrument)
      throw new AppError('badInput', { reason: `effects.${i}` }, [{ field: `effects.${i}`, message: '须指明文件' }])
    const { title, ownership, implementingOrganId, documentClass } = effect.newInstrument
    if (ownership === 'own' && !own)
      throw new AppError('badInput', { reason: `effects.${i}` }, [
        { field: `effects.${i}.newInstrument.ownership`, message: '非本系统机关的文件只能作为参考' },
      ])
    const same = byTitle.get(title)
    if (same) {
      found.ids.push(same)
      continue
    }
    const made = newInstrument(
      {
        organId: input.organId,
        implementingOrganId: implementingOrganId ?? null,
        title,
        ownership,
        documentClass: documentClass ?? null,
        occurredOn: recording.today,
        actorId: recording.recordedBy,
      },
      at,
    )
    byTitle.set(title, made.record.id)
    found.ids.push(made.record.id)
    found.titles.set(made.record.id, title)
    found.made.push(made)
    found.records.set(made.record.id, made.record)
    found.fresh.set(made.record.id, { organId: input.organId, title })
  }
  return found
}

const WITH_VERSION = new Set(['makes', 'reissues', 'amends'])

/** The latest text of the one instrument that the act gives a new text, so that provision ids live on. */
async function before(db: Db, input: ActInput) {
  const effect = input.effects.find((candidate) => WITH_VERSION.has(candidate.kind) && candidate.instrumentId)
  const version = effect?.instrumentId ? await latestVersion(db, effect.instrumentId) : null
  return version ? storedText(db, version.text_id) : null
}

function effectsOf(input: ActInput, actId: string, instrumentIds: string[], frozen: Frozen | null, today: string): RecordedEffect[] {
  let textTaken = false
  const named = input.effects.map((effect, i) => ({ ...effect, instrumentId: instrumentIds[i]!, provisions: effect.provisions ?? null }))
  return input.effects.map((effect, i) => {
    const { instrumentId } = named[i]!
    const withText = frozen !== null && !textTaken && (effect.kind === 'makes' || effect.kind === 'reissues')
    if (withText) textTaken = true
    const title = effect.newInstrument?.title ?? null
    const range = withText ? instrumentRange(frozen.tree, title) : null
    return {
      effectId: newId(),
      actId,
      instrumentId,
      kind: effect.kind,
      provisions: effect.provisions && effect.provisions.length > 0 ? effect.provisions : null,
      from: effect.from,
      knownFrom: today,
      validTo: effect.validTo ?? null,
      lapsesIf: null,
      carriers: [],
      replaces: null,
      note: effect.note ?? null,
      replacedBy: successorOf(named[i]!, named),
      version: range
        ? {
            versionId: newId(),
            textId: frozen!.textId,
            rangeStart: range.start,
            rangeEnd: range.end,
            title: range.title ?? title ?? input.title,
            text: frozen!.text.slice(range.start, range.end),
          }
        : null,
    }
  })
}

/** What the instrument's machine is told of an effect. A day that is only known as a range is left out. */
function recordEffect(effect: RecordedEffect, recording: Recording) {
  const { effectId, actId, kind, provisions, from, instrumentId } = effect
  const exact = from.from !== null && from.from === from.to ? { from: from.from } : {}
  return {
    machine: 'instrument' as const,
    id: instrumentId,
    event: {
      type: 'effect.record',
      payload: { effectId, actId, kind, whole: provisions === null, ...exact },
      occurredOn: recording.today,
      actorId: recording.confirmedBy ?? recording.recordedBy,
    },
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
  const days = (range: { from: string | null; to: string | null }) =>
    range.from === range.to ? (range.from ?? '日期不详') : `${range.from ?? '…'} 至 ${range.to ?? '…'}`
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
