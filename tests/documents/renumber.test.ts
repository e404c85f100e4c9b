import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../documents/parse.ts'
import { renumber, withNumbers } from '../../documents/renumber.ts'
import { flatten, type NodeKind, type TextNode, type Tree } from '../../documents/tree.ts'
import { corpus, data, normative, versions } from './support/data.ts'

const before = `某办法
第一章　总则
第一条　为了规范，根据《甲条例》第三条、第四条，制定本办法。
第二条　符合本办法第三条、第四条第二项规定的，依照第五条办理。
第二章　措施
第三条　下列情形给予补助：
（一）子；
（二）丑，但本条第一项的除外。
第四条　下列材料应当提交：
（一）寅；
（二）卯。
第五条　依照《乙条例》处理的，适用第四条的规定；第三条至第五条另有规定的除外。
第三章　附则
第六条　本办法自2026年7月1日起施行。`

function made(text: string, since: string | null = before): string {
  return withNumbers(text, renumber(parse(text), since === null ? null : parse(since)).edits)
}

function doubts(text: string, since: string | null = before): string[] {
  return renumber(parse(text), since === null ? null : parse(since)).doubts.map((one) => `${text.slice(one.start, one.end)} ${one.reason}`)
}

describe('counting anew', () => {
  it('leaves a text with right numbers as it is', () => expect(renumber(parse(before)).edits).toEqual([]))

  it('makes of an inserted article what a hand would write: numbers, and the references to what moved; other instruments stay', () => {
    const worked = before.replace('第四条　下列', '第四条　插入的一条。\n第四条　下列')
    expect(made(worked)).toBe(
      worked
        .replace('本办法第三条、第四条第二项规定的，依照第五条', '本办法第三条、第五条第二项规定的，依照第六条')
        .replace('第四条　下列', '第五条　下列')
        .replace('第五条　依照《乙条例》处理的，适用第四条的规定', '第六条　依照《乙条例》处理的，适用第五条的规定')
        .replace('第六条　本办法自', '第七条　本办法自'),
    )
    expect(doubts(worked)).toEqual(['第三条至第五条 range'])
  })

  it('does not know without the earlier text which of two articles of one number is meant, and says so', () => {
    const worked = before.replace('第四条　下列', '第四条　插入的一条。\n第四条　下列')
    expect(made(worked, null)).toContain('本办法第三条、第四条第二项规定的，依照第六条')
    expect(doubts(worked, null)).toEqual(['第四条第二项 twice', '第四条 twice', '第三条至第五条 range'])
  })

  it('cannot tell without the earlier text: an article put in front of another and a copy put behind it are the same text, and mean different ones', () => {
    const worked = before.replace('第四条　下列', '第四条　新的：\n（一）辰；\n（二）巳。\n第四条　下列')
    const typedInFront = before
    const putBehind = before
      .replace('第四条　下列', '第四条　新的：\n（一）辰；\n（二）巳。\n第五条　下列')
      .replace('第五条　依', '第六条　依')
    expect(made(worked, typedInFront)).toContain('本办法第三条、第五条第二项规定的')
    expect(made(worked, putBehind.replace(/第五条　下列[\s\S]*?(?=第六条　)/, ''))).toContain('本办法第三条、第四条第二项规定的')
    expect(doubts(worked, null)).toContain('第四条第二项 twice')
  })

  it('lists what looks like the beginning of an article and is not counted as one, also when no number changes', () => {
    const worked = before
      .replace('第五条　依照', '第五条依照')
      .replace(/第四条　下列[\s\S]*?(?=第五条)/, '')
      .replace('第六条　本', '第六条本')
    expect(made(worked)).toBe(worked)
    expect(doubts(worked)).toEqual(['第五条 label', '第六条 label'])
    const glued = before.replace('。\n第三章　附则\n第六条　本', '。第六条本')
    expect(doubts(glued)).toEqual(['第六条 label'])
    expect(made(glued.replace('第一条　为', '第一条　新的。\n第一条　为'), glued)).toContain('。第六条本办法自')
    expect(doubts(before.replace('卯。', '卯。\n第三条规定的除外。第三条、第五条也是。'))).toEqual([])
  })

  it('leaves the chapters and articles of a charter, a part of the code and a title in single marks alone, and lists those of an appendix', () => {
    const named =
      '第六条　联合国宪章第二章、刑法分则第三章、《关于修改〈甲法〉第四条的决定》和乙条例〉第四条规定的，附录第四条、第五条另有规定的除外。\n'
    const since = before.replace('第六条　本', `${named}第七条　本`)
    const worked = since.replace('第四条　下列', '第四条　插入的一条。\n第四条　下列').replace('第二章　', '第二章　新章\n第二章　')
    expect(made(worked, since)).toContain(named.replace('第六条　', '第七条　'))
    expect(doubts(worked, since)).toEqual(expect.arrayContaining(['第四条 other', '第五条 other']))
  })

  it('moves up after a deletion and lists the references to what is gone', () => {
    const worked = before.replace(/第三条　下列[\s\S]*?(?=第四条　)/, '')
    const text = made(worked)
    expect(text).toContain('第三条　下列材料应当提交')
    expect(text).toContain('本办法第三条、第三条第二项规定的，依照第四条办理')
    expect(doubts(worked)).toEqual(['第三条 gone', '第三条至第五条 gone'])
  })

  it('does not take a reference that was counted anew before for what it was in the earlier text', () => {
    const inserted = made(before.replace('第三条　下列', '第三条　插入的一条。\n第三条　下列'))
    expect(inserted).toContain('本办法第四条、第五条第二项规定的，依照第六条办理')
    const worked = inserted.replace(/第四条　下列[\s\S]*?(?=第五条　)/, '')
    expect(made(worked)).toContain('本办法第四条、第四条第二项规定的，依照第五条办理')
    expect(doubts(worked)).toContain('第四条 gone')
  })

  it('counts items and chapters, and lets references to items follow', () => {
    const worked = before.replace('（一）寅', '（一）新的一项；\n（一）寅').replace('第二章', '第二章　新章\n第二章')
    const text = made(worked)
    expect(text).toContain('（一）新的一项；\n（二）寅；\n（三）卯。')
    expect(text).toContain('第二章　新章\n第三章　措施')
    expect(text).toContain('第四章　附则')
    expect(text).toContain('本办法第三条、第四条第三项规定的')
    expect(doubts(worked.replace('第四条第二项', '第四条第一项'))).toEqual(['第四条第一项 item'])
    expect(made(before.replace('（一）子；\n', ''))).toContain('给予补助：\n（一）丑')
    expect(doubts(before.replace('（一）子；\n', ''))).toEqual(['本条第一项 item'])
  })

  it('prints numbers as they were printed, keeps 之一, and counts an annex by itself', () => {
    const text = '某规定\n第１条　甲。\n第１条　乙。\n第3条之一　丙。\n附件1\n某规范\n第一条　丁。\n第三条　戊。'
    expect(made(text, null)).toBe('某规定\n第１条　甲。\n第２条　乙。\n第2条之一　丙。\n附件1\n某规范\n第一条　丁。\n第二条　戊。')
  })

  it('lets the contents follow', () => {
    const text = '某办法\n目录\n第一章　总则\n第三章　附则\n第一章　总则\n第一条　甲。\n第三章　附则\n第二条　乙。'
    expect(made(text, null)).toBe(text.replaceAll('第三章', '第二章'))
  })

  it('lets each line of the contents follow its own heading, with page numbers and where two chapters of one name stand in two parts', () => {
    const text =
      '某办法\n目录\n第一编　甲\n第一章　通则……1\n第三章　措施……2\n第二编　乙\n第一章　通则……3\n第三章　措施……4\n' +
      '第一编　甲\n第一章　通则\n第一条　丙。\n第三章　措施\n第二条　丁。\n第二编　乙\n第一章　通则\n第三条　戊。\n第三章　措施\n第四条　己。'
    expect(made(text, null)).toBe(text.replaceAll('第三章', '第二章'))
    expect(doubts(text, null)).toEqual([])
  })

  it('says once that the contents lack a chapter that was put in, or still name one that is gone', () => {
    const text = '某办法\n目录\n第一章　总则\n第二章　附则\n第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。'
    const more = text.replace('第一条　甲。\n', '第一条　甲。\n第二章　新的\n')
    expect(made(more, null)).toBe(more.replaceAll('第二章　附则', '第三章　附则'))
    expect(doubts(more, null)).toEqual(['目录 toc'])
    const less = made(more, null)
      .replace('第二章　新的\n第三章　附则\n', '第三章　附则\n')
      .replace('第三章　附则\n第一章', '第二章　新的\n$&')
    expect(made(less, null)).toBe(less.replaceAll('第三章', '第二章'))
    expect(doubts(less, null)).toEqual(['目录 toc'])
  })

  it('leaves the contents of the act alone when a chapter of an annexed document moves', () => {
    const act = '某决定\n目录\n第一章　总则\n第三章　附则\n第一章　总则\n第一条　甲。\n第三章　附则\n第二条　乙。'
    const text = `${act.replaceAll('第三章', '第二章')}\n附件\n某办法\n第一章　总则\n第一条　丙。\n第三章　附则\n第二条　丁。`
    expect(made(text, null)).toBe(text.replace('第三章', '第二章'))
    expect(doubts(text, null)).toEqual([])
  })

  it('is done after one time, for any order of contents, parts, chapters, sections, articles and items', () => {
    const headings = ['目录', '第一编　壬', '第一章　总则', '第三章　附则', '第三章　附则……5', '第一节　癸', '第二节　子']
    const articles = [
      '第一条　丙。',
      '第一条之一　丑。',
      '第五条　丁：',
      '（一）戊；',
      '（三）己。',
      '1.庚',
      '一、辛',
      '依照第五条、第三章。',
    ]
    const line = fc.constantFrom(...headings, ...articles, '附件', '某规定')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const once = made(`某办法\n${lines.join('\n')}`, null)
        expect(made(once, null)).toBe(once)
      }),
    )
  })
})

