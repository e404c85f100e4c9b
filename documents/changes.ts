import { editorialKey } from './noise.ts'
import { toChinese } from './numerals.ts'
import type { Provision } from './provisions.ts'

/** What a change means for the sign-offs that stand on a provision. */
export interface ProvisionChange {
  provisionId: string
  kind: 'changed' | 'added' | 'removed'
  /** Only blanks, width or punctuation: put to the signer as one batch to confirm. */
  noise: boolean
  /** Where it stands, for people: 第五条第二款第（一）项; null where no number leads to it. */
  label: string | null
}

const INSIDE = new Set(['paragraph', 'item', 'subitem', 'table'])

/**
 * The provisions that differ between two texts of a lineage, by id and body hash: those of the new text in its order, then the
 * removed ones. Form slots are left out and renumbering alone is no change; a paragraph or item that went under another article
 * is one, for its meaning hangs on what stands above it.
 *
 * @param text both texts, to tell noise; without them nothing counts as noise.
 */
export function changedProvisions(
  before: readonly Provision[],
  after: readonly Provision[],
  text?: { before: string; after: string },
): ProvisionChange[] {
  const olds = new Map(before.map((provision) => [provision.provisionId, provision]))
  const news = new Map(after.map((provision) => [provision.provisionId, provision]))
  const bodies = text ? { before: bodyReader(text.before, before), after: bodyReader(text.after, after) } : null
  const changes: ProvisionChange[] = []
  const labelNew = labeller(after)
  for (const provision of after) {
    if (provision.slot) continue
    const old = olds.get(provision.provisionId)
    if (!old) changes.push({ provisionId: provision.provisionId, kind: 'added', noise: false, label: labelNew(provision) })
    else if (old.bodyHash !== provision.bodyHash) {
      const noise = bodies !== null && editorialKey(bodies.before(old)) === editorialKey(bodies.after(provision))
      changes.push({ provisionId: provision.provisionId, kind: 'changed', noise, label: labelNew(provision) })
    } else if (INSIDE.has(provision.kind) && old.parentId !== provision.parentId) {
      changes.push({ provisionId: provision.provisionId, kind: 'changed', noise: false, label: labelNew(provision) })
    }
  }
  const labelOld = labeller(before)
  for (const provision of before) {
    if (!provision.slot && !news.has(provision.provisionId))
      changes.push({ provisionId: provision.provisionId, kind: 'removed', noise: false, label: labelOld(provision) })
  }
  return changes
}

/** The words of a provision that belong to none of its children, by the same rule as its hash. */
function bodyReader(text: string, provisions: readonly Provision[]): (provision: Provision) => string {
  const children = new Map<string, Provision[]>()
  for (const provision of provisions) {
    if (provision.parentId === null) continue
    const list = children.get(provision.parentId)
    if (list) list.push(provision)
    else children.set(provision.parentId, [provision])
  }
  return (provision) => {
    let from = provision.start + (provision.label ?? '').length
    let body = ''
    for (const child of children.get(provision.provisionId) ?? []) {
      body += text.slice(from, child.start)
      from = child.end
    }
    return (body + text.slice(from, provision.end)).trim()
  }
}

/** 第五条第二款第（一）项: the way to a provision, from its article or its outermost heading down. */
function labeller(provisions: readonly Provision[]): (provision: Provision) => string | null {
  const byId = new Map(provisions.map((provision) => [provision.provisionId, provision]))
  const ordinal = new Map<string, number>()
  const counts = new Map<string | null, number>()
  for (const provision of provisions) {
    if (provision.kind !== 'paragraph') continue
    const count = (counts.get(provision.parentId) ?? 0) + 1
    counts.set(provision.parentId, count)
    ordinal.set(provision.provisionId, count)
  }
  return (provision) => {
    const words: string[] = []
    for (let at: Provision | undefined = provision; at; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
      words.unshift(step(at, provision, ordinal.get(at.provisionId)))
      if (at.kind === 'article') break
    }
    return words.join('') || null
  }
}

function step(at: Provision, target: Provision, ordinal: number | undefined): string {
  if (at.kind === 'article') return at.label ?? ''
  if (at.kind === 'paragraph') return ordinal === undefined ? '' : `第${toChinese(ordinal)}款`
  if (at.kind === 'item' || at.kind === 'subitem') return `第${(at.label ?? '').replace(/[、.．]$/, '')}${at.kind === 'item' ? '项' : '目'}`
  if (at.kind === 'heading') return (at.label ?? '').replace(/[、.．]$/, '')
  return at === target ? (at.label ?? '') : ''
}
