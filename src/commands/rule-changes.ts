import type { Db } from './circumstances.ts'

/** The instant of the last confirmation of a rule pack or a holiday notice: due days computed before it may be out of date. */
export async function lastRuleChange(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('proposal')
    .select('decided_at')
    .where('kind', 'in', ['holidayYear', 'rulePack'])
    .where('state', '=', 'confirmed')
    .orderBy('decided_at', 'desc')
    .executeTakeFirst()
  return row?.decided_at ?? null
}
