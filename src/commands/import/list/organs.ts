import { AppError } from '../../../errors.ts'
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
  /** What a registrar said a spelling means. */
  readonly #spelt: Map<string, Issuer>
  readonly #unknown = new Map<string, number>()

  private constructor(issuers: Issuers, spelt: Map<string, Issuer>) {
    this.#issuers = issuers
    this.#organs = issuers.all()
    this.#given = issuers.given
    this.#spelt = spelt
  }

  /**
   * @param spellings ids of organs by what the list calls them.
   * @throws {AppError} `badInput` for an organ code or id that does not exist.
   */
  static async read(store: Store, code: string | undefined, spellings: Record<string, string> = {}): Promise<ListOrgans> {
    const issuers = await Issuers.read(store, code)
    const byId = new Map(issuers.all().map((organ) => [organ.id, organ]))
    const spelt = Object.entries(spellings).map(([name, id]): [string, Issuer] => {
      const organ = byId.get(id)
      if (organ) return [name, organ]
      throw new AppError('badInput', { reason: name }, [{ field: 'organs', zh: '没有这个机关', en: 'no such organ' }])
    })
    return new ListOrgans(issuers, new Map(spelt))
  }

  /** What rows so far called organs that are not in the table, the most frequent first. */
  unknown(): { name: string; rows: number }[] {
    return [...this.#unknown].map(([name, rows]) => ({ name, rows })).sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1))
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
          ? said(
              '没有写明制定机关：上传时选“未写明制定机关的，归入”，或者用 --organ 指定',
              'no issuing organ is named: choose one when uploading, or give --organ',
            )
          : said(
              `制定机关“${row.issuer}”不在机关表中，请指明是哪个机关`,
              `issuing organ “${row.issuer}” is not known: say which organ it is`,
            )
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
      const spelt = this.#spelt.get(name)
      if (!spelt) continue
      doubts.push(said(`“${name}”按登记员所选为${spelt.name}`, `“${name}” is ${spelt.name}, as the registrar chose`))
      return spelt
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
    for (const name of names) this.#unknown.set(name, (this.#unknown.get(name) ?? 0) + 1)
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
