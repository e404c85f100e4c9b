import { expect, test } from 'vitest'
import { audit, auditRules, matters, proposal } from '../../../documents/audit/index.ts'
import { nameKey } from '../../../documents/audit/names.ts'
import { type OfflineRegister, offlineSubject } from '../../../documents/audit/offline.ts'
import type { AuditedCitation, AuditedTarget, AuditSubject } from '../../../documents/audit/types.ts'
import { addDays, addMonths, dayBefore, lastDayOfYears } from '../../../documents/days.ts'
import { settings } from './data.ts'

const HEAD = '新会区农贸市场管理办法\n第一条　为了规范农贸市场管理，制定本办法。\n第二条　'
const TAIL = '\n第三条　本办法自2024年1月1日起施行，有效期5年。\n'

function subject(line: string, rest: Partial<AuditSubject> = {}, ...targets: AuditedTarget[]): AuditSubject {
  const register: OfflineRegister = new Map(targets.map((one) => [nameKey(one.title), one]))
  const text = { id: 'x', title: '新会区农贸市场管理办法', text: HEAD + line + TAIL, day: null, organ: '江门市新会区人民政府' }
  return offlineSubject(text, register, rest)
}

function target(title: string, rest: Partial<AuditedTarget>): AuditedTarget {
  const base = { instrumentId: title, title, number: null, ended: null, replacedBy: null, amendments: [], nameNow: title, from: null }
  return { ...base, standing: 'inForce', ...rest }
}

const ended = (title: string, on = '2022-03-01') => target(title, { standing: 'repealed', ended: { on, by: '《新法》', byId: 'act' } })
const ids = (one: AuditSubject, asOf = settings.asOf) => audit(one, { ...settings, asOf }).map(({ rule }) => rule)

test('every rule says what it is in both languages, on what basis, and where it is weak', () => {
  expect(new Set(auditRules.map(({ id }) => id)).size).toBe(auditRules.length)
  for (const rule of auditRules) for (const words of [rule.zh, rule.en, rule.basis, rule.limits]) expect(words, rule.id).not.toBe('')
})

test('a sound document has no finding and is to be retained until its last day', () => {
  const sound = subject('市场开办者应当依照《甲条例》维护秩序。', {}, target('甲条例', {}))
  expect(audit(sound, settings)).toEqual([])
  const { outcome, reasons, sentence } = proposal([], sound)
  expect([outcome, reasons, sentence]).toEqual(['retain', [], '建议继续有效（有效期至2028-12-31）。'])
})

test('the same subject gives the same findings in the order of the text, the whole first', () => {
  const line = '由区工商行政管理局依照《甲条例》处理，报原农业部备案；“十三五”期间每年安排资金。'
  const one = subject(line, { publication: { state: 'never', on: null } }, ended('甲条例'))
  expect(ids(one)).toEqual(['publication.missing', 'organ.abolished', 'cites.repealed', 'period.over'])
  expect(audit(one, settings)).toEqual(audit(one, settings))
})

test('words, place, day and act of a repealed basis are told, and it lacks a basis', () => {
  const [found] = audit(subject('根据《甲条例》第八条，制定本办法。', {}, ended('甲条例')), settings)
  expect(found).toMatchObject({ rule: 'cites.repealed', words: '《甲条例》', outcome: 'amend', reason: 'R2' })
  expect(found!.message).toBe('《甲条例》已于2022-03-01废止（《新法》）。')
  expect(found!.detail).toMatchObject({ on: '2022-03-01', by: '《新法》' })
})

test.each([
  ['the sentence that repeals it', '《甲条例》同时废止。'],
  ['a transitional clause', '本办法施行前依照《甲条例》已取得证书的，继续有效。'],
  ['a note that it has ended', '《甲条例》（已废止）的附表不再使用。'],
  ['the name of another instrument', '《甲条例实施细则》规定的标准继续适用。'],
  ['the day it began', '因《甲条例》施行后发生的行为，适用本办法。'],
])('%s is no citation of a repealed instrument', (_, line) => {
  expect(ids(subject(line, {}, ended('甲条例'))).filter((id) => id.startsWith('cites.'))).toEqual([])
})

test('a trial edition that has ended says nothing of the final text, and the other way round', () => {
  const trial = subject('依照《甲办法（试行）》办理。', {}, ended('甲办法（试行）'), target('甲办法', {}))
  expect(ids(trial)).toEqual(['cites.repealed'])
  expect(ids(subject('依照《甲办法》办理。', {}, ended('甲办法（试行）'), target('甲办法', {})))).toEqual([])
})

