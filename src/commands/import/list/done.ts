import type { RowWrite } from '../../../store/change-set.ts'
import type { Store } from '../../../store/open.ts'

interface Ids {
  actId: string | null
  instrumentId: string | null
}

/** The rows of a file that are in the register, from table `import_row`: a killed run goes on where it stopped. */
export class Done {
  readonly #source: string
  readonly #store: Store
  readonly #rows: Map<number, { hash: string } & Ids>
  #acts: Set<string> | undefined

  private constructor(store: Store, source: string, rows: Map<number, { hash: string } & Ids>) {
    this.#store = store
    this.#source = source
    this.#rows = rows
  }

  static async read(store: Store, source: string): Promise<Done> {
    const rows = await store.db
      .selectFrom('import_row')
      .select(['row', 'row_hash', 'act_id', 'instrument_id'])
      .where('source_hash', '=', source)
      .execute()
    return new Done(
      store,
      source,
      new Map(rows.map((row) => [row.row, { hash: row.row_hash, actId: row.act_id, instrumentId: row.instrument_id }])),
    )
  }

  /** What a row has become in an earlier run, or null. */
  of(position: number, hash: string): Ids | null {
    const row = this.#rows.get(position)
    return row && row.hash === hash ? { actId: row.actId, instrumentId: row.instrumentId } : null
  }

  /** Whether a row of this file was entered as this act. */
  holds(actId: string): boolean {
    this.#acts ??= new Set([...this.#rows.values()].flatMap((row) => row.actId ?? []))
    return this.#acts.has(actId)
  }

  /** The same, looked up once more: another run may have been faster. */
  async again(position: number): Promise<Ids> {
    const row = await this.#store.db
      .selectFrom('import_row')
      .select(['act_id', 'instrument_id'])
      .where('source_hash', '=', this.#source)
      .where('row', '=', position)
      .executeTakeFirst()
    return { actId: row?.act_id ?? null, instrumentId: row?.instrument_id ?? null }
  }

  /** That a row is done: goes into the change set of its act. */
  row(job: { position: number; hash: string }, of: { organId: string; importedBy: string } & Ids): RowWrite {
    return {
      insert: 'import_row',
      row: {
        ...{ source_hash: this.#source, row: job.position, organ_id: of.organId, row_hash: job.hash, outcome: 'imported', message: null },
        ...{ act_id: of.actId, instrument_id: of.instrumentId, imported_by: of.importedBy, imported_at: new Date().toISOString() },
      },
    }
  }
}
