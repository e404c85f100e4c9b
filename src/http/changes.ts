import type { Comparison } from '../../documents/compare.ts'
import { AppError } from '../errors.ts'
import { casesByIds } from '../store/cases.ts'
import { draftsOf, type StoredDraft } from '../store/drafts.ts'
import { effectsOf, type StoredVersion, versionById, versionsOf } from '../store/instruments.ts'
import type { Store } from '../store/open.ts'
import { legalToday } from '../store/settings.ts'
import { textById } from '../store/texts.ts'
import { compareTexts } from './compare.ts'
import type { Server } from './context.ts'
import { boundOn } from './views/register.ts'

/** The articles that differ, without those that do not; the summary still counts them all. */
export function changedOnly({ summary, changes }: Comparison): Comparison {
  return { summary, changes: changes.filter((change) => change.kind.some((kind) => kind !== 'unchanged')) }
}

/**
 * What changed between two texts of a case. A text is a draft's id, `version:<id>`, or `instrument:<id>` for the text in force today.
 * Left out: the latest draft, and the one of its role before it, else the text in force.
 *
 * @throws {AppError} `notFound` for a text that is none of this case.
 */
export async function changesInCase(server: Server, caseId: string, given: { a?: string | undefined; b?: string | undefined } = {}) {
  const { store } = server
  const [drafts, found] = await Promise.all([draftsOf(store.db, caseId), casesByIds(store.db, [caseId])])
  const instruments = found[0]?.instruments.map((one) => one.id) ?? []
  const [a, b] = pairOf(drafts, instruments[0], given)
  if (a === null || b === null) return { a, b, comparison: null }
  const [before, after] = await Promise.all([a, b].map((source) => textOf(server, drafts, source)))
  return { a, b, comparison: changedOnly(await compareTexts(before ?? '', after ?? '')) }
}

/** What changed between two versions of an instrument. @throws {AppError} `notFound`. */
export async function changesOfInstrument({ store }: Server, instrumentId: string, from: string, to: string): Promise<Comparison> {
  const [before, after] = await Promise.all(
    [from, to].map(async (id) => {
      const version = await versionById(store.db, id)
      if (version?.instrumentId !== instrumentId) throw new AppError('notFound', { what: '' })
      return (await contentOf(store, version.textId)).slice(version.rangeStart, version.rangeEnd)
    }),
  )
  return changedOnly(await compareTexts(before ?? '', after ?? ''))
}

/** After these a new text is there that people will look at beside the one before it. */
const newText: ReadonlySet<string> = new Set(['draft.save', 'draft.replace', 'publication.publish'])

/**
 * Compares ahead what people will ask for next, so that a long text is there at once. What fails here fails where it is asked for.
 */
export async function compareAhead(server: Server, caseId: string, action: string): Promise<void> {
  if (!newText.has(action)) return
  try {
    await changesInCase(server, caseId)
    if (action !== 'publication.publish') return
    const [found] = await casesByIds(server.store.db, [caseId])
    for (const { id } of found?.instruments ?? []) {
      const [before, after] = (await versionsOf(server.store.db, id)).slice(-2)
      if (before && after) await changesOfInstrument(server, id, before.id, after.id)
    }
  } catch {
    // nothing was asked for: whoever asks is told
  }
}

function pairOf(drafts: StoredDraft[], instrumentId: string | undefined, given: { a?: string | undefined; b?: string | undefined }) {
  const rows = [...drafts].sort((x, y) => x.position - y.position)
  const latest = rows.at(-1)
  const previous = rows.filter((draft) => draft.role === latest?.role).at(-2)
  const present = instrumentId === undefined ? null : `instrument:${instrumentId}`
  return [given.a ?? previous?.id ?? present, given.b ?? latest?.id ?? null] as const
}

async function textOf(server: Server, drafts: StoredDraft[], source: string): Promise<string> {
  const { store } = server
  const [kind, id = ''] = source.includes(':') ? source.split(':') : ['draft', source]
  if (kind === 'draft') {
    const draft = drafts.find((one) => one.id === id)
    if (!draft) throw new AppError('notFound', { what: '' })
    return contentOf(store, draft.textId)
  }
  const version =
    kind === 'version' ? await versionById(store.db, id) : kind === 'instrument' ? await presentVersion(server, id) : undefined
  if (!version && kind !== 'instrument') throw new AppError('notFound', { what: '' })
  return version ? (await contentOf(store, version.textId)).slice(version.rangeStart, version.rangeEnd) : ''
}

async function presentVersion({ store, now }: Server, instrumentId: string): Promise<StoredVersion | undefined> {
  const today = await legalToday(store.db, now())
  const [effects, versions] = await Promise.all([effectsOf(store.db, instrumentId), versionsOf(store.db, instrumentId)])
  const bound = boundOn(effects, versions, today, today)
  return versions.find((one) => one.id === bound.versionId)
}

async function contentOf(store: Store, textId: string): Promise<string> {
  const text = await textById(store.db, textId)
  if (!text) throw new AppError('notFound', { what: '' })
  return text.content
}
