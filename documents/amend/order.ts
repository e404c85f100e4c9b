import { toChinese } from '../numerals.ts'
import { followContents } from './contents.ts'
import { articleWords } from './describe.ts'
import { settleItems } from './items.ts'
import { layout } from './layout.ts'
import { settleParagraphs } from './paragraphs.ts'
import { type Article, articlesOf, type Heading, type Work } from './work.ts'

/** What settling the numbers did. */
export interface Settled {
  renumbered: { from: string; to: string }[]
  warnings: string[]
}

/**
 * Gives every article its number in the new text and puts it in its place.
 *
 * Declared numbers (作为第X条, 改为第X条) are kept; the other articles fill the free numbers in their order. Numbers of the old text
 * stay where nothing declares or moves one (a deletion alone leaves its number vacant unless the decision adjusts the order).
 *
 */
export function settle(work: Work): Settled {
  const warnings = articlesOf(work)
    .filter((a) => !a.gone)
    .flatMap((a) => [...settleItems(a), ...settleParagraphs(a)])
  const living = articlesOf(work).filter((a) => !a.gone)
  const settled: Settled = { renumbered: [], warnings }
  if (work.style.level) return settled
  const changes = countArticles(work, warnings)
  relabel(living, settled)
  headings(work)
  if (changes) layout(work, warnings)
  followContents(work)
  return settled
}

/** Gives every article its number; @returns whether any may have moved. What a decision leaves open goes into `warnings`. */
export function countArticles(work: Work, warnings: string[] = []): boolean {
  const living = articlesOf(work).filter((a) => !a.gone)
  const changes =
    work.renumbers ||
    living.some(
      (a) =>
        a.moved ||
        (a.declared !== null && a.declared.suffix === null && a.declared.number !== a.old?.number) ||
        (a.declared === null && a.old === null),
    )
  if (changes) number(living, firstNumber(work), work.renumbers, warnings)
  else for (const article of living) article.number = article.declared ?? article.old ?? article.number
  return changes
}

/** Where the old text begins to count, also when its first article goes. */
function firstNumber(work: Work): number {
  const olds = articlesOf(work).flatMap((a) => (a.old ? [a.old.number] : []))
  return olds.length > 0 ? Math.min(...olds) : 1
}

function number(living: Article[], first: number, renumbers: boolean, warnings: string[]): void {
  const plain = living.filter((a) => (a.declared ?? a.old)?.suffix == null)
  const declared = new Map<number, Article>()
  for (const a of plain) if (a.declared) declared.set(a.declared.number, a)
  const rest = plain.filter((a) => !a.declared)
  let next = 0
  const unsaid: string[] = []
  for (let n = first, left = declared.size; next < rest.length || left > 0; n++) {
    const at = declared.get(n)
    if (at) {
      at.number = { number: n, suffix: null }
      left--
      continue
    }
    const article = rest[next]
    if (!article) {
      if (n > first + plain.length + 2000) break
      continue
    }
    next++
    if (article.old && article.old.number !== n && !renumbers)
      unsaid.push(`${articleWords(article.old)}顺延为${articleWords({ number: n, suffix: null })}`)
    article.number = { number: n, suffix: null }
  }
  if (unsaid.length > 0)
    warnings.push(
      `决定未写明条文顺序相应调整，按所写明的序号顺延：${unsaid.slice(0, 5).join('，')}${unsaid.length > 5 ? `等${unsaid.length}条` : ''}`,
    )
  suffixes(living)
  doubts(plain, warnings)
}

/** 第十条之一 follows the article it stands behind. */
function suffixes(living: Article[]): void {
  let base: Article | null = null
  for (const article of living) {
    const own = article.declared ?? article.old
    if (own?.suffix == null) base = article
    else article.number = article.declared ?? (base ? { number: base.number.number, suffix: own.suffix } : own)
  }
}

/**
 * An article that leaves its order although no sentence numbers or moves it is named in a warning, and so are those beside it that no
 * sentence numbers either: any of them may be meant for the open place.
 */
