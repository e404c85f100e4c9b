import type { Change, Comparison, Edit } from '../compare.ts'
import { escapeHtml } from './escape.ts'

/** The three-column table's third column; null leaves it empty for a person to fill in. */
export type ReasonFor = (change: Change) => string | null

const NAMES: Record<string, string> = {
  unchanged: '未变',
  modified: '修改',
  inserted: '新增',
  deleted: '删去',
  moved: '移动',
  renumbered: '条号变动',
  split: '拆分',
  merged: '合并',
  referenceOnly: '仅引用条号变动',
  noise: '仅排版差异',
}

/**
 * A comparison as one running text: deletions in `<del>`, insertions in `<ins>`, each provision with the kinds of its change as
 * classes, so that unchanged ones and noise can be hidden by style alone. Escaped.
 */
export function renderComparison(comparison: Comparison): string {
  const rows = comparison.changes.map(
    (change) =>
      `<div class="${['change', ...change.kind].join(' ')}"${place(change)}>${badges(change)}${change.edits.map(editHtml).join('')}</div>\n`,
  )
  return `<section class="comparison">\n${summaryHtml(comparison)}${rows.join('')}</section>\n`
}

/** The table that goes with a draft: 原条文 / 修改后条文 / 修改理由, only what changed in substance or in number. Escaped. */
export function renderThreeColumns(comparison: Comparison, reasonFor: ReasonFor = () => null): string {
  const rows = comparison.changes
    .filter((change) => !change.kind.includes('unchanged') && !change.kind.includes('noise'))
    .map((change) => {
      const before = change.before
        ? change.edits
            .filter((edit) => edit.op !== 'insert')
            .map(editHtml)
            .join('')
        : '（新增）'
      const after = change.after
        ? change.edits
            .filter((edit) => edit.op !== 'delete')
            .map(editHtml)
            .join('')
        : '（删去）'
      return `<tr class="${change.kind.join(' ')}"><td>${before}</td><td>${after}</td><td>${escapeHtml(reasonFor(change) ?? '')}</td></tr>\n`
    })
  return `<table class="three-columns">\n<thead><tr><th>原条文</th><th>修改后条文</th><th>修改理由</th></tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n</table>\n`
}

function summaryHtml({ summary }: Comparison): string {
  const told = Object.entries(summary).filter(([, count]) => count > 0)
  return `<ul class="summary">${told.map(([kind, count]) => `<li class="${kind}">${NAMES[kind]} ${count}</li>`).join('')}</ul>\n`
}

function badges({ kind, from }: Change): string {
  const told = kind.filter((word) => word !== 'unchanged' && word !== 'modified')
  const sources = from && from.length > 0 ? `（并入${from.map((source) => escapeHtml(source.label ?? '无编号部分')).join('、')}）` : ''
  return told.length === 0 ? '' : `<span class="badges">${told.map((word) => NAMES[word]).join('、')}${sources}</span>`
}

function place({ before, after }: Change): string {
  const label = after?.label ?? before?.label
  return label ? ` data-label="${escapeHtml(label)}"` : ''
}

function editHtml({ op, text }: Edit): string {
  const words = escapeHtml(text).replace(/\r\n|\r|\n/g, '<br>')
  if (op === 'delete') return `<del>${words}</del>`
  return op === 'insert' ? `<ins>${words}</ins>` : words
}
