import { editionOf, titleKey } from '../../../../documents/titles/index.ts'
import type { DayRange } from '../../../../workflows/instrument/standing.ts'
import type { Store } from '../../../store/open.ts'
import { type Said, said } from './said.ts'

/** What the register (or an earlier row) holds under a title or number. */
export interface Known {
  actId: string
  instrumentId: string | null
  key: string
  edition: string | null
  number: string | null
  organId: string
  signed: DayRange
  /** From an earlier row of the same list; when the list is only tried, no such act exists: `actId` then tells rows apart and goes nowhere. */
  listed?: true
}

export interface Match {
  /** The same document: it is not entered twice. */
  same: Known | null
  doubts: Said[]
}

/** What a row is looked up by. */
interface Wanted {
  title: string
  /** In canonical print. */
  number: string | null
  organId: string
  signed: DayRange
}

/** Documents that are there already, by number and by title; what an import enters is added, so that a list is also compared with itself. */
export class Register {
  readonly #byNumber = new Map<string, Known[]>()
  readonly #byKey = new Map<string, Known[]>()

  /** Reads the register once: titles, numbers and days of all acts. */
  static async read(store: Store): Promise<Register> {
    const register = new Register()
    const acts = await store.db
      .selectFrom('act')
      .leftJoin('effect', (join) => join.onRef('effect.act_id', '=', 'act.id').on('effect.kind', 'in', ['makes', 'reissues']))
      .leftJoin('number', (join) => join.onRef('number.act_id', '=', 'act.id').on('number.scheme', '<>', 'unified'))
      .select(['act.id', 'act.title', 'act.organ_id', 'act.signed_from', 'act.signed_to', 'effect.instrument_id', 'number.printed'])
      .orderBy('act.id')
      .execute()
    for (const act of acts)
      register.add(act.title, {
        ...{ actId: act.id, instrumentId: act.instrument_id, organId: act.organ_id, number: act.printed },
        signed: { from: act.signed_from, to: act.signed_to },
      })
    return register
  }

  add(title: string, known: Omit<Known, 'key' | 'edition'>): void {
    const whole: Known = { ...known, key: titleKey(title), edition: editionOf(title) }
    if (known.number !== null) this.#byNumber.set(known.number, [...(this.#byNumber.get(known.number) ?? []), whole])
    this.#byKey.set(whole.key, [...(this.#byKey.get(whole.key) ?? []), whole])
  }

  /** The act that bears a number, where exactly one does. */
  actNumbered(number: string): Known | null {
    const acts = this.#byNumber.get(number) ?? []
    return new Set(acts.map((one) => one.actId)).size === 1 ? acts[0]! : null
  }

  /** The document that a list names as the successor of another: by number, else by title and edition, where exactly one answers. */
  successor({ number, title }: { number: string | null; title: string | null }): Known | null {
    const numbered = number === null ? null : this.actNumbered(number)
    if (numbered !== null || title === null) return numbered
    const alike = (this.#byKey.get(titleKey(title)) ?? []).filter((one) => one.edition === editionOf(title))
    return new Set(alike.map((one) => one.actId)).size === 1 ? alike[0]! : null
  }

  /**
   * Whether the register holds the document of a row. The same title and number: yes. The same title of the same organ where one of the two
   * has no number and the days do not contradict: yes. The same number under another title: no, the number was printed twice.
   */
  match({ title, number, organId, signed }: Wanted): Match {
    const key = titleKey(title)
    const edition = editionOf(title)
    const alike = (this.#byKey.get(key) ?? []).filter((one) => one.edition === edition)
    const numbered = number === null ? [] : (this.#byNumber.get(number) ?? [])
    const same = alike.find((one) => one.number === number && number !== null)
    if (same) return { same, doubts: same.listed ? [twice] : [] }
    const loose = alike.find((one) => (one.number === null || number === null) && one.organId === organId && meet(one.signed, signed))
    if (loose) {
      const doubts =
        number !== null && loose.number === null
          ? [
              said(
                `库中同名文件没有文号，本行为 ${number}，请核对`,
                `the register has it without a number, here it is ${number}: please compare`,
              ),
            ]
          : []
      return { same: loose, doubts: loose.listed ? [twice, ...doubts] : doubts }
    }
    if (numbered.length > 0)
      return {
        same: null,
        doubts: [
          said(
            `文号 ${number} 已用于另一文件：重号，两件都保留`,
            `number ${number} stands for another document too: printed twice, both are kept`,
          ),
        ],
      }
    const other = alike[0]
    return {
      same: null,
      doubts: other
        ? [
            said(
              `已有同名文件${other.number ?? ''}，按另一文件入册`,
              `another document has this title (${other.number ?? 'without a number'}); entered as a different one`,
            ),
          ]
        : [],
    }
  }
}

/** That a row repeats an earlier one of its list. */
export const twice = said('目录前面已有一行是同一文件，只登记一次', 'an earlier row of the list is the same document: entered once')

/** Whether two days can be the same. */
function meet(a: DayRange, b: DayRange): boolean {
  return (a.from === null || b.to === null || a.from <= b.to) && (b.from === null || a.to === null || b.from <= a.to)
}
