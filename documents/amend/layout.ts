import { type Article, articlesOf, type Block, renderBlock, type Work } from './work.ts'

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
    place(out, previous, free, pending, next, warnings)
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

function place(out: Block[], previous: Article | null, free: Article[], gap: Block[], next: Article | null, warnings: string[]): void {
  const plain = gap.filter((b) => b.type === 'plain' && !b.gone)
  const heads = gap.filter((b) => !plain.includes(b))
  const living = heads.filter((b) => !b.gone)
  // Tables and the like stay with the article they stood under; what follows the last article stays behind it.
  if (next !== null && living.length > 0 && gap.indexOf(plain[0]!) < gap.indexOf(living[0]!)) {
    out.push(...plain)
    if (free.length === 0 || living.length === 0) return void out.push(...heads, ...free)
  } else if (living.length === 0) {
    if (next === null) out.push(...free, ...gap)
    else out.push(...gap, ...free)
    return
  }
  const rest = plain.length > 0 && !out.includes(plain[0]!) ? gap : heads
  if (free.length === 0) return void out.push(...rest)
  const fresh = living.findIndex((b) => b.type === 'heading' && b.isNew)
  if (previous === null) return void out.push(...rest, ...free)
  if (fresh >= 0) {
    const at = rest.indexOf(living[fresh]!) + 1
    return void out.push(...rest.slice(0, at), ...free, ...rest.slice(at))
  }
  const cut = bestCut(free, previous, living, next)
  if (next !== null)
    warnings.push(
      `${free.map((a) => a.label).join('、')}在${living.map((b) => (b.type === 'heading' ? b.line.label : '')).join('')}之${cut === 0 ? '后' : '前'}，决定未写明，按内容相近的一边安排`,
    )
  out.push(...free.slice(0, cut), ...rest, ...free.slice(cut))
}

/** How many of the free articles stand before the heading. */
function bestCut(free: Article[], previous: Article, heads: Block[], next: Article | null): number {
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
