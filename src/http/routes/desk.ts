import type { FastifyReply, FastifyRequest } from 'fastify'
import { getBlob } from '../../commands/blobs.ts'
import { addMaterial } from '../../commands/cases/add-material.ts'
import { addRemark } from '../../commands/cases/add-remark.ts'
import { changeRemark } from '../../commands/cases/change-remark.ts'
import { materialKinds } from '../../contract/desk.ts'
import { AppError } from '../../errors.ts'
import { commentCounts, commentsOf } from '../../store/comments.ts'
import { draftById } from '../../store/drafts.ts'
import { materialById, materialsOf } from '../../store/materials.ts'
import type { Store } from '../../store/open.ts'
import { opinionsOf, remarkById, remarkChangesOf, remarksOf, type StoredRemark } from '../../store/opinions.ts'
import { labelsOf } from '../../store/texts.ts'
import { hasToDoWith } from '../access.ts'
import { relatedOrgans } from '../case-access.ts'
import type { Identity, Server } from '../context.ts'
import { download } from '../download.ts'
import { firstUnclean } from '../hygiene.ts'
import type { Router } from '../router.ts'
import { partsOf } from '../upload.ts'
import { signOffName } from '../views/cases.ts'
import { namesOf } from '../views/names.ts'

export function deskRoutes(router: Router, { store, config }: Server): void {
  router.on('GET /cases/:id/opinions', async ({ params }) => ({ items: await opinionViews(store, params.id) }))
  router.on('GET /cases/:id/remarks', async ({ params, personId }) => ({
    items: await remarkViews(store, params.id, await remarksOf(store.db, params.id), personId),
  }))
  router.on('POST /cases/:id/remarks', async ({ params, body, personId, idempotency }) => {
    const outcome = await addRemark(store, { ...body, caseId: params.id, personId, idempotency })
    const remark = await remarkById(store.db, outcome.answer.id)
    const [answer] = await remarkViews(store, params.id, remark ? [remark] : [], personId)
    if (!answer) throw new AppError('notFound', { what: '' })
    return { ...outcome, answer }
  })
  router.on('POST /cases/:id/remarks/:remarkId/edit', ({ params, body, personId, idempotency }) =>
    changeRemark(store, { caseId: params.id, remarkId: params.remarkId, body: body.body, personId, idempotency }),
  )
  router.on('POST /cases/:id/remarks/:remarkId/withdraw', ({ params, personId, idempotency }) =>
    changeRemark(store, { caseId: params.id, remarkId: params.remarkId, body: null, personId, idempotency }),
  )
  router.on('GET /cases/:id/materials', async ({ params }) => ({ items: await materialViews(store, params.id) }))
  router.on('POST /cases/:id/materials', async ({ params, personId, idempotency, request }) => {
    const { bodyHash, ...file } = await uploadOf(request)
    const once = idempotency && { ...idempotency, bodyHash }
    const { answer } = await addMaterial(store, config.blobs, { ...file, caseId: params.id, personId, idempotency: once })
    return { ...answer, filename: file.filename }
  })
  router.on('GET /materials/:id/file', async ({ params, identity, reply }) =>
    sendFile(store, config.blobs, params.id, identity as Identity, reply),
  )
  router.on('GET /cases/:id/comments', async ({ params }) => commentViews(store, params.id))
}

async function opinionViews(store: Store, caseId: string) {
  const opinions = await opinionsOf(store.db, caseId)
  const names = await namesOf(
    store,
    opinions.flatMap((one) => [one.personId, one.onBehalfOf]),
    opinions.map((one) => one.byOrganId),
  )
  return opinions.map((one) => ({
    id: one.id,
    kind: one.kind,
    kindName: signOffName(one.kind),
    byOrganId: one.byOrganId,
    byOrganName: names.organ(one.byOrganId),
    personId: one.personId,
    personName: names.person(one.personId),
    onBehalfOfName: one.onBehalfOf === null ? null : names.person(one.onBehalfOf),
    conclusion: one.conclusion,
    body: one.body,
    draftIds: one.draftIds,
    elsewhere: one.elsewhere !== null,
    givenOn: one.givenOn,
  }))
}

