import { articleWords, placeWords } from './describe.ts'
import { findArticle } from './find.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { closeSentence, newArticle } from './paragraphs.ts'
import { nowhere, type Operation, type Ordinal, type Place } from './types.ts'
import { ordinal, toParagraphs, toPieces, withoutLabel } from './words.ts'
import { type Article, articlesOf, renderBlock, type Work } from './work.ts'

/** 将第十四条修改为：“…”; several articles when the words carry their labels or are as many. */
export function replaceArticles(work: Work, op: Operation): Outcome {
  const targets: Article[] = []
  for (const place of op.places) {
    const article = findArticle(work, place)
    if (!article.ok) return refused(article.reason)
    targets.push(article.value)
  }
  const groups = groupWords(
    op.words ?? [],
    targets.map((t) => t.declared ?? t.old!),
  )
  if (groups === null) return refused(`说的是${targets.length}条，给出的内容对不上`)
  const before = targets.map(renderBlock).join('')
  const warnings: string[] = []
  for (const [i, article] of targets.entries()) {
    const last = article.paragraphs.at(-1)
    setWords(work, article, groups[i]!)
    if (last) closeSentence(article.paragraphs.at(-1)!, last, warnings)
  }
  return done(before, targets.map(renderBlock).join(''), warnings)
}

/** Gives an article the words of a decision; its label and the blank behind it stay. */
export function setWords(work: Work, article: Article, words: string[]): void {
  const lead = article.paragraphs[0]?.line.lead ?? ''
  article.paragraphs = toParagraphs(work, words)
  if (article.paragraphs[0]) article.paragraphs[0].line.lead = lead
  if (article.gap === '' && lead === '' && !work.style.level) article.gap = work.style.gap
}

/** 增加一条，作为第二十五条：“…”, 在第一百二十条之一后增加五条，作为…. */
export function insertArticles(work: Work, op: Operation): Outcome {
  const anchor = op.places[0] ? findArticle(work, op.places[0]) : null
  if (anchor && !anchor.ok) return refused(anchor.reason)
  const numbers: (Ordinal | null)[] = op.targets.map((t) => t.article)
  if (numbers.length === 0) {
    const own = toPieces(op.words ?? []).filter((p) => p.kind === 'article')
    if (own.length > 0) numbers.push(...own.map((p) => p.number))
    else if (anchor) for (let i = 0; i < (op.count ?? 1); i++) numbers.push(null)
    else return refused('未写明增加在哪里、作为第几条')
  }
  if (op.count !== null && op.count !== numbers.length) return refused(`说的是${op.count}条，写明了${numbers.length}条的序号`)
  const groups = groupWords(op.words ?? [], numbers)
  if (groups === null) return refused(`说的是${numbers.length}条，给出的内容对不上`)
  for (const number of numbers)
    if (
      number &&
      articlesOf(work).some((a) => !a.gone && a.declared && a.declared.number === number.number && a.declared.suffix === number.suffix)
    )
      return refused(`${articleWords(number)}已另有内容`)
  const fresh = numbers.map((number, i) => ({
    ...newArticle(work, groups[i]!, number ?? { number: 0, suffix: null }),
    declared: number,
    home: homeOf(op.targets[i]),
    beside: anchor?.ok ? { article: anchor.value, before: op.side === 'before' } : null,
  }))
  for (const article of fresh) {
    const number = article.declared
    const base = anchor?.ok ? anchor.value : number?.suffix ? findSuffixBase(work, number) : null
    place(work, article, base, op.side === 'before')
  }
  return done('', fresh.map(renderBlock).join(''))
}

/** 作为第二章第十条 names the chapter of the new text beside the number. */
function homeOf(target: Place | undefined): Place | null {
  return target && (target.part !== null || target.chapter !== null || target.section !== null)
    ? { ...nowhere, part: target.part, chapter: target.chapter, section: target.section }
    : null
}

function findSuffixBase(work: Work, number: Ordinal): Article | null {
  return articlesOf(work).findLast((a) => !a.gone && a.number.number === number.number && (a.number.suffix ?? 0) < number.suffix!) ?? null
}

