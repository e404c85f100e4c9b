import { toChinese } from '../numerals.ts'
import { parse } from '../parse.ts'
import { flatten } from '../tree.ts'
import { integer, pick, type Random } from './random.ts'

/** A line of an article; `from` are the old lines its words come from. */
interface Line {
  words: string
  from: number[]
}

interface Article {
  lines: Line[]
  from: number[]
  /** Put elsewhere on purpose. */
  moved: boolean
}

/** How much of everything is done to a text; shares of its articles, `reword` the share of characters replaced in one. */
export interface Dose {
  insert: number
  remove: number
  move: number
  split: number
  merge: number
  reworded: number
  reword: number
  lines: number
}

const NONE: Dose = { insert: 0, remove: 0, move: 0, split: 0, merge: 0, reworded: 0, reword: 0, lines: 0 }
/** Each kind of change by itself, and all at once. */
export const DOSES: Record<string, Dose> = {
  insertion: { ...NONE, insert: 0.15 },
  deletion: { ...NONE, remove: 0.15 },
  move: { ...NONE, move: 0.1 },
  split: { ...NONE, split: 0.15 },
  merge: { ...NONE, merge: 0.15 },
  'rewording up to 60 %': { ...NONE, reworded: 0.6, reword: 0.6 },
  'paragraphs in and out': { ...NONE, lines: 0.3 },
  'all at once': { insert: 0.08, remove: 0.08, move: 0.04, split: 0.05, merge: 0.05, reworded: 0.4, reword: 0.6, lines: 0.1 },
}

/** Two texts and the truth: which provision of `after` has words of which of `before`, by where they start. */
export interface Labelled {
  before: string
  after: string
  articles: Link[]
  lines: Link[]
}

export interface Link {
  before: number
  after: number
  moved: boolean
}

