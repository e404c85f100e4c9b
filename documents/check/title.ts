import type { TextNode, Tree } from '../tree.ts'
import type { DocumentClass } from './class.ts'
import { type Finding, findingAt } from './types.ts'

/** What the instrument itself is called, at the end of its title: 条例 and 法 are kept for statutes. */
const FORBIDDEN = /(条例|(?<![办书方做税])法)(?:[（(](?:试行|暂行|草案|征求意见稿|送审稿|修订)[）)])?$/

/** LR-F1: a normative document is not called 法 or 条例, neither the paper itself nor the 办法 it issues. Statutes are. */
export function forbiddenTitleWord(tree: Tree, nodes: readonly TextNode[], documentClass: DocumentClass): Finding[] {
  if (documentClass !== 'normativeDocument') return []
  return nodes
    .filter((node) => node.kind === 'title')
    .flatMap((node) => {
      const words = tree.text.slice(node.start, node.end)
      const match = FORBIDDEN.exec(words)
      if (!match || words.includes('关于')) return []
      const start = node.start + match.index
      return [
        findingAt(tree, start, start + match[1]!.length, {
          rule: 'LR-F1.title',
          severity: 'error',
          message: `规范性文件的名称不得使用“${match[1]}”。`,
          messageEn: `A normative document must not be called “${match[1]}”.`,
          basis: '《规章制定程序条例》第七条（参照）',
        }),
      ]
    })
}
