import { expect, test } from 'vitest'
import { parse } from '../../documents/parse.ts'
import { provisionsOf } from '../../documents/provisions.ts'
import { adjusted, completed, notAsked } from '../../src/web/forms/adjust.ts'
import { provisionOptions } from '../../src/web/forms/case-options.ts'
import { askedBefore, bookFor, caseBefore, lastPublished, nextFiling, publishedBefore } from '../../src/web/forms/proposals.ts'
import { daysOfText } from '../../src/web/forms/text-days.ts'

test('the days a text gives itself are proposed with the sentence that says so', () => {
  const named = '示例办法\n第一条　为了示例，制定本办法。\n第二条　本办法自2026年8月1日起施行，有效期至2031年7月31日。'
  expect(daysOfText(named)).toEqual({
    values: { effectiveFrom: '2026-08-01', validTo: '2031-07-31' },
    says: ['第二条　本办法自2026年8月1日起施行，有效期至2031年7月31日。'],
  })
  const counted = named.replace('至2031年7月31日', '五年')
  expect(daysOfText(counted).values).toEqual({ effectiveFrom: '2026-08-01', validTo: '2031-07-31' })
})

test('a term counted from a publication that has not happened is left to the person', () => {
  const text = '示例办法\n第一条　为了示例，制定本办法。\n第二条　本办法自公布之日起施行，有效期五年。'
  expect(daysOfText(text).values).toEqual({ effectiveFrom: 'publication' })
  expect(daysOfText('示例通知\n请遵照执行。')).toEqual({ values: {}, says: [] })
})

test('where the public was told last is proposed the next time', () => {
  const notice = { action: 'notice.publish', payload: { channels: ['区政府网站'], address: '甲' } }
  const result = { action: 'result.publish', payload: { channels: ['区政府网站', '公报'], address: '乙' } }
  const interpretation = { action: 'interpretation.publish', payload: { address: '丙' } }
  expect(lastPublished([notice, result, interpretation])).toEqual({ channels: ['区政府网站', '公报'], address: '丙' })
  expect(lastPublished([])).toEqual({})
  const decision = { action: 'decision.publish', payload: { channels: ['公报'], address: '丁' } }
  expect(lastPublished([decision, result], ['decision.publish'])).toEqual(decision.payload)
})

test('the case before says whom to ask and where to publish; of an address only the site', () => {
  const act = (caseId: string | null, from: string) => ({ caseId, published: { from } })
  expect(caseBefore('own', [act('a', '2024-01-01'), act(null, '2025-05-01'), act('own', '2026-01-01'), act('b', '2025-01-01')])).toBe('b')
  expect(caseBefore('own', [act(null, '2025-05-01')])).toBeUndefined()
  const ask = (...organs: object[]) => ({ action: 'departments.ask', payload: { organs } })
  expect(askedBefore([ask({ organId: 'finance' }), ask({ organId: 'finance' }, { name: '某银行' })])).toEqual({
    organs: [{ organId: 'finance' }, { name: '某银行' }],
  })
  expect(askedBefore([])).toEqual({})
  const published = (address: string) => [{ action: 'publication.publish', payload: { channels: ['公报'], address } }]
  expect(publishedBefore(published('https://www.example.gov.cn/a/1.html'))).toEqual({
    channels: ['公报'],
    address: 'https://www.example.gov.cn/',
  })
  expect(publishedBefore(published('示例：portal/2026/10'))).toEqual({ channels: ['公报'] })
})

test('the number book is that of the organ in whose name the act is written', () => {
  const books = [{ organId: 'government' }, { organId: 'office' }, { organId: 'bureau' }]
  const names: Record<string, string> = { government: '新会区人民政府', office: '新会区人民政府办公室', bureau: '新会区科工商务局' }
  const nameOf = (id: string) => names[id] ?? ''
  expect(bookFor('新会区人民政府办公室关于印发示例的通知', books, nameOf)?.organId).toBe('office')
  expect(bookFor('新会区人民政府关于示例的通告', books, nameOf)?.organId).toBe('government')
  expect(bookFor('关于示例的通知', books, nameOf)).toBeUndefined()
})

