import { always } from './always.ts'
import type { Check } from './common.ts'
import { conclusions } from './conclusions.ts'
import { decisions } from './decision.ts'
import { judgements } from './judgement.ts'
import { beginnings } from './scope.ts'

/** Requirements of the cleanup machine by code. */
export const cleanupRequirements: ReadonlyMap<string, Check> = new Map(
  [...always, ...beginnings, ...conclusions, ...judgements, ...decisions].map((check) => [check.code, check]),
)
