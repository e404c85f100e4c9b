import { changesOthers, isLetter } from '../history.ts'
import { acting } from '../organs/acting.ts'
import { tableOrgans } from '../organs/table.ts'
import type { Tree } from '../tree.ts'
import { type Finding, findingAt } from './types.ts'

/**
 * LR-F4.organ: a text gives a duty to an organ that no longer exists or bears another name. The reading and the table are those of the audit
 * (`organ.abolished`); what only describes an office is left to it.
 *
 * @param day the text is read on; without it, every reform that the table knows has happened.
 */
export function abolishedOrgans(tree: Tree, day: string | null): Finding[] {
  if (tree.title !== null && (changesOthers(tree.title) || isLetter(tree.title))) return []
  const gone = tableOrgans(tree.text).filter(
    (organ) => !organ.described && (day === null || organ.successions.some(({ from }) => from <= day)),
  )
  return acting(tree, gone).map(({ start, end, words, successions }) => {
    const now = successions.map(({ to }) => to).join('、')
    return findingAt(tree, start, end, {
      rule: 'LR-F4.organ',
      severity: 'warning',
      message: `“${words}”已撤销或者更名，现为${now}。`,
      messageEn: `“${words}” no longer exists under this name; now ${now}.`,
      basis: '机构改革方案；名称以现行机构编制文件为准',
    })
  })
}
