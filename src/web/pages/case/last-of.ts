/** The last time an action was taken in a case. */
export function lastOf<T extends { action: string; seq: number }>(history: readonly T[], action: string): T | undefined {
  return history.filter((row) => row.action === action).sort((a, b) => b.seq - a.seq)[0]
}
