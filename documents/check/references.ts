import { toNumber } from '../numerals.ts'
import type { TextNode, Tree } from '../tree.ts'
import { type Finding, findingAt } from './types.ts'

const own = /本(?:办法|规定|细则|条例|法|解释|规则|决定|实施细则|实施办法)(?:的)?(?=第)/g
const article = /第([一二三四五六七八九十百千零〇]{1,9})条(?:之([一二三四五六七八九十]{1,3}))?/y
const paragraph = /第([一二三四五六七八九十]{1,3})款/y
const item = /第[（(]?[一二三四五六七八九十]{1,3}[）)]?项/y
const joint = /(?:[、和或与及至]|以及|或者|，以及)(?=第)/y

/**
 * LR-F2.reference: a reference to an article or paragraph that the text does not have, each member of 本办法第五条、第九条 too.
 *
 * `nodes` are all of the tree, flat. A bare 第九条 may speak of the law named a sentence before; only 本办法第九条 is surely meant for this text.
 */
export function danglingReferences(tree: Tree, nodes: readonly TextNode[]): Finding[] {
  const { text } = tree
  const articles = nodes.filter((node) => node.kind === 'article' && node.number !== null)
  if (articles.length < 2) return []
  const known = new Known(articles)
  const found: Finding[] = []
  for (const name of text.matchAll(own)) {
    for (let at = name.index + name[0].length; at >= 0; ) {
      const [end, missing] = placeAt(text, at, known)
      if (end < 0) break
      if (missing !== null)
        found.push(
          findingAt(tree, at, end, {
            rule: 'LR-F2.reference',
            severity: 'error',
            message: `本文没有${missing}。`,
            messageEn: `The text has no ${missing}.`,
            basis: '《规章制定程序条例》第十九条（参照）',
          }),
        )
      at = after(joint, text, after(item, text, end, end))
    }
  }
  return found
}

/** Where 第五条第一款 ends that begins at a place (−1: there is none), and the part of it that the text does not have. */
function placeAt(text: string, at: number, known: Known): [number, string | null] {
  const end = after(article, text, at)
  if (end < 0) return [end, null]
  const label = text.slice(at, end)
  const node = known.article(label)
  paragraph.lastIndex = end
  const m = text[end] === '第' ? paragraph.exec(text) : null
  if (node === undefined) return [end, label]
  if (m === null) return [end, null]
  const paragraphs = node.children.reduce((sum, child) => sum + (child.kind === 'paragraph' ? 1 : 0), 0)
  const there = (toNumber(m[1]!) ?? 0) <= Math.max(1, paragraphs)
  return [end + m[0].length, there ? null : `${label}${m[0]}`]
}

/** Where a sticky expression ends that begins at a place, or `none`. */
function after(expression: RegExp, text: string, at: number, none = -1): number {
  if (at < 0) return at
  expression.lastIndex = at
  return expression.test(text) ? expression.lastIndex : none
}

/** The articles of a text by label, and by number where the label is printed in another way (第5条, 第 五 条). */
class Known {
  private readonly articles: readonly TextNode[]
  private readonly byLabel: ReadonlyMap<string, TextNode>
  private byNumber: ReadonlyMap<string, TextNode> | null = null

  constructor(articles: readonly TextNode[]) {
    this.articles = articles
    this.byLabel = new Map(articles.map((node) => [node.label!, node]))
  }

  article(label: string): TextNode | undefined {
    const found = this.byLabel.get(label)
    if (found) return found
    this.byNumber ??= new Map(this.articles.map((node) => [`${node.number}.${node.suffix}`, node]))
    article.lastIndex = 0
    const [, number, suffix] = article.exec(label)!
    return this.byNumber.get(`${toNumber(number!)}.${suffix ? toNumber(suffix) : null}`)
  }
}
