import { describe, expect, it } from 'vitest'
import { addDays } from '../../workflows/days.ts'
import { calendarFrom, shippedHolidayYears } from '../../workflows/deadlines.ts'
import { perform, plan } from '../../workflows/engine.ts'
import { rehearse } from '../../workflows/plan.ts'
import type { RulemakingFacts } from '../../workflows/rulemaking/facts.ts'
import { stageOf } from '../../workflows/rulemaking/stages.ts'
import type { StoredState } from '../../workflows/types.ts'
import { begun, later, reasons, type Story, told, upTo, world } from './support/story.ts'
import { dice, walk } from './support/walk.ts'

/** A case somewhere on its way: a walk of random length, or one whose classification asks for more. */
function somewhere(seed: number): Story | null {
  const roll = dice(seed * 7919)
  const length = Math.floor(roll() * 60)
  const stories: Story[] = []
  for (const { result, story } of walk(seed + 50_000, length)) {
    if (result.ok && result.done) return null
    const state = result.ok ? (result.state as StoredState<RulemakingFacts>) : story.state
    stories.push({ ...story, state })
  }
  return stories.at(-1) ?? begun({ at: world('2026-02-02') })
}

describe('the plan', () => {
  it('can be done, step by step on its days, for 200 random cases; each waiting step a day earlier is refused by exactly what it named', () => {
    let [done, waits] = [0, 0]
    for (let seed = 1; done < 200; seed++) {
      expect(seed, 'random cases with a plan').toBeLessThan(600)
      const story = somewhere(seed)
      if (story === null) continue
      const way = rehearse(perform, story.state, 'archived', story.at)
      if (way.notComputable) continue
      expect(
        way.reachable,
        `seed ${seed} from ${stageOf(story.state.value)}: ${way.blockedBy.map((unmet) => unmet.code)} after ${way.steps.map((step) => step.action)}`,
      ).toBe(true)
      let state = story.state
      way.steps.forEach((step, at) => {
        const { event, actor } = way.taken[at]!
        if (step.waits) {
          waits += 1
          const before = addDays(step.on, -1)
          const early = perform(state, { ...event, occurredOn: before }, { ...story.at, today: before, actor })
          expect(reasons(early), `seed ${seed} ${step.action}`).toEqual([step.waits.code])
        }
        const result = perform(state, event, { ...story.at, today: step.on, actor })
        if (!result.ok) throw new Error(`seed ${seed} ${step.action} on ${step.on}: ${reasons(result)}`)
        state = result.state as StoredState<RulemakingFacts>
      })
      expect(state.value).toBe('archived')
      done += 1
    }
    expect(waits).toBeGreaterThan(100)
  }, 300_000)

  it('says who, when and why it waits, with the legal basis', () => {
    const story = begun()
    const { steps, reachable, on } = plan(story.state, 'publication', story.at)
    expect(reachable).toBe(true)
    const waiting = steps.filter((step) => step.waits)
    expect(waiting.map((step) => [step.action, step.on, step.waits?.code, step.waits?.days])).toEqual([
      ['notice.close', '2026-03-13', 'noticeTermPassed', 11],
      ['legality.decide', '2026-03-20', 'legalityMinDays', 7],
    ])
    expect(on).toBe('2026-03-20')
    expect(waiting[0]?.waits?.basis[0]?.zh).toBe('本地规则（待确认）')
    expect(steps.every((step) => step.by !== '' && step.zh !== '' && step.en !== '')).toBe(true)
  })

  it('takes the stricter of the terms that apply to a major decision that concerns production', () => {
    const yes = (value: boolean) => ({ value, reason: '理由' })
    const story = told(begun(), 'classification.set', { payload: { majorDecision: yes(true), productionRelated: yes(true) } })
    const { steps } = plan(story.state, 'archived', story.at)
    expect(steps.filter((step) => step.waits).map((step) => [step.action, step.waits?.code, step.waits?.days])).toEqual([
      ['notice.close', 'noticeTermPassed', 31],
      ['legality.decide', 'legalityMinDaysMajor', 12],
    ])
    expect(steps.map((step) => step.action)).toEqual(expect.arrayContaining(['riskAssessment.record', 'partyReport.record']))
  })

  it('is nothing to do where the stage is reached, and knows a case that has ended', () => {
    const story = upTo(begun(), 'review')
    expect(plan(story.state, 'consultation', story.at)).toMatchObject({ reachable: true, on: story.at.today, steps: [] })
    const withdrawn = told(story, 'case.withdraw')
    expect(plan(withdrawn.state, 'archived', story.at)).toMatchObject({ reachable: false, on: null, steps: [] })
  })

  it('repairs what stands in the way: resumes, has changes confirmed, answers points, reviews again after a negative conclusion', () => {
    let story = upTo(begun(), 'review')
    story = told(story, 'fairCompetition.selfReview')
    story = told(story, 'fairCompetition.conclude', { payload: { conclusion: 'mayNotIssue' } })
    story = told(story, 'departmentLegality.conclude')
    story = told(story, 'case.suspend')
    const { reachable, steps } = plan(story.state, 'archived', story.at)
    expect(reachable).toBe(true)
    const taken = steps.map((step) => step.action)
    expect(taken.slice(0, taken.indexOf('departmentDeliberation.record'))).toEqual([
      'case.resume',
      'adviserOpinion.give',
      'draft.replace',
      'fairCompetition.conclude',
      'signoff.confirm',
      'signoff.confirm',
    ])
  })

  it('says that a term cannot be computed while the notice of its year is not loaded, and computes it when it is', () => {
    const story = upTo(begun({ at: world('2026-12-20') }), 'consultation')
    const unknown = plan(story.state, 'archived', story.at)
    expect(unknown).toMatchObject({ reachable: false, notComputable: { en: expect.stringContaining('2027') } })
    const loaded = calendarFrom([
      ...shippedHolidayYears(),
      { year: 2027, holidays: ['2027-01-01'], workdays: [], source: 'notice', version: 'v' },
    ])
    expect(plan(story.state, 'archived', { ...story.at, calendar: loaded }).reachable).toBe(true)
  })

  it('starts from today, whatever the day of the case', () => {
    const story = later(begun(), '2026-04-01')
    expect(plan(story.state, 'archived', story.at).steps[0]?.on).toBe('2026-04-01')
  })
})
