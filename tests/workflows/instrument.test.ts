import { describe, expect, it } from 'vitest'
import { availableActions, open, perform } from '../../workflows/engine.ts'
import type { InstrumentFacts } from '../../workflows/instrument/facts.ts'
import type { ActionEvent, StoredState } from '../../workflows/types.ts'
import { reasons, world } from './support/story.ts'

const at = world('2026-03-02')

function opened(own = true): StoredState {
  const answer = open('instrument', { own, title: '办法', occurredOn: '2026-03-02' }, at)
  if (!answer.ok) throw new Error('not opened')
  return answer.state
}

function event(type: string, payload: Record<string, unknown>): ActionEvent {
  return { type, payload, occurredOn: '2026-03-02', actorId: 'system' }
}

const effect = (kind: string, more: Record<string, unknown> = {}) =>
  event('effect.record', { effectId: `${kind}.${JSON.stringify(more)}`, kind, whole: true, ...more })
const work = (kind: string, id = kind) => event('work.open', { id, kind })

function lived(state: StoredState, ...events: ActionEvent[]): StoredState {
  return events.reduce((now, one) => {
    const answer = perform(now, one, at)
    if (!answer.ok) throw new Error(`${one.type} ${JSON.stringify(one.payload)}: ${reasons(answer)}`)
    return answer.state
  }, state)
}

const refused = (state: StoredState, one: ActionEvent) => reasons(perform(state, one, at))

describe('the instrument’s machine', () => {
  it('keeps the open work, each item once', () => {
    const state = lived(opened(), effect('makes'), work('revision'), work('campaign'))
    expect((state.facts as InstrumentFacts).work).toEqual([
      { id: 'revision', kind: 'revision', since: '2026-03-02' },
      { id: 'campaign', kind: 'campaign', since: '2026-03-02' },
    ])
    expect(refused(state, work('repeal', 'revision'))).toEqual(['workNotOpenTwice'])
    expect(refused(state, event('work.close', { id: 'other', outcome: 'done' }))).toEqual(['workOpen'])
    expect((lived(state, event('work.close', { id: 'revision', outcome: 'done' })).facts as InstrumentFacts).work).toHaveLength(1)
  })

  it('ends by repeal, declaration or revocation of the whole, not of a part', () => {
    const made = lived(opened(), effect('makes'))
    for (const kind of ['repeals', 'declaresInvalid', 'revokes']) {
      expect(lived(made, effect(kind)).value).toBe('ended')
      expect(lived(made, effect(kind, { whole: false })).value).toBe('open')
    }
  })

  it('lets nothing follow an end, except what happened before it and what corrects it', () => {
    const ended = lived(opened(), effect('makes', { from: '2014-01-01' }), effect('repeals', { from: '2019-06-01' }))
    expect(refused(ended, effect('amends', { from: '2019-06-02' }))).toEqual(['effectMayFollow'])
    expect(refused(ended, effect('amends'))).toEqual(['effectMayFollow'])
    expect(refused(ended, effect('delists'))).toEqual(['effectMayFollow'])
    const out = lived(opened(), effect('makes'), effect('delists'))
    expect([out.value, refused(out, effect('delists', { note: 'x' })), refused(out, effect('repeals'))]).toEqual([
      'open',
      ['effectMayFollow'],
      [],
    ])
    expect(refused(ended, effect('repeals', { from: '2019-06-01', note: 'x' }))).toEqual(['effectMayFollow'])
    expect(refused(ended, work('revision'))).toEqual(['workFits'])
    expect(refused(ended, effect('amends', { from: '2016-01-01' }))).toEqual([])
    const repeal = (ended.facts as InstrumentFacts).effects[1]!.id
    expect(lived(ended, effect('corrects', { replaces: repeal })).value).toBe('open')
    expect(refused(ended, effect('corrects', { replaces: 'nothing' }))).toEqual(['effectMayFollow'])
  })

  it('is made once, and resumes only what was suspended', () => {
    const made = lived(opened(), effect('makes'))
    expect(refused(made, effect('makes', { note: 'again' }))).toEqual(['effectMayFollow'])
    expect(refused(made, work('making'))).toEqual(['workFits'])
    expect(refused(made, effect('resumes'))).toEqual(['effectMayFollow'])
    expect(refused(lived(made, effect('suspends')), effect('resumes'))).toEqual([])
  })

  it('was never made when its making is withdrawn', () => {
    const state = lived(opened(), work('making'), event('work.close', { id: 'making', outcome: 'withdrawn' }))
    expect(state).toMatchObject({ value: 'ended', facts: { neverMade: true } })
    expect(refused(state, effect('makes'))).toEqual(['effectMayFollow'])
    expect(lived(opened(), work('making'), effect('makes'), event('work.close', { id: 'making', outcome: 'done' })).value).toBe('open')
  })

  it('takes cleanup work on own instruments only', () => {
    expect(refused(opened(false), work('campaign'))).toEqual(['workFits'])
  })

  it('offers its three events and refuses the day to come and unknown fields', () => {
    expect(availableActions(opened(), at).map((offer) => [offer.action, offer.allowed])).toEqual([
      ['work.open', true],
      ['work.close', true],
      ['effect.record', true],
    ])
    expect(refused(opened(), { ...effect('makes'), occurredOn: '2026-03-03' })).toEqual(['dayNotInFuture'])
    expect(perform(opened(), effect('makes', { extra: 1 }), at)).toMatchObject({ ok: false, code: 'badInput' })
  })
})
