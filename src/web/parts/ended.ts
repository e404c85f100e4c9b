/** Standings after which there is nothing left to revise or repeal. */
export const ended: ReadonlySet<string> = new Set([
  'repealed',
  'expired',
  'declaredInvalid',
  'revoked',
  'replaced',
  'neverMade',
  'notNormative',
])
