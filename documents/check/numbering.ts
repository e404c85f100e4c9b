import type { Tree } from '../tree.ts'
import { type Finding, findingAt } from './types.ts'

/** LR-F2: gaps and repetitions in the numbering (条、章、节、项), as the parser met them. */
export function numbering(tree: Tree): Finding[] {
  return tree.problems
    .filter((problem) => problem.message.startsWith('序号') || problem.message.startsWith('条文序号'))
    .map((problem) =>
      findingAt(tree, problem.start, problem.end, {
        rule: 'LR-F2.numbering',
        severity: 'warning',
        message: problem.message,
        messageEn: `The numbering is not continuous at ${tree.text.slice(problem.start, problem.end)}.`,
        basis: '《中华人民共和国立法法》第六十五条',
      }),
    )
}
