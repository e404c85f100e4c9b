import { commencementClause, validityClause } from '../clauses.ts'
import type { Tree } from '../tree.ts'
import { type Finding, findingAt } from './types.ts'

const BASIS = '《广东省行政规范性文件管理规定》（广东省人民政府令第277号），条号待核'

/** LR-F3: the text says from when and how long it holds. */
export function commencementAndValidity(tree: Tree): Finding[] {
  if (tree.text.trim() === '') return []
  const title = tree.nodes.find((node) => node.kind === 'title') ?? tree.nodes[0]!
  const found: Finding[] = []
  if (commencementClause(tree) === null) {
    found.push(
      findingAt(tree, title.start, title.end, {
        rule: 'LR-F3.commencement',
        severity: 'warning',
        message: '未写明施行日期。',
        messageEn: 'The text does not say from when it holds.',
        basis: BASIS,
      }),
    )
  }
  if (validityClause(tree) === null) {
    found.push(
      findingAt(tree, title.start, title.end, {
        rule: 'LR-F3.validity',
        severity: 'warning',
        message: '未写明有效期。',
        messageEn: 'The text does not say how long it holds.',
        basis: BASIS,
      }),
    )
  }
  return found
}
