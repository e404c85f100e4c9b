import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editionOf, inMarks, resolveTitle, type TitleCandidate, titleKey } from '../../../documents/titles/index.ts'

const named = (instrumentId: string, title: string, from: string | null = null, to: string | null = null): TitleCandidate => ({
  instrumentId,
  title,
  from,
  to,
  edition: editionOf(title),
})

describe('the key of a title', () => {
  test.each([
    ['《中华人民共和国预防未成年人犯罪法》', '预防未成年人犯罪法'],
    ['中华人民共和国刑法修正案(八)', '刑法修正案（八）'],
    ['关于修改<关于议案的若干暂行规定>的决定', '关于修改〈关于议案的若干暂行规定〉的决定'],
    ['河南省老年人保护条例', '河南省 老年人保护条例'],
    [
      '最高人民法院 最高人民检察院关于办理渎职刑事案件适用法律若干问题的解释（一）',
      '最高人民法院、最高人民检察院关于办理渎职刑事案件适用法律若干问题的解释(一)',
    ],
    ['最高人民法院关于适用《中华人民共和国公司法》若干问题的规定（四）', '最高人民法院关于适用〈公司法〉若干问题的规定（四）'],
    ['快递暂行条例（２０２５年修订）', '快递暂行条例'],
    ['产业结构调整指导目录（2019年本）', '产业结构调整指导目录'],
    ['中华人民共和国企业破产法（试行）', '企业破产法'],
    ['国家机关工作人员病假期间生活待遇试行办法', '国家机关工作人员病假期间生活待遇办法'],
    ['江门市新会区人民政府办公室关于印发《江门市新会区科学技术经费管理办法（试行）》的通知', '江门市新会区科学技术经费管理办法'],
  ])('meets: %s = %s', (one, other) => {
    expect(titleKey(one)).toBe(titleKey(other))
  })

  test.each([
    ['快递暂行条例', '快递条例'],
    ['中华人民共和国政府信息公开条例', '中华人民共和国政府信息公开条例实施细则'],
    ['刑法修正案（七）', '刑法修正案（八）'],
    ['刑法', '刑法修正案'],
    ['城镇土地使用税暂行条例', '关于修改〈城镇土地使用税暂行条例〉的决定'],
    ['关于适用〈保险法〉若干问题的解释（一）', '关于适用〈保险法〉若干问题的解释（二）'],
    ['河北雄安新区总体规划（2018—2035年）', '河北雄安新区总体规划'],
    ['深圳市网络预约出租汽车经营服务管理暂行办法', '深圳市网络预约出租汽车经营服务管理办法（征求意见稿）'],
  ])('keeps apart: %s ≠ %s', (one, other) => {
    expect(titleKey(one)).not.toBe(titleKey(other))
  })

  test.each([
    ['不动产登记暂行条例', '暂行'],
    ['企业破产法（试行）', '试行'],
    ['工业产品生产许可证试行条例', '试行'],
    ['环境保护法（2014修订）', '2014修订'],
    ['食品安全法（2018年第一次修正）', '2018年第一次修正'],
    ['关于修改〈北京市殡葬管理暂行条例〉的决定', null],
    ['刑法修正案（八）', null],
  ])('the edition of %s is %s', (title, edition) => {
    expect(editionOf(title)).toBe(edition)
  })
})

