import { toNumber } from '../numerals.ts'
import { flatten, type TextNode, type Tree } from '../tree.ts'
import { type Finding, findingAt } from './types.ts'

const own = /本(?:办法|规定|细则|条例|法|解释|规则|决定|实施细则|实施办法)(?:的)?(?=第)/g
const place =
  /第([一二三四五六七八九十百千零〇]{1,9})条(?:之([一二三四五六七八九十]{1,3}))?(?:第([一二三四五六七八九十]{1,3})款)?(?:第[（(]?[一二三四五六七八九十]{1,3}[）)]?项)?/y
const joint = /(?:[、和或与及至]|以及|或者|，以及)(?=第)/y

/**
 * LR-F2.reference: a reference to an article or paragraph that the text does not have, each member of 本办法第五条、第九条 too.
 *
 * A bare 第九条 may speak of the law named a sentence before; only 本办法第九条 is surely meant for this text.
 */
export function danglingReferences(tree: Tree): Finding[] {
  const { text } = tree
  const articles = flatten(tree.nodes).filter((node) => node.kind === 'article' && node.number !== null)
  if (articles.length < 2) return []
  const known = new Known(articles)
  const found: Finding[] = []
  for (const name of text.matchAll(own)) {
    for (let at = name.index + name[0].length; at >= 0; ) {
      place.lastIndex = at
      const m = place.exec(text)
      if (m === null) break
      const missing = missingPart(m, known)
      if (missing !== null)
        found.push(
          findingAt(tree, at, at + m[0].length, {
            rule: 'LR-F2.reference',
            severity: 'error',
            message: `本文没有${missing}。`,
            messageEn: `The text has no ${missing}.`,
            basis: '《规章制定程序条例》第十九条（参照）',
          }),
        )
      joint.lastIndex = at + m[0].length
      at = joint.test(text) ? joint.lastIndex : -1
    }
  }
  return found
}

function missingPart([words, number, suffix, paragraph]: RegExpExecArray, known: Known): string | null {
  const label = suffix ? `第${number}条之${suffix}` : `第${number}条`
  const article = known.article(label, toNumber(number!), suffix ? toNumber(suffix) : null)
  if (!article) return label
  if (!paragraph) return null
  const paragraphs = article.children.filter((node) => node.kind === 'paragraph').length
  return (toNumber(paragraph) ?? 0) > Math.max(1, paragraphs) ? words.replace(/第[^款]{1,5}项$/, '') : null
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

  article(label: string, number: number | null, suffix: number | null): TextNode | undefined {
    const found = this.byLabel.get(label)
    if (found) return found
    this.byNumber ??= new Map(this.articles.map((node) => [`${node.number}.${node.suffix}`, node]))
    return this.byNumber.get(`${number}.${suffix}`)
  }
}
