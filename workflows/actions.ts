import { cleanupActions } from './cleanup/actions/index.ts'
import { instrumentActions } from './instrument/actions.ts'
import { rulemakingActions } from './rulemaking/actions/index.ts'
import type { ActionDefinition, Workflow } from './types.ts'

const tables: Record<Workflow, ActionDefinition[]> = {
  rulemaking: rulemakingActions,
  instrument: instrumentActions,
  cleanup: cleanupActions,
}
const byName = Object.fromEntries(Object.entries(tables).map(([workflow, rows]) => [workflow, new Map(rows.map((row) => [row.name, row]))]))

/** The workflows there are. */
export const workflows = Object.keys(tables) as Workflow[]

/** The action table of a machine: event types, routes, forms, OpenAPI and documentation derive from it. */
export function actionsOf(workflow: Workflow): ActionDefinition[] {
  return tables[workflow]
}

/** One row of the table, or undefined for an unknown name. */
export function actionOf(workflow: Workflow, name: string): ActionDefinition | undefined {
  return byName[workflow]?.get(name)
}

/** The name under which an action's payload schema is published (`rulemaking.legality.decide`). */
export function schemaName(workflow: Workflow, name: string): string {
  return `${workflow}.${name}`
}
