import { articleWords, placeWords } from './describe.ts'
import { findArticle, findItem, findParagraph } from './find.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { closeSentence, newArticle, removeItem, removeParagraph } from './paragraphs.ts'
import { nowhere, type Operation, type Ordinal, type Place } from './types.ts'
import { ordinal, toParagraphs, toPieces, withoutLabel } from './words.ts'
import { type Article, articlesOf, type Paragraph, renderBlock, type Work } from './work.ts'

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
  for (const [i, article] of targets.entries()) setWords(work, article, groups[i]!)
  return done(before, targets.map(renderBlock).join(''))
}

function setWords(work: Work, article: Article, words: string[]): void {
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
function place(work: Work, article: Article, anchor: Article | null, before: boolean): void {
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
  const taken = articlesOf(work).find(
    (a) => a !== article.value && !a.gone && a.declared && a.declared.number === target.number && a.declared.suffix === target.suffix,
  )
  if (taken) return refused(`${articleWords(target)}已另有内容`)
  article.value.declared = target
  article.value.home = homeOf(op.targets[0])
  return done(placeWords(op.places[0]!), articleWords(target))
}

/** 第二十三条、第四十五条合并，作为第二十四条，修改为：“…”. A 款 or 项 among them leaves its article. */
export function mergeArticles(work: Work, op: Operation): Outcome {
  const target = op.targets[0]?.article ?? null
  const parts: { article: Article; place: Place; take: (warnings: string[]) => void; words: string; paragraphs: Paragraph[] }[] = []
  for (const place of op.places) {
    const article = findArticle(work, place)
    if (!article.ok) return refused(article.reason)
    const part = mergePart(work, place, article.value)
    if (typeof part === 'string') return refused(part)
    parts.push({ article: article.value, place, ...part })
  }
  const wholes = parts.filter((p) => p.place.paragraph === null && p.place.item === null)
  const keeper = wholes.find((p) => target !== null && p.article.old?.number === target.number) ?? wholes[0]
  if (!keeper) return refused('没有可以保留的条')
  const warnings: string[] = []
  const before = parts.map((p) => p.words).join('')
  const words = op.words === null ? null : withoutLabel(op.words, target)
  const kept = op.words === null ? parts.flatMap((p) => p.paragraphs) : null
  for (const part of parts) {
    if (part === keeper) continue
    part.take(warnings)
    if (part.article.gone) part.article.into = keeper.article
  }
  if (words) setWords(work, keeper.article, words)
  else if (kept) {
    keeper.article.paragraphs = kept
    for (const [i, p] of kept.entries()) if (i > 0) p.line.lead = work.style.paragraphLead
  }
  if (target) keeper.article.declared = target
  return done(before, renderBlock(keeper.article), warnings)
}

function mergePart(
  work: Work,
  place: Place,
  article: Article,
): { take: (warnings: string[]) => void; words: string; paragraphs: Paragraph[] } | string {
  if (place.item !== null) {
    const item = findItem(work, place)
    if (!item.ok) return item.reason
    return {
      words: item.value.item.line.words,
      paragraphs: [],
      take: (warnings) => void removeItem(item.value.paragraph, item.value.item, warnings),
    }
  }
  if (place.paragraph !== null) {
    const paragraph = findParagraph(work, place)
    if (!paragraph.ok) return paragraph.reason
    return { words: paragraph.value.line.words, paragraphs: [paragraph.value], take: () => void removeParagraph(article, paragraph.value) }
  }
  return {
    words: renderBlock(article),
    paragraphs: article.paragraphs,
    take: () => {
      article.gone = true
    },
  }
}

/** 将第三条改为两条，作为第三条、第四条，修改为：“第三条 …” “第四条 …”. */
export function splitArticle(work: Work, op: Operation): Outcome {
  const article = findArticle(work, op.places[0]!)
  if (!article.ok) return refused(article.reason)
  const numbers = op.targets.map((t) => t.article)
  const groups = groupWords(op.words ?? [], numbers)
  if (groups === null || numbers.length < 2) return refused('拆分后的各条与给出的内容对不上')
  const before = renderBlock(article.value)
  article.value.declared = numbers[0]!
  setWords(work, article.value, groups[0]!)
  const fresh = numbers.slice(1).map((number, i) => newArticle(work, groups[i + 1]!, number!))
  const at = work.blocks.indexOf(article.value)
  work.blocks.splice(at + 1, 0, ...fresh)
  return done(before, [article.value, ...fresh].map(renderBlock).join(''))
}

/** 第八条第三款单列一条，作为第四十九条; 第二款改为第十九条; 第三款作为第八十一条第二款. */
export function promoteParagraphs(work: Work, op: Operation): Outcome {
  const target = op.targets[0]
  if (!target?.article) return refused('未写明作为第几条')
  const sources: (Paragraph & { of: Article })[] = []
  for (const place of op.places) {
    const paragraph = findParagraph(work, place)
    if (!paragraph.ok) return refused(paragraph.reason)
    if (place.item !== null) return refused('项不能这样单列')
    sources.push(paragraph.value)
  }
  const words = op.words === null ? null : toParagraphs(work, withoutLabel(op.words, target.article))
  if (target.paragraph !== null && op.targets.length !== sources.length) return refused('款的数目与写明的去处对不上')
  const existing = articlesOf(work).find(
    (a) => !a.gone && a.declared && a.declared.number === target.article!.number && a.declared.suffix === target.article!.suffix,
  )
  if (existing && target.paragraph === null) return refused(`${articleWords(target.article)}已另有内容`)
  const before = sources.map((s) => s.line.words).join('\n')
  const origin = sources[0]!.of
  const warnings: string[] = []
  for (const source of sources) removeParagraph(source.of, source)
  const moved = words && words.length !== sources.length ? words : sources
  // The same objects go on where they can: references to 第七十二条第二款 follow the paragraph to its new place.
  for (const [i, source] of sources.entries()) {
    const fresh = words?.length === sources.length ? words[i]! : null
    if (fresh) closeSentence(fresh, source, warnings)
    Object.assign(source, fresh ? { line: fresh.line, items: fresh.items } : {}, { old: null, declared: null })
  }
  const article = existing ?? { ...newArticle(work, [], target.article), paragraphs: [] }
  const at = target.paragraph === null ? article.paragraphs.length : Math.min(target.paragraph - 1, article.paragraphs.length)
  article.paragraphs.splice(at, 0, ...moved)
  for (const [i, p] of article.paragraphs.entries()) p.line.lead = i === 0 ? '' : work.style.paragraphLead
  if (!existing) work.blocks.splice(work.blocks.indexOf(origin) + 1, 0, article)
  if (origin.paragraphs.length === 0) {
    origin.gone = true
    origin.into = article
  }
  return done(before, renderBlock(article), warnings)
}

/** 将第四十条改为第四十八条第一款. */
export function demoteArticle(work: Work, op: Operation): Outcome {
  const article = findArticle(work, op.places[0]!)
  if (!article.ok) return refused(article.reason)
  const target = op.targets[0]!
  const host = articlesOf(work).find(
    (a) =>
      a !== article.value &&
      !a.gone &&
      a.declared &&
      a.declared.number === target.article!.number &&
      a.declared.suffix === target.article!.suffix,
  )
  const before = renderBlock(article.value)
  const words = op.words === null ? null : toParagraphs(work, op.words)
  if (!host) {
    // The article goes on as the one whose first paragraph it becomes.
    if (target.paragraph !== 1) return refused(`还没有${articleWords(target.article!)}，不能作为它的第${target.paragraph}款`)
    article.value.declared = target.article
    if (words) setWords(work, article.value, op.words!)
    return done(before, articleWords(target.article!))
  }
  const at = Math.min((target.paragraph ?? host.paragraphs.length + 1) - 1, host.paragraphs.length)
  const paragraphs = words ?? article.value.paragraphs
  for (const p of paragraphs) p.old = null
  host.paragraphs.splice(at, 0, ...paragraphs)
  for (const [i, p] of host.paragraphs.entries()) p.line.lead = i === 0 ? p.line.lead : work.style.paragraphLead
  article.value.gone = true
  article.value.into = host
  return done(before, renderBlock(host))
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
  for (const article of list) article.moved = true
  return done(
    list.map((a) => a.label).join('、'),
    `${op.side === 'before' ? '移至' : '移至'}${anchor.value.label}${op.side === 'before' ? '之前' : '之后'}`,
  )
}

/** Words for several articles: by the labels they carry, or one paragraph each. */
function groupWords(words: readonly string[], numbers: (Ordinal | null)[]): string[][] | null {
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
