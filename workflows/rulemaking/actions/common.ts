import type { ActionDefinition } from '../../types.ts'
import { caseActions } from './case.ts'
import { textActions } from './text.ts'

/** Actions that do not belong to one stage. */
export const commonActions: ActionDefinition[] = [...textActions, ...caseActions]