describe.skipIf(data === null)('counting anew on real texts', () => {
  const right = data === null ? [] : [...normative(), ...versions().map(({ id, after }) => ({ name: id, text: after })), ...corpus(40)]
  const trees = right.map(({ name, text }) => ({ name, tree: parse(text) })).filter(({ tree }) => tree.problems.length === 0)

  it('changes nothing where nothing is wrong', () => {
    expect(trees.length).toBeGreaterThan(100)
    expect(trees.filter(({ tree }) => renumber(tree).edits.length > 0).map(({ name }) => name)).toEqual([])
  })

  it('an article put in and taken out again leaves the text as it was, references and all; with annexes too', () => {
    const tried = trees.filter(({ tree }) => between(ofKind(tree, 'article').length, 6, 200))
    expect(tried.length).toBeGreaterThan(50)
    expect(tried.some(({ tree }) => ofKind(tree, 'annex').length > 0)).toBe(true)
    expect(tried.filter(({ tree }) => !comesBack(tree, 'article', 1 / 2)).map(({ name }) => name)).toEqual([])
  })

  it('a chapter put in and taken out again leaves the text as it was, and the contents put in front of it', () => {
    const tried = trees.flatMap(({ name, tree }) => (ofKind(tree, 'chapter').length > 2 ? [{ name, tree: withContents(tree) }] : []))
    expect(tried.filter(({ tree }) => ofKind(tree, 'toc').length === 1).length).toBeGreaterThan(50)
    expect(tried.filter(({ tree }) => !comesBack(tree, 'chapter', 1 / 2)).map(({ name }) => name)).toEqual([])
    expect(tried.filter(({ tree }) => absent(parse(withMore(tree, 'chapter', 1 / 2))) !== 1).map(({ name }) => name)).toEqual([])
  })

  it('so it is around an article 之一', () => {
    const tried = trees.flatMap(({ name, tree }) => withSuffix(tree).map((made) => ({ name, tree: made })))
    expect(tried.length).toBeGreaterThan(50)
    const back = ({ tree }: { tree: Tree }) => comesBack(tree, 'article', 1 / 3) && comesBack(tree, 'article', 1 / 2)
    expect(tried.filter((one) => renumber(one.tree).edits.length > 0 || !back(one)).map(({ name }) => name)).toEqual([])
  })
})

