import { parse } from '../../../documents/parse.ts'
import { escapeHtml } from '../../../documents/render/escape.ts'
import { renderHtml } from '../../../documents/render/html.ts'
import type { CompendiumEntry } from '../../contract/collections.ts'
import type { Paper } from '../../files/paper.ts'
import type { Collection } from './compendium.ts'

const groupNames = { government: '政府规范性文件', department: '部门规范性文件', internal: '内部管理制度', other: '其他文件' }

/** The collection as one printable HTML page: contents, change notes, every text with anchors. */
export function htmlOf(collection: Collection): string {
  const contents = collection.entries.map(
    (entry) => `<li value="${entry.position}"><a href="#text-${entry.position}">${escapeHtml(lineOf(entry))}</a></li>`,
  )
  const notes = notesOf(collection).map((note) => `<li>${escapeHtml(note)}</li>`)
  const texts = collection.entries.map(
    (entry) =>
      `<section class="text" id="text-${entry.position}">\n<h2>${entry.position}. ${escapeHtml(entry.title)}</h2>\n<p class="note">${escapeHtml(factsOf(entry))}</p>\n${bodyOf(collection, entry)}</section>`,
  )
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escapeHtml(collection.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(collection.title)}</h1>
<p class="note">截至${collection.day}，收录现行有效文件${collection.entries.length}件</p>
<h2>目录</h2>
<ol>
${contents.join('\n')}
</ol>
${notes.length > 0 ? `<h2>与上一版相比</h2>\n<ul>\n${notes.join('\n')}\n</ul>\n` : ''}${texts.join('\n')}
</body>
</html>
`
}

const style = `body{max-width:46em;margin:2em auto;padding:0 1em;font-family:FangSong,"Noto Serif CJK SC",serif;line-height:1.9}h1{text-align:center}.note{color:#444;font-family:sans-serif;font-size:.9em}.text{break-before:page}.label{font-weight:bold}@media print{a{color:inherit;text-decoration:none}}`

function bodyOf(collection: Collection, { instrumentId, position }: CompendiumEntry): string {
  const text = collection.texts.get(instrumentId)
  if (text === undefined) return '<p>（未见文本）</p>\n'
  const tree = parse(text)
  const ids = new Map(tree.nodes.map((node, at) => [node, at]))
  return renderHtml(tree, { anchors: (node) => (ids.has(node) ? `text-${position}-${ids.get(node)}` : null) })
}

/** The collection as a Word paper: contents as a table, change notes, each text on a new page. */
export function paperOf(collection: Collection): Paper {
  const blocks: Paper['blocks'] = [
    { kind: 'centered', text: `（截至${collection.day}）` },
    { kind: 'heading', text: '目录' },
    {
      kind: 'table',
      columns: ['序号', '文件名称', '文号', '施行日期', '有效期至'],
      rows: collection.entries.map((entry) => [
        String(entry.position),
        entry.title,
        entry.number ?? '',
        entry.from ?? '',
        entry.validTo ?? '',
      ]),
    },
  ]
  const notes = notesOf(collection)
  if (notes.length > 0)
    blocks.push({ kind: 'heading', text: '与上一版相比' }, ...notes.map((text) => ({ kind: 'paragraph' as const, text })))
  for (const entry of collection.entries) {
    blocks.push(
      { kind: 'pageBreak' },
      { kind: 'heading', text: `${entry.position}. ${entry.title}` },
      { kind: 'paragraph', text: factsOf(entry) },
    )
    const text = collection.texts.get(entry.instrumentId) ?? '（未见文本）'
    for (const line of text.split('\n').filter((one) => one.trim() !== '')) blocks.push({ kind: 'paragraph', text: line })
  }
  return { title: collection.title, blocks }
}

function lineOf({ title, number, group }: CompendiumEntry): string {
  return `${title}${number ? `（${number}）` : ''}  ${groupNames[group]}`
}

function factsOf({ number, from, validTo, group }: CompendiumEntry): string {
  return [groupNames[group], number, from ? `自${from}起施行` : null, validTo ? `有效期至${validTo}` : null].filter(Boolean).join('，')
}

/** What changed since the last edition, one sentence each; nothing for the first edition. */
export function notesOf({ entries, gone, editions }: Pick<Collection, 'entries' | 'gone' | 'editions'>): string[] {
  if (editions.length === 0) return []
  return [
    ...entries.filter((entry) => entry.change === 'new').map((entry) => `新收录：${entry.position}. ${entry.title}`),
    ...entries.filter((entry) => entry.change === 'changed').map((entry) => `已修改：${entry.position}. ${entry.title}`),
    ...gone.map((one) => `不再收录：${one.title}${one.number ? `（${one.number}）` : ''}，${one.reason}`),
  ]
}
