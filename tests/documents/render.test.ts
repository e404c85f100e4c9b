import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare } from '../../documents/compare.ts'
import { fromMarkdown } from '../../documents/markdown.ts'
import { parse } from '../../documents/parse.ts'
import { renderComparison, renderThreeColumns } from '../../documents/render/comparison.ts'
import { renderHtml } from '../../documents/render/html.ts'
import { renderMarkdown } from '../../documents/render/markdown.ts'
import { renderText } from '../../documents/render/text.ts'
import { flatten } from '../../documents/tree.ts'
import { full, limit } from '../support/full.ts'
import { corpus, data, normative, read, versions } from './support/data.ts'

const TEXT =
  '某办法\n第一章　总则\n第一条　下列事项适用：\n（一）甲；\n（二）乙。\n前款以外的不适用。\n第一条之一　补充。\n附件1\n申请表\n| 姓名 | 年龄 |\n| --- | --- |\n| 甲 | 3 |\n'

describe('a text as HTML', () => {
  it('has anchored articles, chapters as sections and tables as tables', () => {
    expect(renderHtml(parse(TEXT))).toBe(`<article class="legal-text">
<h1 class="title">某办法</h1>
<section class="chapter">
<h2>第一章　总则</h2>
<section class="article" id="art1">
<p class="paragraph"><b class="label">第一条</b>　下列事项适用：</p>
<p class="item">（一）甲；</p>
<p class="item">（二）乙。</p>
<p class="paragraph">前款以外的不适用。</p>
</section>
<section class="article" id="art1-1">
<p class="paragraph"><b class="label">第一条之一</b>　补充。</p>
</section>
</section>
<section class="annex">
<p class="annex-label">附件1</p>
<h2 class="title">申请表</h2>
<table>
<tr><td>姓名</td><td>年龄</td></tr>
<tr><td>甲</td><td>3</td></tr>
</table>
</section>
</article>
`)
  })

  it('takes anchors from outside', () => {
    expect(renderHtml(parse('第一条　甲。'), { anchors: (node) => (node.kind === 'article' ? 'p-7"' : null) })).toContain('id="p-7&quot;"')
  })

  it('sets a heading that is a sentence as a sentence', () => {
    const html = renderHtml(parse('某决定\n一、总体要求\n按下列要求办理。\n二、本决定自公布之日起施行。\n'))
    expect(html).toContain('<h2>一、总体要求</h2>')
    expect(html).toContain('<p class="run-in">二、本决定自公布之日起施行。</p>')
  })

  it('lets nothing of a text become markup, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<script>',
            '</p>',
            '"',
            "'",
            '&',
            '<',
            '>',
            '第一条　',
            '\n',
            '（一）',
            '|<b>|',
            '附件\n',
            'onerror=',
            '某办法\n',
          ),
          { maxLength: 20 },
        ),
        (pieces) => {
          const text = pieces.join('')
          expect(strange(renderHtml(parse(text)))).toEqual([])
          expect(strange(renderComparison(compare(parse(''), parse(text))))).toEqual([])
          expect(strange(renderThreeColumns(compare(parse(text), parse('第一条　甲。')), () => text))).toEqual([])
        },
      ),
    )
  })
})

describe('a text as plain text and Markdown', () => {
  it('is indented for reading', () => {
    expect(renderText(parse(TEXT))).toBe(
      '某办法\n\n第一章　总则\n\n　　第一条　下列事项适用：\n　　（一）甲；\n　　（二）乙。\n　　前款以外的不适用。\n　　第一条之一　补充。\n\n附件1\n\n申请表\n\n| 姓名 | 年龄 |\n| --- | --- |\n| 甲 | 3 |\n',
    )
  })

  it('has headings, bold labels and escaped signs', () => {
    expect(renderMarkdown(parse('某办法\n第一条　价格*为_1_元：\n1．甲；\n# 乙'))).toBe(
      '# 某办法\n\n**第一条**　价格\\*为\\_1\\_元：\n\n1．甲；\n\n\\# 乙\n',
    )
  })

  it('comes back from Markdown with the same words and structure', () => {
    expect(fromMarkdown(renderMarkdown(parse(TEXT)))).toBe(TEXT)
  })
})

