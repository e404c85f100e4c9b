import type { Place } from './types.ts'
import { ordinal } from './words.ts'
import { type Article, articlesOf, type Block, type Heading, renderBlock, type Work } from './work.ts'

/** Blocks between two articles of the old text: headings and what hangs on them. */
interface Gap {
  blocks: Block[]
  /** How many articles of the old order stand before it. */
  behind: number
}

/**
 * Puts the articles into the order of their numbers and the headings where they belong among them.
 *
 * An article that keeps its order is an anchor; the headings between two anchors of the old text stay between them. Where a new
 * article could stand before or behind a heading, the neighbour with more words in common decides, with a warning.
 */
export function layout(work: Work, warnings: string[]): void {
  const base = articlesOf(work)
  const rank = new Map(base.map((a, i) => [a, i]))
  const living = base.filter((a) => !a.gone)
  const final = [...living].sort((a, b) => a.number.number - b.number.number || (a.number.suffix ?? 0) - (b.number.suffix ?? 0))
  const gaps = gapsOf(work, base)
  const anchors = new Set(
    increasing(
      final.filter((a) => a.old !== null && !a.moved),
      rank,
    ),
  )
  const doubts: Doubts = { warnings, numbers: numbersOf(work) }
  const out: Block[] = [...(gaps.find((g) => g.behind === 0)?.blocks ?? []).filter((b) => !isHeadingGroup(b))]
  let done = gaps.findIndex((g) => g.behind > 0)
  if (done < 0) done = gaps.length
  const first = gaps.find((g) => g.behind === 0)?.blocks.filter(isHeadingGroup) ?? []
  let pending: Block[] = first
  let free: Article[] = []
  let previous: Article | null = null
  const close = (next: Article | null) => {
    const limit = next ? rank.get(next)! : Number.POSITIVE_INFINITY
    while (done < gaps.length && gaps[done]!.behind <= limit) pending.push(...gaps[done++]!.blocks)
    place(out, previous, free, pending, next, doubts)
    free = []
    pending = []
    if (next) out.push(next)
    previous = next ?? previous
  }
  for (const article of final) {
    if (anchors.has(article)) close(article)
    else free.push(article)
  }
  close(null)
  const lead = work.blocks.find((b) => b.type === 'article')
  work.blocks = [...out, ...base.filter((a) => a.gone)]
  mendLeads(work, lead?.type === 'article' ? lead.lead : '')
}

function isHeadingGroup(block: Block): boolean {
  return block.type === 'heading'
}

function gapsOf(work: Work, base: Article[]): Gap[] {
  const gaps: Gap[] = []
  let behind = 0
  const known = new Set<Block>(base)
  for (const block of work.blocks) {
    if (known.has(block)) behind++
    else if (gaps.at(-1)?.behind === behind) gaps.at(-1)!.blocks.push(block)
    else gaps.push({ blocks: [block], behind })
  }
  return gaps
}

/** The longest run of articles that keep their old order. */
function increasing(list: Article[], rank: Map<Article, number>): Article[] {
  const tails: number[] = []
  const back: number[] = []
  for (const [i, article] of list.entries()) {
    const r = rank.get(article)!
    let lo = 0
    let hi = tails.length
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (rank.get(list[tails[mid]!]!)! < r) lo = mid + 1
      else hi = mid
    }
    back[i] = lo > 0 ? tails[lo - 1]! : -1
    tails[lo] = i
  }
  const run: Article[] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = back[i]!) run.unshift(list[i]!)
  return run
}

function place(out: Block[], previous: Article | null, free: Article[], gap: Block[], next: Article | null, doubts: Doubts): void {
  const heads = gap.filter((b): b is Heading => b.type === 'heading')
  const living = heads.filter((b) => !b.gone)
  const first = gap.findIndex((b) => b.type === 'heading' && !b.gone)
  // Tables and the like stay with the article they stood under; what follows the last article stays behind it.
  if (living.length === 0) return void out.push(...(next === null ? [...free, ...gap] : [...gap, ...free]))
  out.push(...gap.slice(0, first))
  const rest = gap.slice(first)
  const slots = slotsOf(previous, free, living, next, doubts)
  for (const [k, article] of free.entries()) if (slots[k] === 0) out.push(article)
  let at = 0
  for (const block of rest) {
    out.push(block)
    if (block.type !== 'heading' || block.gone) continue
    at++
    for (const [k, article] of free.entries()) if (slots[k] === at) out.push(article)
  }
}

