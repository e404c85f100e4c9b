import { describe, expect, it } from 'vitest'
import { identify } from '../../documents/identity.ts'
import { parse } from '../../documents/parse.ts'
import { flatten } from '../../documents/tree.ts'

const GOALS = '为了规范行政规范性文件的制定和管理，推进依法行政，根据有关法律法规，结合本区实际，制定本办法。'
const SCOPE = '本区各级行政机关制定、审核、公布、备案和清理行政规范性文件，适用本办法。'
const DUTY = '区司法局负责对区人民政府的行政规范性文件进行合法性审核，对部门文件进行备案审查。'
const TERM = '行政规范性文件应当规定有效期，有效期自施行之日起最长不超过五年，期满自动失效。'
const END = '本办法自公布之日起施行。'

/** What became of the articles, as `第二条 <- 第一条 renumbered`. */
function story(before: string[], after: string[]): string[] {
  const [old, now] = [document(before), document(after)].map(parse)
  const olds = flatten(old!.nodes)
  const news = flatten(now!.nodes)
  return identify(old!, now!)
    .rows.filter((row) => (news[row.after[0]!] ?? olds[row.before[0]!])!.kind === 'article')
    .map(
      (row) =>
        `${row.after.map((i) => news[i]!.label).join('、') || '—'} <- ${row.before.map((i) => olds[i]!.label).join('、') || '—'} ${row.relations.join('+')}${row.ambiguous ? '?' : ''}`,
    )
}

function document(articles: string[]): string {
  return `某区文件管理办法\n${articles.map((words, i) => `第${'一二三四五六七八九十'[i]}条　${words}\n`).join('')}`
}

describe('articles', () => {
  it('are kept where nothing changed', () => {
    expect(story([GOALS, SCOPE], [GOALS, SCOPE])).toEqual(['第一条 <- 第一条 kept', '第二条 <- 第二条 kept'])
  })

  it('are renumbered, not new, behind an insertion at the front', () => {
    expect(story([GOALS, SCOPE], [TERM, GOALS, SCOPE])).toEqual([
      '第一条 <- — new',
      '第二条 <- 第一条 renumbered',
      '第三条 <- 第二条 renumbered',
    ])
  })

  it('are gone where they were deleted', () => {
    expect(story([GOALS, SCOPE, DUTY], [GOALS, DUTY])).toEqual(['第一条 <- 第一条 kept', '第二条 <- 第三条 renumbered', '— <- 第二条 gone'])
  })

  it('are reworded where the words changed in their place', () => {
    expect(story([GOALS, SCOPE, DUTY], [GOALS, SCOPE.replace('清理', '清理评估'), DUTY])[1]).toBe('第二条 <- 第二条 reworded')
  })

  it('are moved where they left their place, and only those', () => {
    expect(story([GOALS, SCOPE, DUTY, TERM, END], [GOALS, TERM, SCOPE, DUTY, END])).toEqual([
      '第一条 <- 第一条 kept',
      '第二条 <- 第四条 moved+renumbered',
      '第三条 <- 第二条 renumbered',
      '第四条 <- 第三条 renumbered',
      '第五条 <- 第五条 kept',
    ])
  })

  it('are split where two carry the words of one', () => {
    expect(story([GOALS, `${DUTY}\n${TERM}`, END], [GOALS, DUTY, TERM, END])[1]).toBe('第二条、第三条 <- 第二条 reworded+split')
  })

  it('are merged where one carries the words of two', () => {
    expect(story([GOALS, DUTY, TERM, END], [GOALS, `${DUTY}\n${TERM}`, END])[1]).toMatch(/^第二条 <- 第.条、第.条 reworded\+merged$/)
  })

  it('are not joined where they only share the phrases of every law', () => {
    expect(story([GOALS, '违反本办法规定的，由主管部门责令限期改正。'], [GOALS, '在公共场所吸烟的，处五十元以上二百元以下罚款。'])).toEqual(
      ['第一条 <- 第一条 kept', '第二条 <- — new', '— <- 第二条 gone'],
    )
  })

  it('are called ambiguous where two old ones would do equally well', () => {
    const twice = (word: string) => `从事${word}经营活动，应当依法取得经营许可，并在核定的范围和期限内经营，接受主管部门的监督检查。`
    expect(story([GOALS, twice('甲类'), twice('乙类'), END], [GOALS, twice('丙类'), END]).some((line) => line.endsWith('?'))).toBe(true)
  })
})

describe('what stands inside articles', () => {
  const relations = (before: string, after: string, kind: string): string[] => {
    const [old, now] = [parse(before), parse(after)]
    const [olds, news] = [flatten(old.nodes), flatten(now.nodes)]
    return identify(old, now)
      .rows.filter((row) => (news[row.after[0]!] ?? olds[row.before[0]!])!.kind === kind)
      .map((row) => `${news[row.after[0]!]?.label ?? row.after.length} ${row.relations.join('+')}`)
  }

  it('items keep their identity when one is inserted among them', () => {
    const list = (items: string[]) =>
      `某办法\n第一条　申请应当提交下列材料：\n${items.map((words, i) => `（${'一二三四'[i]}）${words}；\n`).join('')}`
    expect(relations(list(['申请表', '营业执照复印件']), list(['申请表', '法定代表人身份证明', '营业执照复印件']), 'item')).toEqual([
      '（一） kept',
      '（二） new',
      '（三） renumbered',
    ])
  })

  it('a paragraph promoted to an article stays the same paragraph, moved', () => {
    const before = `某办法\n第一条　${GOALS}\n第二条　${SCOPE}\n${TERM}\n第三条　${END}\n`
    const after = `某办法\n第一条　${GOALS}\n第二条　${SCOPE}\n第三条　${TERM}\n第四条　${END}\n`
    expect(relations(before, after, 'paragraph')).toContain('1 moved')
    expect(relations(before, after, 'article')[1]).toBe('第二条 reworded+split')
  })
})

describe('chapters', () => {
  it('are known by what they hold, though their title changed and another has the old title', () => {
    const chapter = (label: string, title: string, articles: string[]) => `${label}　${title}\n${articles.join('\n')}\n`
    const before = `某法\n${chapter('第一章', '一般规定', [`第一条　${GOALS}`, `第二条　${SCOPE}`])}${chapter('第二章', '一般规定', [`第三条　${DUTY}`, `第四条　${TERM}`])}`
    const after = `某法\n${chapter('第一章', '一般规定', [`第一条　${DUTY}`, `第二条　${TERM}`])}${chapter('第二章', '总则', [`第三条　${GOALS}`, `第四条　${SCOPE}`])}`
    const [old, now] = [parse(before), parse(after)]
    const [olds, news] = [flatten(old.nodes), flatten(now.nodes)]
    const pairs = identify(old, now)
      .rows.filter((row) => news[row.after[0]!]?.kind === 'chapter')
      .map((row) => `${news[row.after[0]!]!.label} <- ${olds[row.before[0]!]!.label}`)
    expect(pairs).toEqual(['第一章 <- 第二章', '第二章 <- 第一章'])
  })
})

it('every node of both texts stands in exactly one row', () => {
  const old = parse(document([GOALS, `${DUTY}\n${TERM}`, SCOPE]))
  const now = parse(document([SCOPE, DUTY, TERM, END]))
  const rows = identify(old, now).rows
  const numbers = (side: 'before' | 'after') => rows.flatMap((row) => row[side]).sort((a, b) => a - b)
  expect(numbers('after')).toEqual(flatten(now.nodes).map((_, i) => i))
  expect(numbers('before')).toEqual(flatten(old.nodes).map((_, i) => i))
})