describe('which instrument a title means', () => {
  const shared = [
    named('interim', '不动产登记暂行条例', '2015-03-01'),
    named('rules', '不动产登记暂行条例实施细则', '2016-01-01'),
    named('trial', '中华人民共和国民事诉讼法（试行）', '1982-10-01', '1991-04-08'),
    named('formal', '中华人民共和国民事诉讼法', '1991-04-09'),
    named('renamed', '中华人民共和国全民所有制工业企业承包经营责任制暂行条例', '1988-03-01', '1990-02-23'),
    named('renamed', '全民所有制工业企业承包经营责任制条例', '1990-02-24'),
    named('first', '上海市产品质量监督条例', '1994-12-01', '2012-08-31'),
    named('second', '上海市产品质量监督条例', '2012-09-01'),
    named('unseen', '城市管理办法'),
    named('other', '城市管理办法', '2003-01-01'),
  ]
  const on = (cited: string, day: string | null) => {
    const found = resolveTitle(cited, shared, { day })
    return 'instrumentId' in found ? found.instrumentId : found.unresolved
  }

  test('an interim rule, the later one and its implementing rules are three', () => {
    expect(on('不动产登记暂行条例', '2020-01-01')).toBe('interim')
    expect(on('不动产登记条例', '2020-01-01')).toBe('unknown')
    expect(on('不动产登记暂行条例实施细则', '2020-01-01')).toBe('rules')
    expect(resolveTitle('快递暂行条例', [named('later', '快递条例')], { day: '2026-01-01' })).toEqual({ unresolved: 'unknown' })
  })

  test('a named edition decides; without one the day does', () => {
    expect(on('民事诉讼法（试行）', '2020-01-01')).toBe('trial')
    expect(on('民事诉讼法', '2020-01-01')).toBe('formal')
    expect(on('民事诉讼法', '1985-01-01')).toBe('trial')
    expect(on('民事诉讼法（2021年修正）', '2022-01-01')).toBe('formal')
    expect(on('民事诉讼法', null)).toBe('formal')
  })

  test('a renamed law is followed from both its names on every day', () => {
    for (const day of ['1989-01-01', '2020-01-01', null]) {
      expect(on('全民所有制工业企业承包经营责任制暂行条例', day)).toBe('renamed')
      expect(on('全民所有制工业企业承包经营责任制条例', day)).toBe('renamed')
    }
  })

  test('of two instruments of one title the one in force on the day is meant, else nobody can say', () => {
    expect(on('上海市产品质量监督条例', '2012-08-31')).toBe('first')
    expect(on('上海市产品质量监督条例', '2012-09-01')).toBe('second')
    expect(on('上海市产品质量监督条例', '1980-01-01')).toBe('ambiguous')
    expect(on('上海市产品质量监督条例', null)).toBe('ambiguous')
    expect(on('城市管理办法', '2020-01-01')).toBe('ambiguous')
  })
})

describe('for any titles', () => {
  const piece = fc.constantFrom(
    '中华人民共和国',
    '快递',
    '管理',
    '暂行',
    '试行',
    '办法',
    '条例',
    '实施细则',
    '（试行）',
    '（2018年修订）',
    '（一）',
    '〈',
    '〉',
    ' ',
    '关于印发',
    '的通知',
    '《',
    '》',
  )
  const title = fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))
  const day = fc.constantFrom(null, '1990-01-01', '2005-06-30', '2024-12-31')
  const candidate = fc.record({ instrumentId: fc.constantFrom('a', 'b', 'c'), title, from: day, to: day }).map((one) => ({
    ...one,
    edition: editionOf(one.title),
  }))

  test('the key of a key is the key', () => {
    fc.assert(fc.property(title, (one) => titleKey(titleKey(one)) === titleKey(one)))
  })

  test('what is found bears the cited key; the order of candidates does not matter; foreign ones change nothing', () => {
    fc.assert(
      fc.property(title, fc.array(candidate, { maxLength: 8 }), day, (cited, all, on) => {
        const found = resolveTitle(cited, all, { day: on })
        const mine = all.filter((one) => titleKey(one.title) === titleKey(cited))
        expect(resolveTitle(cited, [...all].reverse(), { day: on })).toEqual(found)
        expect(resolveTitle(cited, mine, { day: on })).toEqual(found)
        if ('instrumentId' in found) expect(mine.map((one) => one.instrumentId)).toContain(found.instrumentId)
        else expect(found.unresolved === 'unknown').toBe(mine.length === 0)
      }),
    )
  })

  test('an interim title never meets one that is not', () => {
    fc.assert(
      fc.property(title, title, fc.constantFrom('办法', '条例', '规定'), (one, other, genre) => {
        const interim = `${one}暂行${genre}`
        fc.pre(!other.includes('暂行'))
        expect(editionOf(interim)).toBe('暂行')
        expect(titleKey(interim)).not.toBe(titleKey(other))
      }),
    )
  })
})

describe('the marks of a title', () => {
  test('are double around the whole and single within, and never set twice', () => {
    expect(inMarks('关于印发《管理办法》的通知')).toBe('《关于印发〈管理办法〉的通知》')
    expect([inMarks('管理办法'), inMarks('《管理办法》'), inMarks('《甲》和《乙》')]).toEqual([
      '《管理办法》',
      '《管理办法》',
      '《〈甲〉和〈乙〉》',
    ])
  })
})
