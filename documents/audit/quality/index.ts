import { type OfflineRegister, type OfflineText, offlineRegister } from '../offline.ts'
import type { AuditSettings } from '../types.ts'
import { judgePassages, judgeRelations, type PassageLabel, type RelationLabel } from './labels.ts'
import { judgeSeeds, judgeSets, type WordSeeds } from './seeds/index.ts'
import { type SecondSeeds, secondSets } from './seeds/second.ts'
import type { Confusion } from './types.ts'

export type { PassageLabel, RelationLabel } from './labels.ts'
export type { WordSeeds } from './seeds/index.ts'
export type { SecondSeeds } from './seeds/second.ts'
export { type Confusion, precision, printed, recall } from './types.ts'

/** What the figures stand on; everything comes from outside. */
export interface AuditSources {
  /** Real texts that seeds are put into. */
  hosts: readonly { name: string; text: string }[]
  words: WordSeeds
  /** Texts that make the register for the labelled rows. */
  corpus: readonly OfflineText[]
  passages: readonly PassageLabel[]
  relations: readonly RelationLabel[]
}

/** The seed of the published tables. */
const SEED = 20261124

/** Longer texts are no hosts of the second author's sentences: reading one again for each of 1,200 sentences takes a minute. */
const SHORT = 5000

/** The confusion table of every rule on seeded violations and near misses; the same sources give the same table. */
export function seedTable({ hosts, words }: Pick<AuditSources, 'hosts' | 'words'>, settings: AuditSettings): Confusion[] {
  return judgeSeeds(hosts, words, settings, SEED)
}

/** The same on the sentences of a second author, who wrote them before reading the rules: every sentence once. */
export function secondSeedTable(
  { hosts, seeds }: { hosts: AuditSources['hosts']; seeds: SecondSeeds },
  settings: AuditSettings,
): Confusion[] {
  const short = hosts.filter(({ text }) => text.length <= SHORT)
  return judgeSets(secondSets(seeds), short, settings, SEED)
}

/** The tables on the rows labelled by hand: passages by kind, repeal clauses, names that ended with them. */
export function labelTable({ corpus, passages, relations }: Omit<AuditSources, 'hosts' | 'words'>, settings: AuditSettings): Confusion[] {
  const register: OfflineRegister = offlineRegister(corpus, [], settings.asOf)
  const byId = new Map(corpus.map((text) => [text.id, text]))
  return [...judgePassages(passages, byId, register, settings), ...judgeRelations(relations, byId, register)]
}
