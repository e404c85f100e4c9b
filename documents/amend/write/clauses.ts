import { editsOf } from '../../compare/edits.ts'
import { likeness } from '../../identity/bigrams.ts'
import { toChinese } from '../../numerals.ts'
import { insertAt, replaceIn } from '../edit.ts'
import { type Article, type Item, type Line, linesOfParagraph, makeLine, type Paragraph, renderParagraph } from '../work.ts'
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

function clauseWords({ verb, place, rest }: Clause, label: string): string {
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
  return linesOfParagraph(paragraph).map((line) => line.label + line.gap + line.words)
}

function paragraphClauses(before: Article, after: Article, grain: Grain): Clause[] | null {
  if ([...before.paragraphs, ...after.paragraphs].some((p) => !p.counted)) return null
  const pairs = pair(before.paragraphs, after.paragraphs, (p) => bare(renderParagraph(p)))
  const clauses: Clause[] = []
  const single = before.paragraphs.length === 1
  for (const [i, p] of before.paragraphs.entries()) {
    const j = pairs.get(i)
    if (j === undefined) continue
    const place = single ? '' : `第${toChinese(i + 1)}款`
    const changed = changeParagraph(p, after.paragraphs[j]!, place, grain)
    if (changed === null) return null
    clauses.push(...changed)
  }
  const gone = before.paragraphs.flatMap((_, i) => (pairs.has(i) ? [] : [`第${toChinese(i + 1)}款`]))
  if (gone.length > 0) clauses.push({ verb: 'delete', place: '款', rest: gone.join('、') })
  const kept = new Set(pairs.values())
  for (let j = 0; j < after.paragraphs.length; j++) {
    if (kept.has(j)) continue
    let to = j
    while (to + 1 < after.paragraphs.length && !kept.has(to + 1)) to++
    const words = after.paragraphs.slice(j, to + 1)
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

/** At most this many phrase instructions for one line; more are harder to read than the new words. */
const mostPhrases = 3

/** 将…中的“甲”修改为“乙”, 删去…中的“甲”, 在…“甲”后增加“乙”, checked on the line itself. */
function phraseClauses(before: string, after: string, place: string, lines: readonly Line[]): Clause[] | null {
  if (before.length < 12 || likeness(before, after) < 0.5) return null
  const hunks = hunksOf(before, after)
  if (hunks === null || hunks.length === 0 || hunks.length > mostPhrases) return null
  const others = lines.filter((line) => line.words !== before).map((line) => line.words)
  const clauses: Clause[] = []
  let now = before
  for (const hunk of hunks) {
    const made = phraseFor(now, hunk, place, others)
    if (made === null) return null
    clauses.push(made.clause)
    now = made.result
  }
  return now === after ? clauses : null
}

interface Hunk {
  /** The words that stay before and behind the change, as far as the neighbouring changes. */
  left: string
  old: string
  fresh: string
  right: string
}

function hunksOf(before: string, after: string): Hunk[] | null {
  const hunks: Hunk[] = []
  let left = ''
  let open: Hunk | null = null
  for (const edit of editsOf(before, after)) {
    if (edit.op === 'equal') {
      if (open && edit.text.length < 4) {
        open.old += edit.text
        open.fresh += edit.text
        continue
      }
      if (open) open.right = edit.text
      open = null
      left = edit.text
      continue
    }
    if (!open) {
      open = { left, old: '', fresh: '', right: '' }
      hunks.push(open)
    }
    if (edit.op === 'delete') open.old += edit.text
    else open.fresh += edit.text
  }
  return hunks.length > 0 && hunks.every((h) => h.old.length + h.fresh.length < 400) ? hunks.map(trim) : null
}

/** Words that stayed inside a widened change go back to its sides. */
function trim(hunk: Hunk): Hunk {
  let { left, old, fresh, right } = hunk
  while (old !== '' && fresh !== '' && old[0] === fresh[0]) {
    left += old[0]
    old = old.slice(1)
    fresh = fresh.slice(1)
  }
  while (old !== '' && fresh !== '' && old.at(-1) === fresh.at(-1)) {
    right = old.at(-1)! + right
    old = old.slice(0, -1)
    fresh = fresh.slice(0, -1)
  }
  return { left, old, fresh, right }
}

function phraseFor(now: string, hunk: Hunk, place: string, others: readonly string[]): { clause: Clause; result: string } | null {
  const rights = steps(hunk.right, false)
  const lefts = steps(hunk.left, true)
  if (hunk.old === '' && !/[，。；：、“（]$/.test(hunk.left)) {
    for (const left of lefts) {
      const anchor = hunk.left.slice(left)
      if (anchor.length < Math.min(4, hunk.left.length)) continue
      const wanted = replaceOnce(now, anchor, anchor + hunk.fresh, others)
      if (
        wanted !== null &&
        canQuote([anchor]) &&
        canQuote([hunk.fresh]) &&
        tried(now, (l) => insertAt(l, anchor, hunk.fresh, null, 'after')) === wanted
      ) {
        return { clause: { verb: 'insertPhrase', place, rest: `${quoted([anchor])}后增加${quoted([hunk.fresh])}` }, result: wanted }
      }
    }
  }
  for (let k = 0; k < rights.length + lefts.length; k++) {
    const right = hunk.right.slice(0, rights[Math.min(Math.ceil(k / 2), rights.length - 1)]!)
    const left = hunk.left.slice(lefts[Math.min(Math.floor(k / 2), lefts.length - 1)]!)
    const old = left + hunk.old + right
    const fresh = left + hunk.fresh + right
    if (old.length < 2 || !canQuote([old]) || (fresh !== '' && !canQuote([fresh]))) continue
    const wanted = replaceOnce(now, old, fresh, others)
    if (wanted === null || tried(now, (l) => replaceIn(l, old, fresh, null, null)) !== wanted) continue
    if (fresh === '') return { clause: { verb: 'deletePhrase', place, rest: quoted([old]) }, result: wanted }
    return { clause: { verb: 'phrase', place, rest: `${quoted([old])}修改为${quoted([fresh])}` }, result: wanted }
  }
  return null
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** How far a quotation may reach into the words beside a change: word by word, at most to the next mark. */
function steps(words: string, backwards: boolean): number[] {
  const near = backwards ? words.slice(-40) : words.slice(0, 40)
  const bounds = [...segmenter.segment(near)].map((s) => s.index).concat(near.length)
  const offset = backwards ? words.length - near.length : 0
  const list = bounds.map((b) => b + offset).sort((a, b) => (backwards ? b - a : a - b))
  return list.length > 0 ? list : [backwards ? words.length : 0]
}

/** The text with the only occurrence replaced; null when the words stand there more than once or elsewhere in the place. */
function replaceOnce(text: string, old: string, fresh: string, others: readonly string[]): string | null {
  const at = text.indexOf(old)
  if (old === '' || at < 0 || text.indexOf(old, at + 1) >= 0 || others.some((words) => words.includes(old))) return null
  return text.slice(0, at) + fresh + text.slice(at + old.length)
}

function tried(words: string, change: (lines: Line[]) => unknown): string {
  const line = makeLine('', '', '', words, false)
  change([line])
  return line.words
}

/** Pairs what is equal in order, then what is alike between the equal ones. */
export function pair<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): Map<number, number> {
  const a = before.map(key)
  const b = after.map(key)
  const pairs = new Map<number, number>()
  let i0 = 0
  let j0 = 0
  for (const [i, j] of [...common(a, b), [a.length, b.length] as const]) {
    alike(a, b, i0, i, j0, j, pairs)
    if (i < a.length) pairs.set(i, j)
    i0 = i + 1
    j0 = j + 1
  }
  return pairs
}

/** The longest common subsequence; lists of paragraphs are short. */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length * b.length > 250_000) return []
  const table = Array.from({ length: a.length + 1 }, () => new Int32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  const runs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) runs.push([i++, j++])
    else if (table[i + 1]![j]! >= table[i]![j + 1]!) i++
    else j++
  }
  return runs
}

function alike(
  a: readonly string[],
  b: readonly string[],
  i0: number,
  i1: number,
  j0: number,
  j1: number,
  pairs: Map<number, number>,
): void {
  // As many old as new ones: one for one, unless they have nothing in common.
  let j = j0
  for (let i = i0; i < i1; i++) {
    for (let k = j; k < j1; k++) {
      if (oneForOne(i1 - i0, j1 - j0, i - i0, k - j0, a[i]!, b[k]!) || likeness(a[i]!, b[k]!) > 0.4) {
        pairs.set(i, k)
        j = k + 1
        break
      }
    }
  }
}

/** As many old as new ones between two equal ones: each took the place of its fellow; a single one also when nothing is left of it. */
function oneForOne(olds: number, news: number, i: number, k: number, a: string, b: string): boolean {
  return olds === news && i === k && (olds === 1 || likeness(a, b) > 0.15)
}

export function bare(text: string): string {
  return text.replace(/[\s\u3000]+/g, '')
}

function count(n: number): string {
  return n === 2 ? '二' : toChinese(n)
}
