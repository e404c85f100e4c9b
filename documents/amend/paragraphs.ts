import { articleWords } from './describe.ts'
import { splice } from './edit.ts'
import { findArticle, findItem, findParagraph, findSubitem } from './find.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Operation, Place } from './types.ts'
import { itemLabel, itemNumber, splitItems, toItem, toParagraphs } from './words.ts'
import { type Article, type Item, makeLine, type Paragraph, renderParagraph, type Work } from './work.ts'

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
  paragraph.value.declared = target
  return done(`第${op.places[0]!.paragraph}款`, `第${target}款`)
}

/** 将第十七条第二款移至第一款之前. */
export function moveParagraph(work: Work, op: Operation): Outcome {
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

/** 第一款第一项修改为：“（一）…”. The mark at the end follows the item's place in the list. */
export function replaceItems(work: Work, op: Operation): Outcome {
  const groups = splitItems(op.words ?? [])
  if (groups.length !== op.places.length && op.places.length > 1) return refused(`说的是${op.places.length}项，给出了${groups.length}项`)
  const targets: { item: Item; paragraph: Paragraph; article: Article }[] = []
  for (const place of op.places) {
    const item = findItem(work, place)
    if (!item.ok) return refused(item.reason)
    targets.push(item.value)
  }
  const warnings: string[] = []
  const before = targets.map((t) => t.item.line.label + t.item.line.words).join('\n')
  const list = op.places.length === 1 ? [op.words ?? []] : groups
  for (const [i, { item, paragraph }] of targets.entries()) {
    const fresh = toItem(work, list[i]!)
    const number = itemNumber(list[i]![0] ?? '')
    item.line = { ...fresh.line, lead: item.line.lead, label: number === null ? item.line.label : itemLabel(number, item.line.label) }
    item.rest = fresh.rest
    mendEnd(paragraph, item, warnings)
  }
  return done(before, targets.map((t) => t.item.line.label + t.item.line.words).join('\n'), warnings)
}

/** 增加一项，作为第五项：“（五）…”; the items behind it move on. */
export function insertItems(work: Work, op: Operation): Outcome {
  const target = op.targets[0] ?? null
  const base = op.places[0]!
  const place: Place = {
    ...base,
    ...(target?.article ? { article: target.article, isNew: target.isNew } : {}),
    paragraph: target?.paragraph ?? base.paragraph,
    item: null,
    natural: null,
  }
  const paragraph = findParagraph(work, place)
  if (!paragraph.ok) return refused(paragraph.reason)
  const groups = splitItems(op.words ?? [])
  const wanted = op.targets.length > 1 ? op.targets.length : (op.count ?? groups.length)
  if (groups.length !== wanted) return refused(`说的是${wanted}项，给出了${groups.length}项`)
  const { items } = paragraph.value
  const warnings: string[] = []
  let at =
    target?.item ??
    (op.side !== null && base.item !== null ? items.findIndex((i) => i.old === base.item) + (op.side === 'after' ? 2 : 1) : null)
  if (at === null) {
    at = items.length + 1
    warnings.push('未写明是第几项，作为最后一项')
  }
  if (at < 1 || at > items.length + 1) return refused(`${paragraph.value.of.label}只有${items.length}项，不能增加第${at}项`)
  const like = items[0]?.line.label ?? '（'
  const fresh = groups.map((words, i) => {
    const item = toItem(work, words)
    item.line.label = itemLabel(itemNumber(words[0] ?? '') ?? at + i, like)
    if (items[0]) item.line.lead = items[0].line.lead
    return item
  })
  items.splice(at - 1, 0, ...fresh)
  const previous = items[at - 2]
  if (previous) mendEnd(paragraph.value, previous, warnings)
  for (const item of fresh) mendEnd(paragraph.value, item, warnings)
  relabel(paragraph.value)
  return done('', fresh.map((i) => i.line.label + i.line.words).join('\n'), warnings)
}

/** 删去第三条第二项; the items behind it move up. */
export function deleteItem(work: Work, place: Place): Outcome {
  const hit = findItem(work, place)
  if (!hit.ok) return refused(hit.reason)
  const warnings: string[] = []
  const before = removeItem(hit.value.paragraph, hit.value.item, warnings)
  return done(before, '', warnings)
}

export function removeItem(paragraph: Paragraph, item: Item, warnings: string[]): string {
  const words = item.line.label + item.line.words
  paragraph.items.splice(paragraph.items.indexOf(item), 1)
  const last = paragraph.items.at(-1)
  if (last) mendEnd(paragraph, last, warnings)
  relabel(paragraph)
  return words
}

/** 第四项、第五项合并，作为第四项，修改为：“…”. */
export function mergeItems(work: Work, op: Operation): Outcome {
  if (op.targets.length === 0 && op.words !== null && splitItems(op.words).length === op.places.length) return replaceItems(work, op)
  const hits = op.places.map((place) => findItem(work, place))
  for (const hit of hits) if (!hit.ok) return refused(hit.reason)
  const list = hits.flatMap((hit) => (hit.ok ? [hit.value] : []))
  if (op.words === null) return refused('没有给出合并后的内容')
  const first = list[0]!
  const warnings: string[] = []
  const before = list.map((h) => h.item.line.label + h.item.line.words).join('\n')
  const fresh = toItem(work, op.words)
  first.item.line = { ...fresh.line, lead: first.item.line.lead, label: fresh.line.label || first.item.line.label }
  first.item.rest = fresh.rest
  for (const other of list.slice(1)) removeItem(other.paragraph, other.item, warnings)
  mendEnd(first.paragraph, first.item, warnings)
  relabel(first.paragraph)
  return done(before, first.item.line.label + first.item.line.words, warnings)
}

/** 第三项改为第四项: brought about by insertion and deletion. */
export function renumberItem(work: Work, op: Operation): Outcome {
  const hit = findItem(work, op.places[0]!)
  if (!hit.ok) return refused(hit.reason)
  const target = op.targets[0]?.item ?? null
  if (target === null) return refused('未写明改为第几项')
  const before = hit.value.item.line.label
  hit.value.item.line.label = itemLabel(target, before)
  return done(before, hit.value.item.line.label)
}

export function replaceSubitem(work: Work, op: Operation): Outcome {
  const hit = findSubitem(work, op.places[0]!)
  if (!hit.ok) return refused(hit.reason)
  const before = hit.value.label + hit.value.words
  const words = (op.words ?? []).join('\n')
  const own = words.startsWith(hit.value.label) ? words.slice(hit.value.label.length).trimStart() : words
  splice(hit.value, 0, hit.value.words.length, own)
  return done(before, hit.value.label + own)
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

/** Items that were numbered in order stay so. */
function relabel(paragraph: Paragraph): void {
  const labels = paragraph.items.map((i) => i.line.label)
  if (!labels.every((l) => itemNumber(l) !== null)) return
  for (const [i, item] of paragraph.items.entries()) item.line.label = itemLabel(i + 1, item.line.label)
}

/** Every item but the last ends with ；, the last with 。 – the decision prints an item without its mark, or with that of its old place. */
function mendEnd(paragraph: Paragraph, item: Item, warnings: string[]): void {
  const line = item.rest.at(-1) ?? item.line
  const last = paragraph.items.at(-1) === item
  const end = line.words.at(-1) ?? ''
  if (last ? end === '。' || end === '：' : end === '；' || end === '：' || end === '，') return
  const siblings = paragraph.items.filter((i) => i !== item).map((i) => (i.rest.at(-1) ?? i.line).words.at(-1))
  const mark = last ? '。' : '；'
  if (!last && !siblings.includes('；') && siblings.length > 1) return
  if (end === '。' || end === '；') {
    splice(line, line.words.length - 1, 1, mark)
    warnings.push(`项末标点“${end}”按所在位置改为“${mark}”`)
  } else splice(line, line.words.length, 0, mark)
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
    into: null,
  }
}