/** The articles of a text as lists of lines; null where a line begins with something that would read as a heading. */
export function articlesOf(text: string): string[][] {
  const tree = parse(text)
  return flatten(tree.nodes)
    .filter((node) => node.kind === 'article' && node.children.length > 0)
    .map((node) =>
      tree.text
        .slice(node.children[0]!.start, node.end)
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
}

/** Changes a text by the dose and remembers what became what. `foreign` lends words and whole articles. */
export function mutate(random: Random, articles: readonly string[][], foreign: readonly string[][], dose: Dose): Labelled {
  let line = 0
  const olds: Article[] = articles.map((lines, i) => ({
    lines: lines.map((words) => ({ words, from: [line++] })),
    from: [i],
    moved: false,
  }))
  const news = olds.map((article) => ({ ...article, lines: article.lines.map((entry) => ({ ...entry })) }))
  const times = (share: number) => Math.round(share * articles.length)
  for (let i = 0; i < times(dose.reworded); i++) rewordArticle(random, pick(random, news), foreign, dose.reword * random())
  for (let i = 0; i < times(dose.lines); i++) changeLines(random, pick(random, news), foreign)
  for (let i = 0; i < times(dose.split); i++) splitArticle(random, news)
  for (let i = 0; i < times(dose.merge); i++) mergeArticles(random, news)
  for (let i = 0; i < times(dose.remove) && news.length > 3; i++) news.splice(integer(random, news.length), 1)
  for (let i = 0; i < times(dose.move); i++) moveArticle(random, news)
  for (let i = 0; i < times(dose.insert); i++)
    news.splice(integer(random, news.length + 1), 0, {
      lines: pick(random, foreign).map((words) => ({ words, from: [] })),
      from: [],
      moved: false,
    })
  return labelled(written(olds), written(news), olds, news)
}

function rewordArticle(random: Random, article: Article, foreign: readonly string[][], share: number): void {
  for (const line of article.lines) line.words = reword(random, line.words, foreign, share)
}

/** Replaces stretches of 2 to 12 characters until the share of the old characters is gone. */
export function reword(random: Random, words: string, foreign: readonly string[][], share: number): string {
  const lead = /^[（(]?[一二三四五六七八九十]+[）)、]/.exec(words)?.[0].length ?? 0
  let text = words
  let left = Math.round((words.length - lead) * share)
  for (let guard = 0; left > 0 && guard < 200; guard++) {
    const length = Math.min(left, 2 + integer(random, 11))
    const at = lead + integer(random, Math.max(1, text.length - lead - length))
    const source = pick(random, pick(random, foreign))
    const from = integer(random, Math.max(1, source.length - length))
    text = text.slice(0, at) + source.slice(from, from + length).replace(/\s/g, '') + text.slice(at + length)
    left -= length
  }
  return text
}

function changeLines(random: Random, article: Article, foreign: readonly string[][]): void {
  const plain = (words: string) => !/^[（(0-9一二三四五六七八九十①-⑳第附|“目]/.test(words)
  const words = pick(random, pick(random, foreign).filter(plain).concat('本条规定由主管部门负责解释。'))
  if (random() < 0.5 || article.lines.length < 2) article.lines.push({ words, from: [] })
  else article.lines.splice(1 + integer(random, article.lines.length - 1), 1)
}

function splitArticle(random: Random, news: Article[]): void {
  const at = integer(random, news.length)
  const article = news[at]!
  if (article.from.length !== 1) return
  const cut = article.lines.findIndex((line, i) => i > 0 && !/^[（(0-9①]/.test(line.words))
  if (cut > 0) {
    const tail = { lines: article.lines.slice(cut), from: article.from, moved: article.moved }
    news.splice(at, 1, { ...article, lines: article.lines.slice(0, cut) }, tail)
    return
  }
  const line = article.lines[0]!
  const stop = line.words.indexOf('。')
  if (article.lines.length !== 1 || stop < 25 || line.words.length - stop < 25) return
  news.splice(
    at,
    1,
    { ...article, lines: [{ words: line.words.slice(0, stop + 1), from: line.from }] },
    { ...article, lines: [{ words: line.words.slice(stop + 1), from: line.from }] },
  )
}

function mergeArticles(random: Random, news: Article[]): void {
  const at = integer(random, news.length - 1)
  const [one, two] = [news[at]!, news[at + 1]!]
  if (one.from.length !== 1 || two.from.length !== 1 || one.from[0] === two.from[0]) return
  news.splice(at, 2, { lines: [...one.lines, ...two.lines], from: [...one.from, ...two.from], moved: false })
}

function moveArticle(random: Random, news: Article[]): void {
  const [article] = news.splice(integer(random, news.length), 1)
  article!.moved = true
  news.splice(integer(random, news.length + 1), 0, article!)
}

function written(articles: readonly Article[]): string {
  return `某市管理办法\n${articles.map((article, i) => `第${toChinese(i + 1)}条　${article.lines.map((line) => line.words).join('\n')}\n`).join('')}`
}

function labelled(before: string, after: string, olds: readonly Article[], news: readonly Article[]): Labelled {
  const oldStarts = startsOf(before, olds)
  const newStarts = startsOf(after, news)
  const oldLines = new Map(olds.flatMap((article, i) => article.lines.map((line, k) => [line.from[0]!, oldStarts.lines[i]![k]!] as const)))
  const articles = news.flatMap((article, i) =>
    article.from.map((from) => ({ before: oldStarts.articles[from]!, after: newStarts.articles[i]!, moved: article.moved })),
  )
  const lines = news.flatMap((article, i) =>
    article.lines.flatMap((line, k) =>
      line.from.map((from) => ({ before: oldLines.get(from)!, after: newStarts.lines[i]![k]!, moved: article.moved })),
    ),
  )
  return { before, after, articles, lines }
}

function startsOf(text: string, articles: readonly Article[]): { articles: number[]; lines: number[][] } {
  const starts = { articles: [] as number[], lines: [] as number[][] }
  let at = text.indexOf('\n') + 1
  articles.forEach((article, i) => {
    starts.articles.push(at)
    at += `第${toChinese(i + 1)}条　`.length
    starts.lines.push(
      article.lines.map((line) => {
        const start = at
        at += line.words.length + 1
        return start
      }),
    )
  })
  return starts
}
