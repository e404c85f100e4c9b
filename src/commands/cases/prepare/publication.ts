import { settingValidity } from '../../../../workflows/instrument/effect-kinds.ts'
import { successorOf } from '../../../../workflows/instrument/succession.ts'
import type { PlannedEffect } from '../../../../workflows/rulemaking/facts.ts'
import { AppError } from '../../../errors.ts'
import type { RowWrite } from '../../../store/change-set.ts'
import { citationRows } from '../../../store/citation-rows.ts'
import { sm3 } from '../../../store/hash.ts'
import { newId } from '../../../store/ids.ts'
import type { RecordedEffect } from '../../register/effects.ts'
import { registerEffects } from '../../register/register-effects.ts'
import { type Frozen, freeze, type StoredText, textRows } from '../../texts/freeze.ts'
import { genreOf } from '../../texts/genre.ts'
import { instrumentRange } from '../../texts/range.ts'
import { differsOutsideSlots, fillSlots } from '../../texts/slots.ts'
import type { CaseContext, Prepared } from '../context.ts'
import { latestVersions, storedText } from '../lineage.ts'

/**
 * `publication.publish`: the signed draft with its form slots filled becomes the act's text; the act, its number, the versions and effects
 * it has on each instrument, names, search and outbox follow in the same change set.
 *
 * @throws {AppError} `corrupt` when the text to be published differs from the signed one outside form slots by a single character. A missing
 *   draft, number or signature is left to the machine's requirements.
 */
export async function preparePublication(context: CaseContext): Promise<Prepared> {
  const { db, record, event } = context
  const { facts } = record.state
  const versions = await latestVersions(db, record)
  const number = await db.selectFrom('number').selectAll().where('case_id', '=', record.id).where('state', '=', 'used').executeTakeFirst()
  if (!facts.drafts.act || !number || !facts.signedOn) return { resolved: { latestVersions: versions } }
  const signed = await storedText(db, facts.drafts.act.textId)
  const published = publishedText(signed, { number: number.printed, signedOn: facts.signedOn })
  const actId = newId()
  const effects = await plannedEffects(context, published, actId)
  const registered = await registerEffects(db, effects, {
    actId,
    day: event.occurredOn,
    number: number.printed,
    public: isPublic(context),
  })
  const title = published.tree.title ?? record.title
  const { name: issuer } = await db.selectFrom('organ').select('name').where('id', '=', record.organId).executeTakeFirstOrThrow()
  return {
    resolved: {
      latestVersions: versions,
      actId,
      textId: published.textId,
      textHash: published.hash,
      number: number.printed,
      numberId: number.id,
      effects: effects.map(({ effectId, instrumentId, kind, provisions, from }) => ({
        ...{ effectId, actId, instrumentId, kind, whole: provisions === null },
        ...(from.from === null ? {} : { from: from.from }),
      })),
      recorded: registered.facts,
    },
    rows: [
      ...textRows(published, context.at.recordedAt),
      actRow(context, actId, published, title, issuer),
      { update: 'number', where: { id: number.id }, set: { act_id: actId } },
      ...registered.rows,
      ...(await cited(context, published, effects)),
    ],
    index: [
      {
        kind: 'act',
        refId: actId,
        organId: record.organId,
        isPublic: isPublic(context),
        title,
        number: number.printed,
        text: published.text,
      },
      ...registered.index,
    ],
    outbox: [
      {
        id: `${actId}:published`,
        organId: record.organId,
        kind: 'publication.published',
        body: { caseId: record.id, actId, number: number.printed },
      },
    ],
    read: registered.read,
    instruments: effects.map((effect) => effect.instrumentId),
    made: {
      actId,
      number: number.printed,
      effects: effects.map((effect) => ({ id: effect.effectId, kind: effect.kind, instrumentId: effect.instrumentId })),
    },
  }
}

/** What the act's text and the consolidated texts that become versions with it cite. */
async function cited({ db, record }: CaseContext, published: Frozen, effects: RecordedEffect[]): Promise<RowWrite[]> {
  const rows = citationRows(published.textId, record.organId, published.text, published.provisions)
  const others = new Set(effects.flatMap((effect) => effect.version?.textId ?? []))
  others.delete(published.textId)
  for (const textId of others) {
    const { text, provisions } = await storedText(db, textId)
    rows.push(...citationRows(textId, record.organId, text, provisions))
  }
  return rows
}

