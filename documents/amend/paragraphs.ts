import { articleWords } from './describe.ts'
import { splice } from './edit.ts'
import { findArticle, findParagraph } from './find.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Operation, Place } from './types.ts'
import { toParagraphs } from './words.ts'
import { type Article, makeLine, type Paragraph, renderParagraph, type Work } from './work.ts'

/** 将第十六条第一款修改为：“…”; several places when the words give as many paragraphs, or one place turned into several. */
export function replaceParagraphs(work: Work, op: Operation): Outcome {
  const targets: (Paragraph & { of: Article })[] = []
  for (const place of op.places) {
    const paragraph = findParagraph(work, place)
    if (!paragraph.ok) return refused(paragraph.reason)
    targets.push(paragraph.value)
  }
  const words = toParagraphs(work, op.words ?? [])
  if (words.length === 0) return refused('没有给出新的内容')
  if (targets.length > 1 && targets.length !== words.length) return refused(`说的是${targets.length}款，给出了${words.length}款`)
  const before = targets.map(renderParagraph).join('')
  const warnings: string[] = []
  const article = targets[0]!.of
  for (const [i, target] of targets.entries()) {
    const fresh = words[i]!
    closeSentence(fresh, target, warnings)
    target.line = { ...fresh.line, lead: target.line.lead }
    // 修改为：“……：” of a paragraph with items gives its lead only.
    if (fresh.items.length === 0 && target.items.length > 0 && /[：:]$/.test(fresh.line.words))
      warnings.push('只给出了项之前的文字，各项保留')
    else target.items = fresh.items
  }
  if (targets.length === 1 && words.length > 1) article.paragraphs.splice(article.paragraphs.indexOf(targets[0]!) + 1, 0, ...words.slice(1))
  return done(before, words.map(renderParagraph).join(''), warnings)
}

/** A block quoted inside a sentence (…予以批准”；第三款…) leaves its last mark to the sentence: the old paragraph's mark stays. */
export function closeSentence(fresh: Paragraph, old: Paragraph, warnings: string[]): void {
  const last = fresh.items.at(-1)
  const line = last ? (last.rest.at(-1) ?? last.line) : fresh.line
  const oldLast = old.items.at(-1)
  const end = (oldLast ? (oldLast.rest.at(-1) ?? oldLast.line) : old.line).words.at(-1) ?? ''
  if (!'。：；'.includes(end) || end === '' || /[。：；！？”）)，、]$/.test(line.words)) return
  splice(line, line.words.length, 0, last ? '。' : end)
  warnings.push('引文末尾没有标点，沿用原文的')
}

/** 第一款第一自然段修改为, 条首部分修改为: the words before the items. */
export function replaceLead(work: Work, op: Operation): Outcome {
  const place = op.places[0]!
  const words = (op.words ?? []).join('\n')
  const paragraph = findParagraph(work, place)
  if (!paragraph.ok) return refused(paragraph.reason)
  if (place.natural !== 1) return refused('只有项之前的一段可以这样修改')
  const before = paragraph.value.line.words
  splice(paragraph.value.line, 0, before.length, words)
  return done(before, words)
}

/** 增加一款，作为第三款：“…”; without a number it goes to the end. */
export function insertParagraphs(work: Work, op: Operation): Outcome {
  const target = op.targets[0] ?? null
  const place = articlePlace(op, target)
  const article = findArticle(work, place)
  if (!article.ok) return refused(article.reason)
  const words = toParagraphs(work, op.words ?? [])
  const wanted = op.targets.length > 1 ? op.targets.length : (op.count ?? words.length)
  if (wanted !== words.length) return refused(`说的是${wanted}款，给出了${words.length}款`)
  const { paragraphs } = article.value
  const warnings: string[] = []
  let at = target?.paragraph ?? null
  if (at === null && op.side !== null && op.places[0]!.paragraph !== null) {
    const anchor = findParagraph(work, op.places[0]!)
    if (!anchor.ok) return refused(anchor.reason)
    at = paragraphs.indexOf(anchor.value) + (op.side === 'after' ? 2 : 1)
  }
  if (at === null) {
    at = paragraphs.length + 1
    if (op.targets.length === 0 && op.side === null) warnings.push('未写明是第几款，作为最后一款')
  }
  if (at > paragraphs.length + 1) return refused(`${article.value.label}只有${paragraphs.length}款，不能增加第${at}款`)
  for (const [i, paragraph] of words.entries()) {
    paragraph.declared = at + i
    paragraph.line.lead = work.style.paragraphLead
  }
  if (at === 1 && paragraphs[0]) {
    words[0]!.line.lead = paragraphs[0].line.lead
    paragraphs[0].line.lead = work.style.paragraphLead
  }
  paragraphs.splice(at - 1, 0, ...words)
  return done('', words.map(renderParagraph).join(''), warnings)
}

/** 删去第七条第二款. */
export function deleteParagraph(work: Work, place: Place): Outcome {
  const paragraph = findParagraph(work, place)
  if (!paragraph.ok) return refused(paragraph.reason)
  return done(removeParagraph(paragraph.value.of, paragraph.value), '')
}

