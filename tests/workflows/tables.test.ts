import { describe, expect, it } from 'vitest'
import { actionsOf } from '../../workflows/actions.ts'
import { campaignOpen } from '../../workflows/cleanup/actions/index.ts'
import { cleanupRequirements } from '../../workflows/cleanup/requirements/index.ts'
import { cleanupEnds, cleanupStages } from '../../workflows/cleanup/stages.ts'
import { instrumentRequirements } from '../../workflows/instrument/requirements.ts'
import { caseOpen } from '../../workflows/rulemaking/opening.ts'
import { requirements } from '../../workflows/rulemaking/requirements/index.ts'
import { ends, reviewLanes, stages } from '../../workflows/rulemaking/stages.ts'
import { en } from '../../workflows/sentences/en.ts'
import { zh } from '../../workflows/sentences/zh.ts'

const rulemaking = actionsOf('rulemaking')
const cleanup = actionsOf('cleanup')
const all = [...rulemaking, ...actionsOf('instrument'), ...cleanup, caseOpen, campaignOpen]

describe('the action tables', () => {
  it('name every action once', () => {
    for (const table of [rulemaking, actionsOf('instrument'), cleanup])
      expect(new Set(table.map(({ name }) => name)).size).toBe(table.length)
  })

  it('speak of stages, lanes and requirements that exist', () => {
    const places: string[] = [...stages, ...reviewLanes, ...ends]
    for (const action of rulemaking) {
      for (const stage of action.stages) expect(places, action.name).toContain(stage)
      for (const code of action.requirements) expect([...requirements.keys()], action.name).toContain(code)
    }
    for (const action of actionsOf('instrument'))
      for (const code of action.requirements) expect([...instrumentRequirements.keys()]).toContain(code)
    for (const action of cleanup) {
      for (const stage of action.stages) expect([...cleanupStages, ...cleanupEnds], action.name).toContain(stage)
      for (const code of action.requirements) expect([...cleanupRequirements.keys()], action.name).toContain(code)
    }
  })

  it('use every requirement, so that none is dead', () => {
    const used = new Set(all.flatMap((action) => action.requirements))
    expect(
      [...requirements.keys(), ...instrumentRequirements.keys(), ...cleanupRequirements.keys()].filter((code) => !used.has(code)),
    ).toEqual([])
  })

  it('refuse unknown fields at every depth and name every field in both languages', () => {
    const visit = (schema: Record<string, unknown>, path: string, isField: boolean): void => {
      if (isField)
        expect(
          [schema.title, schema['x-en']].every((title) => typeof title === 'string' && title !== ''),
          path,
        ).toBe(true)
      if (schema.type === 'object') {
        expect(schema.additionalProperties, path).toBe(false)
        for (const [key, value] of Object.entries(schema.properties as object)) visit(value, `${path}.${key}`, true)
      }
      if (schema.type === 'array') visit(schema.items as Record<string, unknown>, `${path}[]`, false)
      if (schema.enum) expect(Object.keys(schema['x-options'] as object), path).toEqual(schema.enum)
    }
    for (const action of all) visit(action.schema as unknown as Record<string, unknown>, action.name, false)
  })

  it('give every stage one action that carries it forward', () => {
    for (const place of [...stages.filter((stage) => stage !== 'review'), ...reviewLanes]) {
      expect(
        rulemaking.filter((action) => action.primary && action.stages.includes(place)).map(({ name }) => name),
        place,
      ).toHaveLength(1)
    }
    for (const stage of cleanupStages) {
      expect(
        cleanup.filter((action) => action.primary && action.stages.includes(stage)).map(({ name }) => name),
        stage,
      ).toHaveLength(1)
    }
  })

  it('say of every action who may take it, in every stage and class', () => {
    for (const action of rulemaking)
      for (const stage of action.stages)
        for (const documentClass of ['government', 'department'] as const) {
          const who = action.by.filter(
            (one) => (!one.stages || one.stages.includes(stage)) && (one.documentClass ?? documentClass) === documentClass,
          )
          expect(who.length, `${action.name} in ${stage} for a ${documentClass} document`).toBeGreaterThan(0)
        }
  })
})

describe('the sentences', () => {
  const gates = ['departmentLegality', 'adviserOpinion', 'fairCompetition', 'legality', 'deliberation', 'signature'].map(
    (gate) => `${gate}Whole`,
  )
  const plain = [...requirements.keys(), ...instrumentRequirements.keys(), ...cleanupRequirements.keys()].filter(
    (code) => !gates.includes(code),
  )

  // One requirement said in another way for another cause (its parameter `why`).
  const variants = ['publicConsulted.repeal', 'legalityMinDays.noCalendar', 'legalityMinDaysMajor.noCalendar']

  it('say of every requirement why it is not met and what would satisfy it, in both languages', () => {
    for (const code of [
      ...plain,
      'inStage',
      ...['missing', 'void', 'negative', 'pointsOpen', 'partlyOpen'].map((why) => `signOff.${why}`),
      ...variants,
    ]) {
      for (const catalogue of [zh, en])
        expect(
          catalogue[code]?.every((sentence) => sentence.length > 1),
          code,
        ).toBe(true)
    }
  })

  it('have no code that no requirement uses, and the same codes in both languages', () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en))
    const used = new Set([...plain, 'inStage', ...variants])
    expect(Object.keys(zh).filter((code) => !used.has(code) && !code.startsWith('signOff.'))).toEqual([])
  })

  it('use the same parameters in both languages, apart from words', () => {
    const names = (texts: readonly string[] | undefined) =>
      [...new Set((texts ?? []).join(' ').match(/\{\w+\}/g))].map((name) => name.replace(/(Zh|En)\}/, '}')).sort()
    for (const code of Object.keys(zh)) expect(names(zh[code]), code).toEqual(names(en[code]))
  })

  it('cite every requirement by a basis', () => {
    for (const requirement of [...requirements.values(), ...cleanupRequirements.values()])
      if (Array.isArray(requirement.basis)) expect(requirement.basis.length, requirement.code).toBeGreaterThan(0)
  })
})
