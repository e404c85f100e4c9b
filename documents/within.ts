import type { TextNode } from './tree.ts'

/** The paragraphs of an article, in order. */
export function paragraphsOf(article: TextNode): TextNode[] {
  return article.children.filter((node) => node.kind === 'paragraph')
}

/** The items of a paragraph; of an article those of its only paragraph that has any. */
export function itemsOf(node: TextNode): TextNode[] {
  if (node.kind !== 'article') return node.children.filter((child) => child.kind === 'item')
  const holding = paragraphsOf(node).filter((paragraph) => paragraph.children.some((child) => child.kind === 'item'))
  return holding.length === 1 ? itemsOf(holding[0]!) : []
}

/** One step of a place as citations name it: `art12`, `par1`, `item2`. */
export interface Step {
  unit: 'art' | 'par' | 'item'
  number: number
  suffix: number | null
}

/** The steps of a place (`art12.1/par2/item3`); null for a range and for what names no provision. */
export function stepsOf(place: string): Step[] | null {
  const steps = place.split('/').map((part): Step | null => {
    const [, unit, number, suffix] = /^(art|par|item)(\d+)(?:\.(\d+))?$/.exec(part) ?? []
    return unit === undefined
      ? null
      : { unit: unit as Step['unit'], number: Number(number), suffix: suffix === undefined ? null : Number(suffix) }
  })
  return steps.includes(null) ? null : (steps as Step[])
}

/**
 * The provision that a step leads to; null where there is none, or two: an annexed form or a second list of items leaves open which is meant.
 *
 * @param nodes all provisions of the text, among which an article is looked for.
 * @param within the provision that the step before led to.
 */
export function stepTo(step: Step, nodes: readonly TextNode[], within: TextNode | null): TextNode | null {
  if (step.unit === 'par') return (within && paragraphsOf(within)[step.number - 1]) ?? null
  const found =
    step.unit === 'art'
      ? nodes.filter((node) => node.kind === 'article' && isAt(node, step))
      : (within ? itemsOf(within) : []).filter((node) => node.kind === 'item' && isAt(node, step))
  return found.length === 1 ? found[0]! : null
}

/** Whether a provision bears the number of a step. */
export function isAt(node: TextNode, { number, suffix }: Pick<Step, 'number' | 'suffix'>): boolean {
  return node.number === number && (node.suffix ?? null) === suffix
}
