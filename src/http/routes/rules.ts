import { shippedHolidayYears } from '../../../workflows/deadlines.ts'
import { type RulePack, resolve } from '../../../workflows/rules/resolve.ts'
import { shippedFor } from '../../../workflows/rules/shipped.ts'
import { holidayYear, presentYear, yearDifference } from '../../commands/admin/holiday-years.ts'
import { confirm, propose, refuse } from '../../commands/admin/proposals.ts'
import { packDifference, rulePack } from '../../commands/admin/rule-packs.ts'
import type { NewHolidayYear, NewRulePack } from '../../contract/rules.ts'
import type { Store } from '../../store/open.ts'
import { holidayYears, proposals, rulePacks, type StoredProposal } from '../../store/packs.ts'
import { legalToday, setting } from '../../store/settings.ts'
import type { Server } from '../context.ts'
import type { Router } from '../router.ts'
import { namesOf } from '../views/names.ts'
import { byOf } from './admin.ts'

/** Rule packs, holiday years, and what waits for a second person. */
export function ruleRoutes(router: Router, server: Server): void {
  const { store } = server
  router.on('GET /admin/rule-packs', async () => ({ items: await packViews(store) }))
  router.on('POST /admin/rule-packs', (asked) => propose(store, rulePack, asked.body, byOf(asked)))
  router.on('POST /admin/rule-packs/:id/confirm', (asked) => confirm(store, rulePack, asked.params.id, byOf(asked)))
  router.on('POST /admin/rule-packs/:id/refuse', (asked) => refuse(store, 'rulePack', asked.params.id, asked.body.reason, byOf(asked)))
  router.on('GET /admin/holiday-years', async () => ({ items: await yearViews(store) }))
  router.on('POST /admin/holiday-years', (asked) => propose(store, holidayYear, asked.body, byOf(asked)))
  router.on('POST /admin/holiday-years/:id/confirm', (asked) => confirm(store, holidayYear, asked.params.id, byOf(asked)))
  router.on('POST /admin/holiday-years/:id/refuse', (asked) =>
    refuse(store, 'holidayYear', asked.params.id, asked.body.reason, byOf(asked)),
  )
  router.on('GET /admin/proposals', async ({ query, personId }) => ({
    // imports of lists have a desk of their own, where each row is seen
    items: await proposalViews(
      store,
      (await proposals(store.db, query)).filter((row) => row.kind !== 'import'),
      personId,
    ),
  }))
  router.on('GET /rules', async ({ query }) => {
    const day = query.on ?? (await legalToday(store.db, server.now()))
    return { items: await ruleViews(store, day, query.unconfirmed === '1') }
  })
}

async function allPacks(store: Store) {
  const [confirmed, mode] = await Promise.all([rulePacks(store.db, 'confirmed'), setting(store.db, 'mode')])
  const shipped = shippedFor(mode)
  return { shipped, confirmed, packs: [...shipped, ...confirmed.map((row) => row.pack)] }
}

async function packViews(store: Store) {
  const { shipped, confirmed, packs } = await allPacks(store)
  const waiting = await proposals(store.db, { kind: 'rulePack', state: 'proposed' })
  const names = await namesOf(
    store,
    [...confirmed.flatMap((row) => [row.proposedBy, row.confirmedBy]), ...waiting.map((row) => row.proposedBy)],
    [],
  )
  const view = (pack: RulePack) => ({
    title: pack.title.zh,
    jurisdiction: pack.jurisdiction,
    level: pack.level,
    effectiveFrom: pack.effectiveFrom,
    effectiveTo: pack.effectiveTo,
    pack: { ...pack } as Record<string, unknown>,
  })
  const nobody = { proposedByName: null, confirmedByName: null, difference: [] as string[] }
  return [
    ...shipped.map((pack) => ({ ...view(pack), ...nobody, id: pack.id, source: '随程序发布', state: 'shipped' as const })),
    ...confirmed.map((row) => ({
      ...{ ...view(row.pack), id: row.id, source: row.source, state: 'confirmed' as const, difference: [] },
      ...{ proposedByName: names.person(row.proposedBy), confirmedByName: names.person(row.confirmedBy) },
    })),
    ...waiting.map((row) => {
      const { pack, source } = row.body as NewRulePack
      const difference = packDifference(pack as RulePack, packs)
      return {
        ...view(pack as RulePack),
        id: row.id,
        source,
        state: 'proposed' as const,
        proposedByName: names.person(row.proposedBy),
        confirmedByName: null,
        difference,
      }
    }),
  ]
}

