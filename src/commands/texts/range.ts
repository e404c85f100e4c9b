import type { TextNode, Tree } from '../../../documents/tree.ts'

/** Where an instrument stands in the text of an act, UTF-16 offsets. */
export interface TextRange {
  start: number
  end: number
  /** The instrument's own title as the text prints it. */
  title: string | null
}

/**
 * The range of an instrument in the act that issues it: the annex of a 通知 that carries its title, the only annex with provisions where
 * the act says 印发, else the whole text (the act is the rule itself).
 */
export function instrumentRange(tree: Tree, title: string | null): TextRange {
  const annexes = tree.nodes.filter((node) => node.kind === 'annex')
  const named = title === null ? undefined : annexes.find((annex) => same(titleOf(tree, annex), title))
  const issued = /印发|颁发|公布|发布|颁布/.test(tree.title ?? '') ? annexes.filter(hasProvisions) : []
  const annex = named ?? (issued.length >= 1 ? issued[0] : undefined)
  if (!annex) return { start: 0, end: tree.text.length, title: tree.title }
  return { start: annex.start, end: annex.end, title: titleOf(tree, annex) ?? title }
}

/** The title inside an annex, on one line. */
export function titleOf(tree: Tree, annex: TextNode): string | null {
  const title = annex.children.find((node) => node.kind === 'title')
  return title ? tree.text.slice(title.start, title.end).replace(/\s+/g, '') : null
}

/** The title of the rule that an act's title names: 关于印发《X》的通知 → X, 关于印发X的通知 → X; otherwise the title itself. */
export function ruleTitle(actTitle: string): string {
  const quoted = /(?:印发|颁发|公布|发布|颁布|修订|修改)[^《]{0,6}《/.exec(actTitle)
  const inside = quoted ? actTitle.slice(quoted.index + quoted[0].length, Math.max(0, actTitle.lastIndexOf('》'))) : ''
  if (inside !== '') return inside
  const verb = /(?:印发|颁发|公布|发布|颁布)/.exec(actTitle)
  const kind = /的(?:通知|公告|通告|决定|令)$/.exec(actTitle)
  return (verb && kind && actTitle.slice(verb.index + 2, kind.index)) || actTitle
}

function hasProvisions(annex: TextNode): boolean {
  return annex.children.some((node) => node.kind !== 'title' && node.kind !== 'table' && node.kind !== 'other')
}

function same(a: string | null, b: string): boolean {
  return a !== null && bare(a) === bare(b)
}

function bare(title: string): string {
  return title.replace(/[\s《》〈〉「」（）()]/g, '')
}
