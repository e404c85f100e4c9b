import { successorOf } from '../../../workflows/instrument/succession.ts'
import { newId } from '../../store/ids.ts'
import { latestVersion, storedText } from '../cases/lineage.ts'
import type { Db } from '../circumstances.ts'
import type { Frozen } from '../texts/freeze.ts'
import { instrumentRange } from '../texts/range.ts'
import type { ActInput, Recording } from './act-input.ts'
import type { RecordedEffect } from './effects.ts'

const WITH_VERSION = new Set(['makes', 'reissues', 'amends'])

/** The latest text of the one instrument that the act gives a new text, so that provision ids live on. */
export async function textBefore(db: Db, input: ActInput) {
  const effect = input.effects.find((candidate) => WITH_VERSION.has(candidate.kind) && candidate.instrumentId)
  const version = effect?.instrumentId ? await latestVersion(db, effect.instrumentId) : null
  return version ? storedText(db, version.text_id) : null
}

/**
 * The effects of an act as they will be recorded, in the order of the input.
 *
 * @param frozen its text: the first instrument that it makes or reissues gets it as a version.
 */
export function effectsOf(input: ActInput, actId: string, instrumentIds: string[], frozen: Frozen | null, today: string): RecordedEffect[] {
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
export function recordEffect(effect: RecordedEffect, recording: Recording) {
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
