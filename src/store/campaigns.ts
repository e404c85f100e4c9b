import type { Kysely } from 'kysely'
import type { CleanupFacts } from '../../workflows/cleanup/facts.ts'
import type { StoredState } from '../../workflows/types.ts'
import { afterOf, limitOf, type Page, type Paging, pageOf } from './paging.ts'
import type { Database } from './schema.ts'
import type { CampaignItemTable, CampaignTable } from './schema-cleanup.ts'
import { type Shaped, shaped } from './shape.ts'

/** What a campaign looked for when its list was made. */
export interface ScopeQuery {
  /** Issuing organs; the campaign's own organ and the working organs below it when left out. */
  organIds?: string[] | undefined
  /** Words in the title. */
  words?: string | undefined
  documentClass?: string | undefined
  /** Only these instruments. */
  instrumentIds?: string[] | undefined
  /** Only instruments on which the last audit found something by one of these rules (special cleanups). */
  rules?: string[] | undefined
  /** Also what has expired and nobody has declared invalid yet. */
  withExpired?: boolean | undefined
}

/** A campaign with its state; `rev` is the revision to be given back as `seen`. */
export type StoredCampaign = Shaped<
  CampaignTable,
  { state: StoredState<CleanupFacts>; scope: ScopeQuery & { trigger?: string | null } }
> & {
  rev: number
}

/** One instrument of a campaign. */
export type StoredItem = Omit<Shaped<CampaignItemTable, { reasons: string[] }>, 'lapses'> & { lapses: boolean }

/** One campaign, or undefined. */
export async function campaignById(db: Kysely<Database>, id: string): Promise<StoredCampaign | undefined> {
  const row = await withRevision(db).where('campaign.id', '=', id).executeTakeFirst()
  return row && campaign(row)
}

/** Campaigns, the latest opened first. */
export async function listCampaigns(
  db: Kysely<Database>,
  filter: Paging & { status?: CampaignTable['status'] | undefined } = {},
): Promise<Page<StoredCampaign>> {
  let query = withRevision(db)
  if (filter.status !== undefined) query = query.where('campaign.status', '=', filter.status)
  const after = afterOf(filter, ['string'])
  if (after) query = query.where('campaign.id', '<', after[0] as string)
  const rows = await query
    .orderBy('campaign.id', 'desc')
    .limit(limitOf(filter) + 1)
    .execute()
  return pageOf(rows, filter, (row) => [row.id], campaign)
}

/** The instruments of a campaign in the order of its list. */
export async function itemsOfCampaign(db: Kysely<Database>, campaignId: string): Promise<StoredItem[]> {
  const rows = await db
    .selectFrom('campaign_item')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .orderBy('position')
    .orderBy('instrument_id')
    .execute()
  return rows.map((row) => {
    const { lapses, ...rest } = shaped<CampaignItemTable, { reasons: string[] }>(row)
    return { ...rest, lapses: lapses === 1 }
  })
}

/** Which of these ids are campaigns. */
export async function campaignsAmong(db: Kysely<Database>, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('campaign').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map((row) => row.id))
}

/** Own instruments issued by these organs, as a scope is made of them. */
export async function ownInstruments(db: Kysely<Database>, organIds: string[]) {
  if (organIds.length === 0) return []
  return db
    .selectFrom('instrument')
    .innerJoin('organ', 'organ.id', 'instrument.organ_id')
    .select(['instrument.id', 'instrument.organ_id', 'instrument.implementing_organ_id', 'instrument.title', 'instrument.document_class'])
    .select(['instrument.from_day', 'organ.code', 'organ.type', 'organ.name'])
    .where('instrument.ownership', '=', 'own')
    .where('instrument.organ_id', 'in', organIds)
    .orderBy('organ.code')
    .orderBy('instrument.id')
    .execute()
}

/** When the acts that made instruments were signed: the first day that is known of each. */
export async function madeOn(db: Kysely<Database>, instrumentIds: string[]): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  for (let at = 0; at < instrumentIds.length; at += 5_000) {
    const rows = await db
      .selectFrom('effect')
      .innerJoin('act', 'act.id', 'effect.act_id')
      .select(['effect.instrument_id', 'act.signed_from', 'act.signed_to', 'effect.from_from'])
      .where('effect.instrument_id', 'in', instrumentIds.slice(at, at + 5_000))
      .where('effect.kind', 'in', ['makes', 'reissues'])
      .execute()
    for (const row of rows) {
      const day = row.signed_from ?? row.from_from
      const known = made.get(row.instrument_id)
      if (day !== null && (known === undefined || day < known)) made.set(row.instrument_id, day)
    }
  }
  return made
}

/** What texts name as their basis, in the order of the text: the 上位法依据 of a catalogue. */
export async function basesOf(db: Kysely<Database>, textIds: string[]): Promise<Map<string, string[]>> {
  const bases = new Map<string, string[]>()
  for (let at = 0; at < textIds.length; at += 5_000) {
    const rows = await db
      .selectFrom('citation')
      .select(['text_id', 'words'])
      .where('text_id', 'in', textIds.slice(at, at + 5_000))
      .where('relation', '=', 'basedOn')
      .where('type', 'in', ['title', 'lawName'])
      .orderBy('text_id')
      .orderBy('position')
      .execute()
    for (const { text_id, words } of rows) bases.set(text_id, [...new Set([...(bases.get(text_id) ?? []), words])])
  }
  return bases
}

function withRevision(db: Kysely<Database>) {
  return db
    .selectFrom('campaign')
    .leftJoin('stream_head', (join) => join.onRef('stream_head.id', '=', 'campaign.id').on('stream_head.kind', '=', 'campaign'))
    .selectAll('campaign')
    .select('stream_head.seq')
}

type Row = CampaignTable & { seq: number | null }

function campaign({ seq, ...row }: Row): StoredCampaign {
  return {
    ...shaped<CampaignTable, { state: StoredState<CleanupFacts>; scope: ScopeQuery & { trigger?: string | null } }>(row),
    rev: seq ?? 0,
  }
}
