import { findProvisions } from '../../../documents/cite/provisions.ts'
import { parse } from '../../../documents/parse.ts'
import { type Renumbered, renumbering, type Unsure } from '../../../documents/renumbered.ts'
import { type ResolvedCitation, resolvedCitations } from '../../store/citations.ts'
import { effectsOfMany, type StoredVersion } from '../../store/instruments.ts'
import type { Db } from '../circumstances.ts'
import { type Revision, Revisions } from '../register/revisions.ts'
import type { Replacement } from './replacement.ts'

/** A reference to a revised document of which no program can say what it must read now. */
export interface UnsureReference {
  /** 《某办法》第十二条, as it stands. */
  words: string
  title: string
  /** `noText`: the document was revised, but the register has not both texts. */
  why: Unsure | 'noText'
}

/** What the references of a text to provisions of other documents must read today. */
export interface FollowedReferences {
  replacements: Replacement[]
  unsure: UnsureReference[]
}

/** What a text ends, changes or tells of is meant as it was then. */
const OF_ITS_DAY: ReadonlySet<string> = new Set(['repeals', 'partlyRepeals', 'amends', 'issues', 'promulgates', 'repliesTo', 'history'])

/** References that must follow the revision of what they cite. One for a package; it keeps what is cited again and again. */
export class References {
  readonly #db: Db
  readonly #today: string
  readonly #pairs = new Map<string, Promise<ReturnType<typeof renumbering>>>()
  readonly #revisions: Revisions

  constructor(db: Db, today: string) {
    this.#db = db
    this.#today = today
    this.#revisions = new Revisions(db, today)
  }

  /** Of versions with their words, by version; offsets count from the beginning of the version. */
  async in(list: { version: StoredVersion; text: string }[]): Promise<Map<string, FollowedReferences>> {
    const versions = list.map(({ version }) => version)
    const [cited, effects] = await Promise.all([
      resolvedCitations(this.#db, [...new Set(versions.map(({ textId }) => textId))], this.#today),
      effectsOfMany(this.#db, [...new Set(versions.map(({ instrumentId }) => instrumentId))]),
    ])
    // A version cites as of the day it took effect.
    const since = new Map(effects.map((effect) => [effect.versionId, effect.fromFrom]))
    const found = new Map<string, FollowedReferences>()
    for (const { version, text } of list)
      found.set(version.id, await this.#follow(groupsOf(cited.get(version.textId) ?? [], version, text), since.get(version.id) ?? null))
    return found
  }

  async #follow(groups: Group[], since: string | null): Promise<FollowedReferences> {
    const found: FollowedReferences = { replacements: [], unsure: [] }
    for (const group of groups) {
      const revision = await this.#revisions.since(group.instrumentId, since)
      if (revision === null) continue
      const said: Renumbered | 'noText' =
        revision === 'noText' ? 'noText' : (await this.#renumbering(revision))(group.places.map((place) => place.words))
      if (said === 'noText') found.unsure.push({ words: group.title + group.places[0]!.words, title: group.title, why: 'noText' })
      else if ('unsure' in said) found.unsure.push({ words: group.title + said.words, title: group.title, why: said.unsure })
      else
        for (const [at, { start, end, words }] of group.places.entries())
          if (said.by[at] !== words) found.replacements.push({ start, end, words, by: said.by[at]!, because: 'reference' })
    }
    return found
  }

  #renumbering({ before, after }: Revision): Promise<ReturnType<typeof renumbering>> {
    return kept(this.#pairs, `${before.id} ${after.id}`, async () =>
      renumbering(parse(await this.#revisions.words(before)), parse(await this.#revisions.words(after))),
    )
  }
}

function kept<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? read()
  known.set(key, found)
  return found
}

/** A title with the provisions that stand behind it, in the order of the words. */
interface Group {
  instrumentId: string
  title: string
  places: { start: number; end: number; words: string }[]
}

function groupsOf(citations: ResolvedCitation[], { rangeStart, rangeEnd }: StoredVersion, text: string): Group[] {
  const groups: Group[] = []
  let open: { group: Group; key: string } | null = null
  const all = findProvisions(text).provisions
  for (const row of citations) {
    if (row.start < rangeStart || row.end > rangeEnd) continue
    const [start, end] = [row.start - rangeStart, row.end - rangeStart]
    if (row.type === 'provision') {
      if (open?.key === row.key) open.group.places.push({ start, end, words: text.slice(start, end) })
      continue
    }
    if (row.relation === 'sameAs') continue
    open = null
    if ((row.type !== 'title' && row.type !== 'lawName') || row.instrumentId === null || OF_ITS_DAY.has(row.relation)) continue
    // The row names the place and not where it stands: right behind the title, or behind the brackets that follow it.
    const place = row.place === null ? undefined : all.find((one) => one.start >= end && one.start - end <= 163 && one.value === row.place)
    if (!place) continue
    const group = { instrumentId: row.instrumentId, title: row.words, places: [{ ...place, words: text.slice(place.start, place.end) }] }
    groups.push(group)
    open = { group, key: row.key }
  }
  return groups
}
