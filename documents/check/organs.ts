import type { Tree } from '../tree.ts'
import organs from './rules/organs.json' with { type: 'json' }
import { type Finding, findingAt } from './types.ts'

/** One expression for all names, a group each, so that a text is read once. */
const names = new RegExp(organs.organs.map(({ words }) => `(${words})`).join('|'), 'g')
/** 原, a title in 《》 or an earlier act of that organ names the past, not a duty of today. */
const past = /原(?:省|市|县|区|国家)?$/
const act = /^[^，。；\n]{0,14}(?:令|公告|发布的?|公布的?|印发的?|〔)/

/** LR-F4.organ: a text gives a duty to an organ that no longer exists or bears another name. */
export function abolishedOrgans(tree: Tree): Finding[] {
  const { text } = tree
  const found: Finding[] = []
  for (const m of text.matchAll(names)) {
    const end = m.index + m[0].length
    if (past.test(text.slice(Math.max(0, m.index - 8), m.index)) || act.test(text.slice(end, end + 24)) || inTitle(text, m.index)) continue
    const { now } = organs.organs[m.findIndex((group, at) => at > 0 && group !== undefined) - 1]!
    found.push(
      findingAt(tree, m.index, end, {
        rule: 'LR-F4.organ',
        severity: 'warning',
        message: `“${m[0]}”已撤销或者更名，现为${now}。`,
        messageEn: `“${m[0]}” no longer exists under this name; now ${now}.`,
        basis: organs.basis,
      }),
    )
  }
  return found
}

function inTitle(text: string, at: number): boolean {
  const line = text.lastIndexOf('\n', at)
  return text.lastIndexOf('《', at) > Math.max(line, text.lastIndexOf('》', at))
}
