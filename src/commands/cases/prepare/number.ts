import { parseNumber, printNumber } from '../../../../documents/number.ts'
import { AppError } from '../../../errors.ts'
import { newId } from '../../../store/ids.ts'
import type { CaseContext, Prepared } from '../context.ts'

/**
 * `number.assign`: the slot for the next number of the book, or, recorded as done elsewhere, the number the other system gave
 * (`elsewhere.address` is the number as printed there).
 *
 * @throws {AppError} `notFound` for a book that does not exist, is closed or belongs to neither the issuing organ nor its general office;
 *   `badInput` when the number of the other system is not one of this book; `numberTaken`.
 */
export async function prepareNumber({ db, record, at, event }: Numbering): Promise<Prepared> {
  const book = await db.selectFrom('number_book').selectAll().where('id', '=', String(event.payload.bookId)).executeTakeFirst()
  const organs = [at.organs.issuing, at.organs.generalOffice]
  const open = book && book.from_day <= event.occurredOn && (book.to_day === null || book.to_day >= event.occurredOn)
  if (!book || !open || !organs.includes(book.organ_id)) throw new AppError('notFound', { what: String(event.payload.bookId) })
  const year = book.restarts_yearly ? Number(event.occurredOn.slice(0, 4)) : 0
  const id = newId()
  const common = { numberId: id, scheme: book.scheme, code: book.code, year, bookOrganId: book.organ_id }
  if (event.elsewhere) return external({ db, record, at, event }, book, common)
  return {
    resolved: { ...common, origin: 'allocated', number: { $slot: 0, field: 'printed' }, sequence: { $slot: 0, field: 'sequence' } },
    numbers: [
      {
        id,
        organId: book.organ_id,
        scheme: book.scheme,
        code: book.code,
        year,
        actId: null,
        caseId: record.id,
        pattern: pattern(book, year),
      },
    ],
    made: { numberId: id, number: { $slot: 0, field: 'printed' } },
  }
}

/** What numbering looks at: a case or a cleanup campaign, which number alike. */
type Numbering = Pick<CaseContext, 'db' | 'at' | 'event'> & { record: { id: string } }

interface Book {
  organ_id: string
  scheme: string
  code: string
}

async function external({ db, record, event }: Numbering, book: Book, common: { numberId: string; year: number }): Promise<Prepared> {
  const given = event.elsewhere!.address
  const number = parseNumber(given)
  if (!number || number.scheme !== book.scheme || number.code !== book.code || (number.year ?? 0) !== common.year) {
    throw new AppError('badInput', { reason: `“${given}”不是本文号簿的文号` }, [
      { field: 'elsewhere.address', message: '请填写他处所编的文号' },
    ])
  }
  const printed = printNumber(number)
  const taken = await db
    .selectFrom('number')
    .select('id')
    .where('organ_id', '=', book.organ_id)
    .where('printed', '=', printed)
    .executeTakeFirst()
  if (taken) throw new AppError('numberTaken', { number: printed })
  return {
    resolved: { ...common, origin: 'external', number: printed, sequence: number.sequence },
    rows: [
      {
        insert: 'number',
        row: {
          id: common.numberId,
          organ_id: book.organ_id,
          scheme: book.scheme,
          code: book.code,
          year: common.year,
          sequence: number.sequence,
          printed,
          origin: 'external',
          state: 'used',
          reason: null,
          oddity: null,
          act_id: null,
          case_id: record.id,
        },
      },
    ],
    made: { numberId: common.numberId, number: printed },
  }
}

/** How the next number is printed, with `{seq}` where the sequence goes. */
function pattern(book: Book, year: number): string {
  const scheme = book.scheme as 'document'
  const sample = printNumber({ scheme, code: book.code, year: year === 0 ? null : year, sequence: 987_654_321 })
  return sample.replace('987654321', '{seq}')
}

/** `case.withdraw` after numbering: the number stays in its book, void, with the reason. */
export async function prepareWithdraw({ db, record, event }: Numbering): Promise<Prepared> {
  const numbers = await db
    .selectFrom('number')
    .select(['id', 'printed'])
    .where('case_id', '=', record.id)
    .where('state', '=', 'used')
    .where('act_id', 'is', null)
    .execute()
  return {
    resolved: { voided: numbers.map((number) => number.printed), voidedIds: numbers.map((number) => number.id) },
    rows: numbers.map((number) => ({
      update: 'number',
      where: { id: number.id },
      set: { state: 'void', reason: `办件撤回：${String(event.payload.reason)}` },
    })),
    made: { voided: numbers.map((number) => number.printed) },
  }
}
