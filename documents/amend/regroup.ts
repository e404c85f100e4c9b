import { groupWords, setWords } from './articles.ts'
import { articleWords } from './describe.ts'
import { findArticle, findItem, findParagraph, same as sameNumber } from './find.ts'
import { removeItem } from './items.ts'
import { countArticles } from './order.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { closeSentence, newArticle, removeParagraph } from './paragraphs.ts'
import type { Operation, Place } from './types.ts'
import { toParagraphs, withoutLabel } from './words.ts'
import { type Article, articlesOf, type Paragraph, renderBlock, type Work } from './work.ts'

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
  const existing = hostOf(work, target, null)
  if (existing && target.paragraph === null) return refused(`${articleWords(target.article)}已另有内容`)
  if (!existing && !opensArticle(target)) return refused(`没有可以加入的${articleWords(target.article)}`)
  if (existing && sources.some((s) => s.of === existing)) return refused('款已经在这一条内')
  if (existing && target.paragraph! > existing.paragraphs.length + 1)
    return refused(`${existing.label}只有${existing.paragraphs.length}款，不能作为第${target.paragraph}款`)
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
  const at = target.paragraph === null ? article.paragraphs.length : target.paragraph - 1
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
  const host = hostOf(work, target, article.value)
  if (op.places.length !== 1 || op.targets.length !== 1) return refused('条与款的数目对不上')
  const before = renderBlock(article.value)
  const words = op.words === null ? null : toParagraphs(work, op.words)
  if (!host) {
    // The article goes on as the one whose first paragraph it becomes.
    if (!opensArticle(target)) return refused(`没有可以加入的${articleWords(target.article!)}`)
    article.value.declared = target.article
    if (words) setWords(work, article.value, op.words!)
    return done(before, articleWords(target.article!))
  }
  const at = (target.paragraph ?? host.paragraphs.length + 1) - 1
  if (at > host.paragraphs.length) return refused(`${host.label}只有${host.paragraphs.length}款，不能作为第${target.paragraph}款`)
  const own = article.value.paragraphs
  // The same objects go on where they can: references to the article follow them.
  if (words?.length === own.length) for (const [i, p] of own.entries()) Object.assign(p, { line: words[i]!.line, items: words[i]!.items })
  const paragraphs = words && words.length !== own.length ? words : own
  for (const p of paragraphs) p.old = null
  host.paragraphs.splice(at, 0, ...paragraphs)
  for (const [i, p] of host.paragraphs.entries()) p.line.lead = i === 0 ? p.line.lead : work.style.paragraphLead
  article.value.gone = true
  article.value.into = host
  return done(before, renderBlock(host))
}

/** Whether an instruction puts a paragraph into an article of the new text whose number no sentence has given: that is known at the end. */
export function waitsForHost(work: Work, op: Operation): boolean {
  const target = op.targets[0]
  if ((op.kind !== 'promoteParagraph' && op.kind !== 'demoteArticle') || !target?.isNew) return false
  return !opensArticle(target) && declaredAs(work, target) === undefined
}

/** 作为第五条 or 第五条第一款: where the new text has no such article yet, it begins here. */
function opensArticle(target: Place): boolean {
  return target.isNew && (target.paragraph === null || target.paragraph === 1)
}

function declaredAs(work: Work, target: Place): Article | undefined {
  return articlesOf(work).find((a) => !a.gone && sameNumber(a.declared, target.article))
}

/**
 * The article that a paragraph goes into: the one that was declared to have this number, the one of the old text where the decision names
 * that, else the one that gets this number when the others are counted. `leaving` is no article of its own any more.
 */
function hostOf(work: Work, target: Place, leaving: Article | null): Article | undefined {
  const declared = articlesOf(work).find((a) => a !== leaving && !a.gone && sameNumber(a.declared, target.article))
  if (declared || opensArticle(target)) return declared
  if (!target.isNew) return articlesOf(work).find((a) => a !== leaving && !a.gone && sameNumber(a.old, target.article))
  if (leaving) leaving.gone = true
  countArticles(work)
  if (leaving) leaving.gone = false
  return articlesOf(work).find((a) => a !== leaving && !a.gone && sameNumber(a.number, target.article))
}
