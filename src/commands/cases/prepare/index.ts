import { newId } from '../../../store/ids.ts'
import type { CaseContext, Prepared } from '../context.ts'
import { prepareBaseVersion } from './base-version.ts'
import { prepareComment } from './comment.ts'
import { prepareDraft } from './draft.ts'
import { prepareEffects } from './effects.ts'
import { prepareMaterial } from './material.ts'
import { prepareNumber, prepareWithdraw } from './number.ts'
import { preparePublication } from './publication.ts'
import { prepareMeeting, prepareSignature, prepareSignOff } from './sign-off.ts'

/** Looks up what an action needs; an action that is not here needs nothing but its payload. */
export type Prepare = (context: CaseContext) => Promise<Prepared>

export const preparations: Readonly<Record<string, Prepare>> = {
  'draft.save': prepareDraft,
  'draft.replace': prepareDraft,
  'baseVersion.compare': prepareBaseVersion,
  'effects.set': prepareEffects,
  'material.add': prepareMaterial,
  'comment.receive': prepareComment,
  'departmentLegality.conclude': prepareSignOff,
  'adviserOpinion.give': prepareSignOff,
  'fairCompetition.selfReview': prepareSignOff,
  'fairCompetition.conclude': prepareSignOff,
  'legality.decide': prepareSignOff,
  'departmentDeliberation.record': prepareMeeting,
  'meeting.decide': prepareMeeting,
  'expedited.decide': prepareSignOff,
  'signing.sign': prepareSignature,
  'hearing.record': prepareMeeting,
  'number.assign': prepareNumber,
  'publication.publish': preparePublication,
  'filing.send': async () => ({ resolved: { filingId: newId() } }),
  'case.withdraw': prepareWithdraw,
}
