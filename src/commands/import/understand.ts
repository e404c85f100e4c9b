import { type Entry, readEntry } from '../../../documents/entry.ts'
import { parse } from '../../../documents/parse.ts'
import { flatten, type Tree } from '../../../documents/tree.ts'
import type { DayRange } from '../../../workflows/instrument/standing.ts'
import { stored } from '../texts/freeze.ts'
import { daysOf } from './days.ts'
import { type GivenDays, noDays } from './given-days.ts'
import type { Said } from './list/said.ts'
import type { Source } from './sources.ts'

/** What was understood of a text that is brought in. */
export interface Understood {
  source: string
  text: string
  tree: Tree
  entry: Entry
  title: string | null
  number: string | null
  issuer: string | null
  /** When it was signed or issued, as far as it says so; a year where only its number does; open below where only its commencement does. */
  signed: DayRange
  /** From when it holds: its commencement where it names one, else from when it was signed. */
  from: DayRange
  /** Last day of validity, by its own clause. */
  validTo: string | null
  /** Provisions that are not form slots. */
  provisions: number
  doubts: Said[]
}

/**
 * Reads what a text says of itself; a collection's own data fills in only where the text is silent.
 *
 * @param given days of signature that a person wrote down.
 */
export function understand({ source, text, beside, doubts = [] }: Source, given: GivenDays = noDays): Understood {
  const content = stored(text)
  const tree = parse(content)
  const entry = readEntry(tree)
  const number = entry.number ?? beside.number ?? null
  const title = entry.title ?? beside.title ?? null
  const days = daysOf(tree, { ...entry, number }, beside.day, given(source, title))
  return {
    source,
    ...days,
    doubts: [...doubts, ...days.doubts],
    text: content,
    tree,
    entry,
    title,
    number,
    issuer: entry.issuer ?? beside.issuer ?? null,
    provisions: flatten(tree.nodes).filter((node) => node.kind !== 'title' && node.kind !== 'other' && node.kind !== 'metadata').length,
  }
}
