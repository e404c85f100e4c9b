import { Buffer } from 'node:buffer'
import type { FastifyRequest } from 'fastify'
import { isLegalDay } from '../../../workflows/days.ts'
import { refuse } from '../../commands/admin/proposals.ts'
import { confirmList, type ProposedList, proposals, proposeList, spellOrgans, triedList } from '../../commands/import/list/propose-list.ts'
import type { ListReport } from '../../commands/import/list/report.ts'
import type { ImportFile, ListImport } from '../../contract/imports.ts'
import { AppError } from '../../errors.ts'
import { inThread } from '../../files/in-thread.ts'
import type { Store } from '../../store/open.ts'
import type { ProposalTable } from '../../store/schema.ts'
import type { Server } from '../context.ts'
import { firstUnclean } from '../hygiene.ts'
import type { Router } from '../router.ts'
import { partsOf } from '../upload.ts'
import { namesOf } from '../views/names.ts'

const read = (bytes: Uint8Array) => inThread('readSheet', Buffer.from(bytes))

/** Registers kept as spreadsheets: tried when they are uploaded, entered when a second person confirms. */
export function importRoutes(router: Router, { store, config }: Server): void {
  router.on('GET /imports', async () => ({ items: await importViews(store, await proposals(store)) }))
  router.on('POST /imports', async ({ personId, request }) => {
    const { id, report } = await proposeList(store, config.blobs, await listOf(request), read, personId)
    const [view] = await importViews(
      store,
      (await proposals(store)).filter((one) => one.id === id),
    )
    return fileView(view as ListImport, report)
  })
  router.on('GET /imports/:id', async ({ params }) => {
    const { proposal, report } = await triedList(store, config.blobs, params.id, read)
    const [view] = await importViews(store, [proposal])
    return fileView(view as ListImport, report)
  })
  router.on('POST /imports/:id/organs', async ({ params, body, personId }) => {
    const organs = Object.fromEntries(body.organs.map(({ name, organId }) => [name, organId]))
    const { proposal, report } = await spellOrgans(store, config.blobs, params.id, organs, read, personId)
    const [view] = await importViews(store, [proposal])
    return fileView(view as ListImport, report)
  })
  router.on('POST /imports/:id/confirm', ({ params, personId }) => confirmList(store, config.blobs, params.id, read, personId))
  router.on('POST /imports/:id/refuse', ({ params, body, personId, idempotency }) =>
    refuse(store, 'import', params.id, body.reason, { personId, idempotency }),
  )
}

/** The list of a form and how it is to be read. */
async function listOf(request: FastifyRequest) {
  const { fields, file } = await partsOf(request)
  const { as = 'own', organ = '', on = '', ...rest } = fields
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) throw bad(unknown, '不认识的字段', 'is not a known field')
  if (!file) throw bad('file', '请选择文件', 'choose a file')
  if (as !== 'own' && as !== 'reference') throw bad('as', '应为 own 或 reference', 'must be own or reference')
  if (on !== '' && !isLegalDay(on)) throw bad('on', '应为日期 YYYY-MM-DD', 'must be a day, YYYY-MM-DD')
  if (firstUnclean([file.filename, organ], '', 0) !== null) throw bad('file', '含有无法保存的字符', 'holds characters that cannot be kept')
  const how = { as, organId: organ === '' ? null : organ.slice(0, 100), on: on === '' ? null : on } as const
  return { filename: file.filename.slice(-200), bytes: file.bytes, ...how }
}

async function importViews(store: Store, rows: ProposalTable[]): Promise<ListImport[]> {
  const bodies = rows.map((row) => JSON.parse(row.body_json) as ProposedList)
  const people = rows.flatMap((row) => [row.proposed_by, row.decided_by])
  const names = await namesOf(
    store,
    people,
    bodies.map((body) => body.organId),
  )
  return rows.map((row, at) => {
    const { filename, sha256, as, organId, on } = bodies[at]!
    return {
      ...{ id: row.id, filename, source: sha256, as, organId, organName: organId === null ? null : names.organ(organId), on },
      ...{ state: row.state, proposedBy: row.proposed_by, proposedByName: names.person(row.proposed_by), proposedAt: row.proposed_at },
      decidedByName: row.decided_by === null ? null : names.person(row.decided_by),
    }
  })
}

function fileView(view: ListImport, { listedOn, listedBy, sheets, counts, unknownOrgans, rows }: ListReport): ImportFile {
  const rest = { sheets: sheets as ImportFile['sheets'], rows: rows.map((row) => ({ ...row })) }
  return { import: view, listedOn, listedBy, counts, unknownOrgans, ...rest }
}

function bad(field: string, zh: string, en: string): AppError {
  return new AppError('badInput', { reason: field }, [{ field, zh, en }])
}
