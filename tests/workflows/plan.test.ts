import { describe, expect, it } from 'vitest'
import type { CleanupFacts } from '../../workflows/cleanup/facts.ts'
import { cleanupStages } from '../../workflows/cleanup/stages.ts'
import { cleanupWay } from '../../workflows/cleanup/way.ts'
import { addDays } from '../../workflows/days.ts'
import { calendarFrom, shippedHolidayYears } from '../../workflows/deadlines.ts'
import { isDone, perform, plan } from '../../workflows/engine.ts'
import { rehearse } from '../../workflows/plan.ts'
import type { RulemakingFacts } from '../../workflows/rulemaking/facts.ts'
import { stageOf } from '../../workflows/rulemaking/stages.ts'
import { rulemakingWay } from '../../workflows/rulemaking/way.ts'
import type { Circumstances, StoredState } from '../../workflows/types.ts'
import { walk as campaigns, opened, reviewer, told as toldCampaign, upTo as upToStage } from './support/campaign.ts'
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
      const way = rehearse(perform, rulemakingWay, story.state, 'archived', story.at)
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

  it('names the day that a repeal reaches without a notice, and what must be recorded for it; it does not suppose it', () => {
    const story = upTo(begun({ kind: 'repeal' }), 'consultation')
    const found = plan(story.state, 'publication', story.at)
    expect(found.steps.map((step) => step.action)).toContain('notice.publish')
    expect(found.sooner).toMatchObject({ action: 'notice.skip', zh: expect.stringContaining('“仅废止文件”') })
    expect(found.sooner!.on < found.on!).toBe(true)
    // Decided, it is the plan's own day.
    const skipped = told(story, 'notice.skip', { payload: { ground: 'repealOnly' } })
    expect(plan(skipped.state, 'publication', skipped.at)).toMatchObject({ on: found.sooner!.on, sooner: null })
    // A notice that runs is waited for; a making has no such ground.
    const running = told(story, 'notice.publish')
    expect(plan(running.state, 'publication', running.at).sooner).toBeNull()
    expect(plan(upTo(begun(), 'consultation').state, 'publication', story.at).sooner).toBeNull()
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
    expect(unknown.blockedBy.map((one) => one.remedy.zh)).toEqual(['载入节假日安排后算出最早作出的日期'])
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

describe('the plan of a cleanup campaign', () => {
  it('can be done, step by step on its days, for 60 campaigns that people treat as they like and from every stage, and closes each', () => {
    const closes = ({ state: begun, at }: { state: StoredState<CleanupFacts>; at: Circumstances }, name: string) => {
      const way = rehearse(perform, cleanupWay, begun, 'closed', at)
      expect([name, way.reachable, way.blockedBy.map((unmet) => unmet.code)]).toEqual([name, true, []])
      let state: StoredState = begun
      for (const [i, step] of way.steps.entries()) {
        const { event, actor } = way.taken[i]!
        const result = perform(state, event, { ...at, today: step.on, actor })
        if (!result.ok) throw new Error(`${name} ${step.action} on ${step.on}: ${reasons(result)}`)
        state = result.state
      }
      expect([name, state.value]).toEqual([name, 'closed'])
    }
    for (const stage of cleanupStages) closes(upToStage(stage, { i1: 'retain', i2: 'repeal', i3: 'amend' }), stage)
    for (let seed = 1, done = 0; done < 60; seed++) {
      expect(seed, 'campaigns with a plan').toBeLessThan(300)
      let here: { state: StoredState<CleanupFacts>; at: Circumstances } | null = null
      for (const { before, at, result } of campaigns(seed, Math.floor(dice(seed * 7919)() * 120)))
        here = { state: result.ok ? (result.state as StoredState<CleanupFacts>) : before, at }
      if (here === null || isDone(here.state)) continue
      closes(here, `seed ${seed}`)
      done += 1
    }
  })

  it('says who does what, an organ after the other, and goes no further than it is asked', () => {
    const campaign = upToStage('conclusions', { i1: 'retain', i2: 'retain', i3: 'retain' })
    const { steps, reachable, on } = plan(campaign.state, 'resolution', campaign.at)
    expect([reachable, on]).toEqual([true, '2026-03-02'])
    expect(steps.map((step) => [step.action, step.organId])).toEqual([
      ['item.conclude', 'bureau'],
      ['conclusions.submit', 'bureau'],
      ['item.conclude', 'finance'],
      ['conclusions.submit', 'finance'],
      ['item.review', 'justice'],
      ['itemReview.finish', 'justice'],
    ])
    expect(steps.every((step) => step.by !== '' && step.waits === null)).toBe(true)
    const decided = plan(upToStage('decision', { i1: 'retain' }).state, 'closed', campaign.at)
    expect(decided.steps.map((step) => step.action)).toEqual([
      ...['decision.draft', 'decision.sign', 'decision.number', 'decision.publish', 'catalogue.publish'],
    ])
  })

  it('assigns what nobody has, has concluded anew what was returned, and says why there is no way on from a withdrawal', () => {
    const { state, at } = opened(2, { items: [{ instrumentId: 'i1' }, { instrumentId: 'i2', organId: 'finance' }] })
    expect(plan(state, 'conclusions', at).steps.map((step) => step.action)).toEqual(['scope.freeze', 'assignment.set', 'assignment.finish'])
    const returned = toldCampaign(
      upToStage('itemReview', { i1: 'retain', i2: 'repeal' }),
      'item.review',
      { items: [{ instrumentId: 'i2', verdict: 'returns', note: '依据' }] },
      reviewer,
    )
    expect(plan(returned.state, 'resolution', returned.at).steps.map((step) => [step.action, step.organId])).toEqual([
      ['item.conclude', 'finance'],
      ['item.review', 'justice'],
      ['itemReview.finish', 'justice'],
    ])
    const gone = toldCampaign(
      opened(1),
      'campaign.withdraw',
      { reason: '调整' },
      { personId: 'c', posts: [{ organId: 'justice', role: 'legalityChief', onBehalfOf: null }] },
    )
    expect(plan(gone.state, 'closed', gone.at)).toMatchObject({ reachable: false, on: null, steps: [] })
  })
})
