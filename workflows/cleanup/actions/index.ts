import type { ActionDefinition } from '../../types.ts'
import { assignmentActions } from './assignment.ts'
import { conclusionsActions } from './conclusions.ts'
import { decisionActions } from './decision.ts'

export { campaignOpen } from './opening.ts'

/** The actions of a cleanup campaign. */
export const cleanupActions: ActionDefinition[] = [...assignmentActions, ...conclusionsActions, ...decisionActions]