async function yearViews(store: Store) {
  const confirmed = await holidayYears(store.db, 'confirmed')
  const waiting = await proposals(store.db, { kind: 'holidayYear', state: 'proposed' })
  const names = await namesOf(
    store,
    [...confirmed.flatMap((row) => [row.proposedBy, row.confirmedBy]), ...waiting.map((row) => row.proposedBy)],
    [],
  )
  const shipped = shippedHolidayYears().map((year) => ({
    ...{ ...year, id: `shipped-${year.year}`, state: 'shipped' as const, proposedByName: null, confirmedByName: null, difference: [] },
  }))
  const loaded = confirmed.map((row) => ({
    ...{ ...row.body, id: row.id, state: 'confirmed' as const, difference: [] },
    ...{ proposedByName: names.person(row.proposedBy), confirmedByName: names.person(row.confirmedBy) },
  }))
  const proposed = await Promise.all(
    waiting.map(async (row) => {
      const body = row.body as NewHolidayYear
      const difference = yearDifference(body, await presentYear(store.db, body.year))
      return {
        ...body,
        id: row.id,
        version: '',
        state: 'proposed' as const,
        proposedByName: names.person(row.proposedBy),
        confirmedByName: null,
        difference,
      }
    }),
  )
  return [...shipped, ...loaded, ...proposed].sort((left, right) => left.year - right.year)
}

async function proposalViews(store: Store, found: StoredProposal[], personId: string) {
  const { packs } = await allPacks(store)
  const names = await namesOf(
    store,
    found.flatMap((row) => [row.proposedBy, row.decidedBy]),
    [],
  )
  return Promise.all(
    found.map(async (row) => ({
      ...{ id: row.id, kind: row.kind as 'rulePack' | 'holidayYear' | 'act', state: row.state },
      ...{ proposedBy: row.proposedBy, proposedByName: names.person(row.proposedBy), proposedAt: row.proposedAt },
      ...{ decidedByName: row.decidedBy === null ? null : names.person(row.decidedBy), decidedAt: row.decidedAt },
      ...(await summaryOf(store, row, packs)),
      mine: row.state === 'proposed' && row.proposedBy !== personId,
    })),
  )
}

/** Title and difference of a proposal, by its kind. */
async function summaryOf(store: Store, row: StoredProposal, packs: RulePack[]): Promise<{ title: string; difference: string[] }> {
  if (row.kind === 'rulePack') {
    const { pack } = row.body as NewRulePack
    return {
      title: pack.title.zh,
      difference: packDifference(
        pack as RulePack,
        packs.filter((other) => other.id !== pack.id),
      ),
    }
  }
  if (row.kind === 'holidayYear') {
    const body = row.body as NewHolidayYear
    return {
      title: `${body.year} 年节假日安排`,
      difference: row.state === 'proposed' ? yearDifference(body, await presentYear(store.db, body.year)) : [],
    }
  }
  const { title = '', number } = row.body as { title?: string; number?: string }
  return { title: number === undefined ? title : `${title}（${number}）`, difference: [] }
}

/** The rules of a day, each with the pack it comes from and how it is cited. */
async function ruleViews(store: Store, day: string, unconfirmedOnly: boolean) {
  const { packs } = await allPacks(store)
  const byId = new Map(packs.map((pack) => [pack.id, pack]))
  return resolve(packs, day)
    .all()
    .filter((rule) => !unconfirmedOnly || rule.confidence === '2' || rule.confidence === 'U')
    .map((rule) => ({
      ...{ key: rule.key, value: rule.value, unit: rule.unit, mode: rule.mode, source: rule.source, article: rule.article },
      ...{
        confidence: rule.confidence,
        packId: rule.pack,
        jurisdiction: byId.get(rule.pack)?.jurisdiction ?? '',
        zh: rule.zh,
        en: rule.en,
      },
      citation: { zh: rule.basis.zh, en: rule.basis.en },
    }))
}