/** Takes a paragraph out of its article; what was second takes the place behind the label. */
export function removeParagraph(article: Article, paragraph: Paragraph): string {
  const at = article.paragraphs.indexOf(paragraph)
  const words = renderParagraph(paragraph)
  article.paragraphs.splice(at, 1)
  if (at === 0 && article.paragraphs[0]) article.paragraphs[0].line.lead = paragraph.line.lead
  return words
}

/** 第二款改为第三款: said of numbers that insertion and deletion bring about; checked when all is done. */
export function renumberParagraph(work: Work, op: Operation): Outcome {
  const paragraph = findParagraph(work, op.places[0]!)
  if (!paragraph.ok) return refused(paragraph.reason)
  const target = op.targets[0]?.paragraph ?? null
  if (target === null) return refused('未写明改为第几款')
  if (op.places.length !== 1 || op.targets.length !== 1) return refused(`说的是${op.places.length}款，写明了${op.targets.length}款的序号`)
  paragraph.value.declared = target
  return done(`第${op.places[0]!.paragraph}款`, `第${target}款`)
}

/** 将第十七条第二款移至第一款之前. */
export function moveParagraph(work: Work, op: Operation): Outcome {
  if (op.places[0]!.item !== null) return refused('款里的项不能这样移动')
  const hit = findParagraph(work, op.places[0]!)
  const anchor = findParagraph(work, op.targets[0]!)
  if (!hit.ok) return refused(hit.reason)
  if (!anchor.ok) return refused(anchor.reason)
  const article = hit.value.of
  if (anchor.value.of !== article || op.places.length !== 1) return refused('只能在同一条内移动一款')
  if (anchor.value === hit.value) return refused('不能移到自己之前或者之后')
  const words = removeParagraph(article, hit.value)
  const at = article.paragraphs.indexOf(anchor.value) + (op.side === 'after' ? 1 : 0)
  if (at === 0) {
    hit.value.line.lead = article.paragraphs[0]!.line.lead
    article.paragraphs[0]!.line.lead = work.style.paragraphLead
  } else hit.value.line.lead = work.style.paragraphLead
  article.paragraphs.splice(at, 0, hit.value)
  return done(words, words)
}

/** Puts paragraphs at the numbers that were declared; the others keep their order. @returns what could not be kept. */
export function settleParagraphs(article: Article): string[] {
  const list = article.paragraphs
  if (!list.some((p) => p.declared !== null)) return []
  const declared = new Map<number, Paragraph>()
  const warnings: string[] = []
  for (const p of list) {
    if (p.declared === null) continue
    if (declared.has(p.declared) || p.declared > list.length) warnings.push(`${article.label}第${p.declared}款的序号与其他款不合`)
    else declared.set(p.declared, p)
  }
  if (warnings.length > 0) return warnings
  const rest = list.filter((p) => p.declared === null)
  const ordered = list.map((_, i) => declared.get(i + 1) ?? rest.shift()!)
  if (ordered.every((p, i) => p === list[i])) return []
  const first = list[0]!.line.lead
  const leads = list.slice(1).map((p) => p.line.lead)
  article.paragraphs = ordered
  for (const [i, p] of ordered.entries()) p.line.lead = i === 0 ? first : (leads[i - 1] ?? '\n')
  return []
}

/** 第二款、第三款合并，作为第二款，修改为：“…”. */
export function mergeParagraphs(work: Work, op: Operation): Outcome {
  const hits = op.places.map((place) => findParagraph(work, place))
  for (const hit of hits) if (!hit.ok) return refused(hit.reason)
  const list = hits.flatMap((hit) => (hit.ok ? [hit.value] : []))
  const words = toParagraphs(work, op.words ?? [])
  if (words.length !== 1) return refused('合并后应当是一款')
  const first = list[0]!
  const before = list.map(renderParagraph).join('')
  first.line = { ...words[0]!.line, lead: first.line.lead }
  first.items = words[0]!.items
  for (const other of list.slice(1)) removeParagraph(other.of, other)
  return done(before, renderParagraph(first))
}

function articlePlace(op: Operation, target: Place | null): Place {
  const base = op.places[0] ?? target!
  if (target?.article && target.isNew) return { ...target, paragraph: null, item: null }
  if (base.article === null && target?.article) return { ...target, paragraph: null, item: null }
  return { ...base, paragraph: null, item: null, natural: null }
}

/** A blank article with the words of a decision; its number is set by the caller. */
export function newArticle(work: Work, words: readonly string[], number: Article['number']): Article {
  const paragraphs = toParagraphs(work, words)
  for (const [i, p] of paragraphs.entries()) if (i === 0) p.line.lead = ''
  return {
    type: 'article',
    old: null,
    declared: number,
    number,
    label: articleWords(number),
    lead: work.style.lead,
    gap: work.style.gap,
    paragraphs:
      paragraphs.length > 0 ? paragraphs : [{ old: null, declared: null, line: makeLine('', '', '', '', true), items: [], counted: true }],
    gone: false,
    moved: false,
    home: null,
    beside: null,
    into: null,
  }
}
