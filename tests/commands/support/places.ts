import { caseRecord } from '../../../src/commands/cases/context.ts'
import { performAction } from '../../../src/commands/cases/perform-action.ts'
import type { Step, Story } from '../../../src/commands/demo/steps.ts'
import { Known } from '../../../src/commands/demo/walk.ts'
import type { Installation } from './installation.ts'
import { making, sideBySide } from './passes.ts'

type Part = 'opening' | 'review' | 'decision'

/** A move asked of a case that was brought somewhere: who does what, and the machine's value after it. */
export interface Move {
  as: string
  action: string
  payload: Record<string, unknown>
}

/** Where a case is brought by the shortest path: before the action named, or after it; of the review's lanes only those listed are concluded. */
export interface Place {
  name: string
  part: Part
  before?: string
  after?: string
  lanes?: string[]
  moves: Move[]
  value: unknown
}

const LANES = ['departmentLegality.conclude', 'adviserOpinion.give', 'fairCompetition.conclude']

/** Brings one case to each place, all side by side so that terms pass once, then makes its moves. @returns the value each case has then. */
export async function bringAll(all: Installation, places: Place[]): Promise<{ place: Place; caseId: string; value: unknown }[]> {
  const known = places.map(() => new Known())
  const parts = places.map((_, i) => making(i))
  const order: Part[] = ['opening', 'review', 'decision']
  const days = { opening: null, review: '2026-03-23', decision: '2026-03-31' }
  for (const part of order) {
    const day = days[part]
    if (day !== null) await all.driver.moveDay(day)
    const here = places.flatMap((place, i) => (order.indexOf(place.part) >= order.indexOf(part) ? [i] : []))
    await sideBySide(
      all,
      here.map((i) => (places[i]!.part === part ? cut(parts[i]![part], places[i]!) : parts[i]![part])),
      here.map((i) => known[i]!),
    )
  }
  return Promise.all(
    places.map(async (place, i) => {
      const caseId = String(known[i]!.get(`case:制定${i}`))
      for (const name of ['minutes1', 'minutes2']) known[i]!.set(name, known[i]!.ids.get(`material:制定${i}:${name}`))
      for (const { as, action, payload } of place.moves) {
        const filled = known[i]!.fill(payload) as Record<string, unknown>
        await performAction(all.store, { caseId, action, payload: filled, personId: all.sample.people[as]! }).catch((error: unknown) => {
          throw new Error(`${place.name}: ${action}`, { cause: error })
        })
      }
      return { place, caseId, value: (await caseRecord(all.store.db, caseId)).state.value }
    }),
  )
}

/** The steps of a part that belong to a place. */
function cut(story: Story, { before, after, lanes }: Place): Story {
  const at = (name: string) => story.steps.findIndex((step) => step.do === 'act' && step.action === name)
  const end = before !== undefined ? at(before) : after !== undefined ? at(after) + 1 : story.steps.length
  if (end < 0) throw new RangeError(`${story.name} has no ${before}`)
  const left = (step: Step) => lanes !== undefined && step.do === 'act' && LANES.includes(step.action) && !lanes.includes(step.action)
  return { ...story, steps: story.steps.slice(0, end).filter((step) => !left(step)) }
}
