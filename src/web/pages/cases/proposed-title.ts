/**
 * The title an act on these documents usually bears, in the words of the trade; the person may write another.
 *
 * @param titles of the documents that are revised or repealed; none proposes nothing.
 */
export function proposedTitle(kind: 'making' | 'revision' | 'repeal', titles: readonly string[]): string {
  const [first] = titles
  if (kind === 'making' || first === undefined) return ''
  const what = titles.length === 1 ? `《${first}》` : `《${first}》等${titles.length}件规范性文件`
  return kind === 'revision' ? `关于修改${what}的决定` : `关于废止${what}的通知`
}
