import type { Outcome } from '../../../workflows/cleanup/outcomes.ts'
import { outcomeNames, type ReasonCode, reasonNames } from '../../../workflows/cleanup/outcomes.ts'
import { basesOf, itemsOfCampaign, type StoredCampaign, type StoredItem } from '../../store/campaigns.ts'
import { organNames } from '../../store/organs.ts'
import type { Db } from '../circumstances.ts'
import { printDay } from '../texts/slots.ts'

/** One line of a catalogue, with the columns of domain.md §9 under their names. */
export interface CatalogueRow {
  instrumentId: string
  position: number
  title: string
  number: string
  unified: string
  organ: string
  implementing: string
  signed: string
  from: string
  validTo: string
  outcome: Outcome | null
  opinion: string
  reasons: string
  bases: string
  amendBy: string
  remark: string
}

/** A list as it prints. */
export interface Catalogue {
  outcome: Outcome
  title: string
  columns: string[]
  rows: string[][]
}

/** The columns of a catalogue (domain.md §9), in order. */
export const catalogueColumns = [
  ...['序号', '文件名称', '文号', '统一编号', '制定机关', '起草/实施单位', '成文日期', '施行日期', '有效期至'],
  ...['清理意见', '理由', '上位法依据', '修改完成时限', '备注'],
]

/** The lists in the order in which a decision prints them; the last one only where there is such an instrument. */
const lists: [outcome: Outcome, title: string][] = [
  ['retain', '继续有效的规范性文件目录'],
  ['amend', '修改的规范性文件目录'],
  ['repeal', '废止的规范性文件目录'],
  ['declareInvalid', '宣布失效的规范性文件目录'],
  ['notNormative', '不属于规范性文件的文件目录'],
]

/** Every instrument of a campaign with what a catalogue says of it, in the order of the frozen list. */
export async function catalogueRows(db: Db, campaign: Pick<StoredCampaign, 'id'>): Promise<CatalogueRow[]> {
  const items = await itemsOfCampaign(db, campaign.id)
  const facts = await registerFacts(db, [...new Set(items.flatMap((item) => [item.instrumentId, item.replacedBy ?? item.instrumentId]))])
  const organs = await organNames(db, [
    ...[...facts.values()].map((fact) => fact.organId),
    ...items.flatMap((item) => (item.assignedOrganId === null ? [] : [item.assignedOrganId])),
  ])
  return items.map((item) => rowOf(item, facts, organs))
}

/** The catalogues of a campaign as values: every instrument in exactly one, numbered within it. */
export function cataloguesOf(rows: CatalogueRow[]): Catalogue[] {
  return lists
    .map(([outcome, title]) => ({
      outcome,
      title,
      columns: catalogueColumns,
      rows: numbered(rows.filter((row) => row.outcome === outcome)),
    }))
    .filter((list) => list.outcome !== 'notNormative' || list.rows.length > 0)
}

function numbered(rows: CatalogueRow[]): string[][] {
  return rows.map((row, at) => [
    ...[String(at + 1), row.title, row.number, row.unified, row.organ, row.implementing, row.signed, row.from, row.validTo],
    ...[row.opinion, row.reasons, row.bases, row.amendBy, row.remark],
  ])
}

function rowOf(item: StoredItem, facts: Map<string, RegisterFact>, organs: Map<string, string>): CatalogueRow {
  const fact = facts.get(item.instrumentId)
  const replacing = item.replacedBy === null ? null : facts.get(item.replacedBy)
  return {
    ...{ instrumentId: item.instrumentId, position: item.position, title: fact?.title ?? '', number: fact?.number ?? '' },
    ...{
      unified: fact?.unified ?? '',
      organ: organs.get(fact?.organId ?? '') ?? '',
      implementing: organs.get(item.assignedOrganId ?? '') ?? '',
    },
    ...{ signed: fact?.signed ?? '', from: fact?.from ?? '', validTo: fact?.validTo ?? '', outcome: item.outcome },
    opinion: item.outcome === null ? '' : outcomeNames[item.outcome][0],
    reasons: [...item.reasons.map((code) => reasonNames[code as ReasonCode]?.[0] ?? code), ...(item.opinion ? [item.opinion] : [])].join(
      '；',
    ),
    bases: (fact?.bases ?? []).join('、'),
    amendBy: item.amendBy === null ? '' : `${printDay(item.amendBy)}前${item.lapses ? '，逾期失效' : ''}`,
    remark: remarkOf(item, replacing),
  }
}

