import { expect, test } from 'vitest'
import { askedOrgans, filedOrgans, silentOrgans } from '../../src/web/forms/case-options.ts'

const organs = [
  { id: 'o1', name: '财政局' },
  { id: 'o2', name: '市场监管局' },
]

test('a department that replied is marked, and the first that did not is the one meant', () => {
  const asked = { action: 'departments.ask', payload: { organs: [{ organId: 'o1' }, { organId: 'o2' }, { name: '供电局' }] } }
  const replied = { action: 'departments.reply', payload: { organ: 'o1' } }
  expect(askedOrgans([asked, replied], organs, '已有答复')).toEqual([
    { value: 'o1', label: '财政局（已有答复）', current: false },
    { value: 'o2', label: '市场监管局', current: true },
    { value: '供电局', label: '供电局', current: false },
  ])
  expect(silentOrgans([asked, replied], organs)).toEqual(['市场监管局', '供电局'])
})

test('an authority answers for the filing it received, and one that deferred still owes the last answer', () => {
  const sent = [
    { action: 'filing.send', payload: { recipientOrganId: 'o1', reference: '1号' } },
    { action: 'filing.send', payload: { recipient: '市人大常委会', reference: '2号' } },
  ]
  const registered = { action: 'filing.receipt', payload: { recipient: '市人大常委会', result: 'registered' } }
  const deferred = { action: 'filing.receipt', payload: { recipient: 'o1', result: 'deferred' } }
  expect(filedOrgans([...sent, deferred, registered], organs, '已有答复')).toEqual([
    { value: 'o1', label: '财政局', current: true },
    { value: '市人大常委会', label: '市人大常委会（已有答复）', current: false },
  ])
})
