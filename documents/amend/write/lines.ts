import { makeLine } from '../work.ts'
import { clauseWords } from './clauses.ts'
import { phraseClauses } from './hunks.ts'
import { bare, pair } from './pairs.ts'

/**
 * Instructions for a text of any form, without places: 将“甲”修改为“乙”. They are sure because the quoted words stand in the text once.
 *
 * @returns null when a line came or went, or when a change cannot be quoted so.
 */
export function lineItems(before: string, after: string): string[] | null {
  const olds = linesOf(before)
  const news = linesOf(after)
  if (olds.length !== news.length) return null
  const pairs = pair(olds, news, bare)
  const all = olds.map((words) => makeLine('', '', '', words, false))
  const items: string[] = []
  for (const [i, old] of olds.entries()) {
    const fresh = news[pairs.get(i) ?? -1]
    if (pairs.get(i) !== i || fresh === undefined) return null
    if (bare(old) === bare(fresh)) continue
    const clauses = phraseClauses(old, fresh, '', all)
    if (clauses === null) return null
    for (const clause of clauses) items.push(`${clauseWords(clause, '').replace('其中的', '')}。`)
  }
  return items.length > 0 && items.length <= 12 ? items : null
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
