import { flatten, type TextNode, type Tree } from '../../tree.ts'
import type { DocumentClass } from '../class.ts'
import conduct from '../rules/fair-competition-conduct.json' with { type: 'json' }
import cost from '../rules/fair-competition-cost.json' with { type: 'json' }
import entry from '../rules/fair-competition-entry.json' with { type: 'json' }
import flow from '../rules/fair-competition-flow.json' with { type: 'json' }
import hintsBidding from '../rules/hints-bidding.json' with { type: 'json' }
import hintsConduct from '../rules/hints-conduct.json' with { type: 'json' }
import hintsCost from '../rules/hints-cost.json' with { type: 'json' }
import hintsDealing from '../rules/hints-dealing.json' with { type: 'json' }
import hintsEntry from '../rules/hints-entry.json' with { type: 'json' }
import hintsFlow from '../rules/hints-flow.json' with { type: 'json' }
import hintsTreatment from '../rules/hints-treatment.json' with { type: 'json' }
import burdens from '../rules/legality-burdens.json' with { type: 'json' }
import powers from '../rules/legality-powers.json' with { type: 'json' }
import type { Finding } from '../types.ts'
import { findWords } from './find.ts'
import { type RuleSet, readRules, type WordRule } from './rules.ts'

export type { WordRule } from './rules.ts'

/** The shipped rules about words: legality red flags, the 19 items of fair competition and the finer ones as hints. */
export const wordRules: readonly WordRule[] = [
  ...[powers, burdens],
  ...[entry, flow, cost, conduct],
  ...[hintsEntry, hintsDealing, hintsFlow, hintsBidding, hintsTreatment, hintsCost, hintsConduct],
].flatMap(({ rules }) => rules as WordRule[])

let shipped: RuleSet | null = null

/** What the shipped rules about words find in a text of a class; they are read once, when first asked. `nodes` are all of the tree, flat. */
export function shippedFindings(tree: Tree, nodes: readonly TextNode[], documentClass: DocumentClass): Finding[] {
  shipped ??= readRules(wordRules)
  return findWords(tree, nodes, shipped, documentClass)
}

/** What other rules about words find. @throws {RangeError} on a pattern that cannot be read. */
export function wordFindings(tree: Tree, documentClass: DocumentClass, rules: readonly WordRule[]): Finding[] {
  return findWords(tree, flatten(tree.nodes), readRules(rules), documentClass)
}
