import { describe, expect, it } from 'vitest'
import { changedProvisions } from '../../documents/changes.ts'
import { parse } from '../../documents/parse.ts'
import { inherit, type Provision, provisionsOf } from '../../documents/provisions.ts'

/** A hash that shows what it was made of; ids count up. */
const hash = (text: string) => `#${text}`
function ids(prefix: string): () => string {
  let next = 0
  return () => `${prefix}${++next}`
}

function lineage(...texts: string[]): Provision[][] {
  const drafts = [provisionsOf(parse(texts[0]!), hash, ids('a'))]
  for (let i = 1; i < texts.length; i++) {
    drafts.push(inherit({ text: texts[i - 1]!, provisions: drafts[i - 1]! }, parse(texts[i]!), hash, ids('abcdef'[i]!)).provisions)
  }
  return drafts
}

const GOALS = '第一条　为了规范文件管理，推进依法行政，制定本办法。\n'
const COVER = '关于印发某办法的通知\n新府办〔2024〕1号\n各单位：\n现印发给你们，请遵照执行。\n某区人民政府办公室\n2024年3月1日\n'

describe('the provisions of a text', () => {
  it('stand in document order with parent, own words hashed without label and children', () => {
    const [provisions] = lineage('某办法\n第一章　总则\n第一条　下列事项：\n（一）甲；\n（二）乙。\n')
    expect(provisions!.map(({ kind, label, parentId, bodyHash }) => [kind, label, parentId, bodyHash])).toEqual([
      ['title', null, null, '#某办法'],
      ['chapter', '第一章', null, '#总则'],
      ['article', '第一条', 'a2', '#'],
      ['paragraph', null, 'a3', '#下列事项：'],
      ['item', '（一）', 'a4', '#甲；'],
      ['item', '（二）', 'a4', '#乙。'],
    ])
  })

  it('are form slots where signing and numbering fill them in', () => {
    const [provisions] = lineage(COVER)
    expect(provisions!.filter(({ slot }) => slot).map(({ kind }) => kind)).toEqual(['docNumber', 'addressee', 'signature', 'date'])
  })
})

describe('the next text of a lineage', () => {
  it('keeps ids through insertion, renumbering and rewording', () => {
    const [old, now] = lineage(
      `某办法\n${GOALS}第二条　本办法自公布之日起施行。\n`,
      `某办法\n第一条　区人民政府办公室负责文件的登记和编号。\n${GOALS.replace('第一条', '第二条').replace('管理', '制定和管理')}第三条　本办法自公布之日起施行。\n`,
    )
    const articles = (provisions: Provision[]) => provisions.filter(({ kind }) => kind === 'article').map(({ provisionId }) => provisionId)
    expect(articles(now!).slice(1)).toEqual(articles(old!))
    expect(articles(now!)[0]).toMatch(/^b/)
  })

  it('never gives one id twice', () => {
    for (const provisions of lineage(`某办法\n${GOALS}${GOALS}`, `某办法\n${GOALS}${GOALS}${GOALS}`, `某办法\n${GOALS}`)) {
      expect(new Set(provisions.map(({ provisionId }) => provisionId)).size).toBe(provisions.length)
    }
  })
})

describe('what changed between two texts of a lineage', () => {
  const changes = (before: string, after: string) => {
    const [old, now] = lineage(before, after)
    return changedProvisions(old!, now!, { before, after }).map(({ kind, label, noise }) => `${kind} ${label}${noise ? ' noise' : ''}`)
  }

  it('is nothing when articles were only renumbered', () => {
    const inserted = changes(
      `某办法\n${GOALS}`,
      `某办法\n第一条　区人民政府办公室负责文件的登记和编号。\n${GOALS.replace('第一条', '第二条')}`,
    )
    expect(inserted).toEqual(['added 第一条', 'added 第一条第一款'])
  })

  it('names the paragraph or item whose words changed, not its article', () => {
    const text = '某办法\n第一条　申请应当提交下列材料：\n（一）申请表；\n（二）营业执照复印件。\n'
    expect(changes(text, text.replace('复印件', '原件'))).toEqual(['changed 第一条第一款第（二）项'])
  })

  it('leaves form slots out', () => {
    expect(changes(COVER, COVER.replace('〔2024〕1号', '〔2024〕12号').replace('3月1日', '3月15日'))).toEqual([])
  })

  it.each([
    ['新府办〔2026〕　号', '2026年　月　日'],
    ['新府办〔　〕　号', '　　年　月　日'],
    ['新府办〔202X〕X号', '202X年X月X日'],
  ])('leaves the open slots %s and %s out when they are filled in', (number, day) => {
    expect(changes(COVER.replace('新府办〔2024〕1号', number).replace('2024年3月1日', day), COVER)).toEqual([])
    expect(changes(COVER.replace('新府办〔2024〕1号\n', ''), COVER)).toEqual([])
  })

  it('is noise where only blanks, width or punctuation differ, and not where a number would read otherwise', () => {
    expect(changes(`某办法\n${GOALS}`, `某办法\n${GOALS.replace('，推进', ', 推进')}`)).toEqual(['changed 第一条第一款 noise'])
    expect(changes('某办法\n第一条　处罚款1.5万元。\n', '某办法\n第一条　处罚款15万元。\n')).toEqual(['changed 第一条第一款'])
  })

  it('is a removal where a provision is gone', () => {
    expect(changes(`某办法\n${GOALS}第二条　本办法自公布之日起施行。\n`, `某办法\n${GOALS}`)).toEqual([
      'removed 第二条',
      'removed 第二条第一款',
    ])
  })

  it('is a change where an item went under another article, though its words are the same', () => {
    const item = '（三）法律、法规规定应当提交的其他材料。\n'
    const head = '某办法\n第一条　申请设立应当提交下列材料：\n（一）申请表；\n（二）场地证明；\n'
    const next = '第二条　申请变更应当提交下列材料：\n（一）变更说明；\n（二）原批准文件；\n'
    expect(changes(head + item + next, head + next + item)).toEqual(['changed 第二条第一款第（三）项'])
  })
})