function doubts(plain: Article[], warnings: string[]): void {
  const olds = plain.filter((a) => a.old && !a.moved)
  const inOrder = longestOrder([...olds].sort((a, b) => a.number.number - b.number.number))
  const open = new Set(olds.filter((a) => !a.declared && !inOrder.has(a)))
  if (open.size === 0) return
  const runs: Article[][] = [[]]
  for (const article of olds.sort((a, b) => a.old!.number - b.old!.number)) {
    if (article.declared) runs.push([])
    else runs.at(-1)!.push(article)
  }
  const names = runs.filter((run) => run.some((a) => open.has(a))).map(rangeWords)
  warnings.push(`${names.join('、')}的新序号由决定不能唯一确定，按余下的序号依次排列`)
}

/** The longest run that keeps the old order; of several the one with most declared numbers, for a decision that shifts articles shifts these. */
function longestOrder(list: readonly Article[]): Set<Article> {
  if (list.every((a, i) => i === 0 || list[i - 1]!.old!.number < a.old!.number)) return new Set(list)
  const worth: number[] = []
  const back: number[] = []
  for (const [i, article] of list.entries()) {
    worth[i] = 0
    back[i] = -1
    for (let k = 0; k < i; k++) {
      if (list[k]!.old!.number >= article.old!.number || worth[k]! <= worth[i]!) continue
      worth[i] = worth[k]!
      back[i] = k
    }
    worth[i]! += article.declared ? 1.0001 : 1
  }
  const kept = new Set<Article>()
  for (let i = worth.indexOf(Math.max(...worth)); i >= 0; i = back[i]!) kept.add(list[i]!)
  return kept
}

/** 第十条至第十五条. */
function rangeWords(run: Article[]): string {
  const [from, to] = [articleWords(run[0]!.old!), articleWords(run.at(-1)!.old!)]
  return run.length === 1 ? from : `${from}${run.length === 2 ? '、' : '至'}${to}`
}

function relabel(living: Article[], settled: Settled): void {
  for (const article of living) {
    const label = articleWords(article.number)
    if (article.old && article.label !== '' && !same(article)) settled.renumbered.push({ from: articleWords(article.old), to: label })
    if (!article.old || !same(article)) article.label = keepSpelling(article.label, label)
  }
}

function same(article: Article): boolean {
  return article.old!.number === article.number.number && article.old!.suffix === article.number.suffix
}

/** 第10条 stays with Arabic figures. */
function keepSpelling(old: string, label: string): string {
  return old === label ? old : label
}

/** Chapters and sections that were numbered in order stay so when one came or went; other numbering is left alone. */
function headings(work: Work): void {
  const all = work.blocks.filter((b): b is Heading => b.type === 'heading' && b.kind in units)
  if (!all.some((h) => h.gone || h.isNew)) return
  const ofKind = (kind: string) => all.filter((h) => h.kind === kind)
  renumberRun(ofKind('part'))
  // 章 go on through the whole text, or begin anew in every 编.
  if (!renumberRun(ofKind('chapter'))) for (const run of runsUnder(all, 'part', 'chapter')) renumberRun(run)
  for (const run of runsUnder(all, 'chapter', 'section')) renumberRun(run)
}

const units = { part: '编', chapter: '章', section: '节' } as const

/** The headings of one kind, cut where a heading of the wider kind stands between them. */
function runsUnder(all: Heading[], wider: string, kind: string): Heading[][] {
  const runs: Heading[][] = [[]]
  for (const heading of all) {
    if (heading.kind === wider) runs.push([])
    else if (heading.kind === kind) runs.at(-1)!.push(heading)
  }
  return runs
}

/** Numbers a run from its first number on; false when the old numbers were not in order. */
function renumberRun(run: Heading[]): boolean {
  const olds = run.filter((h) => !h.isNew)
  const first = olds[0]?.old ?? 1
  if (olds.some((h, i) => h.old !== first + i)) return false
  for (const [i, heading] of run.filter((h) => !h.gone).entries()) {
    if (/^第[一二三四五六七八九十百]{1,6}[编章节]$/.test(heading.line.label))
      heading.line.label = `第${toChinese(first + i)}${units[heading.kind as 'part']}`
  }
  return true
}
