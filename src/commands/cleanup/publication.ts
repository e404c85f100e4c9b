import type { CleanupFacts, CleanupItem } from '../../../workflows/cleanup/facts.ts'
import { AppError } from '../../errors.ts'
import type { RowWrite } from '../../store/change-set.ts'
import { citationRows } from '../../store/citation-rows.ts'
import { sm3 } from '../../store/hash.ts'
import { newId } from '../../store/ids.ts'
import type { Prepared } from '../cases/context.ts'
import { latestVersion, storedText } from '../cases/lineage.ts'
import type { RecordedEffect } from '../register/effects.ts'
import { registerEffects } from '../register/register-effects.ts'
import { type Frozen, freeze, type StoredText, textRows } from '../texts/freeze.ts'
import { genreOf } from '../texts/genre.ts'
import { differsOutsideSlots, fillSlots } from '../texts/slots.ts'
import type { CampaignContext } from './context.ts'

/**
 * `decision.publish`: the signed text with its form slots filled becomes the act; what it does to every instrument, versions, names, search,
 * citations and outbox follow in the same change set, which is the one long transaction there is (design.md §6).
 *
 * @throws {AppError} `corrupt` when the text differs from the signed one outside form slots; `stale` naming an instrument whose text changed
 *   after the packaged amendment was drafted: it goes back to the review and the decision is drafted anew.
 */
export async function preparePublication(context: CampaignContext): Promise<Prepared> {
  const { db, record, event } = context
  const { draft, signed, number, numberId } = record.state.facts
  // What lacks is said by the machine.
  if (!draft || !signed || number === null || numberId === null) return {}
  const actId = newId()
  const text = await storedText(db, draft.textId)
  const published = publishedText(text, { number, signedOn: signed.on })
  const effects = await effectsOf(context, actId)
  const registered = await registerEffects(db, effects, { actId, day: event.occurredOn, number, public: true })
  const title = published.tree.title ?? record.title
  const { name: issuer } = await db.selectFrom('organ').select('name').where('id', '=', record.organId).executeTakeFirstOrThrow()
  return {
    resolved: {
      ...{ actId, textId: published.textId, textHash: published.hash, number, numberId },
      effects: effects.map(({ effectId, instrumentId, kind, provisions, from }) => ({
        ...{ effectId, actId, instrumentId, kind, whole: provisions === null },
        ...(from.from === null ? {} : { from: from.from }),
      })),
      recorded: registered.facts,
    },
    rows: [
      ...textRows(published, context.at.recordedAt),
      ...citationRows(published.textId, record.organId, published.text, published.provisions),
      ...(await packagedCitations(db, draft, record.organId)),
      actRow(context, actId, published, title, issuer),
      { update: 'number', where: { id: numberId }, set: { act_id: actId } },
      ...registered.rows,
    ],
    index: [
      { kind: 'act', refId: actId, organId: record.organId, isPublic: true, title, number, text: published.text },
      ...registered.index,
    ],
    outbox: [
      { id: `${actId}:published`, organId: record.organId, kind: 'publication.published', body: { caseId: record.id, actId, number } },
    ],
    read: registered.read,
    made: { actId, number, effects: countBy(effects.map((effect) => effect.kind)) },
  }
}

/** The signed text with number and day in its slots, its provisions under the ids they were signed with. */
function publishedText(signed: StoredText, values: { number: string; signedOn: string }): Frozen {
  const text = fillSlots(signed.text, values)
  const difference = differsOutsideSlots(signed.text, text)
  if (difference) throw new AppError('corrupt', { what: `${difference.label}: “${difference.before}” → “${difference.after}”` })
  return freeze(text, signed)
}

