/** One statement that a piece of {@link Work} asks for. With a `guard` it must change exactly one row, else {@link StoreError} `guard`. */
export interface Asked {
  sql: string
  parameters: readonly unknown[]
  guard?: string | undefined
}

/** What one statement gave; `changes` is 0 where it only read. */
export interface Answered {
  rows: readonly unknown[]
  changes: number
}

/**
 * Work inside a transaction, written once for both databases: a generator that yields statements, which are run in this order, and gets
 * their results. SQLite runs it without a single promise, so that nothing else can come between; PostgreSQL sends what is yielded together
 * in one flight.
 */
export type Work<T> = Generator<Asked[], T, Answered[]>
