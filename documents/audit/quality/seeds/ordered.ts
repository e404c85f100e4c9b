import type { Random, SeedSet, Template } from './types.ts'
import { day } from './words.ts'

const DECISIONS = ['新府〔2021〕12号', '《关于公布规范性文件清理结果的决定》', null]

/** What a decision orders, by a day or without one. */
function orderedBy(by: (random: Random) => string | null, more: object = {}): Template[] {
  return DECISIONS.flatMap((decision) =>
    [true, false].map(
      (lapses): Template =>
        (random) => ({ rest: { ordered: { by: by(random), lapses, decision }, ...more } }),
    ),
  )
}

export const ordered: SeedSet = {
  rule: 'amendment.ordered',
  violations: [
    ...orderedBy((random) => day(random, 2018, 2023)),
    ...orderedBy((random) => day(random, 2027, 2029)),
    ...orderedBy(() => null),
  ],
  misses: [
    // Amended since, ended since, of somebody else: nothing is left to remind of.
    () => ({ rest: { ordered: null, revisedOn: '2021-06-01' } }),
    () => ({ rest: { ordered: null } }),
    ...orderedBy((random) => day(random, 2018, 2023), { standing: 'expired' }),
    ...orderedBy((random) => day(random, 2018, 2023), { standing: 'repealed' }),
    ...orderedBy(() => null, { standing: 'notNormative' }),
    ...orderedBy((random) => day(random, 2018, 2029), { ownership: 'reference' }),
  ],
}
