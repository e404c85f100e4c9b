import { commencementClause, validityClause } from '../clauses.ts'
import type { Tree } from '../tree.ts'
import type { DocumentClass } from './class.ts'
import { type Finding, findingAt } from './types.ts'

const BASIS = '《广东省行政规范性文件管理规定》（广东省人民政府令第277号），条号待核'

/** Papers of the centre are under no rule of the province. */
const national = /^(?:国务院|中共中央|中央|全国|国家|最高人民|中华人民共和国)/

/** A paper that only ends or changes others has no term of its own: 关于废止…的通知, 关于修改…的决定. */
const onOthers = /关于(?:公布)?(?:废止|修改|宣布|停止执行)/

/**
 * LR-F3: the text says from when it holds; a normative document also for how long (laws, regulations and rules hold until they are repealed,
 * and what a repeal or an amendment says holds in the documents it is about).
 */
export function commencementAndValidity(tree: Tree, documentClass: DocumentClass): Finding[] {
  if (tree.text.trim() === '' || national.test(tree.title ?? '')) return []
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
  if (documentClass === 'normativeDocument' && !onOthers.test(tree.title ?? '') && validityClause(tree) === null) {
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