/** Whether a provision put in front of the one that far into the text, and taken out again, leaves nothing behind. */
function comesBack(tree: Tree, kind: NodeKind, part: number): boolean {
  const first = parse(withMore(tree, kind, part))
  const taken = ofKind(first, kind)[Math.floor(ofKind(tree, kind).length * part)]!.start
  const less = first.text.slice(0, taken) + first.text.slice(first.text.indexOf('\n', taken) + 1)
  return made(less, first.text) === tree.text
}

function withMore({ text, nodes }: Tree, kind: NodeKind, part: number): string {
  const all = flatten(nodes).filter((node) => node.kind === kind)
  const { start, label } = all[Math.floor(all.length * part)]!
  return made(`${text.slice(0, start)}${label}　插入的一条\n${text.slice(start)}`, text)
}

/** How many parts, chapters and sections the contents do not print. */
function absent(tree: Tree): number {
  const lines = ofKind(tree, 'toc').flatMap(({ start, end }) => tree.text.slice(start, end).split('\n'))
  return headingsOf(tree).filter((heading) => !lines.includes(heading)).length
}

function headingsOf({ text, nodes }: Tree): string[] {
  const headings = flatten(nodes).filter(({ kind }) => kind === 'part' || kind === 'chapter' || kind === 'section')
  return headings.map(({ start }) => text.slice(start, text.indexOf('\n', start)))
}

/** The text with its parts, chapters and sections printed once more in front of them. */
function withContents(tree: Tree): Tree {
  const at = flatten(tree.nodes).find(({ kind }) => kind === 'part' || kind === 'chapter')!.start
  return parse(`${tree.text.slice(0, at)}目录\n${headingsOf(tree).join('\n')}\n${tree.text.slice(at)}`)
}

/** The text with the article at a third of it as 之一 of the one before; none where it cannot be made. */
function withSuffix(tree: Tree): Tree[] {
  const articles = ofKind(tree, 'article')
  const at = Math.floor(articles.length / 3)
  const [before, node] = [articles[at - 1], articles[at]]
  if (!before || !node || !between(articles.length, 9, 60) || node.number !== before.number! + 1) return []
  const text = `${tree.text.slice(0, node.start)}${before.label}之一${tree.text.slice(node.start + node.label!.length)}`
  return [parse(made(text, tree.text))]
}

function between(count: number, least: number, most: number): boolean {
  return count >= least && count <= most
}

function ofKind(tree: Tree, kind: NodeKind): TextNode[] {
  return flatten(tree.nodes).filter((node) => node.kind === kind)
}
