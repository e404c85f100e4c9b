import { expect, test } from 'vitest'
import { organNotes } from '../../../documents/audit/organ-notes.ts'
import { scanner } from '../../../documents/scan/index.ts'

const move = { to: '新会区科工商务局', duty: null, from: '2019-03-20', source: '机构改革方案' }
const names = ['新会区经济促进局', '新会区财政局']
const organsIn = (text: string) =>
  scanner(names)
    .find(text)
    .map(({ start, end, term }) => ({ start, end, words: names[term]!, successions: term === 0 ? [move] : [] }))
const notes = (body: string, day = '2026-03-02') => {
  const text = `新会区技术改造奖励办法\n第一条　为了技术改造，制定本办法。\n第二条　${body}\n`
  return organNotes(text, organsIn(text), { title: '新会区技术改造奖励办法', organName: '新会区人民政府', day }).map((note) => [
    ...[text.slice(note.start, note.end), note.now, note.from],
  ])
}

test('an organ that is no more is noted with who does its duties now, on and after the day of the reform', () => {
  expect(notes('新会区经济促进局负责实施，新会区财政局保障资金。')).toEqual([['新会区经济促进局', '新会区科工商务局', '2019-03-20']])
  expect(notes('新会区经济促进局负责实施。', '2019-03-19')).toEqual([])
})

test('an organ named as it was is left alone', () => {
  expect(notes('原新会区经济促进局发放的证书继续有效。')).toEqual([])
  expect(notes('按照《新会区经济促进局工作规则》办理。')).toEqual([])
})

test('a text without such an organ is not read at all', () => {
  expect(organNotes('新会区财政局负责。', organsIn('新会区财政局负责。'), { title: 'x', organName: 'y', day: '2026-03-02' })).toEqual([])
})
