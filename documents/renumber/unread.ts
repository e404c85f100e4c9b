import type { Doubt } from '../renumber.ts'
import { isContainer, type TextNode, type Tree } from '../tree.ts'

/** 第四条申请人 behind the end of a sentence; what goes on as a reference (第四条规定的, 第四条、第五条) is none. */
const opening =
  /(?<=^[\s\u3000]{0,8}|。)第(?:[一二三四五六七八九十百千零〇○两]{1,9}|[0-9０-９]{1,4})条(?:之[一二三四五六七八九十]{1,3})?(?=[^\s\u3000第的、，,和或至及之与到规所中款项例件约以情关除另等内外前后”》）)；;。：:])/gm

/**
 * Words that look like the beginning of an article that is not read as one, and so is not counted: its label has no blank behind it and does not go
 * on from the article before, or stands in the middle of a line. Quotations of an amending decision are left out.
 */
export function unread(tree: Tree): Doubt[] {
  const doubts: Doubt[] = []
  const open = [...tree.nodes]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'article' || node.kind === 'paragraph' || node.kind === 'preamble') look(tree.text, node, doubts)
    else if (isContainer(node.kind)) open.push(...node.children)
  }
  return doubts
}

function look(text: string, node: TextNode, doubts: Doubt[]): void {
  const from = node.start + (node.label?.length ?? 0)
  const words = text.slice(from, node.end)
  for (const found of words.matchAll(opening)) {
    if ((found.index === 0 && from > node.start) || isQuoted(words, found.index)) continue
    doubts.push({ start: from + found.index, end: from + found.index + found[0].length, reason: 'label' })
  }
}

/** Whether a quotation is open there. */
function isQuoted(words: string, at: number): boolean {
  return words.lastIndexOf('“', at) > words.lastIndexOf('”', at)
}
