import { findings } from '../../../documents/check/index.ts'
import { parse } from '../../../documents/parse.ts'
import type { RulemakingFacts } from '../../../workflows/rulemaking/facts.ts'
import { findingId } from '../../commands/cases/prepare/draft.ts'
import { saveWorkingCopy } from '../../commands/cases/save-working-copy.ts'
import { AppError } from '../../errors.ts'
import { draftById, draftsOf, type StoredDraft, workingCopyOf } from '../../store/drafts.ts'
import { streamOf } from '../../store/events.ts'
import { versionById } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import { provisionsOf, textById } from '../../store/texts.ts'
import { changesInCase } from '../changes.ts'
import { compareTexts } from '../compare.ts'
import type { Server } from '../context.ts'
import { registerFindings } from '../findings.ts'
import type { Router } from '../router.ts'
import { namesOf } from '../views/names.ts'
import { readText } from '../views/text.ts'
import { caseOr404 } from './cases.ts'

export function draftRoutes(router: Router, server: Server): void {
  const { store } = server
  router.on('GET /cases/:id/drafts', async ({ params }) => ({ items: await draftRows(store, await draftsOf(store.db, params.id)) }))
  router.on('GET /cases/:id/drafts/:draftId', async ({ params }) => {
    const drafts = await draftsOf(store.db, params.id)
    const draft = (await draftRows(store, drafts)).find((row) => row.id === params.draftId)
    if (!draft) throw new AppError('notFound', { what: '' })
    const text = await textOr404(store, draft.textId)
    return { draft, content: readText(draft.textId, text.content, text.hash, await provisionsOf(store.db, draft.textId)) }
  })
  router.on('GET /cases/:id/drafts/:draftId/words', async ({ params }) => {
    const draft = await draftById(store.db, params.draftId)
    if (draft?.caseId !== params.id) throw new AppError('notFound', { what: '' })
    const { hash, content } = await textOr404(store, draft.textId)
    return { id: draft.id, hash, text: content }
  })
  router.on('GET /cases/:id/drafts/:a/compare/:b', async ({ params }) => {
    const [before, after] = await Promise.all([textOfEither(store, params.id, params.a), textOfEither(store, params.id, params.b)])
    return { before, after, comparison: await compareTexts(before.text, after.text) }
  })
  router.on('GET /cases/:id/changes', ({ params, query }) => changesInCase(server, params.id, query))
  router.on('GET /cases/:id/working-copies/:role', async ({ params }) => {
    const role = roleOf(params.role)
    const copy = await workingCopyOf(store.db, params.id, role)
    if (!copy) return { id: '', role, content: '', rev: 0, updatedBy: null, updatedByName: null, updatedAt: null }
    const names = await namesOf(store, [copy.updatedBy], [])
    const { id, content, rev, updatedBy, updatedAt } = copy
    return { id, role, content, rev, updatedBy, updatedByName: names.person(updatedBy), updatedAt }
  })
  router.on('PUT /cases/:id/working-copies/:role', async ({ params, body, personId }) => {
    const role = roleOf(params.role)
    const saved = await saveWorkingCopy(store, { caseId: params.id, role, ...body, personId })
    const { id, rev } = saved.answer as { id: string; rev: number }
    return { id, rev, updatedAt: new Date().toISOString() }
  })
  router.on('GET /cases/:id/findings', async ({ params }) => ({ items: await findingsOf(server, params.id) }))
}

/** Rows of drafts; the last one of each role is the current one. */
export async function draftRows(store: Store, drafts: StoredDraft[]) {
  const names = await namesOf(
    store,
    drafts.map((draft) => draft.savedBy),
    [],
  )
  const current = new Map(drafts.map((draft) => [draft.role, draft.id]))
  return drafts.map((draft) => ({
    id: draft.id,
    role: roleOf(draft.role),
    draftKind: draft.draftKind,
    title: draft.title,
    textId: draft.textId,
    hash: draft.hash,
    chars: draft.chars,
    position: draft.position,
    note: draft.note,
    savedBy: draft.savedBy,
    savedByName: names.person(draft.savedBy),
    savedAt: draft.savedAt,
    current: current.get(draft.role) === draft.id,
  }))
}

async function textOr404(store: Store, textId: string) {
  const text = await textById(store.db, textId)
  if (!text) throw new AppError('notFound', { what: '' })
  return text
}

/** A draft of this case, or a version of an instrument the case is about: nothing else of anybody's. */
async function textOfEither(store: Store, caseId: string, id: string): Promise<{ title: string; text: string }> {
  const draft = await draftById(store.db, id)
  if (draft && draft.caseId === caseId)
    return { title: `${draft.draftKind} ${draft.position}`, text: (await textOr404(store, draft.textId)).content }
  const version = await versionById(store.db, id)
  if (!version) throw new AppError('notFound', { what: '' })
  const text = await textOr404(store, version.textId)
  return { title: text.title ?? '', text: text.content.slice(version.rangeStart, version.rangeEnd) }
}

function roleOf(role: string): 'act' | 'consolidated' {
  if (role === 'act' || role === 'consolidated') return role
  throw new AppError('notFound', { what: '' })
}

/** What the checks find in the current drafts, each with the answer somebody gave to it in the case. */
async function findingsOf(server: Server, caseId: string) {
  const { store } = server
  const found = await caseOr404(store, caseId)
  const facts = found.state.facts as RulemakingFacts
  const answers = await findingAnswers(store, caseId)
  const items = []
  for (const draft of Object.values(facts.drafts)) {
    const text = await textOr404(store, draft.textId)
    for (const finding of findings(parse(text.content))) {
      const id = findingId(finding)
      items.push({ ...finding, ...(finding.severity === 'note' ? {} : { id, answer: answers.get(id) ?? null }) })
    }
    // No answer is asked for these: they change with the register, not with the draft, and the gate does not know them.
    items.push(...(await registerFindings(server, text.content)))
  }
  return items
}

/** The last answer to each finding, with who gave it. */
async function findingAnswers(store: Store, caseId: string) {
  const given = (await streamOf(store.db, 'case', caseId)).filter((event) => event.type === 'finding.answer')
  const names = await namesOf(
    store,
    given.map((event) => event.actorId),
    [],
  )
  return new Map(
    given.map((event) => {
      const payload = event.body.payload as { findingId: string; answer: string; reason: string }
      return [payload.findingId, { answer: payload.answer, reason: payload.reason, personName: names.person(event.actorId) }]
    }),
  )
}
