import { type Kysely, type RawBuilder, sql } from 'kysely'

/** What an index may say beside its columns. */
export interface IndexOptions {
  unique?: true
  where?: RawBuilder<unknown>
  name?: string
  only?: 'postgres'
}

/**
 * Creates a table from one line of columns: text unless `:int`, not null unless `?`.
 *
 * @param small true for rows as short as their key: SQLite keeps them in the key's own tree.
 */
export async function createTable(
  db: Kysely<unknown>,
  dialect: 'sqlite' | 'postgres',
  name: string,
  columns: string,
  key: string,
  small = false,
): Promise<void> {
  // STRICT makes SQLite refuse a wrong type as PostgreSQL does; "C" makes PostgreSQL order text as SQLite does, by code point.
  const text = dialect === 'sqlite' ? sql`text` : sql`text collate "C"`
  const definitions = columns.split(', ').map((column) => {
    const [, word = '', integer, nullable] = /^(\w+?)(:int)?(\?)?$/.exec(column) ?? []
    return sql`${sql.ref(word)} ${integer ? sql`integer` : text}${nullable ? sql`` : sql` not null`}`
  })
  const primary = sql.join(key.split(', ').map((column) => sql.ref(column)))
  const end = dialect === 'sqlite' ? (small ? sql` strict, without rowid` : sql` strict`) : sql``
  await sql`create table ${sql.table(name)} (${sql.join(definitions)}, primary key (${primary}))${end}`.execute(db)
}

/** Creates an index over columns or expressions, named after them unless it has a name. */
export async function createIndex(db: Kysely<unknown>, table: string, columns: string, options: IndexOptions = {}): Promise<void> {
  const name = options.name ?? `${table}_by_${columns.replaceAll(', ', '_')}`
  const unique = options.unique ? sql`unique ` : sql``
  const where = options.where ? sql` where ${options.where}` : sql``
  await sql`create ${unique}index ${sql.ref(name)} on ${sql.table(table)} (${sql.raw(columns)})${where}`.execute(db)
}
