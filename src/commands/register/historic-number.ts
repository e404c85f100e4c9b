import { type DocumentNumber, parseNumber, printNumber } from '../../../documents/number.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { NumberTable } from '../../store/schema-register.ts'
import type { Db } from '../circumstances.ts'
import type { ActInput } from './act-input.ts'

/**
 * A number of old paper goes into the book of its code where there is one, else it stands under the issuing organ.
 *
 * @throws {AppError} `badInput` when it is no number.
 */
export async function historicNumber(db: Db, input: Pick<ActInput, 'organId' | 'number'>, actId: string): Promise<NumberTable | null> {
  if (input.number === undefined) return null
  const number = parseNumber(input.number)
  if (!number) throw new AppError('badInput', { reason: `“${input.number}”不是文号` }, [{ field: 'number', message: '不是文号' }])
  const book = await db
    .selectFrom('number_book')
    .select('organ_id')
    .where('scheme', '=', number.scheme)
    .where('code', '=', number.code)
    .executeTakeFirst()
  const printed = printNumber(number)
  const same = await db.selectFrom('number').select('id').where('printed', '=', printed).executeTakeFirst()
  return {
    id: newId(),
    organ_id: book?.organ_id ?? input.organId,
    scheme: number.scheme,
    code: number.code,
    year: number.year ?? 0,
    sequence: number.sequence,
    printed,
    origin: 'historic' as const,
    state: 'used' as const,
    reason: null,
    // A number printed twice by mistake is two rows that say so (design.md §2).
    oddity: [same ? '重号' : null, oddityOf(input.number, number)].filter((word) => word !== null).join('；') || null,
    act_id: actId,
    case_id: null,
  }
}

function oddityOf(given: string, number: DocumentNumber): string | null {
  return given.replace(/\s/g, '') === printNumber(number) ? null : `原文印作“${given.trim()}”`
}
