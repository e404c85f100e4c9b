/** What an act does to an instrument, as far as succession goes. */
export interface Succeeding {
  kind: string
  instrumentId: string | null
  /** Null or empty: the whole instrument. */
  provisions: string[] | null
  /** As people said it; null says that nothing takes its place, undefined says nothing. */
  replacedBy?: string | null | undefined
}

/**
 * The instrument that takes the place of the one an effect ends: the one people named; else, where the act repeals the whole of it and itself
 * makes or reissues exactly one other instrument, that one, for a successor's last article ends its predecessor (《…》同时废止, domain §8).
 *
 * @returns null for every other effect: what is declared invalid, struck in part, or ended by an act that makes nothing or several things.
 */
export function successorOf(effect: Succeeding, ofAct: readonly Succeeding[]): string | null {
  if (!mayBeReplaced(effect)) return null
  if (effect.replacedBy !== undefined) return effect.replacedBy
  if (effect.kind !== 'repeals') return null
  const made = new Set(ofAct.filter(({ kind }) => kind === 'makes' || kind === 'reissues').map((one) => one.instrumentId))
  made.delete(effect.instrumentId)
  const [only] = made
  return made.size === 1 ? (only ?? null) : null
}

/** Whether something can take its place: what an act ends as a whole. */
export function mayBeReplaced({ kind, provisions }: Pick<Succeeding, 'kind' | 'provisions'>): boolean {
  return (kind === 'repeals' || kind === 'declaresInvalid') && (provisions ?? []).length === 0
}
