import { scanner } from '../scan/index.ts'
import type { Tree } from '../tree.ts'
import { insideTitle } from './inside.ts'
import organs from './rules/organs.json' with { type: 'json' }
import { type Finding, findingAt } from './types.ts'

/** All names, a blank between them; `-文化部门` is another word that only holds one, and found first because it is longer. */
const names = organs.organs.flatMap(({ words, now }) => words.split(' ').map((word) => ({ word, now })))
const found = scanner(names.map(({ word }) => word.replace('-', '')))
/** 原, a title in 《》 or an earlier act of that organ names the past, not a duty of today. */
const past = /原(?:省|市|县|区|国家)?$/
const act = /^[^，。；\n]{0,14}(?:令|公告|发布的?|公布的?|印发的?|〔)/

/** LR-F4.organ: a text gives a duty to an organ that no longer exists or bears another name. */
export function abolishedOrgans(tree: Tree): Finding[] {
  const { text } = tree
  return found.find(text).flatMap(({ start, end, term }) => {
    const { word, now } = names[term]!
    if (word.startsWith('-') || past.test(text.slice(Math.max(0, start - 8), start)) || act.test(text.slice(end, end + 24))) return []
    if (insideTitle(text, start)) return []
    return [
      findingAt(tree, start, end, {
        rule: 'LR-F4.organ',
        severity: 'warning',
        message: `“${word}”已撤销或者更名，现为${now}。`,
        messageEn: `“${word}” no longer exists under this name; now ${now}.`,
        basis: organs.basis,
      }),
    ]
  })
}
