import { AppError } from '../../errors.ts'
import type { RowWrite } from '../../store/change-set.ts'
import type { Prepared } from '../cases/context.ts'
import { latestVersion, storedText } from '../cases/lineage.ts'
import { prepareNumber, prepareWithdraw } from '../cases/prepare/number.ts'
import { freeze, type StoredText, textRows } from '../texts/freeze.ts'
import type { CampaignContext } from './context.ts'
import { draftPaper } from './paper.ts'
import { preparePublication } from './publication.ts'

/** What each action of a campaign has looked up before it is decided. */
export const campaignPreparations: Readonly<Record<string, (context: CampaignContext) => Promise<Prepared>>> = {
  'scope.change': async ({ db, event }) => {
    const added = ((event.payload.add ?? []) as { instrumentId: string; organId?: string }[]).map((row) => row.instrumentId)
    await assertOwn(db, added)
    return {}
  },
  'assignment.set': async ({ db, event }) => {
    const organ = await db.selectFrom('organ').select('own').where('id', '=', String(event.payload.organId)).executeTakeFirst()
    if (organ?.own !== 1) throw new AppError('badInput', { reason: 'organId' }, [{ field: 'organId', message: '没有这个机关' }])
    return {}
  },
  'item.conclude': async (context) => {
    const items = context.event.payload.items as { instrumentId: string; replacedBy?: string; rev?: number }[]
    assertSeen(context, items)
    const replacing = [...new Set(items.flatMap((item) => (item.replacedBy === undefined ? [] : [item.replacedBy])))]
    const known =
      replacing.length === 0 ? [] : await context.db.selectFrom('instrument').select('id').where('id', 'in', replacing).execute()
    const missing = replacing.find((id) => !known.some((row) => row.id === id))
    if (missing) throw new AppError('badInput', { reason: 'replacedBy' }, [{ field: 'replacedBy', message: '登记簿中没有这个文件' }])
    return {}
  },
  'item.review': async (context) => {
    assertSeen(context, context.event.payload.items as { instrumentId: string; rev?: number }[])
    return {}
  },
  'decision.draft': prepareDraft,
  'decision.number': prepareNumber,
  'decision.publish': preparePublication,
  'campaign.withdraw': prepareWithdraw,
}

/** Somebody who has an older conclusion before him is told so, with the items that moved. */
function assertSeen({ record }: CampaignContext, items: { instrumentId: string; rev?: number }[]): void {
  const moved = items.filter((item) => item.rev !== undefined && item.rev !== record.state.facts.items[item.instrumentId]?.rev)
  if (moved.length > 0) throw new AppError('stale', {}, { items: moved.map((item) => item.instrumentId) })
}

async function assertOwn(db: CampaignContext['db'], ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const own = await db.selectFrom('instrument').select('id').where('id', 'in', ids).where('ownership', '=', 'own').execute()
  const missing = ids.find((id) => !own.some((row) => row.id === id))
  if (missing) throw new AppError('badInput', { reason: 'add' }, [{ field: 'add', message: '不是本机关的文件' }])
}

/** The text of the decision and the consolidated texts of what it amends itself, frozen: what is signed is what is issued. */
async function prepareDraft({ db, record, at, event }: CampaignContext): Promise<Prepared> {
  const { title, packaged = [] } = event.payload as { title?: string; packaged?: string[] }
  const facts = record.state.facts
  // What cannot be drafted yet is refused by the machine, with its reasons.
  if (record.state.value !== 'decision' || packaged.some((id) => facts.items[id]?.outcome !== 'amend')) return {}
  const paper = await draftPaper(db, record, { title, packaged, today: at.today })
  const frozen = freeze(paper.text, null)
  const texts: { instrumentId: string; textId: string; baseVersionId: string; textHash: string }[] = []
  const rows: RowWrite[] = textRows(frozen, at.recordedAt)
  const drafted = new Map(paper.package.items.map((item) => [item.instrumentId, item]))
  for (const id of packaged) {
    const item = drafted.get(id)!
    const version = (await latestVersion(db, id))!
    const consolidated = freeze(item.after, await rangeOf(db, version))
    rows.push(...textRows(consolidated, at.recordedAt))
    texts.push({ instrumentId: id, textId: consolidated.textId, baseVersionId: version.id, textHash: consolidated.hash })
  }
  const lists = Object.fromEntries(paper.catalogues.map((list) => [list.outcome, list.rows.length]))
  return {
    resolved: { textId: frozen.textId, textHash: frozen.hash, packaged: texts, lists, title: paper.title },
    rows,
    made: { textId: frozen.textId, title: paper.title, lists, packaged: packaged.length },
  }
}

/** The rule itself out of the act that carries it, with the ids of its provisions. */
async function rangeOf(
  db: CampaignContext['db'],
  version: { text_id: string; range_start: number; range_end: number },
): Promise<StoredText> {
  const whole = await storedText(db, version.text_id)
  const { range_start: start, range_end: end } = version
  return {
    textId: whole.textId,
    text: whole.text.slice(start, end),
    provisions: whole.provisions
      .filter((provision) => provision.start >= start && provision.end <= end)
      .map((provision) => ({ ...provision, start: provision.start - start, end: provision.end - start })),
  }
}
