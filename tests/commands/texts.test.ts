import { expect, test } from 'vitest'
import { parse } from '../../documents/parse.ts'
import { sampleText } from '../../src/commands/demo/texts.ts'
import { fingerprint, freeze, stored } from '../../src/commands/texts/freeze.ts'
import { genreOf } from '../../src/commands/texts/genre.ts'
import { instrumentRange, ruleTitle } from '../../src/commands/texts/range.ts'
import { differsOutsideSlots, fillSlots } from '../../src/commands/texts/slots.ts'

const draft = sampleText('banfa-2026-2.txt')

test('number and day go into the act’s own slots and nothing else moves', () => {
  const filled = fillSlots(draft, { number: '新府办〔2026〕1号', signedOn: '2026-04-05' })
  expect(filled.split('\n')[1]).toBe('新府办〔2026〕1号')
  expect(filled).toContain('\n2026年4月5日\n')
  expect(differsOutsideSlots(draft, filled)).toBeNull()
  const again = fillSlots(filled, { number: '新府办〔2026〕2号', signedOn: '2026-04-06' })
  expect(again.split('\n')[1]).toBe('新府办〔2026〕2号')
  expect(differsOutsideSlots(draft, again)).toBeNull()
})

test('a single character changed outside the slots is found and named, also a blank or a line end', () => {
  for (const [from, to] of [
    ['第九条　对引进项目', '第九条　对 引进项目'],
    ['千分之一', '千分之二'],
    ['第十三条　本办法由', '第十三条  本办法由'],
    ['（二）营业执照；\n', ''],
    ['第二章　扶持措施', '第二章　扶持措施和奖励'],
  ] as const) {
    const changed = draft.replace(from, to)
    expect(changed).not.toBe(draft)
    expect(differsOutsideSlots(draft, changed), from).not.toBeNull()
  }
})

test('a text without a title or a day keeps what it has', () => {
  const bare = '第一条　为规范某事，制定本办法。\n'
  expect(fillSlots(bare, { number: '新府〔2026〕1号', signedOn: '2026-04-05' })).toBe(bare)
})

test('the 办法 annexed to a 通知 is the instrument, and a rule of its own is its whole text', () => {
  const tree = parse(draft)
  const range = instrumentRange(tree, '新会区促进招商引资支持经济转型发展办法')
  expect(draft.slice(range.start, range.end)).toMatch(/^新会区促进招商引资支持经济转型发展办法\n第一章/)
  const own = '某某办法\n第一条　为规范某事，制定本办法。\n'
  expect(instrumentRange(parse(own), '某某办法')).toMatchObject({ start: 0, end: own.length })
})

test('titles of acts name the rule they issue, and its genre', () => {
  expect(ruleTitle('关于印发《甲办法》的通知')).toBe('甲办法')
  expect(ruleTitle('新会区人民政府关于印发乙规定的通知')).toBe('乙规定')
  expect(ruleTitle('丙办法')).toBe('丙办法')
  expect(genreOf('关于印发《甲办法》的通知')).toBe('通知')
  expect(genreOf('甲办法（试行）')).toBe('办法')
  expect(genreOf('甲')).toBe('其他')
})

test('a frozen text keeps the ids of what stayed, and its fingerprint leaves the slots out', () => {
  const first = freeze(sampleText('banfa-2026-1.txt'), null)
  const second = freeze(draft, first)
  expect(second.changes.map((change) => change.label)).toEqual([expect.stringMatching(/^第八条/)])
  const { provisions } = fingerprint(second)
  const slots = second.provisions.filter((provision) => provision.slot)
  expect(slots.length).toBeGreaterThan(1)
  expect(slots.some((slot) => slot.provisionId in provisions)).toBe(false)
  expect(stored('\uFEFF甲\r\n乙  \r\n\r\n')).toBe('甲\n乙\n')
})
