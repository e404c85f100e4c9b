import type { Standing } from './standing.ts'

const standings: Standing[] = ['repealed', 'expired', 'declaredInvalid', 'revoked', 'replaced', 'neverMade', 'notNormative']

/** Standings after which a document binds nobody again: there is nothing left to revise or repeal, and nothing rests on it. */
export const ended: ReadonlySet<string> = new Set(standings)
