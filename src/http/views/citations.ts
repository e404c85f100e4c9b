import { sentenceAround } from '../../../documents/cite/sentence.ts'
import type { Said } from '../../contract/base.ts'
import { actsByIds } from '../../store/acts.ts'
import { type ResolvedCitation, resolvedCitations } from '../../store/citations.ts'
import { type CitingPlace, sentencesOf, type Touch } from '../../store/citing.ts'
import { effectsOf, instrumentsByIds, numbersOfInstruments, type StoredInstrument, versionsOf } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import { afterOf, limitOf } from '../../store/paging.ts'
import { provisionsOf, textById } from '../../store/texts.ts'
import { pagingOf } from '../paging.ts'
import { placesNaming } from './kept-places.ts'
import { boundOn, type StandingWord, standingName } from './register.ts'

/** A page out of a list that is computed as a whole; the cursor is the place in it. @throws {StoreError} `badCursor`. */
export function sliceOf<T>(all: readonly T[], query: { after?: string; limit?: string }): { items: T[]; next: string | null } {
  const paging = pagingOf(query)
  const from = Number(afterOf(paging, ['number'])?.[0] ?? 0)
  const to = from + limitOf(paging)
  return { items: all.slice(from, to), next: to < all.length ? Buffer.from(JSON.stringify([to])).toString('base64url') : null }
}

/** A citation of an instrument's text with the sentence and article it stands in. */
interface Cites {
  citation: ResolvedCitation
  versionId: string
  article: { provisionId: string; label: string | null } | null
  sentence: string
}

/** What the text of an instrument that binds on a day cites, in the order of the words; without its own titles and history lines. */
export async function citesOf(store: Store, instrument: StoredInstrument, day: string): Promise<Cites[]> {
  const [effects, versions] = await Promise.all([effectsOf(store.db, instrument.id), versionsOf(store.db, instrument.id)])
  const { versionId } = boundOn(effects, versions, day, '9999-12-31')
  const version = versions.find((one) => one.id === versionId) ?? versions.at(-1)
  const text = version && (await textById(store.db, version.textId))
  if (!version || !text) return []
  const provisions = await provisionsOf(store.db, text.id)
  const articles = provisions.filter((one) => one.kind === 'article')
  const all = (await resolvedCitations(store.db, [text.id], day)).get(text.id) ?? []
  return all
    .filter((one) => one.start >= version.rangeStart && one.end <= version.rangeEnd && one.relation !== 'sameAs')
    .filter((one) => one.instrumentId !== instrument.id)
    .map((citation) => {
      const article = articles.find((one) => one.start <= citation.start && citation.start < one.end)
      const { start, end } = sentenceAround(text.content, citation.start, citation.end)
      return {
        ...{ citation, versionId: version.id, sentence: text.content.slice(start, end) },
        article: article ? { provisionId: article.provisionId, label: article.label } : null,
      }
    })
}

/** Those citations as rows of the API. */
export async function citedIn(store: Store, cites: Cites[]) {
  const named = await namedInstruments(
    store,
    cites.flatMap((one) => one.citation.instrumentId ?? []),
  )
  const acts = await actsByIds(store.db, [...new Set(cites.flatMap((one) => one.citation.actId ?? []))])
  return cites.map(({ citation, versionId, article, sentence }) => {
    const act = citation.instrumentId === null && citation.actId !== null ? acts.get(citation.actId) : undefined
    const { words, relation, place, unresolved } = citation
    return {
      ...{ id: placeId(citation), versionId, article, words, sentence, relation, relationName: relationName(relation), place },
      ...{ target: named.get(citation.instrumentId ?? '') ?? null, act: act ? { id: act.id, title: act.title } : null },
      ...{ unresolved, unresolvedName: unresolved === null ? null : unresolvedNames[unresolved] },
    }
  })
}