/** The signed text with number and day in its slots, its provisions under the ids they were signed with. */
function publishedText(signed: StoredText, values: { number: string; signedOn: string }): Frozen {
  const text = fillSlots(signed.text, values)
  const difference = differsOutsideSlots(signed.text, text)
  if (difference) throw new AppError('corrupt', { what: `${difference.label}: “${difference.before}” → “${difference.after}”` })
  const frozen = freeze(text, signed)
  const changed = frozen.changes.filter((change) => !change.noise)
  if (changed.length > 0) throw new AppError('corrupt', { what: changed.map((change) => change.label).join() })
  return frozen
}

/** The effects of the case with instrument, version and days filled in. A making's own instrument stands for `newInstrument`. */
async function plannedEffects(context: CaseContext, published: Frozen, actId: string): Promise<RecordedEffect[]> {
  const { record, event } = context
  const { facts } = record.state
  const made = facts.instruments.filter((instrument) => instrument.mode === 'makes').map((instrument) => instrument.id)
  const named = facts.effects.map((planned) => {
    const instrumentId = planned.instrumentId ?? made.shift()
    if (!instrumentId) throw new AppError('badInput', { reason: '效力所指的新文件不在本办件内' })
    return { ...planned, instrumentId }
  })
  const effects: RecordedEffect[] = []
  for (const planned of named) {
    const { instrumentId } = planned
    effects.push({
      effectId: newId(),
      actId,
      instrumentId,
      kind: planned.kind,
      provisions: planned.provisions.length > 0 ? planned.provisions : null,
      from: commencement(planned, facts.validity?.effectiveFrom ?? 'publication', event.occurredOn),
      knownFrom: event.occurredOn,
      validTo: settingValidity.has(planned.kind) ? (planned.validTo ?? facts.validity?.validTo ?? null) : null,
      lapsesIf: planned.lapsesIf,
      carriers: planned.carriers,
      replaces: null,
      note: null,
      replacedBy: successorOf(planned, named),
      version: await versionFor(context, planned.kind, instrumentId, published),
    })
  }
  return effects
}

const WITH_VERSION = new Set(['makes', 'reissues', 'amends'])

/** A planned `publication` means: when the act itself comes into force. */
function commencement(planned: PlannedEffect, actFrom: string, publishedOn: string): { from: string; to: string } {
  const day = planned.from !== 'publication' ? planned.from : actFrom === 'publication' ? publishedOn : actFrom
  return { from: day, to: day }
}

/** The version an effect names: the consolidated draft where the act only amends, else the instrument's range in the act's own text. */
async function versionFor(context: CaseContext, kind: string, instrumentId: string, published: Frozen): Promise<RecordedEffect['version']> {
  if (!WITH_VERSION.has(kind)) return null
  const { db, record } = context
  const { title } = await db.selectFrom('instrument').select('title').where('id', '=', instrumentId).executeTakeFirstOrThrow()
  const consolidated = record.state.facts.drafts.consolidated
  if (kind === 'amends' && !consolidated) return null
  if (kind === 'amends' && consolidated) {
    const { text } = await storedText(db, consolidated.textId)
    return { versionId: newId(), textId: consolidated.textId, rangeStart: 0, rangeEnd: text.length, title, text }
  }
  const range = instrumentRange(published.tree, title)
  return {
    versionId: newId(),
    textId: published.textId,
    rangeStart: range.start,
    rangeEnd: range.end,
    title: range.title ?? title,
    text: published.text.slice(range.start, range.end),
  }
}

function actRow({ record, event }: CaseContext, actId: string, published: Frozen, title: string, issuer: string): RowWrite {
  const signedOn = record.state.facts.signedOn
  return {
    insert: 'act',
    row: {
      id: actId,
      organ_id: record.organId,
      title,
      genre: genreOf(title),
      issuers_json: [issuer],
      text_id: published.textId,
      case_id: record.id,
      origin: 'case',
      signed_from: signedOn,
      signed_to: signedOn,
      published_from: event.occurredOn,
      published_to: event.occurredOn,
      gaps_json: [],
      source: '本系统办件',
      recorded_by: event.actorId,
      confirmed_by: null,
      hash_sm3: sm3(published.text),
    },
  }
}

function isPublic({ record }: CaseContext): boolean {
  return record.state.facts.secrecy !== 'keptBack' && !record.state.facts.classification?.keptFromPublication
}
