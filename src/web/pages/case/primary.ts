import type { Offer } from '../../../contract/index.ts'

/** The one action the page leads to: mine and possible first, then mine with something missing, then the step others must take. */
export function primaryOf(offers: readonly Offer[]): Offer | undefined {
  const candidates = offers.filter((offer) => offer.primary)
  return candidates.find((offer) => offer.mine && offer.allowed) ?? candidates.find((offer) => offer.mine) ?? candidates[0]
}
