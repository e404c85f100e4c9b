import { newId } from '../../store/ids.ts'
import type { NumberTable } from '../../store/schema-register.ts'
import type { Db } from '../circumstances.ts'
import type { ActInput, EndingInput, Recording } from './act-input.ts'

import type { RecordedEffect } from './effects.ts'
import { historicNumber } from './historic-number.ts'

/** What the end of an instrument adds to the act that makes it. */
interface BuiltEnding {
  effect: RecordedEffect
  /** The paper that ended it, where the register does not hold it yet. */
  act: Omit<ActInput, 'effects'> | null
  number: NumberTable | null
}

/**
 * The end of an instrument that old lists tell of in a word: an effect of a paper of its own, often one of which nothing else is known.
 *
 * @throws {AppError} `badInput` when its number is none.
 */
export async function buildEnding(
  db: Db,
  ending: EndingInput,
  of: { organId: string; instrumentId: string },
  recording: Recording,
): Promise<BuiltEnding> {
  const known = 'id' in ending.act ? ending.act.id : null
  const actId = known ?? newId()
  const act = 'id' in ending.act ? null : { ...ending.act, organId: of.organId, published: { from: null, to: null } }
  return {
    effect: {
      ...{ effectId: newId(), actId, instrumentId: of.instrumentId, kind: ending.kind, provisions: null, from: ending.from },
      ...{
        knownFrom: recording.today,
        validTo: null,
        lapsesIf: null,
        carriers: [],
        replaces: null,
        note: ending.note ?? null,
        replacedBy: ending.replacedBy ?? null,
        version: null,
      },
    },
    act,
    number: act ? await historicNumber(db, act, actId) : null,
  }
}
