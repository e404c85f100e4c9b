import { describe, expect, expectTypeOf, it } from 'vitest'
import type { AuditSubject } from '../../documents/audit/types.ts'
import type { EffectKind } from '../../workflows/instrument/effect-kinds.ts'
import { amendmentDue } from '../../workflows/instrument/orders.ts'
import { type DayRange, type EffectFact, type Standing, standing, stateOn } from '../../workflows/instrument/standing.ts'

let count = 0

function effect(kind: EffectKind, from: string | DayRange, more: Partial<EffectFact> = {}): EffectFact {
  count += 1
  const range = typeof from === 'string' ? { from, to: from } : from
  return {
    id: `${kind}.${count}`,
    kind,
    provisions: null,
    from: range,
    knownFrom: range.from ?? '2000-01-01',
    replaces: null,
    versionId: null,
    validTo: null,
    ...more,
  }
}

const year = (number: number): DayRange => ({ from: `${number}-01-01`, to: `${number}-12-31` })
const now = '2026-03-02'
const word = (effects: EffectFact[], day: string, known = now) => standing(effects, day, known).standing

describe('standing', () => {
  it('is told in the words that the audit reads, no more and no fewer: the two libraries do not know each other', () => {
    // Judged by tsc: at run time there is nothing to compare.
    expectTypeOf<AuditSubject['standing']>().toEqualTypeOf<Standing>()
  })

  it('is unknown without any effect, not yet before it begins, in force from its first day', () => {
    expect(word([], now)).toBe('unknown')
    const made = [effect('makes', '2018-05-01')]
    expect(word(made, '2018-04-30')).toBe('notYet')
    expect(word(made, '2018-05-01')).toBe('inForce')
  })

  it('expires after the last day of its validity, unless it was extended or reissued before', () => {
    const made = effect('makes', '2018-05-01', { validTo: '2023-04-30' })
    expect(word([made], '2023-04-30')).toBe('inForce')
    expect(standing([made], '2023-05-01', now)).toMatchObject({ standing: 'expired', to: '2023-04-30', by: [made.id] })
    expect(word([made, effect('extends', '2023-03-01', { validTo: '2026-12-31' })], '2023-05-01')).toBe('inForce')
    expect(word([made, effect('reissues', '2022-01-01', { validTo: '2027-01-01' })], '2023-05-01')).toBe('inForce')
    // Reissued without an end of its own: the first end is gone, not past.
    const open = [made, effect('reissues', '2022-01-01')]
    expect(standing(open, '2024-01-01', now)).toMatchObject({ standing: 'inForce', to: null })
    expect(standing(open, '2021-06-01', now).to).toBe('2023-04-30')
    expect(standing(open, '2018-04-01', now)).toMatchObject({ standing: 'notYet', to: '2023-04-30' })
  })

  it('ends by repeal from its day, by declaration as invalid, and by revocation from the beginning', () => {
    const made = effect('makes', '2014-01-01')
    const repeal = effect('repeals', '2019-07-01')
    expect(word([made, repeal], '2019-06-30')).toBe('inForce')
    expect(standing([made, repeal], '2019-07-01', now)).toMatchObject({ standing: 'repealed', to: '2019-06-30', by: [repeal.id] })
    expect(word([made, effect('declaresInvalid', '2019-07-01')], '2020-01-01')).toBe('declaredInvalid')
    const replaced = standing([made, effect('repeals', '2019-07-01', { replacedBy: 'i2' })], '2020-01-01', now)
    expect(replaced).toMatchObject({ standing: 'replaced', replacedBy: 'i2', to: '2019-06-30' })
    const invalid = standing([made, effect('declaresInvalid', '2019-07-01', { replacedBy: 'i2' })], '2020-01-01', now)
    expect(invalid).toMatchObject({ standing: 'declaredInvalid', replacedBy: 'i2' })
    expect(standing([made, repeal], '2019-06-30', now).replacedBy).toBeNull()
    const revoked = [made, effect('revokes', '2020-01-01')]
    expect(word(revoked, '2015-01-01')).toBe('revoked')
    expect(word(revoked, '2015-01-01', '2019-12-31')).toBe('inForce')
  })

  it('answers by what was known on a day, and a corrected row no longer counts', () => {
    const made = effect('makes', '2014-01-01')
    const wrong = effect('repeals', '2019-01-01', { knownFrom: '2019-02-01' })
    const right = effect('corrects', '2019-01-01', { knownFrom: '2020-01-01', replaces: wrong.id })
    const effects = [made, wrong, right]
    expect(word(effects, '2019-06-01', '2019-01-15')).toBe('inForce')
    expect(word(effects, '2019-06-01', '2019-06-01')).toBe('repealed')
    expect(word(effects, '2019-06-01', now)).toBe('inForce')
  })

  it('says when the evidence does not decide: a day known as a year only', () => {
    const effects = [effect('makes', year(2014)), effect('repeals', year(2019))]
    expect(standing(effects, '2014-06-01', now)).toMatchObject({ determinable: false, standing: 'notYet' })
    expect(standing(effects, '2016-01-01', now)).toMatchObject({ determinable: true, standing: 'inForce' })
    expect(standing(effects, '2019-06-01', now)).toMatchObject({ determinable: false, standing: 'inForce' })
    expect(standing(effects, '2020-01-01', now)).toMatchObject({ determinable: true, standing: 'repealed' })
    expect(standing([effect('repeals', { from: null, to: null }, { knownFrom: '2019-01-01' })], now, now)).toMatchObject({
      determinable: false,
    })
  })

  it('knows a commencement apart from the making, and old paper known only by what was done to it', () => {
    const effects = [effect('makes', '2026-01-10'), effect('commences', '2026-03-01')]
    expect(word(effects, '2026-02-01')).toBe('notYet')
    expect(word([effect('amends', year(2019))], '2020-01-01')).toBe('inForce')
    expect(word([effect('repeals', year(2019))], '2018-01-01')).toBe('unknown')
  })

  it('lapses on an order to amend that is itself an effect of kind amends, which is no amendment', () => {
    const made = effect('makes', '2014-01-01')
    const ordered = effect('amends', '2020-06-01', { lapsesOn: '2020-12-31' })
    expect(standing([made, ordered], '2020-12-31', '2021-06-01').standing).toBe('inForce')
    expect(standing([made, ordered], '2021-01-01', '2021-06-01')).toMatchObject({
      standing: 'expired',
      to: '2020-12-31',
      by: [ordered.id],
    })
    expect(standing([made, ordered, effect('amends', '2020-11-01')], '2021-01-01', '2021-06-01').standing).toBe('inForce')
  })

  it('lapses when a deadline to amend passes, unless it was amended in time', () => {
    const made = effect('makes', '2014-01-01')
    const ordered = effect('corrects', '2020-06-01', { lapsesOn: '2020-12-31' })
    expect(word([made, ordered], '2020-12-31')).toBe('inForce')
    expect(word([made, ordered], '2021-01-01')).toBe('expired')
    expect(word([made, ordered, effect('amends', '2020-11-01')], '2021-01-01')).toBe('inForce')
  })

  it('knows an open order to amend until an amendment begins, the instrument ends or a later order takes its place', () => {
    const made = effect('makes', '2014-01-01')
    const ordered = effect('ordersAmendment', '2020-06-01', { amendBy: '2020-12-31' })
    const due = (effects: EffectFact[], day: string) => amendmentDue(effects, day, now)
    expect(due([made], '2020-07-01')).toBeNull()
    expect(due([made, ordered], '2020-05-31')).toBeNull()
    expect(due([made, ordered], '2020-07-01')).toEqual({ effectId: ordered.id, from: '2020-06-01', by: '2020-12-31', lapses: false })
    // No lapse was said: the day passes, the order stays, the instrument stands.
    expect(due([made, ordered], '2021-06-01')).toMatchObject({ by: '2020-12-31', lapses: false })
    expect(word([made, ordered], '2021-06-01')).toBe('inForce')
    const lapsing = effect('ordersAmendment', '2020-06-01', { amendBy: '2020-12-31', lapsesOn: '2020-12-31' })
    expect(due([made, lapsing], '2020-12-31')).toMatchObject({ lapses: true })
    expect([word([made, lapsing], '2021-01-01'), due([made, lapsing], '2021-01-01')]).toEqual(['expired', null])
    for (const kind of ['amends', 'reissues'] as const) expect(due([made, ordered, effect(kind, '2021-03-01')], '2021-06-01')).toBeNull()
    expect(due([made, effect('amends', '2019-03-01'), ordered], '2021-06-01')).not.toBeNull()
    expect(due([made, ordered, effect('repeals', '2021-03-01')], '2021-06-01')).toBeNull()
    const later = effect('ordersAmendment', '2022-06-01', { amendBy: null })
    expect(due([made, ordered, later], '2022-07-01')).toMatchObject({ effectId: later.id, by: null })
  })

  it('is no normative document from the day on which that was found, unless an act ended or ends it', () => {
    const made = effect('makes', '2014-01-01', { validTo: '2020-12-31' })
    const found = effect('delists', '2020-06-01')
    expect([word([made, found], '2020-05-31'), word([made, found], '2020-06-01')]).toEqual(['inForce', 'notNormative'])
    expect(standing([made, found], '2020-06-01', now)).toMatchObject({ to: '2020-05-31', by: [found.id] })
    // What left the list does not expire; an act that ends it says more.
    expect(word([made, found], '2021-01-01')).toBe('notNormative')
    expect(word([made, found, effect('repeals', '2020-09-01')], '2020-09-01')).toBe('repealed')
    expect(word([made, effect('revokes', '2020-09-01'), found], '2020-09-01')).toBe('revoked')
  })

  it('is partly suspended while provisions, or the whole, are suspended, and lists what does not bind', () => {
    const made = effect('makes', '2014-01-01')
    const part = [made, effect('suspends', '2020-01-01', { provisions: ['a3'] }), effect('repeals', '2020-02-01', { provisions: ['a5'] })]
    expect(standing(part, '2020-03-01', now)).toMatchObject({
      standing: 'partlySuspended',
      suspended: 'part',
      provisions: { a3: 'suspended', a5: 'repealed' },
    })
    expect(standing([...part, effect('resumes', '2021-01-01', { provisions: ['a3'] })], '2021-02-01', now)).toMatchObject({
      standing: 'inForce',
      provisions: { a5: 'repealed' },
    })
    expect(standing([made, effect('suspends', '2020-01-01')], '2020-03-01', now)).toMatchObject({
      standing: 'partlySuspended',
      suspended: 'whole',
    })
  })
})

