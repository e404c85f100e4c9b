import { identify } from '../identity.ts'
import { editorialKey } from '../noise.ts'
import { toChinese } from '../numerals.ts'
import { flatten, type TextNode, type Tree } from '../tree.ts'
import { isAt, stepsOf, stepTo } from '../within.ts'
import type { Revised } from './types.ts'

/**
 * What became of provisions of a text in its later version, by the identity of the provisions and not by their numbers.
 *
 * @returns a function that takes a place as citations name it (`art12/par1`); null where the older text has no such place, it is a range, or
 *   another answer would be nearly as good.
 */
export function revisedProvisions(before: Tree, after: Tree): (place: string) => Revised | null {
  const [olds, news] = [flatten(before.nodes), flatten(after.nodes)]
  const rows = new Map(identify(before, after).rows.flatMap((row) => row.before.map((index) => [index, row] as const)))
  return (place) => {
    const way = nodesAt(olds, place)
    const [article, cited] = [way?.[0], way?.at(-1)]
    const row = cited && rows.get(olds.indexOf(cited))
    if (!article || !cited || !row) return null
    if (row.after.length === 0) return { became: 'gone', now: null }
    if (row.ambiguous) return null
    const now = news[row.after[0]!]!
    const whole = rows.get(olds.indexOf(article))?.after[0]
    const label = whole === undefined ? null : news[whole]!.label
    const same = wordsOf(before, cited) === wordsOf(after, now) && !row.relations.includes('split') && !row.relations.includes('merged')
    if (!same) return { became: 'reworded', now: label }
    const stays = whole !== undefined && isAt(news[whole]!, { number: article.number!, suffix: article.suffix ?? null })
    return { became: stays ? 'same' : 'renumbered', now: label }
  }
}

/** 第十二条第一款第（二）项 of `art12/par1/item2`; null for a range. */
export function placeName(place: string): string | null {
  const steps = stepsOf(place)
  if (steps?.[0]?.unit !== 'art') return null
  return steps
    .map(({ unit, number, suffix }) => {
      const digits = toChinese(number)
      const step = unit === 'art' ? `第${digits}条` : unit === 'par' ? `第${digits}款` : `第（${digits}）项`
      return suffix === null ? step : `${step}之${toChinese(suffix)}`
    })
    .join('')
}

/** The article and what is cited of it, in order; null where there is no such place, or two. */
function nodesAt(nodes: readonly TextNode[], place: string): TextNode[] | null {
  const way: TextNode[] = []
  for (const step of stepsOf(place) ?? []) {
    const found = stepTo(step, nodes, way.at(-1) ?? null)
    if (found === null) return null
    way.push(found)
  }
  return way[0]?.kind === 'article' ? way : null
}

/** All that stands under a provision but its own number; blanks, width and punctuation change nothing. */
function wordsOf({ text }: Tree, { label, start, end }: TextNode): string {
  return editorialKey(text.slice(start + (label ?? '').length, end))
}
