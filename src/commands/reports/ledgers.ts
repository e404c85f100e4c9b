import { addMonths } from '../../../documents/days.ts'
import type { Cell } from '../../files/sheet.ts'
import type { SheetOut } from '../../files/xlsx-out.ts'
import type { Store } from '../../store/open.ts'
import { organNames } from '../../store/organs.ts'
import { type CountedCase, casesOfOrgan, instrumentsOfOrgan } from '../../store/reports.ts'
import { legalToday } from '../../store/settings.ts'
import { carriedFrom, carrier, type Evidence, evidenceOn, printed, standingOf } from '../audit/evidence.ts'
import { organSettings } from '../audit/settings.ts'

/** The ledgers (台账) of domain.md §11 that the log fills: RG5, RG6, RG8, RG11, RG13. */
export const ledgers = {
  legality: '合法性审核台账',
  fairCompetition: '公平竞争审查台账',
  inForce: '现行有效规范性文件目录',
  made: '年度制定目录',
  expiring: '有效期届满预警清单',
} as const
export type LedgerName = keyof typeof ledgers

/**
 * One ledger as a sheet, a line for each case or instrument.
 *
 * @param organId null: all own organs.
 */
export async function ledgerSheet(store: Store, ledger: LedgerName, year: number, organId: string | null): Promise<SheetOut> {
  const { columns, rows } = await contents[ledger](store, year, organId)
  return {
    name: ledgers[ledger],
    columns: ['序号', ...columns].map((title) => ({ title })),
    rows: rows.map((row, at) => [at + 1, ...row]),
  }
}

interface Contents {
  columns: string[]
  rows: Cell[][]
}

const contents: Record<LedgerName, (store: Store, year: number, organId: string | null) => Promise<Contents>> = {
  legality: (store, year, organId) => reviews(store, year, organId, 'legalityReview'),
  fairCompetition: (store, year, organId) => reviews(store, year, organId, 'fairCompetitionReview'),
  inForce: async (store, year, organId) => {
    const { ids, evidence, last, today, names } = await register(store, year, organId)
    const valid = ids.filter((id) => ['inForce', 'partlySuspended'].includes(standingOf(evidence, id, last, today).standing))
    return { columns: instrumentColumns, rows: valid.map((id) => instrumentRow(evidence, id, last, today, names)) }
  },
  made: async (store, year, organId) => {
    const { ids, evidence, last, today, names } = await register(store, year, organId)
    const made = ids.filter((id) => carrier(evidence, id)?.signedFrom?.startsWith(String(year)))
    return { columns: instrumentColumns, rows: made.map((id) => instrumentRow(evidence, id, last, today, names)) }
  },
  expiring: async (store, year, organId) => {
    const { ids, evidence, last, today, names } = await register(store, year, organId)
    const rows: Cell[][] = []
    const terms = new Map<string, number>()
    for (const id of ids) {
      const stands = standingOf(evidence, id, last, today)
      if (stands.standing !== 'inForce' || stands.to === null) continue
      const { organId: issuer } = evidence.instruments.get(id)!
      const months = terms.get(issuer) ?? (await organSettings(store.db, issuer, last)).settings.expiringMonths
      terms.set(issuer, months)
      if (stands.to > addMonths(last, months)) continue
      rows.push(instrumentRow(evidence, id, last, today, names))
    }
    return { columns: instrumentColumns, rows }
  },
}

const instrumentColumns = ['文件名称', '文号', '制定机关', '起草或者实施单位', '成文日期', '施行日期', '有效期至']

function instrumentRow(evidence: Evidence, id: string, day: string, today: string, names: ReadonlyMap<string, string>): Cell[] {
  const instrument = evidence.instruments.get(id)!
  const act = carrier(evidence, id)
  const stands = standingOf(evidence, id, day, today)
  return [
    ...[instrument.title, act ? printed(evidence, act.id) : null, names.get(instrument.organId) ?? null],
    ...[
      names.get(instrument.implementingOrganId ?? '') ?? null,
      shownDay(act?.signedFrom, act?.signedTo),
      carriedFrom(evidence, id) ?? stands.from,
      stands.to,
    ],
  ]
}

/** A day, or the year where only that is known. */
function shownDay(from: string | null | undefined, to: string | null | undefined): string | null {
  if (!from || !to) return null
  return from === to ? from : from.slice(0, 4) === to.slice(0, 4) ? `${from.slice(0, 4)}年` : `${from}—${to}`
}

async function register(store: Store, year: number, organId: string | null) {
  const [ids, today] = await Promise.all([instrumentsOfOrgan(store.db, organId), legalToday(store.db)])
  const evidence = await evidenceOn(store.db, ids)
  const organs = [...evidence.instruments.values()].flatMap((one) => [
    one.organId,
    ...(one.implementingOrganId ? [one.implementingOrganId] : []),
  ])
  const last = today < `${year}-12-31` ? today : `${year}-12-31`
  return { ids, evidence, last, today, names: await organNames(store.db, organs) }
}

const conclusions: Record<string, string> = {
  lawful: '合法',
  mustRevise: '应当予以修改',
  unlawful: '不合法',
  riskDisclosed: '明示法律风险',
  mayIssue: '可以出台',
  reviseThenIssue: '修改后出台',
  mayNotIssue: '不得出台',
  notApplicable: '不适用',
}

async function reviews(
  store: Store,
  year: number,
  organId: string | null,
  kind: 'legalityReview' | 'fairCompetitionReview',
): Promise<Contents> {
  const cases = await casesOfOrgan(store.db, organId)
  const names = await organNames(
    store.db,
    cases.map((file) => file.draftingOrganId),
  )
  const rows = cases.flatMap((file) => reviewRows(file, year, kind, names))
  // only the legality body receives: a fair competition review begins with the draft
  const received = kind === 'legalityReview' ? ['受理日期'] : []
  return { columns: ['文件名称', '起草单位', ...received, '结论日期', '结论', '提出意见', '采纳'], rows }
}

function reviewRows(file: CountedCase, year: number, kind: string, names: ReadonlyMap<string, string>): Cell[][] {
  return file.opinions
    .filter((opinion) => opinion.kind === kind && opinion.on.startsWith(String(year)))
    .map(({ on, conclusion, raised, adopted }): Cell[] => {
      const received = kind === 'legalityReview' ? [file.facts.acceptedOn] : []
      const drafting = names.get(file.draftingOrganId) ?? null
      return [file.title, drafting, ...received, on, conclusions[conclusion] ?? conclusion, raised, adopted]
    })
}
