import { newId } from '../../../store/ids.ts'
import type { CaseContext, Prepared } from '../context.ts'
import { latestVersions } from '../lineage.ts'

/** Every opinion, vote and signature: its id, and one id for each of its points (they become remarks that can be answered). */
export async function prepareSignOff({ event }: CaseContext): Promise<Prepared> {
  const signOffId = newId()
  const points = (event.payload.points ?? event.payload.items) as unknown[] | undefined
  const pointIds = (points ?? []).map(() => newId())
  return { resolved: { signOffId, ...(points ? { pointIds } : {}) }, made: { signOffId, pointIds } }
}

/** A meeting is a sign-off and a row of its own. */
export async function prepareMeeting(context: CaseContext): Promise<Prepared> {
  const { resolved, made } = await prepareSignOff(context)
  const meetingId = newId()
  return { resolved: { ...resolved, meetingId }, made: { ...made, meetingId } }
}

/** The signature also looks whether the instruments still stand where the case began. */
export async function prepareSignature(context: CaseContext): Promise<Prepared> {
  const { resolved, made } = await prepareSignOff(context)
  return { resolved: { ...resolved, latestVersions: await latestVersions(context.db, context.record) }, ...(made ? { made } : {}) }
}
