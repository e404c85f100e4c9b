import { toChinese } from '../../documents/numerals.ts'
import { parse } from '../../documents/parse.ts'
import { integer, pick, type Random, seeded } from '../../documents/quality/random.ts'
import { flatten } from '../../documents/tree.ts'
import { corpus, data, versions } from '../documents/support/data.ts'

/** A pair with the truth: characters deleted and inserted outside the labels, and how many articles changed. */
export interface Case {
  name: string
  before: string
  after: string
  deleted: number
  inserted: number
  changed: number
  moved: number
}

/** A heavily revised law of the development set (61 % of its articles reworded, 85 new ones). */
export const REAL_CASE = '民用航空法'

/**
 * A case by its name: the Civil Code renumbered with 5 % (`code5r`) or 30 % (`code30r`) of its articles edited, with ten moved
 * (`code5rm`), or a real pair.
 *
 * @throws {Error} when the real texts are absent.
 */
export function caseNamed(name: string): Case {
  if (name.startsWith('code')) return codeCase(name, codeArticles(), name === 'code30r' ? 0.3 : 0.05, true, name === 'code5rm' ? 10 : 0)
  const real = realCase(name)
  if (!real) throw new Error(`no case ${name}: the real texts are absent`)
  return real
}

/** The Civil Code's articles (about 1,260, 107,000 characters); where the real texts are absent, made-up ones of the same size. */
export function codeArticles(): string[] {
  const found =
    data === null
      ? undefined
      : corpus(1)
          .filter(({ name }) => name.includes('民法典'))
          .sort((a, b) => b.text.length - a.text.length)[0]
  if (!found) return madeUp()
  const tree = parse(found.text)
  return flatten(tree.nodes)
    .filter((node) => node.kind === 'article')
    .map((node) => tree.text.slice(node.start + node.label!.length, node.end).trim())
}

/** The code with a share of its articles edited; `insert`: one article at the front, so that all are renumbered; `move`: ten moved. */
export function codeCase(name: string, articles: string[], share: number, insert: boolean, move: number): Case {
  const random = seeded(20261124)
  const made: Case = { name, before: written(articles), after: '', deleted: 0, inserted: 0, changed: 0, moved: move }
  const news = articles.map((words) => {
    if (random() >= share) return words
    made.changed++
    return edit(random, words, articles, made)
  })
  for (let i = 0; i < move; i++) {
    const [words] = news.splice(integer(random, news.length), 1)
    news.splice(integer(random, news.length), 0, words!)
  }
  if (insert) {
    const words = '为了检验比较的速度和质量，特在最前面增加本条，其余各条的序号依次顺延。'
    news.unshift(words)
    made.inserted += words.length
  }
  made.after = written(news)
  return made
}

/** The pair of the named law from the real versions; null where the texts are absent. */
export function realCase(id: string): Case | null {
  const pair = data === null ? undefined : versions().find((version) => version.id.startsWith(id))
  return pair ? { name: id, before: pair.before, after: pair.after, deleted: 0, inserted: 0, changed: 0, moved: 0 } : null
}

function edit(random: Random, words: string, articles: string[], truth: Case): string {
  const source = pick(random, articles)
  const length = 3 + integer(random, 8)
  const phrase = source.slice(1, 1 + length)
  const at = 1 + integer(random, Math.max(1, words.length - length - 1))
  switch (integer(random, 4)) {
    case 0:
      truth.deleted += Math.min(length, words.length - at)
      truth.inserted += phrase.length
      return words.slice(0, at) + phrase + words.slice(at + length)
    case 1:
      truth.inserted += phrase.length
      return words.slice(0, at) + phrase + words.slice(at)
    case 2:
      truth.deleted += Math.min(length, words.length - at)
      return words.slice(0, at) + words.slice(at + length)
    default:
      truth.inserted += 21
      return `${words}\n法律、行政法规另有规定的，依照其规定执行。`
  }
}

function written(articles: string[]): string {
  return `某法典\n${articles.map((words, i) => `第${toChinese(i + 1)}条　${words}\n`).join('')}`
}

function madeUp(): string[] {
  const random = seeded(7)
  const parts = [
    '民事主体',
    '应当',
    '依法',
    '承担',
    '责任',
    '当事人',
    '可以',
    '请求',
    '人民法院',
    '合同',
    '权利',
    '义务',
    '财产',
    '登记',
    '转让',
    '的',
    '，',
    '除外',
    '期间',
    '损失',
    '赔偿',
  ]
  return Array.from({ length: 1260 }, () => `${Array.from({ length: 20 + integer(random, 25) }, () => pick(random, parts)).join('')}。`)
}