/** Puts a new article into the list: beside its anchor, else in front of the article whose old number it takes. */
export function place(work: Work, article: Article, anchor: Article | null, before: boolean): void {
  let at = work.blocks.length
  if (anchor) {
    at = work.blocks.indexOf(anchor) + (before ? 0 : 1)
    if (!before) while (isNewArticle(work, at)) at++
  } else {
    const next = work.blocks.findIndex(
      (b) => b.type === 'article' && b.old !== null && article.declared !== null && b.old.number >= article.declared.number,
    )
    const last = work.blocks.findLastIndex((b) => b.type === 'article')
    at = next >= 0 ? next : last + 1
  }
  if (at === 0) article.lead = ''
  work.blocks.splice(at, 0, article)
}

function isNewArticle(work: Work, at: number): boolean {
  const block = work.blocks[at]
  return block?.type === 'article' && block.old === null && !block.gone
}

/** 删去第四十六条. */
export function deleteArticle(work: Work, op: Operation): Outcome {
  const article = findArticle(work, op.places[0]!)
  if (!article.ok) return refused(article.reason)
  article.value.gone = true
  return done(renderBlock(article.value), '')
}

/** 将第二十六条改为第三十条. */
export function renumberArticle(work: Work, op: Operation): Outcome {
  const article = findArticle(work, op.places[0]!)
  if (!article.ok) return refused(article.reason)
  const target = op.targets[0]?.article ?? null
  if (target === null) return refused('未写明改为第几条')
  if (op.places.length !== 1 || op.targets.length !== 1) return refused(`说的是${op.places.length}条，写明了${op.targets.length}条的序号`)
  const taken = articlesOf(work).find(
    (a) => a !== article.value && !a.gone && a.declared && a.declared.number === target.number && a.declared.suffix === target.suffix,
  )
  if (taken) return refused(`${articleWords(target)}已另有内容`)
  article.value.declared = target
  article.value.home = homeOf(op.targets[0])
  if (article.value.home) article.value.moved = true
  return done(placeWords(op.places[0]!), articleWords(target))
}

/** 将第四条调整至第九条之后. */
export function moveArticles(work: Work, op: Operation): Outcome {
  const anchor = findArticle(work, op.targets[0]!)
  if (!anchor.ok) return refused(anchor.reason)
  const list: Article[] = []
  for (const place of op.places) {
    const article = findArticle(work, place)
    if (!article.ok) return refused(article.reason)
    if (article.value === anchor.value) return refused('不能移到自己之后')
    list.push(article.value)
  }
  for (const article of list) work.blocks.splice(work.blocks.indexOf(article), 1)
  const at = work.blocks.indexOf(anchor.value) + (op.side === 'before' ? 0 : 1)
  work.blocks.splice(at, 0, ...list)
  for (const article of list) Object.assign(article, { moved: true, beside: { article: anchor.value, before: op.side === 'before' } })
  return done(
    list.map((a) => a.label).join('、'),
    `${op.side === 'before' ? '移至' : '移至'}${anchor.value.label}${op.side === 'before' ? '之前' : '之后'}`,
  )
}

/** Words for several articles: by the labels they carry, or one paragraph each. */
export function groupWords(words: readonly string[], numbers: (Ordinal | null)[]): string[][] | null {
  if (words.length === 0) return null
  if (numbers.length === 1) return [withoutLabel(words, numbers[0] ?? null)]
  const pieces = toPieces(words).filter((p) => p.kind !== 'heading')
  if (
    pieces.length === numbers.length &&
    pieces.every((p, i) => p.kind === 'article' && (numbers[i] === null || p.label === articleWords(numbers[i]!)))
  )
    return pieces.map((p) => p.words.filter((w, i) => i > 0 || w !== ''))
  if (words.length === numbers.length && pieces.every((p) => p.kind === 'words' || ordinal(p.label) === null)) return words.map((w) => [w])
  return null
}
