import type { Tree } from '../tree.ts'

/** Something a rule found: where, in which words, and on what basis. `basis` names the article, or says that its number is to be confirmed. */
export interface Finding {
  rule: string
  severity: 'error' | 'warning' | 'note'
  start: number
  end: number
  words: string
  message: string
  messageEn: string
  basis: string
}

/** A finding at a range of the text. */
export function findingAt(tree: Pick<Tree, 'text'>, start: number, end: number, rest: Omit<Finding, 'start' | 'end' | 'words'>): Finding {
  return {
    rule: rest.rule,
    severity: rest.severity,
    start,
    end,
    words: tree.text.slice(start, end),
    message: rest.message,
    messageEn: rest.messageEn,
    basis: rest.basis,
  }
}
