import type { ActionDefinition } from '../../types.ts'
import { commonActions } from './common.ts'
import { decisionActions } from './decisions.ts'
import { earlyActions } from './early.ts'
import { legalityActions } from './legality.ts'
import { reviewActions } from './reviews.ts'

/** Every action of the rulemaking machine, in the order of the stages; the common ones last. */
export const rulemakingActions: ActionDefinition[] = [
  ...earlyActions,
  ...reviewActions,
  ...legalityActions,
  ...decisionActions,
  ...commonActions,
]