test('a national law that the register does not know, or still holds in force, is known to have ended from its day on', () => {
  const line = '当事人依照《中华人民共和国物权法》主张权利。'
  expect(ids(subject(line))).toEqual(['cites.repealed'])
  expect(ids(subject(line, { validTo: null, from: null }), '2020-06-01')).not.toContain('cites.repealed')
  expect(ids(subject(line, {}, target('中华人民共和国物权法', { from: '2007-10-01' })))).toEqual(['cites.repealed'])
  expect(ids(subject(line, {}, target('中华人民共和国物权法', { from: '2025-01-01' })))).toEqual([])
})

test('replaced, expired and renamed targets have rules of their own that name what holds now', () => {
  const replaced = target('甲办法', { standing: 'replaced', replacedBy: '乙办法', ended: { on: '2022-01-01', by: null, byId: null } })
  expect(audit(subject('依照《甲办法》办理。', {}, replaced), settings)[0]).toMatchObject({
    rule: 'cites.replaced',
    detail: { now: '乙办法' },
  })
  expect(ids(subject('依照《甲办法》办理。', {}, target('甲办法', { standing: 'expired' })))).toEqual(['cites.expired'])
  expect(ids(subject('依照《甲乙监督办法》办理。', {}, target('甲乙监督办法', { nameNow: '丙丁管理规定' })))).toEqual(['cites.renamed'])
})

test('an organ is reported with its successor; as 原…, with 现…, elsewhere, in a title or a list of the past it is not', () => {
  const [found] = audit(subject('由区工商行政管理局负责。'), settings)
  expect(found).toMatchObject({ words: '工商行政管理局', outcome: 'amend', reason: 'R11', detail: { now: '市场监督管理局' } })
  for (const line of [
    '由原区工商行政管理局核发的证件继续有效。',
    '区工商行政管理局（现区市场监督管理局）核发的证件继续有效。',
    '由深圳市工商行政管理局出具证明的除外。',
    '执行《工商行政管理局登记规程》。',
    '依照原卫生部、农业部和国土资源部的规定执行。',
    '由建设部门和卫生部门检查。',
  ])
    expect(ids(subject(line)), line).toEqual([])
})

test('departments in a list are seen by their fields', () => {
  const found = audit(subject('工商、环保、教育和国土资源等部门应当配合。'), settings)
  expect(found.map(({ words }) => words)).toEqual(['工商', '环保', '国土资源'])
})

test('an organ that the register knows goes before the shipped table, and a move still to come is no finding', () => {
  const line = '由新会区工商行政管理局负责。'
  const at = (HEAD + line).indexOf('新会区工商')
  const organ = (from: string) => ({
    ...{ start: at, end: at + 10, words: '新会区工商行政管理局' },
    successions: [{ to: '新会区市场监督管理局', duty: null, from, source: '批复' }],
  })
  expect(audit(subject(line, { organs: [organ('2019-03-01')] }), settings)[0]!.detail.now).toBe('新会区市场监督管理局')
  expect(ids(subject(line, { organs: [organ('2027-03-01')] }))).toEqual([])
})

test('what is over has no findings but contradictions of its own ends', () => {
  const ends = [
    { on: '2019-01-01', by: '甲', byId: 'a' },
    { on: '2020-01-01', by: '乙', byId: 'b' },
  ]
  expect(ids(subject('由区工商行政管理局负责。', { standing: 'repealed', ends }))).toEqual(['repeal.conflict'])
})

test('the most far-reaching outcome wins, with its reasons, and what is left is counted', () => {
  const one = subject('由区工商行政管理局负责。', { organ: { id: 'o', name: '某某领导小组', type: 'coordinating', mayIssue: false } })
  const { outcome, reasons, sentence } = proposal(audit(one, settings), one)
  expect([outcome, reasons]).toEqual(['repeal', ['R3']])
  expect(sentence).toBe('建议废止：制定主体不适格，依据1处发现；另有1处需核对。')
})

test('an instrument known by its title only is judged by what the register says', () => {
  const bare = { ...subject('　'), tree: null, citations: [], organs: [], validTo: '2020-01-01' }
  expect(ids(bare)).toEqual(['validity.expired'])
})

