import type { Check } from './check.ts'
import { consultationRequirements } from './consultation.ts'
import { decisionRequirements } from './decisions.ts'
import { legalityRequirements } from './legality.ts'
import { personRequirements, timeRequirements } from './person.ts'
import { preparationRequirements } from './preparation.ts'
import { publicationRequirements } from './publication.ts'
import { reviewRequirements } from './reviews.ts'

/** Every requirement of the rulemaking machine by its code. */
export const requirements: ReadonlyMap<string, Check> = new Map(
  [
    ...personRequirements,
    ...timeRequirements,
    ...preparationRequirements,
    ...consultationRequirements,
    ...reviewRequirements,
    ...legalityRequirements,
    ...decisionRequirements,
    ...publicationRequirements,
  ].map((requirement) => [requirement.code, requirement]),
)
