import { describe, expect, it } from 'vitest'
import { type Change, type Comparison, compare } from '../../documents/compare.ts'
import { parse } from '../../documents/parse.ts'

const GOALS = '为了规范行政规范性文件的制定和管理，推进依法行政，制定本办法。'
const SCOPE = '本区各级行政机关制定、审核、公布和清理行政规范性文件，适用本办法。'
const DUTY = '区司法局负责对区人民政府的行政规范性文件进行合法性审核，对部门文件进行备案审查。'
const TERM = '行政规范性文件应当规定有效期，有效期自施行之日起最长不超过五年，期满自动失效。'
const END = '本办法自公布之日起施行。'

function document(articles: string[]): string {
  return `某区文件管理办法\n${articles.map((words, i) => `第${'一二三四五六七八九十'[i]}条　${words}\n`).join('')}`
}

function diff(before: string[], after: string[]): Comparison {
  return compare(parse(document(before)), parse(document(after)))
}

/** 甲[-乙-]{+丙+}丁 */
function marked(change: Change): string {
  return change.edits
    .map(({ op, text }) => (op === 'equal' ? text : op === 'delete' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
    .trim()
}

describe('the comparison of two texts', () => {
  it('shows an insertion at the front as one insertion and all others as renumbered', () => {
    const { summary, changes } = diff([GOALS, SCOPE, END], [TERM, GOALS, SCOPE, END])
    expect(summary).toMatchObject({ unchanged: 1, inserted: 1, renumbered: 3, modified: 0, deleted: 0, moved: 0 })
    expect(marked(changes[2]!)).toBe(`[-第一条-]{+第二条+}　${GOALS}`)
    expect(changes[2]!.kind).toEqual(['renumbered'])
  })

  it('gives the places of both sides', () => {
    const { changes } = diff([GOALS], [TERM, GOALS])
    expect(changes[2]).toMatchObject({
      before: { label: '第一条', start: 9, end: 9 + 4 + GOALS.length },
      after: { label: '第二条', start: 9 + 4 + TERM.length + 1 },
    })
  })

  it('puts a deleted article where it stood', () => {
    const { changes } = diff([GOALS, SCOPE, END], [GOALS, END])
    expect(changes.map((change) => change.kind.join('+'))).toEqual(['unchanged', 'unchanged', 'deleted', 'renumbered'])
    expect(changes[2]!.after).toBeNull()
  })

  it('marks the changed words, whole words and whole numbers', () => {
    const { changes } = diff([GOALS, '目录由司法局公布，并在二十日内报送。'], [GOALS, '目录由司法局发布，并在三十日内报送。'])
    expect(marked(changes[2]!)).toBe('第二条　目录由司法局[-公布-]{+发布+}，并在[-二十-]{+三十+}日内报送。')
  })

  it('puts the change between clauses where it could stand in two places', () => {
    const { changes } = diff([GOALS, '应当公开征求意见，应当报送备案。'], [GOALS, '应当公开征求意见，应当听取专家意见，应当报送备案。'])
    expect(marked(changes[2]!)).toBe('第二条　应当公开征求意见，{+应当听取专家意见，+}应当报送备案。')
  })

  it('shows a rewritten article as replaced, not as confetti', () => {
    const { changes } = diff(
      ['区人民政府应当每两年组织一次文件清理，清理结果向社会公布。', SCOPE],
      ['区人民政府办公室负责文件的登记和编号，编号规则由其另行制定。', SCOPE],
    )
    const pieces = changes.filter((change) => change.kind.includes('modified')).flatMap((change) => change.edits)
    expect(pieces.every((edit) => edit.op !== 'equal' || edit.text.length > 2)).toBe(true)
  })

  it('names a move and keeps its words equal', () => {
    const { changes, summary } = diff([GOALS, SCOPE, DUTY, TERM, END], [GOALS, TERM, SCOPE, DUTY, END])
    expect(summary).toMatchObject({ moved: 1, modified: 0, inserted: 0, deleted: 0 })
    expect(changes[2]!.kind).toEqual(['moved', 'renumbered'])
  })

  it('names a split: one entry per piece, the same source, its words once', () => {
    const { changes } = diff([GOALS, `${DUTY}\n${TERM}`, END], [GOALS, DUTY, TERM, END])
    expect(changes.slice(2, 4).map((change) => [change.kind, change.before?.label, change.after?.label])).toEqual([
      [['split'], '第二条', '第二条'],
      [['split', 'renumbered'], '第二条', '第三条'],
    ])
    expect(marked(changes[3]!)).toBe(`{+第三条　+}${TERM}`)
  })

  it('lays the pieces of a split beside their words also where they changed places', () => {
    const { changes } = diff([GOALS, `${DUTY}\n${TERM}`, END], [GOALS, TERM, DUTY, END])
    const pieces = changes.filter((change) => change.kind.includes('split'))
    expect(pieces).toHaveLength(2)
    expect(pieces.flatMap((change) => change.edits).filter((edit) => edit.op === 'equal' && edit.text.length > 30)).toHaveLength(2)
  })

  it('names a merge: one entry with its further sources', () => {
    const { changes } = diff([GOALS, DUTY, TERM, END], [GOALS, `${DUTY}\n${TERM}`, END])
    expect(changes[2]).toMatchObject({ kind: ['merged'], before: { label: '第二条' }, from: [{ label: '第三条' }] })
  })

  it('tells noise apart: width, blanks and variants only', () => {
    const { changes, summary } = diff(
      [GOALS, '下列机关（以下简称机关）适用，数额为１００元。'],
      [GOALS, '下列机关(以下简称机关)适用, 数额为100元。'],
    )
    expect(changes[2]!.kind).toEqual(['noise'])
    expect(summary.modified).toBe(0)
  })

  it('tells apart articles in which only cited numbers follow', () => {
    const { changes } = diff([GOALS, DUTY, `违反本办法第二条规定的，责令改正。`], [TERM, GOALS, DUTY, `违反本办法第三条规定的，责令改正。`])
    expect(changes[4]!.kind).toEqual(['renumbered', 'referenceOnly'])
  })

  it('does not call a reference following that leads to another article than before', () => {
    const { changes } = diff([GOALS, DUTY, `违反本办法第二条规定的，责令改正。`], [TERM, GOALS, DUTY, `违反本办法第一条规定的，责令改正。`])
    expect(changes[4]!.kind).toEqual(['renumbered', 'modified'])
  })

  it('compares an empty text with any other', () => {
    expect(compare(parse(''), parse(document([GOALS]))).summary).toMatchObject({ inserted: 2, deleted: 0 })
    expect(compare(parse(document([GOALS])), parse('')).summary).toMatchObject({ inserted: 0, deleted: 2 })
    expect(compare(parse(''), parse('')).changes).toEqual([])
  })
})
