import { toChinese } from '../../numerals.ts'
import { type Article, type Item, linesOfParagraph, type Paragraph, renderParagraph } from '../work.ts'
import { phraseClauses } from './hunks.ts'
import { bare, pair } from './pairs.ts'
import { canQuote, quoted } from './quote.ts'

/** How closely an instruction follows a change: words, paragraphs and items, or the whole article. */
export type Grain = 'words' | 'paragraphs' | 'article'

/** One clause of an instruction: 将 `place` 修改为 …; `place` is what stands behind the article's number, empty for the article itself. */
export interface Clause {
  verb: 'replace' | 'phrase' | 'insertPhrase' | 'deletePhrase' | 'insert' | 'delete'
  place: string
  rest: string
}

/**
 * The clauses that turn one article into another: 第一款修改为：“…”, 增加一款，作为第三款：“…”, 第二款中的“甲”修改为“乙”.
 *
 * @returns null when no quoted block can carry the words.
 */
export function clausesFor(before: Article, after: Article, grain: Grain): Clause[] | null {
  const whole = wholeClause(after)
  if (grain === 'article') return whole
  const clauses = paragraphClauses(before, after, grain)
  if (clauses === null) return whole
  return whole !== null && (weight(clauses) >= weight(whole) || clauses.length > 6) ? whole : clauses
}

/** The sentence for one article: 将第二十六条改为第三十条，第一款修改为：“…”. Further clauses go on on lines of their own. */
export function sentence(label: string, becomes: string | null, clauses: readonly Clause[]): string {
  const joined: Clause[] = []
  for (const clause of clauses) {
    const last = joined.at(-1)
    // 将第二款中的“甲”修改为“乙”，“丙”修改为“丁”
    if (last && clause.verb === 'phrase' && last.verb === 'phrase' && last.place === clause.place) last.rest += `，${clause.rest}`
    else joined.push({ ...clause })
  }
  const lines = joined.map((clause, i) => clauseWords(clause, i === 0 && becomes === null ? label : ''))
  if (becomes !== null) lines[0] = lines.length > 0 ? `将${label}改为${becomes}，${lines[0]}` : `将${label}改为${becomes}`
  return lines.map(stop).join('\n')
}

/** A full stop, unless the quotation ends with one. */
export function stop(words: string): string {
  return /[。！？]”$/.test(words) ? words : `${words}。`
}

/** One clause in words; `label` is the number of its article. */
export function clauseWords({ verb, place, rest }: Clause, label: string): string {
  const where = label + place
  if (verb === 'replace') return where === '' ? rest : `将${where}${rest}`
  if (verb === 'insert') return where + rest
  if (verb === 'delete')
    return `删去${
      place === ''
        ? ''
        : rest
            .split('、')
            .map((r) => label + r)
            .join('、')
    }`
  const inside = where === '' ? '其中的' : `${where}中的`
  return verb === 'deletePhrase' ? `删去${inside}${rest}` : `${verb === 'phrase' ? '将' : '在'}${inside}${rest}`
}

function weight(clauses: readonly Clause[]): number {
  return clauses.reduce((sum, c) => sum + c.place.length + c.rest.length + 6, 0)
}

function wholeClause(after: Article): Clause[] | null {
  const words = after.paragraphs.flatMap(paragraphWords)
  return canQuote(words) ? [{ verb: 'replace', place: '', rest: `修改为：${quoted(words)}` }] : null
}

/** A paragraph and its items as the paragraphs of a quotation. */
export function paragraphWords(paragraph: Paragraph): string[] {
  return linesOfParagraph(paragraph).flatMap((line) => (line.label + line.gap + line.words).split('\n').map((words) => words.trim()))
}

function paragraphClauses(before: Article, after: Article, grain: Grain): Clause[] | null {
  const olds = before.paragraphs.filter((p) => p.counted)
  const news = after.paragraphs.filter((p) => p.counted)
  // A table stays where it is only while the paragraphs around it do.
  if ((olds.length < before.paragraphs.length || news.length < after.paragraphs.length) && !sameTables(before, after)) return null
  const pairs = pair(olds, news, (p) => bare(renderParagraph(p)))
  const clauses: Clause[] = []
  const single = olds.length === 1
  for (const [i, p] of olds.entries()) {
    const j = pairs.get(i)
    if (j === undefined) continue
    const place = single ? '' : `第${toChinese(p.old ?? i + 1)}款`
    const changed = changeParagraph(p, news[j]!, place, grain)
    if (changed === null) return null
    clauses.push(...changed)
  }
  const gone = olds.flatMap((p, i) => (pairs.has(i) ? [] : [`第${toChinese(p.old ?? i + 1)}款`]))
  if (gone.length > 0) clauses.push({ verb: 'delete', place: '款', rest: gone.join('、') })
  const kept = new Set(pairs.values())
  for (let j = 0; j < news.length; j++) {
    if (kept.has(j)) continue
    let to = j
    while (to + 1 < news.length && !kept.has(to + 1)) to++
    const words = news.slice(j, to + 1)
    if (!canQuote(words.flatMap(paragraphWords))) return null
    const numbers = words.map((_, k) => `第${toChinese(j + k + 1)}款`).join('、')
    clauses.push({
      verb: 'insert',
      place: '',
      rest: `增加${count(words.length)}款，作为${numbers}：${quoted(words.flatMap(paragraphWords))}`,
    })
    j = to
  }
  return clauses
}

