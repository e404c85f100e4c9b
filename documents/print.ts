import type { Tree } from './tree.ts'

/** The text that a tree was parsed from, character for character: `print(parse(text)) === text` for every string. */
export function print(tree: Tree): string {
  return tree.text
}
