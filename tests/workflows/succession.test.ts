import { expect, it } from 'vitest'
import { type Succeeding, successorOf } from '../../workflows/instrument/succession.ts'

const makes = (instrumentId: string, kind = 'makes'): Succeeding => ({ kind, instrumentId, provisions: null })
const ends = (more: Partial<Succeeding> = {}): Succeeding => ({ kind: 'repeals', instrumentId: 'old', provisions: null, ...more })
const successor = (effect: Succeeding, ...others: Succeeding[]) => successorOf(effect, [...others, effect])

it('what an act repeals as a whole gives way to the one instrument that the act makes or reissues, unless people say otherwise', () => {
  expect(successor(ends(), makes('new'))).toBe('new')
  expect(successor(ends({ provisions: [] }), makes('new', 'reissues'))).toBe('new')
  expect(successor(ends({ replacedBy: 'third' }), makes('new'))).toBe('third')
  expect(successor(ends({ replacedBy: null }), makes('new'))).toBeNull()
  expect(successor(ends({ replacedBy: 'third' }))).toBe('third')
})

it('nothing takes the place of what is ended in part, by a mere repeal, or by an act that makes several things', () => {
  expect(successor(ends())).toBeNull()
  expect(successor(ends(), makes('a'), makes('b'))).toBeNull()
  expect(successor(ends(), makes('other', 'amends'))).toBeNull()
  expect(successor(ends(), makes('old', 'reissues'))).toBeNull()
  expect(successor(ends({ provisions: ['p1'], replacedBy: 'new' }), makes('new'))).toBeNull()
  expect(successor(ends({ kind: 'declaresInvalid' }), makes('new'))).toBeNull()
  expect(successor(ends({ kind: 'declaresInvalid', replacedBy: 'new' }))).toBe('new')
  expect(successor(makes('new'), makes('a'))).toBeNull()
})