/** Behind how many of the headings each free article stands. */
function slotsOf(previous: Article | null, free: Article[], living: Heading[], next: Article | null, doubts: Doubts): number[] {
  if (free.length === 0) return []
  const homes = free.map((a) =>
    a.home === null ? slotBeside(a, previous, next, living.length) : slotOfHome(a.home, living, doubts.numbers),
  )
  const fresh = living.findIndex((b) => b.isNew)
  const unsaid = homes.some((h) => h === null)
  const cut = previous === null ? 0 : fresh >= 0 ? 0 : unsaid ? bestCut(free, previous, living, next) : 0
  const behind = previous !== null && fresh >= 0 ? fresh + 1 : living.length
  if (unsaid && previous !== null && next !== null && fresh < 0) {
    const names = free
      .filter((_, k) => homes[k] === null)
      .map((a) => a.label)
      .join('、')
    const heads = living.map((b) => b.line.label).join('')
    doubts.warnings.push(
      cut === 0 ? `${names}在${heads}之后，决定未写明，按内容相近的一边安排` : `${names}在${heads}之前，决定未写明，按内容相近的一边安排`,
    )
  }
  let least = 0
  return free.map((_, k) => {
    least = Math.max(least, homes[k] ?? (k < cut ? 0 : behind))
    return least
  })
}

/** Next to the article that a decision names: on its side of the headings. */
function slotBeside({ beside }: Article, previous: Article | null, next: Article | null, all: number): number | null {
  if (beside === null) return null
  if (!beside.before && beside.article === previous) return 0
  return beside.before && beside.article === next ? all : null
}

/** The heading that a decision names for an article: behind it, or before all of them when it stands further up. */
function slotOfHome(home: Place, living: Heading[], numbers: Map<Heading, string>): number {
  const wanted = `${home.part ?? ''}/${home.chapter ?? ''}/${home.section ?? ''}`
  return (
    living.findIndex(
      (h) =>
        numbers.get(h) === wanted ||
        (home.section === null && home.part === null && numbers.get(h)?.split('/').slice(1).join('/') === `${home.chapter}/`),
    ) + 1
  )
}

/** What the layout could not know, and the numbers of the headings in the new text. */
interface Doubts {
  warnings: string[]
  numbers: Map<Heading, string>
}

function numbersOf(work: Work): Map<Heading, string> {
  const numbers = new Map<Heading, string>()
  let chapter: number | null = null
  for (const block of work.blocks) {
    if (block.type !== 'heading' || block.gone) continue
    const n = ordinal(block.line.label)?.number ?? null
    if (block.kind === 'chapter') chapter = n
    numbers.set(
      block,
      block.kind === 'section' ? `/${chapter ?? ''}/${n ?? ''}` : block.kind === 'chapter' ? `/${n ?? ''}/` : `${n ?? ''}//`,
    )
  }
  return numbers
}

/** How many of the free articles stand before the heading. */
function bestCut(free: Article[], previous: Article, heads: readonly Block[], next: Article | null): number {
  if (next === null) return free.length
  const left = bigrams(renderBlock(previous))
  const right = bigrams(heads.map(renderBlock).join('') + renderBlock(next))
  const score = free.map((a) => {
    const own = bigrams(renderBlock(a))
    return overlap(own, left) - overlap(own, right)
  })
  let best = 0
  let sum = 0
  let top = 0
  for (const [i, s] of score.entries()) {
    sum += s
    if (sum > top) {
      top = sum
      best = i + 1
    }
  }
  return best
}

function bigrams(text: string): Set<string> {
  const bare = text.replace(/[\s，。；：、“”（）]/g, '')
  const set = new Set<string>()
  for (let i = 0; i + 1 < bare.length; i++) set.add(bare.slice(i, i + 2))
  return set
}

function overlap(a: Set<string>, b: Set<string>): number {
  let n = 0
  for (const x of a) if (b.has(x)) n++
  return n / Math.sqrt((a.size || 1) * (b.size || 1))
}

/** The very first block of a text has no line end before it. */
function mendLeads(work: Work, firstLead: string): void {
  const living = work.blocks.filter((b) => !b.gone)
  const first = living[0]
  if (work.head === '' && first?.type === 'article' && firstLead === '') {
    for (const block of living.slice(1)) if (block.type === 'article' && block.lead === '') block.lead = work.style.lead
    first.lead = ''
  }
}
