import type { FastifyRequest } from 'fastify'
import { addsUp, sumsOf } from '../../../workflows/cleanup/facts.ts'
import { availableActions, plan } from '../../../workflows/engine.ts'
import { loadSuccessions } from '../../commands/admin/succession-table.ts'
import { catalogueRows, cataloguesOf } from '../../commands/cleanup/catalogues.ts'
import { campaignCircumstances, campaignRecord } from '../../commands/cleanup/context.ts'
import { openCampaign } from '../../commands/cleanup/open-campaign.ts'
import { draftPackage, type PackageItem } from '../../commands/cleanup/package.ts'
import { draftPaper } from '../../commands/cleanup/paper.ts'
import { cataloguePaper, catalogueSheets, decisionPaper } from '../../commands/cleanup/papers.ts'
import { performCampaign } from '../../commands/cleanup/perform-campaign.ts'
import { readTable } from '../../commands/cleanup/read-table.ts'
import { scopeOf } from '../../commands/cleanup/scope.ts'
import { opinionTable, tableTitle } from '../../commands/cleanup/table.ts'
import type { CampaignPaper } from '../../contract/cleanup.ts'
import { AppError } from '../../errors.ts'
import { inThread } from '../../files/in-thread.ts'
import { listCampaigns, type StoredCampaign } from '../../store/campaigns.ts'
import { streamOf } from '../../store/events.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import { textById } from '../../store/texts.ts'
import type { Identity, Server } from '../context.ts'
import { download } from '../download.ts'
import { pagingOf } from '../paging.ts'
import { checkPayload } from '../payload.ts'
import type { Router } from '../router.ts'
import { partsOf } from '../upload.ts'
import { campaignFile, campaignHeads, campaignItems } from '../views/campaigns.ts'
import { actionName, offerView } from '../views/cases.ts'
import { historyRows } from '../views/history.ts'
import { namesOf } from '../views/names.ts'
import { amendmentsDue } from '../views/ordered-amendments.ts'

/** Cleanup campaigns. What may be done is the machine's answer; these lists are open to everybody who works here. */
export function cleanupRoutes(router: Router, server: Server): void {
  const { store } = server
  router.on('GET /campaigns', async ({ query }) => {
    const page = await listCampaigns(store.db, { ...pagingOf(query), status: query.status })
    return { items: await campaignHeads(store, page.items), next: page.next }
  })
  router.on('GET /amendments-due', async () => ({ items: await amendmentsDue(store) }))
  router.on('POST /campaigns/scope', async ({ body }) => scopeView(store, body))
  router.on('POST /campaigns', ({ body, personId, idempotency }) => openCampaign(store, { ...body, personId, idempotency }))
  router.on('GET /campaigns/:id', async ({ params, identity }) =>
    campaignFile(store, await campaignRecord(store.db, params.id), identity as Identity),
  )
  router.on('GET /campaigns/:id/items', async ({ params, query }) => ({
    items: await campaignItems(store, await campaignRecord(store.db, params.id), query),
  }))
  router.on('GET /campaigns/:id/actions', async ({ params, personId }) => {
    const record = await campaignRecord(store.db, params.id)
    const offers = availableActions(record.state, await campaignCircumstances(store, record.organId, personId))
    return { items: offers.map((offer) => offerView(offer, 'cleanup')) }
  })
  router.on('POST /campaigns/:id/actions/:action', async ({ params, body, personId, idempotency, locale }) => {
    checkPayload('cleanup', params.action, body.payload, locale)
    return performCampaign(store, { ...body, campaignId: params.id, action: params.action, personId, idempotency })
  })
  router.on('GET /campaigns/:id/plan', async ({ params, query, personId }) => {
    const record = await campaignRecord(store.db, params.id)
    return plan(record.state, query.target ?? 'closed', await campaignCircumstances(store, record.organId, personId))
  })
  router.on('GET /campaigns/:id/history', async ({ params }) => ({
    items: await historyRows(store, await streamOf(store.db, 'campaign', params.id), actionName),
  }))
  router.on('GET /campaigns/:id/paper', async ({ params }) => paperView(store, await campaignRecord(store.db, params.id)))
  paperRoutes(router, store)
}

/** What is printed, filled in and read back. */
function paperRoutes(router: Router, store: Store): void {
  const lists = async (id: string) => {
    const record = await campaignRecord(store.db, id)
    return { record, lists: cataloguesOf(await catalogueRows(store.db, record)) }
  }
  router.on('GET /campaigns/:id/catalogues.xlsx', async ({ params, reply }) => {
    const found = await lists(params.id)
    return download(reply, `${found.record.title}目录.xlsx`, await inThread('writeSheets', catalogueSheets(found.lists)))
  })
  router.on('GET /campaigns/:id/catalogues.docx', async ({ params, reply }) => {
    const found = await lists(params.id)
    return download(
      reply,
      `${found.record.title}目录.docx`,
      await inThread('writeDocx', cataloguePaper(`${found.record.title}目录`, found.lists)),
    )
  })
  router.on('GET /campaigns/:id/decision.docx', async ({ params, reply }) => {
    const record = await campaignRecord(store.db, params.id)
    const { text } = await decisionText(store, record)
    if (text === null) throw new AppError('notFound', { what: '' })
    return download(reply, `${record.title}决定.docx`, await inThread('writeDocx', decisionPaper(text)))
  })
  router.on('GET /campaigns/:id/table', async ({ params, query, reply }) => {
    const record = await campaignRecord(store.db, params.id)
    const sheets = await opinionTable(store.db, record, query.organ)
    return download(reply, `${sheets[0]?.title ?? tableTitle(record, null)}.xlsx`, await inThread('writeSheets', sheets))
  })
  router.on('POST /admin/successions/table', async ({ personId, request }) => loadSuccessions(store, await sheetsOf(request), { personId }))
  router.on('POST /campaigns/:id/table', async ({ params, query, personId, request }) => {
    const sheets = await sheetsOf(request)
    const { answer, ...report } = await readTable(store, { campaignId: params.id, sheets, dryRun: query.dryRun === '1', personId })
    return { ...report, written: answer !== null }
  })
}

