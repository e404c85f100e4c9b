interface Effect {
  kind: string
  provisions: readonly string[] | null
  from: { from: string | null }
}

const ends: Record<string, string> = { repealed: 'repeals', declaredInvalid: 'declaresInvalid', revoked: 'revokes' }

/** The effect that ended a document as a whole, by how it stands today; of several (one settles another) the last. */
export function endingOf<T extends Effect>(
  { standing, effects }: { standing: { standing: string }; effects: readonly T[] },
  today: string,
): T | undefined {
  const kind = ends[standing.standing]
  const whole = effects.filter((one) => one.kind === kind && !one.provisions?.length && (one.from.from ?? '') <= today)
  return whole.sort((a, b) => ((a.from.from ?? '') < (b.from.from ?? '') ? 1 : -1))[0]
}
