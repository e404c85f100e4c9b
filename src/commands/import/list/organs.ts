import type { Store } from '../../../store/open.ts'
import { type Issuer, Issuers } from '../issuers.ts'
import { type Said, said } from './said.ts'

/** The organs of a row. */
export interface RowOrgans {
  issuer: Issuer | null
  implementer: Issuer | null
  /** As printed, where they are not the name of the issuer. */
  issuers: string[] | undefined
  doubts: Said[]
  refusal: Said | null
}

/** Finds the organs that a list names, in full, in short (区财政局), or several at once. */
export class ListOrgans {
  readonly #issuers: Issuers
  readonly #organs: Issuer[]
  readonly #given: Issuer | null

  private constructor(issuers: Issuers, organs: Issuer[], given: Issuer | null) {
    this.#issuers = issuers
    this.#organs = organs
    this.#given = given
  }

  /** @throws {AppError} `badInput` for an organ code that does not exist. */
  static async read(store: Store, code: string | undefined): Promise<ListOrgans> {
    const issuers = await Issuers.read(store, code)
    return new ListOrgans(issuers, issuers.all(), issuers.given)
  }

  /**
   * Who issued it and who carries it out. Where no organ is named it goes by the code of the number's book, then by `--organ`; a name that
   * nobody knows is kept as printed.
   *
   * @param dry makes no organ.
   */
  async of(
    row: { issuer: string | null; implementer: string | null; number: string | null },
    as: 'own' | 'reference',
    dry: boolean,
  ): Promise<RowOrgans> {
    const doubts: Said[] = []
    const named = row.issuer === null ? [] : split(row.issuer)
    const found = this.#find(named, doubts)
    const byBook = this.#issuers.byNumber(row.number)
    const implementer = row.implementer === null ? null : this.#find(split(row.implementer), doubts)
    if (row.implementer !== null && implementer === null)
      doubts.push(
        said(`实施单位“${row.implementer}”不在机关表中，未采用`, `implementing organ “${row.implementer}” is not known and was not taken`),
      )
    const printed = named.length > 1 || (named[0] !== undefined && found?.name !== named[0]) ? { issuers: named } : { issuers: undefined }
    const rest = { implementer, doubts, ...printed }
    const issuer = found ?? (named.length === 0 ? (byBook ?? this.#given) : this.#given)
    if (issuer) {
      if (!found && row.issuer !== null)
        doubts.push(
          said(
            `“${row.issuer}”不在机关表中，归入${issuer.name}，印作原名`,
            `“${row.issuer}” is not known; entered under ${issuer.name}, printed as it is`,
          ),
        )
      if (as === 'own' && !issuer.own)
        return {
          ...rest,
          issuer,
          refusal: said(`${issuer.name}不是本系统的机关，只能按参考文件导入`, `${issuer.name} does not work here: import it as reference`),
        }
      return { ...rest, issuer, refusal: null }
    }
    if (as === 'own') {
      const whom =
        row.issuer === null
          ? said('没有写明制定机关，请用 --organ 指定', 'no issuing organ is named: give --organ')
          : said(`制定机关“${row.issuer}”不在机关表中`, `issuing organ “${row.issuer}” is not known`)
      return { ...rest, issuer: null, refusal: whom }
    }
    const name = named[0] ?? null
    doubts.push(
      name ? said(`新增参考机关“${name}”`, `reference organ “${name}” is added`) : said('制定机关不详', 'the issuing organ is not known'),
    )
    return { ...rest, issuer: dry ? null : await this.#made(name), refusal: null }
  }

  async #made(name: string | null): Promise<Issuer> {
    const issuer = await this.#issuers.reference(name)
    if (!this.#organs.includes(issuer)) this.#organs.push(issuer)
    return issuer
  }

  /** The first of several names that is an organ; a short name when exactly one organ here ends with it. */
  #find(names: string[], doubts: Said[]): Issuer | null {
    for (const name of names) {
      const exact = this.#organs.find((organ) => organ.name === name)
      if (exact) return exact
    }
    for (const name of names) {
      if (name.length < 3) continue
      const ends = this.#organs.filter((organ) => isShortFor(name, organ.name))
      const own = ends.filter((organ) => organ.own)
      const [only, other] = own.length > 0 ? own : ends
      if (!only || other) continue
      doubts.push(said(`“${name}”理解为${only.name}`, `“${name}” taken as ${only.name}`))
      return only
    }
    return null
  }
}

function split(names: string): string[] {
  return names
    .split(/[、，,;；/\n ]|(?<=[局委办厅])和/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** 区财政局 and 财政局 for 新会区财政局, 区政府办公室 for 新会区人民政府办公室: the same signs in the same order, the last four alike. */
function isShortFor(short: string, name: string): boolean {
  const words = short.replace(/^本/, '')
  if (words.length >= name.length || !name.endsWith(words.slice(-2))) return false
  const full = [...name]
  return [...words].every((sign) => {
    const at = full.indexOf(sign)
    if (at < 0) return false
    full.splice(0, at + 1)
    return true
  })
}