/** The sheets of the one file of a form. */
async function sheetsOf(request: FastifyRequest) {
  const { file } = await partsOf(request)
  if (!file) throw new AppError('badInput', { reason: 'file' }, [{ field: 'file', zh: '请选择文件', en: 'choose a file' }])
  return inThread('readSheet', Buffer.from(file.bytes))
}

async function scopeView(store: Store, asked: { organId: string; cutOff: string; scope?: object }) {
  const rows = await scopeOf(store.db, asked.organId, asked.cutOff, asked.scope ?? {}, await legalToday(store.db))
  const names = await namesOf(
    store,
    [],
    rows.flatMap((row) => [row.organId, row.assigned?.organId ?? null]),
  )
  const items = rows.map((row) => ({
    ...{
      instrumentId: row.instrumentId,
      title: row.title,
      number: row.number,
      issuerName: names.organ(row.organId),
      standing: row.standing,
    },
    ...{ madeOn: row.madeOn, validTo: row.validTo, organId: row.assigned?.organId ?? null, because: row.assigned?.because ?? null },
    organName: row.assigned ? names.organ(row.assigned.organId) : null,
  }))
  return { items, total: items.length, unassigned: items.filter((item) => item.organId === null).length }
}

/** The decision as it was issued or drafted, else as it would be drafted now; null while something is open. */
async function decisionText(store: Store, record: StoredCampaign): Promise<{ title: string | null; text: string | null }> {
  const { draft, published, items } = record.state.facts
  if (published) {
    const act = await store.db.selectFrom('act').select(['title', 'text_id']).where('id', '=', published.actId).executeTakeFirst()
    const text = act?.text_id ? await textById(store.db, act.text_id) : undefined
    return { title: act?.title ?? null, text: text?.content ?? null }
  }
  if (draft) {
    const text = await textById(store.db, draft.textId)
    return { title: text?.title ?? null, text: text?.content ?? null }
  }
  if (!addsUp(sumsOf(items))) return { title: null, text: null }
  const paper = await draftPaper(store.db, record, { packaged: [], today: await legalToday(store.db) })
  return { title: paper.title, text: paper.text }
}

async function paperView(store: Store, record: StoredCampaign): Promise<CampaignPaper> {
  const { title, text } = await decisionText(store, record)
  const whole = await draftPackage(store.db, record.id, await legalToday(store.db))
  return {
    ...{ title, text, signed: record.state.facts.signed !== null, catalogues: cataloguesOf(await catalogueRows(store.db, record)) },
    package: { text: whole.text, items: whole.items.map(packageView) },
  }
}

function packageView({ why, replacements, unsure, before, after: _, versionId: __, ...item }: PackageItem) {
  const places = replacements.map(({ start, end, words, by, because }) => ({
    ...{ words, by, because, around: before.slice(Math.max(0, start - 20), end + 20) },
  }))
  const doubts = unsure.map((one) => ({ words: one.words, title: one.title, whyName: unsureNames[one.why] }))
  return { ...item, why, whyName: why === null ? null : whyNames[why], unsure: doubts, places }
}

const unsureNames = {
  noText: { zh: '该文件已修订，登记簿中没有前后文本', en: 'It was revised, and the register has not both texts' },
  gone: { zh: '所引条款已删去', en: 'The provision is gone' },
  split: { zh: '所引条款已拆分', en: 'The provision was split' },
  merged: { zh: '所引条款已与他条合并', en: 'The provision was merged with another' },
  moved: { zh: '所引条款已移至他处', en: 'The provision moved elsewhere' },
  reworded: { zh: '所引条款内容改动较大', en: 'The provision was largely reworded' },
  notFound: { zh: '当时的文本中没有这一条款', en: 'The text of then has no such provision' },
  notPlain: { zh: '引用的写法须由人判断', en: 'The way it is cited is for a person to read' },
}

const whyNames = {
  noText: { zh: '登记簿中没有文本', en: 'The register holds no text' },
  otherReasons: { zh: '除名称、条号变更外还有其他修改理由', en: 'There are other reasons than changed names and numbers' },
  referenceUnsure: { zh: '引用的条款去向不能确定', en: 'Where a cited provision went is not certain' },
  nothingMechanical: { zh: '没有可以直接替换的名称或者条号', en: 'No name or number can simply be replaced' },
  notExact: { zh: '不能用简单的修改语句表述', en: 'No simple instruction expresses the change' },
}
