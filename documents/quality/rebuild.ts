import type { Comparison } from '../compare.ts'

/** What is wrong with a comparison: '' when equal + insert give the new text and equal + delete the old one's characters. */
export function rebuildFault(comparison: Comparison, before: string, after: string): string {
  const edits = comparison.changes.flatMap((change) => change.edits)
  const newer = edits.filter((edit) => edit.op !== 'delete').map((edit) => edit.text)
  if (newer.join('') !== after && (newer.length > 0 || after.trim() !== '')) return 'the new text does not come back'
  const older = edits.filter((edit) => edit.op !== 'insert').map((edit) => edit.text)
  return tally(older.join('')) === tally(before) ? '' : 'the old characters do not come back once each'
}

function tally(text: string): string {
  return [...text.replace(/\s/g, '')].sort().join('')
}
