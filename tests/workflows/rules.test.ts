import { describe, expect, it } from 'vitest'
import { unconfirmedRule } from '../../workflows/rules/cite.ts'
import { checkPack, type RuleEntry, type RulePack, resolve, resolverOf } from '../../workflows/rules/resolve.ts'
import { shippedPacks } from '../../workflows/rules/shipped.ts'
import { valueSaid } from '../../workflows/rules/values.ts'

const [national, guangdong, xinhui] = shippedPacks as [RulePack, RulePack, RulePack]

function local(entry: Partial<RuleEntry> & { key: string }): RulePack {
  const upper = national.entries.find(({ key }) => key === entry.key)
  return {
    ...{
      id: 'local',
      jurisdiction: 'X',
      level: 'county',
      effectiveFrom: '2026-01-01',
      effectiveTo: null,
      title: { zh: '本地', en: 'local' },
    },
    entries: [{ ...(upper as RuleEntry), ...entry }],
  }
}

describe('rule packs', () => {
  it('are laid over each other from the nation down', () => {
    const pack = resolve(shippedPacks, '2026-03-02')
    expect(pack.ids).toEqual(['cn-national', 'cn-guangdong', 'xinhui-illustration'])
    expect(pack.get('consultation.minDays.other')).toMatchObject({ value: 10, mode: 'block', pack: 'xinhui-illustration' })
    expect(pack.get('fcr.thirdPartyWhenException')?.value).toBe(true)
    expect(pack.get('nothing')).toBeNull()
  })

  it('hold by the day: before a pack begins and after it ends it says nothing', () => {
    expect(resolve(shippedPacks, '2024-12-31').ids).toEqual(['cn-national', 'cn-guangdong'])
    expect(resolve(shippedPacks, '2014-01-01').all()).toEqual([])
    const ended = { ...local({ key: 'consultation.minDays.other', value: 20 }), effectiveTo: '2026-06-30' }
    expect(resolve([national, ended], '2026-06-30').get('consultation.minDays.other')?.value).toBe(20)
    expect(resolve([national, ended], '2026-07-01').get('consultation.minDays.other')?.value).toBe(7)
  })

  it('ship consistent with each other', () => {
    expect(checkPack(guangdong, [national])).toEqual([])
    expect(checkPack(xinhui, [national, guangdong])).toEqual([])
  })

  it('may tighten', () => {
    expect(checkPack(local({ key: 'consultation.minDays.majorDecision', value: 40 }), [national])).toEqual([])
    expect(checkPack(local({ key: 'legalityReview.maxDays', value: 10 }), [national])).toEqual([])
    expect(checkPack(local({ key: 'consultation.minDays.majorDecision', mode: 'block' }), [national])).toEqual([])
    expect(checkPack(local({ key: 'consultation.skipGrounds', value: ['secrecy'] }), [national])).toEqual([])
    expect(checkPack(local({ key: 'title.forbiddenWords', value: ['法', '条例', '章程'] }), [national])).toEqual([])
  })

  it('may not loosen, and the refusal names both packs', () => {
    const looser: (Partial<RuleEntry> & { key: string })[] = [
      { key: 'consultation.minDays.majorDecision', value: 20 },
      { key: 'consultation.minDays.majorDecision', mode: 'warn' },
      { key: 'legalityReview.maxDays', value: 20 },
      { key: 'fcr.requiredWhenEnterpriseRelated', value: false },
      { key: 'consultation.skipGrounds', value: ['secrecy', 'urgentOrder', 'repealOnly', 'haste'] },
      { key: 'title.forbiddenWords', value: ['法'] },
      { key: 'legalityReview.minDays', value: 5, unit: 'naturalDays' },
      { key: 'validity.maxYears', value: 'long' },
    ]
    for (const entry of looser) {
      const [refusal] = checkPack(local(entry), [national])
      expect(refusal, JSON.stringify(entry)).toMatchObject({ key: entry.key, lower: 'local', higher: 'cn-national' })
      expect(refusal?.zh).toContain('本地')
      expect(refusal?.zh).toContain('国家规则')
    }
  })

  it('may loosen where the higher entry says so', () => {
    expect(checkPack(local({ key: 'filing.government.maxDays', value: 60 }), [national])).toEqual([])
  })

  it('cite what was read with its article, what was read in part without, and the rest not at all', () => {
    for (const rule of resolve(shippedPacks, '2026-03-02').all()) {
      if (rule.confidence === 'R') expect(rule.basis.zh, rule.key).toMatch(/《.+》第.+条/)
      else if (rule.confidence === 'E') expect(rule.basis.zh, rule.key).toMatch(/条号待核/)
      else expect(rule.basis, rule.key).toEqual(unconfirmedRule(rule.confidence))
      if (rule.confidence !== 'R') expect(rule.article, rule.key).toBeNull()
    }
  })

  it('are kept by the resolver, day by day', () => {
    const resolver = resolverOf(shippedPacks)
    expect(resolver('2026-03-02')).toBe(resolver('2026-03-02'))
  })

  it('are said in words: no shipped value is a bare code, save dates and the pairs of roles that the page names', () => {
    const codes = shippedPacks.flatMap((pack) =>
      pack.entries.flatMap(({ key, value }) =>
        [value]
          .flat()
          .flatMap((one) => (typeof one === 'string' && /^[A-Za-z]\w*$/.test(one) ? [{ key, one, said: valueSaid(key, one) }] : [])),
      ),
    )
    expect(codes.map(({ one }) => one)).toContain('secrecy')
    expect(codes.filter(({ said }) => !said?.zh || !said.en)).toEqual([])
    expect(valueSaid('consultation.skipGrounds', 'urgentOrder')).toEqual({ zh: '执行紧急命令', en: 'Urgent order' })
  })
})
