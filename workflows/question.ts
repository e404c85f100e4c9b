import type { ActionDefinition, ActionEvent, Basis, Circumstances, Facts, LegalDay, Role } from './types.ts'

/** What a requirement is asked about: an action in a place of a case, with the event or, for an offer, without one. */
export interface Question<F = Facts> {
  facts: F
  action: ActionDefinition
  place: string
  event: ActionEvent | null
  at: Circumstances
  /** The legal day of the act; today for an offer. */
  on: LegalDay
}

export type Params = Record<string, string | number>

/** What would satisfy a requirement: an action and who takes it, or a day that has to come. */
export interface Remedy {
  action: string | null
  role?: Role
  day?: LegalDay | null
}

/**
 * One named requirement. `about` says when it can be asked: `facts` always, `event` only of an event (an offer takes it as
 * satisfiable), `person` of who acts.
 */
export interface Requirement<F> {
  code: string
  about: 'facts' | 'event' | 'person'
  holds(question: Question<F>): boolean
  /** Asked only when it does not hold. */
  params?(question: Question<F>): Params
  basis: Basis[] | ((question: Question<F>) => Basis[])
  remedy?(question: Question<F>): Remedy
}
