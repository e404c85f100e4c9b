import { writeFile } from 'node:fs/promises'
import { type Change, type Comparison, compare } from '../../../documents/compare.ts'
import { type Io, printJson } from '../io.ts'
import { readInputs } from './input.ts'

interface Options {
  json?: boolean
  html?: string
}

/** `text diff`: 0 whether or not the texts differ. */
export async function diff(io: Io, before: string, after: string, options: Options): Promise<number> {
  const [old, now] = await readInputs(io, before, after)
  const comparison = compare(old.tree, now.tree)
  if (options.html !== undefined) {
    const { renderThreeColumns } = await import('../../../documents/render/comparison.ts')
    const { page } = await import('./page.ts')
    const table = page(`${old.tree.title ?? now.tree.title ?? ''}修改对照表`, renderThreeColumns(comparison))
    if (options.html === '-') io.out(table)
    else await writeFile(options.html, table)
  }
  if (options.json) {
    const texts = { ...(old.converted ? { beforeText: old.tree.text } : {}), ...(now.converted ? { afterText: now.tree.text } : {}) }
    printJson(io, { ...comparison, ...texts })
  } else if (options.html === undefined) io.out(summary(comparison))
  return 0
}

/** For people: the sums, then each article that is not as it was, with its edits. */
function summary(comparison: Comparison): string {
  const sums = Object.entries(comparison.summary)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kind} ${count}`)
  const changes = comparison.changes.filter((change) => !change.kind.includes('unchanged')).map(shown)
  return `${[sums.join(', '), ...changes].join('\n\n')}\n`
}

function shown(change: Change): string {
  const [from, to] = [change.before?.label, change.after?.label]
  const place = from && to && from !== to ? `${from} → ${to}` : (to ?? from ?? '')
  const edits = change.edits.map(({ op, text }) => (op === 'insert' ? `{+${text}+}` : op === 'delete' ? `[-${text}-]` : shortened(text)))
  return `${change.kind.join(' ')} ${place}\n${edits.join('').trim()}`
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 25)} … ${text.slice(-25)}`
}
