import { annexesOf, annexName, annexNumber, annexParts } from '../annexes.ts'
import { makeLine, type Plain } from '../work.ts'
import { clauseWords, type Grain, stop } from './clauses.ts'
import { phraseClauses } from './hunks.ts'
import { bare } from './pairs.ts'
import { canQuote, quoted } from './quote.ts'
import type { Sides } from './sides.ts'

/**
 * 将附件1中的“甲”修改为“乙”, 将附件1修改为：“…”, 删去附件2, 增加附件3：“…”: annexes are told by the number on their line 附件.
 *
 * @returns null when annexes differ that have no such line, or that stand in another order.
 */
export function annexItems(sides: Sides, grain: Grain): string[] | null {
  const olds = annexesOf(sides.before)
  const news = annexesOf(sides.after)
  if (bare(olds.map((a) => a.line.words).join('\n')) === bare(news.map((a) => a.line.words).join('\n'))) return []
  const before = byName(olds)
  const after = byName(news)
  if (before === null || after === null) return null
  const kept = [...before.keys()].filter((n) => after.has(n))
  const added = [...after.keys()].filter((n) => !before.has(n))
  if ([...after.keys()].join() !== [...kept, ...added].join() || !added.every((n) => comesLast(n, [...before.keys()]))) return null
  const items: string[] = []
  for (const n of kept) {
    const changed = changeItems(before.get(n)!, after.get(n)!, grain)
    if (changed === null) return null
    items.push(...changed)
  }
  for (const [n, annex] of before) if (!after.has(n)) items.push(`删去${printed(annex)}。`)
  for (const n of added) {
    const words = linesOf(after.get(n)!, null)
    if (!canQuote(words)) return null
    items.push(stop(`增加${printed(after.get(n)!)}：${quoted(words)}`))
  }
  return items
}

/** A name without a number is sure only where it is the only one. */
function byName(annexes: readonly Plain[]): Map<string, Plain> | null {
  const found = new Map<string, Plain>()
  for (const annex of annexes) {
    const name = annexName(annex)
    if (name === null || found.has(name) || (annexNumber(name) === 0 && annexes.length > 1)) return null
    found.set(name, annex)
  }
  return found
}

/** Whether a new annex is put behind all that there are. */
function comesLast(name: string, olds: readonly string[]): boolean {
  return olds.every((old) => old.replace(/\d/g, '') !== name.replace(/\d/g, '') || annexNumber(old) < annexNumber(name))
}

function changeItems(before: Plain, after: Plain, grain: Grain): string[] | null {
  if (bare(before.line.words) === bare(after.line.words)) return []
  const name = printed(before)
  const fine = grain === 'words' ? phraseItems(before, after, name) : null
  if (fine) return fine
  const words = linesOf(after, annexParts(before).label)
  return words.length > 0 && canQuote(words) ? [stop(`将${name}修改为：${quoted(words)}`)] : null
}

function phraseItems(before: Plain, after: Plain, name: string): string[] | null {
  const [a, b] = [annexParts(before), annexParts(after)]
  if (a.label !== b.label || a.lines.length !== b.lines.length) return null
  const all = a.lines.map((words) => makeLine('', '', '', words, false))
  const items: string[] = []
  for (const [i, old] of a.lines.entries()) {
    if (bare(old) === bare(b.lines[i]!)) continue
    const clauses = phraseClauses(old, b.lines[i]!, name, all)
    if (clauses === null) return null
    items.push(...clauses.map((clause) => `${clauseWords(clause, '')}。`))
  }
  return items.length <= 6 ? items : null
}

/** The lines of an annex; its line 附件 is quoted with them where it is not the one that stays. */
function linesOf(annex: Plain, staying: string | null): string[] {
  const { label, lines } = annexParts(annex)
  const all = annex.line.words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const own = staying === null ? label === annexName(annex) && all[0] === label : bare(label) === bare(staying)
  return own ? lines : all
}

/** 附表一 as the text prints it. */
function printed(annex: Plain): string {
  return annexParts(annex).label.replace(/[：:.．、\s]/g, '')
}