async function remarkViews(store: Store, caseId: string, remarks: StoredRemark[], reader: string) {
  const changes = await remarkChangesOf(store.db, caseId)
  const names = await namesOf(
    store,
    remarks.map((one) => one.personId),
    [],
  )
  const labels = await labelsIn(
    store,
    remarks.map((one) => one.draftId),
  )
  // A remark that somebody else has replied to stands as it was answered.
  const byId = new Map(remarks.map((one) => [one.id, one.personId]))
  const answered = new Set(
    remarks.flatMap((one) => (one.parentId !== null && byId.get(one.parentId) !== one.personId ? [one.parentId] : [])),
  )
  return remarks.map(({ id, opinionId, personId, provisionId, draftId, quote, body, parentId, createdAt, resolved }) => ({
    id,
    opinionId,
    personId,
    personName: names.person(personId),
    provisionId,
    label: provisionId === null ? null : (labels.get(provisionId) ?? null),
    draftId,
    quote,
    body,
    parentId,
    createdAt,
    resolved,
    ...pastOf(id, changes),
    mayChange: personId === reader && opinionId === null && !answered.has(id) && !pastOf(id, changes).withdrawn,
  }))
}

function pastOf(id: string, changes: { remarkId: string; kind: string; body: string; changedAt: string }[]) {
  const own = changes.filter((change) => change.remarkId === id)
  return {
    withdrawn: own.some((change) => change.kind === 'withdrawn'),
    earlier: own.map(({ body, changedAt }) => ({ body, until: changedAt })),
  }
}

/** The labels that provisions bear in these drafts; of several drafts the last one's. */
export async function labelsIn(store: Store, draftIds: (string | null)[]): Promise<Map<string, string | null>> {
  const labels = new Map<string, string | null>()
  for (const id of new Set(draftIds)) {
    const draft = id === null ? undefined : await draftById(store.db, id)
    if (draft) for (const [provision, label] of await labelsOf(store.db, draft.textId)) labels.set(provision, label)
  }
  return labels
}

/** Materials that an action has added; a file nobody added stays invisible. */
async function materialViews(store: Store, caseId: string) {
  const materials = await materialsOf(store.db, caseId)
  const names = await namesOf(
    store,
    materials.map((one) => one.addedBy),
    [],
  )
  return materials.map(({ id, kind, title, filename, mediaType, size, sha256, addedBy, addedAt, withdrawn }) => ({
    ...{ id, kind, title, filename, mediaType, size, sha256, addedBy, addedAt, withdrawn },
    addedByName: names.person(addedBy),
  }))
}

/** The one file of a form with its kind and title. Names of files are only shown and given back, never used as a path. */
async function uploadOf(request: FastifyRequest) {
  const { fields, file, bodyHash } = await partsOf(request)
  const { kind = 'other', title = file?.filename ?? '', ...rest } = fields
  if (!file) throw bad('file', '请选择文件', 'choose a file')
  if (Object.keys(rest).length > 0) throw bad(Object.keys(rest)[0] ?? '', '不认识的字段', 'is not a known field')
  if (!(materialKinds as readonly string[]).includes(kind))
    throw bad('kind', `应为其中之一：${materialKinds.join('、')}`, `must be one of: ${materialKinds.join(', ')}`)
  if (title.trim() === '' || title.length > 200) throw bad('title', '1 至 200 个字符', 'must have 1 to 200 characters')
  if (firstUnclean([title, file.filename, file.mediaType], '', 0) !== null)
    throw bad('title', '含有无法保存的字符', 'holds characters that cannot be kept')
  return { ...file, filename: file.filename.slice(-200), kind, title: title.trim(), bodyHash }
}

function bad(field: string, zh: string, en: string): AppError {
  return new AppError('badInput', { reason: field }, [{ field, zh, en }])
}

/** A material, for those who have to do with its case. */
async function sendFile(store: Store, folder: string, id: string, identity: Identity, reply: FastifyReply): Promise<FastifyReply> {
  const material = await materialById(store.db, id)
  const organs = material ? await relatedOrgans(store, material.caseId) : null
  if (!material || !organs || !hasToDoWith(identity.posts, organs)) throw new AppError('notFound', { what: '' })
  const bytes = await getBlob(folder, material.sha256)
  return download(reply, material.filename, bytes)
}

async function commentViews(store: Store, caseId: string) {
  const comments = await commentsOf(store.db, caseId)
  const [names, labels, counts] = await Promise.all([
    namesOf(
      store,
      comments.map((one) => one.answeredBy),
      [],
    ),
    labelsIn(
      store,
      comments.map((one) => one.draftId),
    ),
    commentCounts(store.db, caseId),
  ])
  const items = comments.map(
    ({ id, draftId, provisionId, body, channel, receipt, receivedOn, disposition, answer, answeredBy, answeredOn }) => ({
      ...{ id, draftId, provisionId, body, channel, receipt, receivedOn, disposition, answer, answeredOn },
      label: provisionId === null ? null : (labels.get(provisionId) ?? null),
      answeredByName: answeredBy === null ? null : names.person(answeredBy),
    }),
  )
  return { items, ...counts }
}
