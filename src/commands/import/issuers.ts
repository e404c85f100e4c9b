import { parseNumber } from '../../../documents/number.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../store/hash.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import type { Understood } from './understand.ts'

/** An organ as far as an import needs it. */
export interface Issuer {
  id: string
  name: string
  own: boolean
}

/** Stands for every organ that a text does not name. */
const UNKNOWN = '制定机关不详'

const LONGEST = 200

/** Who issued a text: told by `--organ`, by the book of its number, by its issuer's name; a new reference organ where nobody knows it. */
export class Issuers {
  readonly #store: Store
  /** Told by `--organ`. */
  readonly given: Issuer | null
  readonly #byName: Map<string, Issuer>
  readonly #byCode: Map<string, Issuer>

  private constructor(store: Store, given: Issuer | null, byName: Map<string, Issuer>, byCode: Map<string, Issuer>) {
    this.#store = store
    this.given = given
    this.#byName = byName
    this.#byCode = byCode
  }

  /** @throws {AppError} `badInput` for an organ code that does not exist. */
  static async read(store: Store, code: string | undefined): Promise<Issuers> {
    const organs = await store.db.selectFrom('organ').select(['id', 'code', 'name', 'own']).execute()
    const issuers = new Map(organs.map((organ) => [organ.id, { id: organ.id, name: organ.name, own: organ.own === 1 }]))
    const books = await store.db.selectFrom('number_book').select(['organ_id', 'code']).execute()
    const given = code === undefined ? null : organs.find((organ) => organ.code === code)
    if (given === undefined) throw new AppError('badInput', { reason: `--organ ${code}` }, [{ field: 'organ', message: 'no such organ' }])
    return new Issuers(
      store,
      given ? issuers.get(given.id)! : null,
      new Map([...issuers.values()].map((issuer) => [issuer.name, issuer])),
      new Map(books.flatMap((book) => (issuers.has(book.organ_id) ? [[book.code, issuers.get(book.organ_id)!] as const] : []))),
    )
  }

  /** The issuer of a text, or null when an own text does not say whose it is; a dry run makes no organ, its id is then empty. */
  async of(understood: Understood, as: 'own' | 'reference', dry = false): Promise<Issuer | null> {
    if (this.given) return this.given
    const known = this.byNumber(understood.number) ?? this.#byName.get((understood.issuer ?? UNKNOWN).slice(0, LONGEST))
    if (known || as === 'own') return known ?? null
    const name = (understood.issuer ?? UNKNOWN).slice(0, LONGEST)
    return dry ? { id: '', name, own: false } : this.reference(name)
  }

  /** The organ in whose book a number is. */
  byNumber(printed: string | null): Issuer | null {
    const number = printed === null ? null : parseNumber(printed)
    return (number && this.#byCode.get(number.code)) ?? null
  }

  /** Every organ that is known. */
  all(): Issuer[] {
    return [...this.#byName.values()]
  }

  /** The organ of this name, made as a reference organ where nobody knows it; null is an unknown organ. */
  async reference(name: string | null): Promise<Issuer> {
    const short = (name ?? UNKNOWN).slice(0, LONGEST)
    return this.#byName.get(short) ?? this.#make(short)
  }

  async #make(name: string): Promise<Issuer> {
    const id = newId()
    const code = `ref-${sha256(name).slice(0, 12)}`
    const row = {
      ...{ id, code, name, number_word: null, type: 'other', level: 'nation', parent_id: null, own: 0 },
      ...{ legality_body_id: null, general_office_id: null, market_regulator_id: null, from_day: null, to_day: null },
    }
    await this.#store.commit({
      append: [
        {
          stream: { kind: 'organ', id, organId: id },
          type: 'organ.add',
          body: { id, code, name, reference: true },
          actorId: 'import',
          occurredOn: await legalToday(this.#store.db),
        },
      ],
      rows: [{ insert: 'organ', row }],
    })
    const issuer = { id, name, own: false }
    this.#byName.set(name, issuer)
    return issuer
  }
}
