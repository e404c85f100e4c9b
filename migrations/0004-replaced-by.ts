import { type Kysely, sql } from 'kysely'

/** Which instrument takes the place of one that an effect ends. Frozen in time like the first. */
export async function up(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  const text = dialect === 'sqlite' ? sql`text` : sql`text collate "C"`
  await sql`alter table effect add column replaced_by ${text}`.execute(db)
}
