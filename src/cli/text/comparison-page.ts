import type { Change, Comparison } from '../../../documents/compare.ts'
import type { Tree } from '../../../documents/tree.ts'
import { escaped, page } from './page.ts'

const words: Record<string, string> = {
  unchanged: '未变',
  modified: '修改',
  inserted: '新增',
  deleted: '删去',
  moved: '移动',
  renumbered: '序号调整',
  split: '拆分',
  merged: '合并',
  referenceOnly: '仅引用序号调整',
  noise: '仅格式差异',
}

/** The three-column table of the trade: 原条文, 修改后条文, 修改理由 (left open for the drafter). Unchanged provisions are left out. */
export function comparisonPage(comparison: Comparison, before: Tree, after: Tree): string {
  const rows = comparison.changes.filter((change) => !change.kind.includes('unchanged')).map(row)
  const title = `${before.title ?? after.title ?? ''}修改前后对照表`
  const sums = Object.entries(comparison.summary)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${words[kind] ?? kind} ${count}`)
  return page(
    title,
    `<h1>${escaped(title)}</h1>
<p>${escaped(sums.join('，'))}</p>
<table>
<thead><tr><th>原条文</th><th>修改后条文</th><th>修改理由</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`,
  )
}

function row(change: Change): string {
  const old = change.edits.filter(({ op }) => op !== 'insert').map(({ op, text }) => marked(op === 'delete' ? 'del' : null, text))
  const now = change.edits.filter(({ op }) => op !== 'delete').map(({ op, text }) => marked(op === 'insert' ? 'ins' : null, text))
  const kind = change.kind.map((one) => words[one] ?? one).join('、')
  return `<tr><td>${old.join('')}</td><td>${now.join('')}</td><td>〔${escaped(kind)}〕</td></tr>`
}

function marked(tag: 'ins' | 'del' | null, text: string): string {
  const html = escaped(text).replace(/\r?\n/g, '<br>')
  return tag ? `<${tag}>${html}</${tag}>` : html
}
