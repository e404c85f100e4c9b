import { describe, expect, it } from 'vitest'
import { actionsOf, availableActions, evolve, perform } from '../../workflows/engine.ts'
import type { RulemakingFacts } from '../../workflows/rulemaking/facts.ts'
import { safety } from '../../workflows/rulemaking/safety.ts'
import { stageOf } from '../../workflows/rulemaking/stages.ts'
import type { Actor, StoredState } from '../../workflows/types.ts'
import { full, limit } from '../support/full.ts'
import { everybody, one, type Story, step } from './support/story.ts'
import { sortOf, Witness, walk } from './support/walk.ts'

const walks = full ? 10_000 : 1_000

describe(`${walks} seeded random walks`, () => {
  it('keep every safety sentence, sign-offs that bind exactly what was signed, and a replay that gives the stored state', {
    timeout: limit(600_000),
  }, () => {
    const ends: Record<string, number> = {}
    const taken: Record<string, number> = {}
    let steps = 0
    for (let seed = 1; seed <= walks; seed++) {
      const witness = new Witness()
      let last: StoredState<RulemakingFacts> | null = null
      for (const one of walk(seed, 200)) {
        steps += 1
        const { before, event, result } = one
        if (!result.ok) {
          expect(result.message.zh, event.type).not.toBe('')
          continue
        }
        witness.see(one)
        taken[event.type] = (taken[event.type] ?? 0) + 1
        const state = result.state as StoredState<RulemakingFacts>
        last = state
        const broken = safety(state)
        if (broken.length > 0) throw new Error(`seed ${seed}, ${event.type}: ${broken.join('; ')}`)
        if (seed % 10 === 0) expect(evolve(before, event), `seed ${seed} ${event.type}`).toEqual(state)
      }
      const end = last ? stageOf(last.value) : 'initiation'
      ends[end] = (ends[end] ?? 0) + 1
    }
    if (full) console.log(`${walks} walks, ${steps} steps, ends: ${JSON.stringify(ends)}`)
    // Walks that never get far prove nothing.
    expect(ends.archived ?? 0).toBeGreaterThan(walks / 20)
    expect(actionsOf('rulemaking').filter(({ name }) => !taken[name])).toEqual([])
  })
})

const actors: Actor[] = [
  everybody,
  one('drafter'),
  one('unitChief'),
  one('legalityReviewer'),
  one('chief'),
  one('unitLegalReviewer'),
  one('auditor'),
]

describe('offered is what works', () => {
  it('on every sort of state the walks visit, for every action and several people', { timeout: limit(600_000) }, () => {
    const seen = new Set<string>()
    let offers = 0
    const wanted = full ? 5_000 : 1_000
    for (let seed = 1; seen.size < wanted; seed++) {
      for (const { result, story } of walk(seed, 200)) {
        if (!result.ok || result.done) continue
        const state = result.state as StoredState<RulemakingFacts>
        const now = { ...story, state }
        for (const actor of actors) {
          const at = { ...story.at, actor }
          const offered = availableActions(state, at)
          const sort = sortOf(state, [
            actor.personId,
            ...offered.map((offer) => `${offer.action}${offer.unmet.map((unmet) => unmet.code).join()}`),
          ])
          if (seen.has(sort) || seen.size >= wanted) continue
          seen.add(sort)
          for (const { name } of actionsOf('rulemaking')) {
            const offer = offered.find(({ action }) => action === name)
            offers += 1
            const label = `seed ${seed}: ${name} by ${actor.personId} in ${stageOf(state.value)}: ${offer?.unmet.map((unmet) => unmet.code)}`
            expect(works(now, name, actor), label).toBe(offer?.allowed ?? false)
          }
        }
      }
    }
    expect(offers).toBeGreaterThan(60_000)
  })
})

/** True when a fitting payload makes the action work for this person today. */
function works(story: Story, name: string, actor: Actor): boolean {
  const { event } = step(story, name, { by: actor, reason: '说明' })
  const choices = name.startsWith('signoff.')
    ? story.state.facts.signOffs.map((signOff) => confirming(name, signOff.id, story))
    : [event.payload]
  return choices.some(
    (payload) => perform(story.state, { ...event, payload: { ...event.payload, ...payload }, ...lookup(name) }, { ...story.at, actor }).ok,
  )
}

function confirming(name: string, signOffId: string, story: Story): Record<string, unknown> {
  const signOff = story.state.facts.signOffs.find(({ id }) => id === signOffId)
  const open = signOff ? [...Object.keys(signOff.differences.act), ...Object.keys(signOff.differences.consolidated)] : []
  return { signOffId, ...(name === 'signoff.confirm' && open.length > 0 ? { provisionIds: [...new Set(open)] } : {}) }
}

function lookup(name: string) {
  return name === 'baseVersion.compare' ? { resolved: { instrumentId: 'i1', versionId: 'v2', changed: [] } } : {}
}
