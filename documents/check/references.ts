import { findProvisions, speaksOfOther } from '../cite/provisions.ts'
import { toNumber } from '../numerals.ts'
import { flatten, type TextNode, type Tree } from '../tree.ts'
import { type Finding, findingAt } from './types.ts'

/** LR-F2.reference: a reference to an article, paragraph or item that the text does not have. */
export function danglingReferences(tree: Tree): Finding[] {
  const articles = new Map<string, TextNode>()
  for (const node of flatten(tree.nodes))
    if (node.kind === 'article' && node.number !== null) articles.set(key(node.number, node.suffix), node)
  if (articles.size < 2) return []
  const found: Finding[] = []
  let external = false
  let last = -1
  for (const span of findProvisions(tree.text).provisions) {
    const gap = last < 0 ? '' : tree.text.slice(last, span.start)
    if (last < 0 || !/^(?:[、和或与及至]|以及|或者|，以及)$/.test(gap))
      external = speaksOfOther(tree.text.slice(Math.max(0, span.start - 60), span.start))
    last = span.end
    const own = /本(?:办法|规定|细则|条例|法|解释|规则|决定|实施细则|实施办法)(?:的)?$/.test(
      tree.text.slice(Math.max(0, span.start - 8), span.start),
    )
    // A bare 第九条 may speak of the law named a sentence before; only 本办法第九条 is surely meant for this text.
    if (external || !own) continue
    const missing = missingPart(tree.text.slice(span.start, span.end), articles)
    if (missing === null) continue
    found.push(
      findingAt(tree, span.start, span.end, {
        rule: 'LR-F2.reference',
        severity: 'error',
        message: `本文没有${missing}。`,
        messageEn: `The text has no ${missing}.`,
        basis: '《规章制定程序条例》第十九条（参照）',
      }),
    )
  }
  return found
}

function missingPart(words: string, articles: Map<string, TextNode>): string | null {
  for (const m of words.matchAll(
    /第([一二三四五六七八九十百千零〇]{1,9})条(?:之([一二三四五六七八九十]{1,3}))?(?:第([一二三四五六七八九十]{1,3})款)?/g,
  )) {
    const article = articles.get(key(toNumber(m[1]!) ?? 0, m[2] ? toNumber(m[2]) : null))
    if (!article) return m[0].replace(/第.{1,3}款$/, '')
    const paragraphs = article.children.filter((node) => node.kind === 'paragraph').length
    if (m[3] && (toNumber(m[3]) ?? 0) > Math.max(1, paragraphs)) return m[0]
  }
  return null
}

function key(number: number, suffix: number | null): string {
  return `${number}.${suffix ?? 0}`
}