/** What the decision does to each instrument; to those that remain, nothing. */
async function effectsOf({ db, record, event }: CampaignContext, actId: string): Promise<RecordedEffect[]> {
  const { items, draft } = record.state.facts
  const packaged = new Map((draft?.packaged ?? []).map((one) => [one.instrumentId, one]))
  const effects: RecordedEffect[] = []
  for (const [instrumentId, item] of Object.entries(items)) {
    const base = effectBase(instrumentId, actId, event.occurredOn)
    const own = packaged.get(instrumentId)
    if (own) effects.push({ ...base, kind: 'amends', note: '打包修改', version: await packagedVersion(db, own) })
    else if (item.outcome === 'amend') effects.push({ ...base, kind: 'ordersAmendment', ...orderOf(item) })
    else if (item.outcome === 'repeal') effects.push({ ...base, kind: 'repeals', ...why(item) })
    else if (item.outcome === 'declareInvalid') effects.push({ ...base, kind: 'declaresInvalid', ...why(item) })
    else if (item.outcome === 'notNormative') effects.push({ ...base, kind: 'delists', note: '清理：不属规范性文件' })
  }
  return effects
}

/** By when it shall be amended, and whether it lapses after that day: only where the decision says so. */
function orderOf({ amendBy, lapses }: CleanupItem): Pick<RecordedEffect, 'until' | 'lapsesIf' | 'note'> {
  if (amendBy === null) return { lapsesIf: null, note: '列入修改目录，不定时限' }
  return {
    ...{ until: amendBy, lapsesIf: lapses ? { notAmendedBy: amendBy } : null },
    note: lapses ? `限期修改，至${amendBy}，逾期失效` : `限期修改，至${amendBy}`,
  }
}

function effectBase(instrumentId: string, actId: string, day: string): RecordedEffect {
  return {
    ...{ effectId: newId(), actId, instrumentId, kind: '', provisions: null, from: { from: day, to: day }, knownFrom: day },
    ...{ validTo: null, lapsesIf: null, carriers: [], replaces: null, note: null, replacedBy: null, version: null },
  }
}

/** The reasons, and what takes its place where the conclusion names it. */
function why(item: CleanupItem): Pick<RecordedEffect, 'note' | 'replacedBy'> {
  return { note: `清理：${item.reasons.join('、')}`, replacedBy: item.replacedBy }
}

type Db = CampaignContext['db']
type Packaged = NonNullable<CleanupFacts['draft']>['packaged'][number]

/** The consolidated text that was frozen with the draft, if the instrument still stands as it did then. */
async function packagedVersion(db: Db, own: Packaged): Promise<RecordedEffect['version']> {
  const latest = await latestVersion(db, own.instrumentId)
  if (latest?.id !== own.baseVersionId) throw new AppError('stale', {}, { instrumentId: own.instrumentId })
  const text = await db.selectFrom('text').select(['content', 'title']).where('id', '=', own.textId).executeTakeFirstOrThrow()
  const { title } = await db.selectFrom('instrument').select('title').where('id', '=', own.instrumentId).executeTakeFirstOrThrow()
  return {
    versionId: newId(),
    textId: own.textId,
    rangeStart: 0,
    rangeEnd: text.content.length,
    title: text.title ?? title,
    text: text.content,
  }
}

/** A draft's texts are not cited from; with the decision they are in the register. */
async function packagedCitations(db: Db, draft: NonNullable<CleanupFacts['draft']>, organId: string): Promise<RowWrite[]> {
  const rows: RowWrite[] = []
  for (const { textId } of draft.packaged) {
    const { text, provisions } = await storedText(db, textId)
    rows.push(...citationRows(textId, organId, text, provisions))
  }
  return rows
}

function actRow({ record, event }: CampaignContext, actId: string, published: Frozen, title: string, issuer: string): RowWrite {
  const signedOn = record.state.facts.signed?.on ?? null
  return {
    insert: 'act',
    row: {
      ...{ id: actId, organ_id: record.organId, title, genre: genreOf(title), issuers_json: [issuer], text_id: published.textId },
      // An own act has no way in but a case: the campaign is such a way.
      ...{ case_id: record.id, origin: 'case', signed_from: signedOn, signed_to: signedOn },
      ...{ published_from: event.occurredOn, published_to: event.occurredOn, gaps_json: [], source: `本系统清理：${record.title}` },
      ...{ recorded_by: event.actorId, confirmed_by: null, hash_sm3: sm3(published.text) },
    },
  }
}

function countBy(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
