import type { Kysely } from 'kysely'
import { limited } from '../limited.ts'
import type { Database } from './schema.ts'
import type { Snapshots } from './snapshots.ts'
import { DirectConnection, directKysely, openSqlite, whileBusy } from './sqlite.ts'

/** Snapshots at a time. Reading never leaves the thread, so that one is enough until somebody awaits a file in between. */
const atOnce = 8

interface Lent {
  connection: DirectConnection
  db: Kysely<Database>
}

/**
 * Snapshots of SQLite: each has a reading connection of its own for as long as it reads. On the shared one a transaction that outlives an
 * await would show an old state to everybody else. A reader blocks no writer under WAL; as long as one reads, the log cannot begin anew.
 *
 * @param path of a database that exists.
 */
export function sqliteSnapshots(path: string): Snapshots {
  const turn = limited(atOnce)
  // The one used last is lent first: its statements are prepared.
  const idle: Lent[] = []
  let closed = false

  async function lend(): Promise<Lent> {
    const known = idle.pop()
    if (known) return known
    const connection = new DirectConnection(await whileBusy(5_000, () => openSqlite(path, true)))
    return { connection, db: directKysely(connection) }
  }

  return {
    take: (read) =>
      turn(async () => {
        const lent = await lend()
        try {
          lent.connection.ask('begin', [])
          return await read(lent.db)
        } finally {
          lent.connection.ask('commit', [])
          if (closed) lent.connection.close()
          else idle.push(lent)
        }
      }),
    close: () => {
      closed = true
      for (const { connection } of idle.splice(0)) connection.close()
    },
  }
}