/** Every place that names an instrument, counted by how it stands to it; the list is computed once, rows with sentences for a page only. */
export async function touched(store: Store, instrumentId: string, day: string) {
  const places = await placesNaming(store, instrumentId, day)
  const counts: Partial<Record<Touch, number>> = {}
  for (const { touch } of places) counts[touch] = (counts[touch] ?? 0) + 1
  return {
    ...{ places, counts: counts as Record<string, number>, rows: (page: CitingPlace[]) => citingRows(store, page) },
    named: async (ids: string[]) => [...(await namedInstruments(store, ids)).values()],
  }
}

async function citingRows(store: Store, places: CitingPlace[]) {
  const [sentences, named, acts] = await Promise.all([
    sentencesOf(store.db, places),
    namedInstruments(
      store,
      places.flatMap((place) => place.instrument?.id ?? []),
    ),
    actsByIds(store.db, [...new Set(places.map((place) => place.actId))]),
  ])
  return places.map(({ citation, touch, instrument, versionId, article, actId }, i) => {
    const { words, relation, place } = citation
    return {
      id: placeId(citation),
      ...{ instrument: named.get(instrument?.id ?? '') ?? null, act: { id: actId, title: acts.get(actId)?.title ?? '' } },
      ...{ versionId, article, words, sentence: sentences[i]!, relation, relationName: relationName(relation), place },
      ...{ touch, touchName: touchNames[touch] },
    }
  })
}

function placeId({ textId, position }: ResolvedCitation): string {
  return `${textId}.${position}`
}

async function namedInstruments(store: Store, ids: string[]) {
  const wanted = [...new Set(ids)]
  const [found, numbers] = await Promise.all([instrumentsByIds(store.db, wanted), numbersOfInstruments(store.db, wanted)])
  return new Map(
    [...found].map(([id, { title, ownership, standing }]) => [
      id,
      {
        ...{ id, title, number: numbers.get(id) ?? null, ownership },
        ...{ standing: standing as StandingWord, standingName: standingName(standing) },
      },
    ]),
  )
}

/** A relation in the words of people; one without a name says itself. */
export function relationName(relation: string): Said {
  return relationNames[relation] ?? { zh: relation, en: relation }
}

const relationNames: Record<string, Said> = {
  repeals: { zh: '废止', en: 'repeals' },
  partlyRepeals: { zh: '部分废止', en: 'partly repeals' },
  amends: { zh: '修改', en: 'amends' },
  basedOn: { zh: '制定依据', en: 'is based on' },
  implements: { zh: '贯彻落实', en: 'implements' },
  applies: { zh: '适用', en: 'applies' },
  cites: { zh: '引用', en: 'cites' },
  violates: { zh: '违反', en: 'violation of' },
  promulgates: { zh: '公布', en: 'promulgates' },
  issues: { zh: '印发', en: 'issues' },
  repliesTo: { zh: '答复', en: 'replies to' },
  prevailsOver: { zh: '优先于', en: 'prevails over' },
  history: { zh: '沿革说明', en: 'history' },
  mentions: { zh: '提及', en: 'mentions' },
  sameAs: { zh: '文号', en: 'its number' },
}

const touchNames: Record<Touch, Said> = {
  affected: { zh: '受影响', en: 'affected' },
  unclear: { zh: '可能受影响：有几件同名文件', en: 'possibly affected: several instruments bear the name' },
  ends: { zh: '废止或者修改本文件', en: 'repeals or amends it' },
  history: { zh: '只说明沿革', en: 'only tells its history' },
  notInForce: { zh: '所在文本当日不是有效文本', en: 'the text is not in force on the day' },
  actOnly: { zh: '在文件之外的公文里', en: 'in an act outside any instrument' },
}

const unresolvedNames: Record<'unknown' | 'ambiguous', Said> = {
  unknown: { zh: '文件库里没有', en: 'not in the register' },
  ambiguous: { zh: '有几件同名文件，无法确定', en: 'several instruments bear the name; nothing tells which' },
}