const making = { case: { kind: 'making' }, facts: { effects: [] } }

test('a reason is asked where there is something to give a reason for', () => {
  expect(notAsked('departmentLegality.conclude', { conclusion: 'lawful' }, making)).toEqual(['reason'])
  expect(notAsked('departmentLegality.conclude', { conclusion: 'notApplicable' }, making)).toEqual(['points', 'items', 'exception'])
  expect(notAsked('legality.decide', { conclusion: 'lawful' }, making)).toEqual(['reason'])
  expect(notAsked('legality.decide', { conclusion: 'notApplicable' }, making)).toEqual([])
  const major = { ...making, facts: { effects: [], classification: { majorDecision: true } } }
  expect(notAsked('legality.decide', { conclusion: 'lawful' }, major)).toEqual([])
  expect(completed('departments.reply', { disposition: 'none', reply: '无意见' }, '2026-03-02', making)).toMatchObject({ reason: '无意见' })
  expect(completed('departments.reply', { disposition: 'adopted', reply: '甲', reason: '乙' }, '2026-03-02', making)).toMatchObject({
    reason: '乙',
  })
  expect(completed('adviserOpinion.give', { conclusion: 'noObjection', reason: '旧话' }, '2026-03-02', making)).toEqual({
    conclusion: 'noObjection',
  })
})

test('an article’s only paragraph is not offered beside the article', () => {
  const text = '示例办法\n第一条　只有一款。\n第二条　第一款。\n第二款。'
  let last = 0
  const provisions = provisionsOf(
    parse(text),
    (words) => words,
    () => `p${++last}`,
  )
  expect(provisionOptions({ text, provisions }).map((one) => one.label)).toEqual([
    '示例办法',
    '第一条　只有一款。',
    '第二条　第一款。',
    '第一款。',
    '第二款。',
  ])
})

test('a document is filed next with the body it was not filed with yet', () => {
  const organs = [
    { id: 'city', name: '某市人民政府', parentId: null },
    { id: 'gov', name: '某区人民政府', parentId: 'city' },
  ]
  const file = { case: { documentClass: 'government', issuingOrganId: 'gov' } } as Parameters<typeof nextFiling>[0]
  const sent = (payload: Record<string, unknown>) => ({ action: 'filing.send', payload })
  expect(nextFiling(file, [], organs)).toEqual({ recipientOrganId: 'city' })
  const committee = '某区人民代表大会常务委员会'
  expect(nextFiling(file, [sent({ recipientOrganId: 'city' })], organs)).toEqual({ recipient: committee })
  expect(nextFiling(file, [sent({ recipientOrganId: 'city' }), sent({ recipient: committee })], organs)).toEqual({})
})

test('what only ends a document asks for no term, and sends none that the text of the paper may have proposed', () => {
  const repeal = { case: { kind: 'repeal' }, facts: { effects: [{ kind: 'repeals' }] } }
  expect(notAsked('publication.set', {}, repeal)).toEqual(['validTo', 'longTermReason'])
  expect(completed('publication.set', { effectiveFrom: 'publication', validTo: '2031-01-01' }, '2026-03-02', repeal)).toEqual({
    effectiveFrom: 'publication',
  })
  const renewed = { case: { kind: 'revision' }, facts: { effects: [{ kind: 'repeals' }, { kind: 'reissues' }] } }
  expect(notAsked('publication.set', {}, renewed)).toEqual([])
})

test('the day of a meeting is asked once: it is the day it happened', () => {
  expect(notAsked('meeting.decide', {}, making)).toEqual(['heldOn'])
  expect(completed('meeting.decide', { meeting: '常务会议' }, '2026-03-02', making)).toEqual({ meeting: '常务会议', heldOn: '2026-03-02' })
})

test('不适用 asks for its reason, other conclusions do not', () => {
  const schema = { type: 'object', required: ['conclusion'], properties: { conclusion: {}, reason: {} } }
  expect(adjusted('fairCompetition.conclude', schema, { conclusion: 'notApplicable' }).required).toEqual(['conclusion', 'reason'])
  expect(adjusted('fairCompetition.conclude', schema, { conclusion: 'mayIssue' }).required).toEqual(['conclusion'])
})