function sameTables(before: Article, after: Article): boolean {
  const shape = (article: Article) => article.paragraphs.map((p) => (p.counted ? '' : bare(renderParagraph(p)))).join('\n')
  return shape(before) === shape(after)
}

function changeParagraph(before: Paragraph, after: Paragraph, place: string, grain: Grain): Clause[] | null {
  if (bare(renderParagraph(before)) === bare(renderParagraph(after))) return []
  const words = paragraphWords(after)
  const whole: Clause[] | null = canQuote(words) ? [{ verb: 'replace', place, rest: `修改为：${quoted(words)}` }] : null
  const finer = grain === 'words' ? fineClauses(before, after, place) : itemClauses(before, after, place)
  if (finer === null) return whole
  return whole !== null && weight(finer) >= weight(whole) * 0.8 ? whole : finer
}

function fineClauses(before: Paragraph, after: Paragraph, place: string): Clause[] | null {
  const olds = linesOfParagraph(before)
  const news = linesOfParagraph(after)
  if (olds.length === news.length && olds.every((l, i) => bare(l.label) === bare(news[i]!.label))) {
    const clauses: Clause[] = []
    for (const [i, line] of olds.entries()) {
      if (bare(line.words) === bare(news[i]!.words)) continue
      const item = before.items.find((it) => it.line === line)
      const where = i === 0 ? place : item?.old ? `${place}第${toChinese(item.old)}项` : null
      const made =
        where === null ? null : phraseClauses(line.words, news[i]!.words, where, i === 0 ? olds : item ? [item.line, ...item.rest] : [line])
      if (made === null) return itemClauses(before, after, place)
      clauses.push(...made)
    }
    return clauses
  }
  return itemClauses(before, after, place)
}

/** 第二项修改为, 增加一项，作为第三项, 删去第四项; the words before the items as 第一自然段. */
function itemClauses(before: Paragraph, after: Paragraph, place: string): Clause[] | null {
  if (before.items.length === 0 || after.items.length === 0) return null
  if (!before.items.every((i) => i.old !== null && i.line.label !== '')) return null
  const clauses: Clause[] = []
  if (bare(before.line.words) !== bare(after.line.words)) {
    const phrase = phraseClauses(before.line.words, after.line.words, place, linesOfParagraph(before))
    if (phrase) clauses.push(...phrase)
    else if (canQuote([after.line.words]))
      clauses.push({
        verb: 'replace',
        place: `${place === '' ? '第一款' : place}第一自然段`,
        rest: `修改为：${quoted([after.line.words])}`,
      })
    else return null
  }
  const key = (i: Item) => bare(i.line.words.replace(/[。；，]$/, '') + i.rest.map((l) => l.label + l.words).join(''))
  const pairs = pair(before.items, after.items, key)
  for (const [i, item] of before.items.entries()) {
    const j = pairs.get(i)
    const where = `${place}第${toChinese(item.old!)}项`
    if (j === undefined) clauses.push({ verb: 'delete', place: where, rest: where })
    else if (key(item) !== key(after.items[j]!)) {
      const words = itemWords(after.items[j]!)
      if (!canQuote(words)) return null
      // The label quoted is that of the old place; it moves with insertion and deletion.
      words[0] = item.line.label + words[0]!.slice(after.items[j]!.line.label.length)
      clauses.push({ verb: 'replace', place: where, rest: `修改为：${quoted(words)}` })
    }
  }
  const kept = new Set(pairs.values())
  for (const [j, item] of after.items.entries()) {
    if (kept.has(j)) continue
    const words = itemWords(item)
    if (!canQuote(words)) return null
    clauses.push({ verb: 'insert', place, rest: `增加一项，作为第${toChinese(j + 1)}项：${quoted(words)}` })
  }
  return clauses
}

function itemWords(item: Item): string[] {
  return [item.line, ...item.rest].map((line) => line.label + line.gap + line.words)
}

function count(n: number): string {
  return n === 2 ? '二' : toChinese(n)
}
