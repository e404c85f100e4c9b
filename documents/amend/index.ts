export { apply } from './apply.ts'
export { parseDecision } from './decision.ts'
export type * from './types.ts'
export { amend } from './write/index.ts'
