import { changedProvisions } from '../../../../documents/changes.ts'
import type { CaseContext, Prepared } from '../context.ts'
import { latestVersion, storedText } from '../lineage.ts'

/**
 * `baseVersion.compare`: the instrument's latest version and the provisions in which it differs from the one the case began from. Ids run
 * for life along the instrument's versions, so the comparison is by id and body hash.
 */
export async function prepareBaseVersion({ db, record, event }: CaseContext): Promise<Prepared> {
  const instrumentId = String(event.payload.instrumentId)
  const begun = record.state.facts.instruments.find((instrument) => instrument.id === instrumentId)
  const latest = await latestVersion(db, instrumentId)
  if (!begun || !latest) return {}
  const base = begun.baseVersionId
    ? await db.selectFrom('version').select('text_id').where('id', '=', begun.baseVersionId).executeTakeFirst()
    : undefined
  const before = base ? await storedText(db, base.text_id) : { text: '', provisions: [] }
  const after = await storedText(db, latest.text_id)
  const changes = changedProvisions(before.provisions, after.provisions, { before: before.text, after: after.text })
  return {
    resolved: {
      instrumentId,
      versionId: latest.id,
      changed: changes.map((change) => ({ provisionId: change.provisionId, label: change.label ?? '' })),
    },
  }
}
