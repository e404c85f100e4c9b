import type { Tree } from '../tree.ts'
import { commencementAndValidity } from './clauses.ts'
import { headingStyles, shortNames } from './form.ts'
import { numbering } from './numbering.ts'
import { abolishedOrgans } from './organs.ts'
import { danglingReferences } from './references.ts'
import { forbiddenTitleWord } from './title.ts'
import type { Finding, Rule } from './types.ts'
import { words } from './words.ts'

export type { Finding } from './types.ts'

const RULES: readonly Rule[] = [
  numbering,
  commencementAndValidity,
  forbiddenTitleWord,
  danglingReferences,
  headingStyles,
  shortNames,
  abolishedOrgans,
  words,
]

/** All findings on a text, in the order of the text; the one port through which `src` and `workflows` learn of them. */
export function findings(tree: Tree): Finding[] {
  return RULES.flatMap((rule) => rule(tree)).sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1))
}
