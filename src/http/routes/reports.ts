import { collectionOf } from '../../commands/compendium/compendium.ts'
import { fixedEdition } from '../../commands/compendium/fixed-edition.ts'
import { issueEdition } from '../../commands/compendium/issue-edition.ts'
import { paperOf as collectionPaper, htmlOf } from '../../commands/compendium/print.ts'
import { listPowerItems, savePowerItem } from '../../commands/power-items/power-items.ts'
import { annualReport } from '../../commands/reports/annual.ts'
import { enterFigure, saveBlock } from '../../commands/reports/enter.ts'
import { type LedgerName, ledgerSheet, ledgers } from '../../commands/reports/ledgers.ts'
import { markdownOf, paperOf } from '../../commands/reports/print.ts'
import { reportBlocks } from '../../contract/reports.ts'
import { AppError } from '../../errors.ts'
import { inThread } from '../../files/in-thread.ts'
import { isWork } from '../access.ts'
import type { Identity, Server } from '../context.ts'
import { download } from '../download.ts'
import type { Router } from '../router.ts'

export function reportRoutes(router: Router, { store }: Server): void {
  router.on('GET /reports/annual', ({ query }) => annualReport(store, Number(query.year), query.organ ?? null))
  router.on('GET /reports/annual/file', async ({ query, reply }) => {
    const report = await annualReport(store, Number(query.year), query.organ ?? null)
    if (query.format === 'md') return download(reply, `${report.title}.md`, Buffer.from(markdownOf(report)))
    return download(reply, `${report.title}.docx`, await inThread('writeDocx', paperOf(report)))
  })
  router.on('GET /reports/ledgers/:ledger', async ({ params, query, reply }) => {
    if (!(params.ledger in ledgers)) throw new AppError('notFound', { what: '' })
    const ledger = params.ledger as LedgerName
    const sheet = await ledgerSheet(store, ledger, Number(query.year), query.organ ?? null)
    return download(reply, `${ledgers[ledger]}${query.year}.xlsx`, await inThread('writeSheets', [sheet]))
  })
  router.on('POST /reports/figures', ({ body, identity, personId, idempotency }) => {
    assertOf(identity, body.organ)
    return enterFigure(store, body, { personId, idempotency })
  })
  router.on('PUT /reports/blocks/:block', ({ params, body, identity, personId }) => {
    assertOf(identity, body.organ)
    if (!(reportBlocks as readonly string[]).includes(params.block)) throw new AppError('notFound', { what: '' })
    return saveBlock(store, { ...body, block: params.block }, { personId })
  })
  collectionRoutes(router, store)
}

function collectionRoutes(router: Router, store: Server['store']): void {
  router.on('GET /compendium', async ({ query }) => {
    const { texts: _, items: __, ...compendium } = await collectionOf(store, query.organ, query.q)
    return compendium
  })
  router.on('GET /compendium/file', async ({ query, reply }) => {
    const collection = query.edition
      ? await fixedEdition(store, query.organ, Number(query.edition))
      : await collectionOf(store, query.organ)
    if (query.format === 'html') return download(reply, `${collection.title}.html`, Buffer.from(htmlOf(collection)))
    return download(reply, `${collection.title}.docx`, await inThread('writeDocx', collectionPaper(collection)))
  })
  router.on('POST /compendium', ({ body, identity, personId, idempotency }) => {
    assertOf(identity, body.organ)
    return issueEdition(store, body.organ, body.note, { personId, idempotency })
  })
  router.on('GET /power-items', async ({ query }) => ({ items: await listPowerItems(store, query.organ) }))
  router.on('POST /power-items', ({ body, identity, personId, idempotency }) => {
    assertOf(identity, body.organ)
    return savePowerItem(store, null, body, { personId, idempotency })
  })
  router.on('PUT /power-items/:id', ({ params, body, identity, personId }) => {
    assertOf(identity, body.organ)
    return savePowerItem(store, params.id, body, { personId })
  })
}

/** Only who works in an organ writes its report. */
function assertOf(identity: Identity | null, organId: string): void {
  if (!identity?.posts.some((post) => isWork(post) && post.organId === organId))
    throw new AppError('forbidden', { role: '该机关工作人员' }, { roles: ['staff'] })
}
