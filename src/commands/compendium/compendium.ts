import { endingEffects } from '../../../workflows/instrument/facts.ts'
import { stateOn } from '../../../workflows/instrument/standing.ts'
import type { Compendium, CompendiumEntry } from '../../contract/collections.ts'
import { AppError } from '../../errors.ts'
import { type EditionItem, editionsOf } from '../../store/compendia.ts'
import type { StoredInstrument } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import { organs } from '../../store/organs.ts'
import { instrumentsOfOrgan } from '../../store/reports.ts'
import { legalToday } from '../../store/settings.ts'
import { carrier, type Evidence, endingOf, evidenceOn, printed, standingOf } from '../audit/evidence.ts'

/** A collection with the texts it would print. */
export interface Collection extends Compendium {
  texts: Map<string, string>
  items: EditionItem[]
}

const groups = ['government', 'department', 'internal', 'other'] as const

/**
 * The collection (制度汇编) of an organ as it stands today: everything in force that it issued or implements, by group and day, numbered,
 * with what is new, changed and gone since the last edition.
 *
 * @param words only entries whose title, number or text holds them; the numbering stays that of the whole.
 * @throws {AppError} `notFound` for an organ that does not exist.
 */
export async function collectionOf(store: Pick<Store, 'db'>, organId: string, words = ''): Promise<Collection> {
  const [today, all, editions, ids] = await Promise.all([
    legalToday(store.db),
    organs(store.db),
    editionsOf(store.db, organId),
    instrumentsOfOrgan(store.db, organId),
  ])
  const organ = all.find((one) => one.id === organId)
  if (!organ) throw new AppError('notFound', { what: organId })
  const evidence = await evidenceOn(store.db, ids)
  const valid = ids.filter((id) => ['inForce', 'partlySuspended'].includes(standingOf(evidence, id, today, today).standing))
  const versions = await versionsBound(store, evidence, valid, today)
  const last = editions[0]
  const entries = ordered(evidence, valid, today).map((one, at): CompendiumEntry => {
    const before = last?.items.find((item) => item.instrumentId === one.instrumentId)
    const versionId = versions.get(one.instrumentId)?.versionId ?? null
    const change = !last || (before && before.versionId === versionId) ? 'same' : before ? 'changed' : 'new'
    return { ...one, position: at + 1, hasText: versions.has(one.instrumentId), change }
  })
  const texts = new Map([...versions].map(([id, { text }]) => [id, text]))
  const items = entries.map(({ instrumentId, title, number }) => ({
    instrumentId,
    versionId: versions.get(instrumentId)?.versionId ?? null,
    title,
    number,
  }))
  const wanted = words.trim()
  return {
    organ: { id: organ.id, name: organ.name },
    day: today,
    title: `${organ.name}制度汇编`,
    entries: wanted === '' ? entries : entries.filter((one) => holds(one, texts.get(one.instrumentId) ?? '', wanted)),
    gone: (last?.items ?? []).filter((item) => !valid.includes(item.instrumentId)).map((item) => goneOf(evidence, item, today)),
    editions: editions.map(({ edition, title, madeOn, items: held, note }) => ({ edition, title, madeOn, texts: held.length, note })),
    ...{ texts, items },
  }
}

function holds({ title, number }: CompendiumEntry, text: string, words: string): boolean {
  return [title, number ?? '', text].some((one) => one.includes(words))
}

type Plain = Omit<CompendiumEntry, 'position' | 'hasText' | 'change'>

function ordered(evidence: Evidence, ids: string[], today: string): Plain[] {
  const plain = ids.map((id): Plain => {
    const instrument = evidence.instruments.get(id)!
    const act = carrier(evidence, id)
    const stands = standingOf(evidence, id, today, today)
    const number = act ? printed(evidence, act.id) : null
    return { group: groupOf(instrument), instrumentId: id, title: instrument.title, number, from: stands.from, validTo: stands.to }
  })
  return plain.sort(
    (a, b) =>
      groups.indexOf(a.group) - groups.indexOf(b.group) ||
      ((a.from ?? '') < (b.from ?? '') ? -1 : 1) ||
      (a.instrumentId < b.instrumentId ? -1 : 1),
  )
}

/** The part of the collection an instrument stands in. */
export function groupOf({ documentClass }: StoredInstrument): CompendiumEntry['group'] {
  return (groups as readonly (string | null)[]).includes(documentClass) ? (documentClass as CompendiumEntry['group']) : 'other'
}

function goneOf(evidence: Evidence, { instrumentId, title, number }: EditionItem, today: string): Compendium['gone'][number] {
  const stands = standingOf(evidence, instrumentId, today, today)
  const end = (evidence.effects.get(instrumentId) ?? []).find((effect) => endingEffects.has(effect.kind) && stands.by.includes(effect.id))
  const by = end ? endingOf(evidence, end) : null
  const words = {
    expired: '有效期届满',
    declaredInvalid: '宣布失效',
    replaced: '被替代',
    revoked: '撤销',
    notNormative: '不属规范性文件',
  } as Record<string, string>
  return { title, number, reason: `${words[stands.standing] ?? '废止'}${by?.by ? `（${by.by}）` : ''}` }
}

async function versionsBound(
  store: Pick<Store, 'db'>,
  evidence: Evidence,
  ids: string[],
  today: string,
): Promise<Map<string, { versionId: string; text: string }>> {
  const bound = new Map<string, { versionId: string; text: string }>()
  if (ids.length === 0) return bound
  const rows = await store.db
    .selectFrom('version')
    .innerJoin('text', 'text.id', 'version.text_id')
    .select(['version.id', 'version.instrument_id', 'version.position', 'version.range_start', 'version.range_end', 'text.content'])
    .where('version.instrument_id', 'in', ids)
    .orderBy('version.position')
    .execute()
  for (const [id, mine] of Map.groupBy(rows, (row) => row.instrument_id)) {
    const { versionId } = stateOn(evidence.facts.get(id) ?? [], mine, today, today)
    const version = mine.find((row) => row.id === versionId)
    if (version) bound.set(id, { versionId: version.id, text: version.content.slice(version.range_start, version.range_end) })
  }
  return bound
}
