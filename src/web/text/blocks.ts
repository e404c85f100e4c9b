import type { ProvisionView } from '../../contract/index.ts'

/** One line of a text with the innermost provision it belongs to. */
export interface Line {
  start: number
  text: string
  /** The provision that starts with this line, else the one around it. */
  provisionId: string
  kind: string
  label: string | null
}

/** An article, a heading or another piece that stands for itself: what is walked, chosen and remarked on. */
export interface Block {
  provisionId: string
  kind: string
  label: string | null
  start: number
  end: number
  lines: Line[]
  /** Every provision inside, itself included. */
  inside: ReadonlySet<string>
}

/** A text cut into blocks for reading: an article whole, a chapter's heading alone, everything else as it stands. */
export function blocksOf(text: string, provisions: readonly ProvisionView[]): Block[] {
  const byStart = new Map<number, ProvisionView>()
  for (const one of provisions) byStart.set(one.start, one) // a child that starts with its parent comes later and wins
  const blocks: Block[] = []
  for (let i = 0; i < provisions.length; ) {
    const one = provisions[i]!
    let next = i + 1
    const whole = one.kind === 'article' || one.kind === 'table' || one.kind === 'toc'
    while (whole && next < provisions.length && provisions[next]!.start < one.end) next++
    const first = provisions[i + 1]
    const end = !whole && first && first.start < one.end ? first.start : one.end
    const block = blockOf(text, one, end, provisions.slice(i, whole ? next : i + 1), byStart)
    if (block) blocks.push(block)
    i = next
  }
  return blocks
}

function blockOf(
  text: string,
  one: ProvisionView,
  end: number,
  inside: readonly ProvisionView[],
  byStart: ReadonlyMap<number, ProvisionView>,
): Block | null {
  const lines: Line[] = []
  let at = one.start
  for (const raw of text.slice(one.start, end).split('\n')) {
    const lead = raw.length - raw.trimStart().length
    if (raw.trim() !== '') {
      const start = at + lead
      const owner = byStart.get(start) ?? byStart.get(at) ?? one
      const provision = owner.start < end ? owner : one
      lines.push({ start, text: raw.trim(), provisionId: provision.provisionId, kind: provision.kind, label: provision.label })
    }
    at += raw.length + 1
  }
  if (lines.length === 0) return null
  return { ...pick(one), end, lines, inside: new Set(inside.map((provision) => provision.provisionId)) }
}

function pick({ provisionId, kind, label, start }: ProvisionView) {
  return { provisionId, kind, label, start }
}

/** What people call a block: its label, else its first words. */
export function blockName(block: Block): string {
  if (block.label) return block.label
  const words = block.lines[0]?.text ?? ''
  return words.length > 16 ? `${words.slice(0, 15)}…` : words
}