test('days are counted by the calendar', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
  expect(addMonths('2024-11-30', 3)).toBe('2025-02-28')
  expect(lastDayOfYears('2024-01-01', 5)).toBe('2028-12-31')
  expect(dayBefore('2024-03-01')).toBe('2024-02-29')
  expect(addDays('2024-12-15', 30)).toBe('2025-01-14')
})

test('a term without an end is counted from the last reissue, by the register or by the note of the text, not from an amendment of some articles', () => {
  const text = (note: string) => `新会区农贸市场管理办法\n${note}第一条　为了规范管理，制定本办法。\n第二条　本办法自2018年1月1日起施行。\n`
  const missing = (note: string, rest: Partial<AuditSubject>) => {
    const base = { id: 'x', title: '新会区农贸市场管理办法', text: text(note), day: null }
    const found = audit(offlineSubject(base, new Map(), { validTo: null, ...rest }), settings).filter(
      ({ rule }) => rule === 'validity.missing',
    )
    return found.map(({ message, detail }) => [message, detail.from])
  }
  const over = (day: string) => `未规定有效期，且自${day}起已满5年。`
  expect(missing('', {})).toEqual([[over('2018-01-01'), '2018-01-01']])
  expect(missing('', { reissuedOn: '2019-12-01' })).toEqual([[over('2019-12-01重新公布'), '2019-12-01']])
  expect(missing('', { reissuedOn: '2023-12-01' })).toEqual([['未规定有效期。', '2023-12-01']])
  expect(missing('', { reissuedOn: '2027-12-01' })).toEqual([[over('2018-01-01'), '2018-01-01']])
  expect(missing('', { revisedOn: '2023-12-01' })).toEqual([[over('2018-01-01'), '2018-01-01']])
  expect(missing('（2017年12月1日区政府公布　2020年3月1日修订）\n', {})).toEqual([[over('2020-03-01修订'), '2020-03-01']])
  expect(missing('（2017年12月1日区政府公布　2023年3月1日修正）\n', {})).toEqual([[over('2018-01-01'), '2018-01-01']])
})

test('of a basis that was amended since, the finding says what became of the cited article; what changed is looked at first', () => {
  const law = (title: string) => target(title, { amendments: [{ on: '2025-01-01', by: '2025年决定' }] })
  const told = (revised: AuditedCitation['revised'], line = '根据《甲条例》第十二条，制定本办法。') => {
    const one = subject(line, { madeOn: '2016-01-01' }, law('甲条例'), law('乙条例'))
    const citations = one.citations.map((citation) => ({ ...citation, revised: citation.place === null ? null : revised }))
    return audit({ ...one, citations }, settings).filter(({ rule }) => rule === 'superior.amended')
  }
  const says = (revised: AuditedCitation['revised']) =>
    told(revised).map(({ severity, outcome, message }) => [severity, outcome, message.split('：')[1]])
  expect(says({ became: 'gone', now: null })).toEqual([['error', 'amend', '所引第十二条已经删去，应当修改。']])
  expect(says({ became: 'reworded', now: '第十三条' })).toEqual([
    ['error', 'retain', '所引第十二条（现第十三条）的文字已经改变，应当核对。'],
  ])
  expect(says({ became: 'renumbered', now: '第十三条' })).toEqual([['warning', 'amend', '所引第十二条现为第十三条，文字未变，应当改引。']])
  expect(says({ became: 'same', now: '第十二条' })).toEqual([['note', 'retain', '所引第十二条没有改变。']])
  expect(says(null)[0]![2]).toContain('不能判断')
  expect(told(null, '根据《甲条例》，制定本办法。')[0]!.message).toContain('未引具体条款')
  // Of one basis the place that changed most is told; of several bases the changed one comes first among the matters.
  const twice = told({ became: 'gone', now: null }, '根据《甲条例》，制定本办法。\n第三条　依照《甲条例》第十二条的规定，制定本办法。')
  expect(twice.map(({ detail }) => [detail.place, detail.became])).toEqual([['art12', 'gone']])
  const both = told(
    { became: 'reworded', now: '第十二条' },
    '根据《乙条例》，制定本办法。\n第三条　依照《甲条例》第十二条的规定，制定本办法。',
  )
  const found = matters(both, ({ rule, message, detail }) => ({ rule, message, label: null, rank: Number(detail.rank) }))
  expect([both.map(({ detail }) => detail.title), found.map(({ first }) => first.detail.title)]).toEqual([
    ['乙条例', '甲条例'],
    ['甲条例', '乙条例'],
  ])
})
