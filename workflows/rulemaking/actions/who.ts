import type { ActionDefinition, Relation, Role, Who } from '../../types.ts'

/** Who may act: any of `role` in the organ of that relation. */
export function who(relation: Relation, ...role: Role[]): Who {
  return { relation, role }
}

/** The same, only in some stages. */
export function whoIn(stages: string[], relation: Relation, ...role: Role[]): Who {
  return { relation, role, stages }
}

/** The same, only for one class of document. */
export function whoFor(documentClass: 'government' | 'department', relation: Relation, ...role: Role[]): Who {
  return { relation, role, documentClass }
}

export const draftersSide = [who('drafting', 'drafter', 'unitChief')]
export const drafter = [who('drafting', 'drafter')]
export const registrar = [who('generalOffice', 'officeRegistrar')]

/** Holds for every action: right person, two times, a right record of what was done elsewhere. */
const everyAction = ['roleHeld', 'recordedByRightPerson', 'dayNotInFuture', 'dayNotBeforeStage', 'otherDayHasReason']

type Row = Omit<ActionDefinition, 'name' | 'zh' | 'en' | 'help' | 'primary'> & { primary?: boolean }

/** One row of the table. `notSuspended` is asked of every action unless the row says `evenSuspended`. */
export function action(
  name: string,
  [zh, en]: [string, string],
  [helpZh, helpEn]: [string, string],
  row: Row & { evenSuspended?: boolean },
): ActionDefinition {
  const { evenSuspended = false, primary = false, requirements, ...rest } = row
  const always = evenSuspended ? everyAction : [...everyAction, 'notSuspended']
  return { name, zh, en, help: { zh: helpZh, en: helpEn }, ...rest, primary, requirements: [...always, ...requirements] }
}