describe('what bound on a day', () => {
  const versions = [
    { id: 'v1', position: 1 },
    { id: 'v2', position: 2 },
  ]
  const effects = [
    effect('makes', '2018-05-01', { versionId: 'v1' }),
    effect('suspends', '2019-01-01', { provisions: ['a3'] }),
    effect('amends', '2020-01-01', { versionId: 'v2' }),
    effect('repeals', '2021-01-01', { provisions: ['a5'] }),
  ]

  it('is the version then, with what other acts laid over it', () => {
    expect(stateOn(effects, versions, '2018-04-30', now)).toEqual({ versionId: null, overlays: [] })
    expect(stateOn(effects, versions, '2018-06-01', now)).toEqual({ versionId: 'v1', overlays: [] })
    expect(stateOn(effects, versions, '2019-06-01', now)).toMatchObject({
      versionId: 'v1',
      overlays: [{ provisionId: 'a3', kind: 'suspended' }],
    })
    expect(stateOn(effects, versions, '2020-06-01', now)).toEqual({ versionId: 'v2', overlays: [] })
    expect(stateOn(effects, versions, '2021-06-01', now)).toMatchObject({
      versionId: 'v2',
      overlays: [{ provisionId: 'a5', kind: 'repealed' }],
    })
  })

  it('takes the later of two versions of one day', () => {
    const same = [effect('makes', '2018-05-01', { versionId: 'v1' }), effect('amends', '2018-05-01', { versionId: 'v2' })]
    expect(stateOn(same, versions, '2018-05-01', now).versionId).toBe('v2')
  })
})