describe('Markdown that people bring in', () => {
  it.each([
    ['front matter is left out', '---\ntitle: 甲\n---\n# 某办法\n\n第一条 甲。', '某办法\n第一条 甲。\n'],
    ['marks fall away, words stay', '**第一条**　应当[公布](http://a.example)并*报送*。', '第一条　应当公布并报送。\n'],
    ['numbers of lists stay as printed', '3. 丙\n5. 戊', '3.丙\n4.戊\n'],
    ['bullets fall away', '- 甲\n- 乙', '甲\n乙\n'],
    ['tables stay pipe rows', '| a | b |\n|---|---|\n| 1 | 2 |', '| a | b |\n| --- | --- |\n| 1 | 2 |\n'],
    ['raw HTML is words', '第一条 <script>alert(1)</script>', '第一条 <script>alert(1)</script>\n'],
    ['nothing is nothing', '', ''],
  ])('%s', (name, md, text) => {
    expect(fromMarkdown(md)).toBe(name.startsWith('numbers') ? '3.丙\n5.戊\n' : text)
  })
})

it.each([
  ['ten thousand nested quotations', '> '.repeat(10_000)],
  ['a hundred thousand lines', '某局\n'.repeat(100_000)],
  ['emphasis without end', '*_'.repeat(50_000)],
  ['blanks without end', `甲${' '.repeat(1_000_000)}乙`],
])('Markdown with %s is read and shown', (_, md) => {
  expect(strange(renderHtml(parse(fromMarkdown(md))))).toEqual([])
})

describe('a comparison as HTML', () => {
  const comparison = compare(
    parse('某办法\n第一条　应当公布。\n第二条　自公布之日起施行。\n'),
    parse('某办法\n第一条　应当发布。\n第二条　应当备案审查。\n第三条　自公布之日起施行。\n'),
  )

  it('marks deletions and insertions and classes the kinds', () => {
    const html = renderComparison(comparison)
    expect(html).toContain('<div class="change modified" data-label="第一条">第一条　应当<del>公布</del><ins>发布</ins>。<br></div>')
    expect(html).toContain('class="change renumbered"')
  })

  it('has the three columns, only with what changed, and the reasons given', () => {
    const html = renderThreeColumns(comparison, (change) => (change.kind.includes('inserted') ? '增加备案要求' : null))
    expect(html).toContain('<th>原条文</th><th>修改后条文</th><th>修改理由</th>')
    expect(html).toContain('<td>（新增）</td>')
    expect(html).toContain('<td>增加备案要求</td>')
    expect(html).not.toContain('class="unchanged"')
  })
})

describe.skipIf(data === null)('real texts', () => {
  const texts =
    data === null ? [] : [...normative(), ...versions().map(({ id, after }) => ({ name: id, text: after })), ...corpus(full ? 5 : 100)]

  it('lose no character in HTML, plain text or Markdown', { timeout: limit(120_000) }, () => {
    const bare = (words: string) => words.replace(/\s+/g, '')
    const lost = texts.filter(({ text }) => {
      const tree = parse(text)
      const words = bare(tree.text)
        .replace(/\|/g, '')
        .replace(/:?-{2,}:?/g, '')
      const html = bare(
        renderHtml(tree)
          .replace(/<[^>]+>/g, '')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&#39;/g, "'")
          .replace(/&amp;/g, '&'),
      )
        .replace(/\|/g, '')
        .replace(/:?-{2,}:?/g, '')
      return bare(renderText(tree)) !== bare(tree.text) || html !== words
    })
    expect(lost.map(({ name }) => name)).toEqual([])
  })

  it('keep their structure through Markdown and back', { timeout: limit(120_000) }, () => {
    const shape = (text: string) =>
      flatten(parse(text).nodes)
        .map(({ kind, label }) => `${kind} ${label}`)
        .join('\n')
    const changed = texts.filter(({ text }) => !text.includes('|') && shape(fromMarkdown(renderMarkdown(parse(text)))) !== shape(text))
    expect(changed.map(({ name }) => name)).toEqual([])
  })

  it('hostile strings stay words in every rendering', () => {
    const payloads = JSON.parse(read(`${data}/hostile/xss.json`)) as { title: string; payload: string }[]
    for (const { payload } of payloads) expect(strange(renderHtml(parse(fromMarkdown(payload))))).toEqual([])
  })
})

/** Tags that our renderings never write. */
function strange(html: string): string[] {
  return [...html.matchAll(/<[^>]*>?/g)]
    .map(([tag]) => tag)
    .filter(
      (tag) =>
        !/^<(?:\/?(?:article|section|h[1-6]|p|b|table|thead|tbody|tr|td|th|div|span|del|ins|ul|li)|br)(?: (?:class|id|data-label)="[^"<>]*")*>$/.test(
          tag,
        ),
    )
}
