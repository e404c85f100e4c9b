import type { Offer } from '../../../contract/index.ts'
import { materialOf } from '../../parts/unmet.tsx'

export interface Asked {
  /** The action the page leads to. */
  offer: Offer
  /** The step it serves, when it is only what must be done before. */
  towards: Offer | null
  /** The kind of material it asks for. */
  kind?: string | undefined
}

/**
 * What is asked of the person now: to confirm what changed since he signed; else the step that carries the stage forward when it is his and possible; else the first thing he can do
 * that this step still lacks; else the step itself, with who takes it or what is missing.
 */
export function askedOf(offers: readonly Offer[], toConfirm = false): Asked | undefined {
  const confirm = toConfirm ? offers.find((offer) => offer.action === 'signoff.confirm') : undefined
  if (confirm) return { offer: { ...confirm, mine: true, allowed: true }, towards: null }
  const steps = offers.filter((offer) => offer.primary)
  const ready = steps.find((offer) => offer.mine && offer.allowed)
  if (ready) return { offer: ready, towards: null }
  const aim = steps.find((offer) => offer.mine) ?? steps[0]
  if (!aim) return undefined
  const before = aim.unmet
    .map((one) => offers.find((offer) => offer.action === one.remedy.action && offer !== aim && offer.mine && offer.allowed))
    .find((offer) => offer !== undefined)
  if (!before) return { offer: aim, towards: null }
  const why = aim.unmet.find((one) => one.remedy.action === before.action)
  return { offer: before, towards: aim, kind: why && materialOf[why.code] }
}

/** The step that carries the stage forward, whoever takes it: what "还差什么" is about. */
export function aimOf(offers: readonly Offer[]): Offer | undefined {
  const asked = askedOf(offers)
  return asked?.towards ?? asked?.offer
}
