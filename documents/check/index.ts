import { flatten, type Tree } from '../tree.ts'
import { classOf, type DocumentClass } from './class.ts'
import { commencementAndValidity } from './clauses.ts'
import { headingStyles, shortNames } from './form.ts'
import { numbering } from './numbering.ts'
import { abolishedOrgans } from './organs.ts'
import { danglingReferences } from './references.ts'
import { type Lookup, registerFindings } from './register.ts'
import { forbiddenTitleWord } from './title.ts'
import type { Finding } from './types.ts'
import { shippedFindings } from './words/index.ts'

export { classOf, type DocumentClass } from './class.ts'
export { type CitedTitle, citedTitles, judgeTitles, type Lookup, type RegisterAnswer } from './register.ts'
export type { Finding } from './types.ts'
export { type WordRule, wordFindings, wordRules } from './words/index.ts'

/** What a caller knows of a text that its words do not say. */
export interface Options {
  /** Deduced from the text where it is not given. */
  documentClass?: DocumentClass
  /** What the register knows; without it nothing is said of cited instruments. */
  lookup?: Lookup
  /** The day on which the text is read, `YYYY-MM-DD`, handed to `lookup`. */
  day?: string
}

/**
 * All findings on a text, in the order of the text; the one port through which `src` and `workflows` learn of them. Rules differ by the
 * class of the text: a ministerial rule may set a fine, a normative document may not.
 */
export function findings(tree: Tree, options: Options = {}): Finding[] {
  const documentClass = options.documentClass ?? classOf(tree)
  const nodes = flatten(tree.nodes)
  return [
    ...numbering(tree),
    ...commencementAndValidity(tree, documentClass),
    ...forbiddenTitleWord(tree, nodes, documentClass),
    ...danglingReferences(tree, nodes),
    ...headingStyles(tree),
    ...shortNames(tree),
    ...abolishedOrgans(tree, options.day ?? null),
    ...shippedFindings(tree, nodes, documentClass),
    ...(options.lookup ? registerFindings(tree, options.lookup, options.day ?? null) : []),
  ].sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1))
}
