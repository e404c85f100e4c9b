import { list, optional, ref, whole } from '../../schemas.ts'
import type { ActionDefinition, Role, Who } from '../../types.ts'

/** Who may act: these roles in the organ of that relation. */
export const by = (relation: Who['relation'], ...role: Role[]): Who => ({ relation, role })

/** The legal office that runs a campaign. */
export const legalOffice = [by('legalityBody', 'legalityReviewer', 'legalityChief')]
/** Whoever works for an organ that has to conclude something. */
export const implementing = [by('implementing', 'drafter', 'unitLegalReviewer', 'unitChief', 'officeClerk')]
const everyAction = ['roleHeld', 'recordedByRightPerson', 'dayNotInFuture', 'dayNotBeforeStage', 'otherDayHasReason']

/** Fields that several actions ask for. */
export const instrument = ref('instrument', '文件', 'Instrument')
export const instruments = list(instrument, '文件', 'Instruments', 1, 100_000)
export const rev = optional(whole('所见修订号', 'Revision seen'))

/** What a row of the table says beside its name. */
type Row = Pick<ActionDefinition, 'stages' | 'by' | 'schema' | 'requirements'> & { primary?: boolean }

/** A row of the table, with the requirements that every action has. */
export function action(name: string, [zh, en]: [string, string], [helpZh, helpEn]: [string, string], row: Row): ActionDefinition {
  const { requirements, primary = false, ...rest } = row
  return { name, zh, en, help: { zh: helpZh, en: helpEn }, ...rest, primary, requirements: [...everyAction, ...requirements] }
}
