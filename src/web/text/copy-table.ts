import type { Change, Edit } from '../../../documents/compare.ts'

/** Puts a 对照表 (before | after | reason) on the clipboard, as a table for Word and as plain text. */
export async function copyTable(changes: readonly Change[], heads: readonly [string, string, string]): Promise<void> {
  const rows = changes.map((change) => [sideOf(change.edits, 'insert'), sideOf(change.edits, 'delete'), ''])
  const html = `<table border="1"><tr>${heads.map((head) => `<th>${escaped(head)}</th>`).join('')}</tr>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell).replaceAll('\n', '<br>')}</td>`).join('')}</tr>`)
    .join('')}</table>`
  const plain = [heads, ...rows].map((row) => row.join('\t')).join('\n')
  await navigator.clipboard.write([
    new ClipboardItem({ 'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob([plain], { type: 'text/plain' }) }),
  ])
}

function sideOf(edits: readonly Edit[], without: Edit['op']): string {
  return edits
    .filter((edit) => edit.op !== without)
    .map((edit) => edit.text)
    .join('')
    .trim()
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