function remarkOf(item: StoredItem, replacing: RegisterFact | null | undefined): string {
  const replaced = replacing ? [`被《${replacing.title}》${replacing.number ? `（${replacing.number}）` : ''}替代`] : []
  return [...replaced, ...(item.note ? [item.note] : [])].join('；')
}

interface RegisterFact {
  title: string
  organId: string
  number: string
  unified: string
  signed: string
  from: string
  validTo: string
  bases: string[]
}

/** What the register says of instruments, in words: days as far as they are known. */
async function registerFacts(db: Db, ids: string[]): Promise<Map<string, RegisterFact>> {
  const facts = new Map<string, RegisterFact>()
  for (let at = 0; at < ids.length; at += 5_000) await addFacts(db, ids.slice(at, at + 5_000), facts)
  return facts
}

async function addFacts(db: Db, ids: string[], facts: Map<string, RegisterFact>): Promise<void> {
  if (ids.length === 0) return
  const instruments = await db
    .selectFrom('instrument')
    .select(['id', 'title', 'organ_id', 'from_day', 'valid_to'])
    .where('id', 'in', ids)
    .execute()
  const acts = await db
    .selectFrom('effect')
    .innerJoin('act', 'act.id', 'effect.act_id')
    .leftJoin('number', (join) => join.onRef('number.act_id', '=', 'act.id').on('number.state', '=', 'used'))
    .select([
      'effect.instrument_id',
      'effect.valid_to',
      'effect.from_from',
      'effect.from_to',
      'act.id',
      'act.signed_from',
      'act.signed_to',
      'act.text_id',
    ])
    .select(['number.printed', 'number.scheme'])
    .where('effect.instrument_id', 'in', ids)
    .where('effect.kind', 'in', ['makes', 'reissues'])
    .orderBy('effect.from_from')
    .orderBy('effect.id')
    .execute()
  const byInstrument = Map.groupBy(acts, (act) => act.instrument_id)
  const printed = [...new Set(acts.flatMap((act) => (act.printed === null ? [] : [act.printed])))]
  const twice = await printedTwice(db, printed)
  const bases = await basesOf(db, [...new Set(acts.flatMap((act) => (act.text_id === null ? [] : [act.text_id])))])
  for (const instrument of instruments) {
    const mine = byInstrument.get(instrument.id) ?? []
    const [first, last] = [mine[0], mine.at(-1)]
    const number = mine.findLast((act) => act.printed !== null && act.scheme !== 'unified')
    facts.set(instrument.id, {
      ...{ title: instrument.title, organId: instrument.organ_id },
      number: number?.printed ? `${number.printed}${twice.has(number.printed) ? '（重号）' : ''}` : '',
      unified: mine.findLast((act) => act.scheme === 'unified')?.printed ?? '',
      signed: last ? printRange(last.signed_from, last.signed_to) : '',
      from: first ? printRange(first.from_from, first.from_to) : '',
      validTo: mine.findLast((act) => act.valid_to !== null)?.valid_to
        ? printDay(mine.findLast((act) => act.valid_to !== null)?.valid_to as string)
        : '',
      bases: (last?.text_id ? bases.get(last.text_id) : undefined) ?? [],
    })
  }
}

/** Numbers that stand on more than one act. */
async function printedTwice(db: Db, printed: string[]): Promise<Set<string>> {
  if (printed.length === 0) return new Set()
  const rows = await db
    .selectFrom('number')
    .select(['printed', 'act_id'])
    .where('printed', 'in', printed)
    .where('state', '=', 'used')
    .execute()
  const acts = Map.groupBy(rows, (row) => row.printed)
  return new Set([...acts].filter(([, mine]) => new Set(mine.map((row) => row.act_id)).size > 1).map(([number]) => number))
}

/** A day as far as it is known: 2014年, 2014年3月2日, or nothing. */
function printRange(from: string | null, to: string | null): string {
  if (from === null || to === null) return ''
  if (from === to) return printDay(from)
  return from.slice(0, 4) === to.slice(0, 4) ? `${Number(from.slice(0, 4))}年` : `${printDay(from)}至${printDay(to)}`
}
