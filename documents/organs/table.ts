import { scanner } from '../scan/index.ts'
import table from './organs.json' with { type: 'json' }

/** An organ named in a text, with what became of it: from which day its duties went where, several rows where they were divided. */
export interface NamedOrgan {
  start: number
  end: number
  words: string
  successions: { to: string; duty: string | null; from: string; source: string }[]
  /** The words also describe whoever does the work today (环境保护部门): whether they are a name of the past is for a person. */
  described?: boolean
}

const rows: { name: string; to: string[]; from: string; source: string; described?: boolean }[] = table.organs
const names = scanner(rows.map((row) => row.name))
const fieldOf = new Map(table.fields.flatMap(({ words, to }) => words.map((word) => [word, to] as const)))
const fieldWords = [...fieldOf.keys()].sort((a, b) => b.length - a.length)

/**
 * Organs that the shipped table knows (national organs, and how departments are called anywhere: 工商行政管理部门), with what became of
 * them; the longest match, none inside another. A register knows its own organs better: what it names is left out by the caller.
 */
export function tableOrgans(text: string): NamedOrgan[] {
  const named = names.find(text).map(({ start, end, term }) => {
    const { name, to, from, source, described } = rows[term]!
    const successions = to.map((one) => ({ to: one, duty: null, from, source }))
    return { start, end, words: name, successions, ...(described ? { described } : {}) }
  })
  const apart: NamedOrgan[] = []
  for (const organ of [...named, ...inLists(text)].sort((a, b) => a.start - b.start))
    if (apart.length === 0 || apart.at(-1)!.end <= organ.start) apart.push(organ)
  return apart
}

/**
 * Fields of departments in a list: 工商、环保、国土资源等部门. Two of them may have become one, so the successor is no word to put in their place;
 * the bracket says so to whoever drafts a package of amendments.
 */
function inLists(text: string): NamedOrgan[] {
  const found: NamedOrgan[] = []
  for (const m of text.matchAll(/(?:等)?(?:有关|相关)?(?:行政)?(?:主管|管理)?部门/g)) {
    const list = text.slice(clauseStart(text, m.index), m.index)
    if (!m[0].startsWith('等') && !/[、和与及]/.test(list)) continue
    let at = m.index - list.length
    for (const item of list.split(/([、和及]|与(?!渔业|计划生育))/)) {
      const word = fieldWords.find((one) => item.endsWith(one))
      if (word !== undefined && isLink(item.slice(0, -word.length))) {
        const end = at + item.length
        const move = { to: `${fieldOf.get(word)!}（部门）`, duty: null, from: table.fieldsFrom, source: table.fieldsSource }
        found.push({ start: end - word.length, end, words: word, successions: [move] })
      }
      at += item.length
    }
  }
  return found
}

/** Where the clause before an offset begins, at most 120 units back. */
function clauseStart(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start < 120 && !'，。；：（）()《》\n\u3000 '.includes(text[start - 1]!)) start--
  return start
}

/** What may stand before a department's field in a list: nothing, a place, an organ, or a verb. */
function isLink(before: string): boolean {
  return (
    before === '' ||
    /(?:由|向|经|报|会同|送|同|对|以|各级|以上|本市|本省|政府|省|市|县|区|国家|国务院|督促|通知|组织|协助|配合|包括|乡镇|的)$/.test(before)
  )
}
