import type { AuditSubject } from '../../../documents/audit/types.ts'
import type { StoredNumber } from '../../store/numbers.ts'
import type { Db } from '../circumstances.ts'

type Oddity = AuditSubject['numberOddities'][number]

interface BookRow {
  id: string
  sequence: number
  printed: string
  actId: string | null
  title: string | null
  /** The day the act was signed, where it is known exactly. */
  signed: string | null
}

/** What is odd about numbers: one used twice, one out of the order of days. Each book's year is read once per audit. */
export class NumberOddities {
  readonly #db: Db
  readonly #books = new Map<string, Promise<BookRow[]>>()

  constructor(db: Db) {
    this.#db = db
  }

  /** The oddities of the used numbers of an act. */
  async of(numbers: StoredNumber[]): Promise<Oddity[]> {
    const found: Oddity[] = []
    for (const number of numbers) {
      if (number.state !== 'used' || number.year === 0) continue
      found.push(...oddities(number, await this.#book(number)))
    }
    return found
  }

  #book({ organId, scheme, code, year }: StoredNumber): Promise<BookRow[]> {
    const key = `${organId} ${scheme} ${code} ${year}`
    const known = this.#books.get(key)
    if (known) return known
    const rows = this.#db
      .selectFrom('number')
      .leftJoin('act', 'act.id', 'number.act_id')
      .select(['number.id', 'number.sequence', 'number.printed', 'number.act_id', 'act.title', 'act.signed_from', 'act.signed_to'])
      .where('number.organ_id', '=', organId)
      .where('number.scheme', '=', scheme)
      .where('number.code', '=', code)
      .where('number.year', '=', year)
      .where('number.state', '=', 'used')
      .orderBy('number.sequence')
      .orderBy('number.id')
      .execute()
      .then((found) =>
        found.map((row) => ({
          ...{ id: row.id, sequence: row.sequence, printed: row.printed, actId: row.act_id, title: row.title },
          signed: row.signed_from === row.signed_to ? row.signed_from : null,
        })),
      )
    this.#books.set(key, rows)
    return rows
  }
}

function oddities(number: StoredNumber, book: BookRow[]): Oddity[] {
  const mine = book.find((row) => row.id === number.id)
  if (!mine) return []
  const twin = book.find((row) => row.sequence === mine.sequence && row.id !== mine.id && row.actId !== mine.actId)
  const reused: Oddity[] = twin
    ? [{ number: mine.printed, kind: 'reused', other: twin.title === null ? twin.printed : `《${twin.title}》` }]
    : []
  const before = book.filter((row) => row.sequence < mine.sequence && row.signed !== null).at(-1)
  const late = before && mine.signed !== null && before.signed! > mine.signed
  return [...reused, ...(late ? [{ number: mine.printed, kind: 'outOfOrder' as const, other: before.printed }] : [])]
}
