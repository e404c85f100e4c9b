import { parse } from '../../../documents/parse.ts'
import { bodyOf, flatten, isSlot } from '../../../documents/tree.ts'

/** A small change of a text that a second version is made of. */
export interface SeededEdit {
  text: string
  /** The beginning of the provision that was changed, for the report. */
  label: string
}

/**
 * Changes one provision of a text, chosen by the seed: words are added at its end. The same seed gives the same edit.
 *
 * @returns null when no provision has words of its own.
 */
export function seededEdit(text: string, seed: string): SeededEdit | null {
  const leaves = flatten(parse(text).nodes).filter(
    (node) => !isSlot(node.kind) && node.kind !== 'title' && node.children.length === 0 && bodyOf(text, node).length > 5,
  )
  const sentences = leaves.filter((node) => text[node.end - 1] === '。')
  const nodes = sentences.length > 0 ? sentences : leaves
  if (nodes.length === 0) return null
  const { start, end } = nodes[hashOf(seed) % nodes.length]!
  const added = sentences.length > 0 ? '具体办法由实施机关另行公布。' : '（具体办法由实施机关另行公布）'
  return { text: text.slice(0, end) + added + text.slice(end), label: text.slice(start, start + 12) }
}

/** FNV-1a, 32 bits: a seed for choosing, not for secrets. */
function hashOf(words: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193) >>> 0
  return hash
}
