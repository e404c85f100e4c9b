import { type CommencementClause, commencementClause } from '../../../documents/clauses.ts'
import { addDays } from '../../../documents/days.ts'
import type { Entry } from '../../../documents/entry.ts'
import { parseNumber } from '../../../documents/number.ts'
import { toNumber } from '../../../documents/numerals.ts'
import type { Tree } from '../../../documents/tree.ts'
import { validityTerm } from '../../../documents/validity.ts'
import type { DayRange } from '../../../workflows/instrument/standing.ts'
import { daysIn } from './list/days.ts'
import { type Said, said } from './list/said.ts'

/** The days of a text that is brought in, as far as it and what stands beside it say. */
export interface Days {
  /** When it was signed or adopted. */
  signed: DayRange
  /** From when it holds. */
  from: DayRange
  /** Last day of validity. */
  validTo: string | null
  doubts: Said[]
}

/**
 * Reads them; nothing is filled in, and what is counted or unclear is said.
 *
 * @param beside the day that the collection names, `given` the one that a person wrote down for this text (`--dates`).
 */
export function daysOf(tree: Tree, entry: Entry, beside: string | undefined, given: DayRange | undefined): Days {
  const doubts: Said[] = []
  const clause = commencementClause(tree)
  const printed = clause && namedRange(clause)
  const read = signedOn(tree, entry, beside, printed?.to ?? null)
  if (given && (given.to ?? '9999') < (read.from ?? '')) doubts.push(contradicts(given, read))
  else if (given && (given.from ?? '') > (read.to ?? '9999')) doubts.push(contradicts(given, read))
  const signed = given && !isExact(read) ? given : read
  const from = begins(clause, printed, signed, doubts)
  return { signed, from, validTo: lastDay(tree, from, clause, doubts), doubts }
}

/** The day under the signature, the one the collection names, the note below the title, the year of the number; else no later than it took effect. */
function signedOn(tree: Tree, { number, issued }: Entry, beside: string | undefined, commencement: string | null): DayRange {
  const date = tree.nodes.findLast((node) => node.kind === 'date')
  const [printed] = date ? daysIn(tree.text.slice(date.start, date.end).replace(/\s/g, '')) : []
  if (printed && isExact(printed)) return printed
  const day = (beside && /^\d{4}-\d{2}-\d{2}$/.test(beside) ? beside : null) ?? issued?.day
  if (day) return { from: day, to: day }
  const year = number ? (parseNumber(number)?.year ?? null) : null
  return year === null ? { from: null, to: commencement } : { from: `${year}-01-01`, to: `${year}-12-31` }
}

function contradicts(given: DayRange, read: DayRange): Said {
  return said(
    `所给日期 ${spoken(given)} 与文本（${spoken(read)}）不符，请核对`,
    `the day given, ${spoken(given)}, does not fit what the text says (${spoken(read)})`,
  )
}

/** A day, month or year that the clause names; null where it names an event (印发之日). */
function namedRange({ day, named }: CommencementClause): DayRange | null {
  return day === null ? (daysIn(named)[0] ?? null) : { from: day, to: day }
}

function begins(clause: CommencementClause | null, printed: DayRange | null, signed: DayRange, doubts: Said[]): DayRange {
  if (printed) {
    if (!isExact(printed))
      doubts.push(
        said(
          `施行日期“${clause!.named}”不是一个日期，按 ${spoken(printed)} 入册`,
          `in force from “${clause!.named}”, which is no day: entered as ${spoken(printed)}`,
        ),
      )
    return printed
  }
  const later = clause && /(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(?:日|天)(?:之)?后/.exec(clause.named)
  if (!later) return signed
  const days = toNumber(later[1]!)
  if (days === null || !isExact(signed)) return { from: signed.from, to: null }
  const day = addDays(signed.from!, days)
  doubts.push(
    said(
      `自“${clause.named}”起施行：按成文日期 ${signed.from} 推算为 ${day}，请核对`,
      `in force from “${clause.named}”: ${day}, counted from ${signed.from}, the day of the document; please check`,
    ),
  )
  return { from: day, to: day }
}

function lastDay(tree: Tree, from: DayRange, clause: CommencementClause | null, doubts: Said[]): string | null {
  const term = validityTerm(tree, from)
  if (term === null) return null
  const { until, counted, unclear, text } = term
  if (unclear === 'start')
    doubts.push(said(`“${text}”：起算日不详，未登记有效期至`, `“${text}”: counted from a day that is not known; no end was entered`))
  if (unclear === 'several')
    doubts.push(said('文中几处期限不一致，未登记有效期至', 'the text sets several terms that disagree; no end was entered'))
  if (unclear === 'words')
    doubts.push(said(`“${text}”：期限不是日期，未登记有效期至`, `“${text}”: a term that is no day; no end was entered`))
  if (until !== null && counted !== null && !counted.printed && clause?.day !== counted.from)
    doubts.push(
      said(
        `有效期 ${counted.years} 年，按成文日期 ${counted.from} 起算至 ${until}，文中为“${clause?.named ?? text}”起算，请核对`,
        `valid for ${counted.years} years, counted from ${counted.from}, the day of the document, until ${until}; the text says “${clause?.named ?? text}”: please check`,
      ),
    )
  if (until !== null && from.from !== null && until < from.from) {
    doubts.push(
      said(`有效期至 ${until} 早于施行日 ${from.from}，未登记`, `valid until ${until}, before it begins on ${from.from}: not entered`),
    )
    return null
  }
  return until
}

/** Whether a range is one day. */
function isExact({ from, to }: DayRange): boolean {
  return from !== null && from === to
}

/** A range as a sentence prints it. */
export function spoken({ from, to }: DayRange): string {
  return from === to ? (from ?? '不详') : `${from ?? '…'}～${to ?? '…'}`
}
