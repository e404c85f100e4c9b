import { parse } from '../../../documents/parse.ts'
import { bodyOf, flatten, isSlot } from '../../../documents/tree.ts'

/** A small change of a text that a second version is made of. */
export interface SeededEdit {
  text: string
  /** What was changed, for the report. */
  label: string
}

/**
 * Changes one provision of a text, chosen by the seed: a sentence is added at its end. The same seed gives the same edit.
 *
 * @returns null when no provision ends with a sentence.
 */
export function seededEdit(text: string, seed: string): SeededEdit | null {
  const nodes = flatten(parse(text).nodes).filter(
    (node) => !isSlot(node.kind) && node.children.length === 0 && bodyOf(text, node).length > 12 && text[node.end - 1] === '。',
  )
  if (nodes.length === 0) return null
  const chosen = nodes[hashOf(seed) % nodes.length]!
  const line = text.slice(chosen.start, chosen.end)
  return {
    text: `${text.slice(0, chosen.end)}具体办法由实施机关另行公布。${text.slice(chosen.end)}`,
    label: line.slice(0, 12),
  }
}

/** FNV-1a, 32 bits: a seed for choosing, not for secrets. */
function hashOf(words: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193) >>> 0
  return hash
}
