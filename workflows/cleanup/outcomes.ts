import type { Said } from '../types.ts'

/** What becomes of an instrument in a cleanup (domain.md §9, `cleanupOutcome`). */
export const outcomes = ['retain', 'amend', 'repeal', 'declareInvalid', 'notNormative'] as const

export type Outcome = (typeof outcomes)[number]

export const outcomeNames: Record<Outcome, readonly [zh: string, en: string]> = {
  retain: ['继续有效', 'Remains in force'],
  amend: ['修改', 'To be amended'],
  repeal: ['废止', 'Repealed'],
  declareInvalid: ['宣布失效', 'Declared invalid'],
  notNormative: ['不属规范性文件', 'Not a normative document'],
}

/** Reason codes R1–R12 (domain.md §9). */
export const reasonNames = {
  R1: ['与上位法不一致、相抵触', 'Conflicts with superior law'],
  R2: ['缺乏依据', 'Without legal basis'],
  R3: ['制定主体不适格', 'Issued by an organ that may not issue'],
  R4: ['地方保护、行业保护，排除、限制竞争', 'Local or sectoral protection, restricts competition'],
  R5: ['相互矛盾或者重复', 'Contradictory or duplicate'],
  R6: ['已被新规定涵盖或者替代', 'Covered or replaced by a newer rule'],
  R7: ['调整对象已消失', 'Its object is gone'],
  R8: ['规定任务已完成、适用期已过', 'Task done or period over'],
  R9: ['有效期届满', 'Validity expired'],
  R10: ['不适应改革和经济社会发展', 'Overtaken by reform and development'],
  R11: ['机构职责、名称变更', 'Organ or its duties changed'],
  R12: ['未履行公布等法定程序', 'Not published or otherwise not duly made'],
} as const

export type ReasonCode = keyof typeof reasonNames

/**
 * Which reasons carry which outcome: what conflicts, lacks a basis or was not duly made is repealed (or amended where single clauses are at
 * fault); what has outlived itself is declared invalid. 国发〔2015〕68号, 铜政发〔2020〕33号 (domain.md §9).
 */
const carrying: Record<Outcome, readonly ReasonCode[]> = {
  retain: [],
  amend: ['R1', 'R2', 'R4', 'R5', 'R6', 'R8', 'R9', 'R10', 'R11', 'R12'],
  repeal: ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R10', 'R11', 'R12'],
  declareInvalid: ['R6', 'R7', 'R8', 'R9'],
  notNormative: [],
}

/** True when every reason may stand beside the outcome. */
export function reasonsFit(outcome: Outcome, reasons: readonly string[]): boolean {
  return reasons.every((reason) => (carrying[outcome] as readonly string[]).includes(reason))
}

/** The reasons that may stand beside an outcome, for forms. */
export function reasonsOf(outcome: Outcome): readonly ReasonCode[] {
  return carrying[outcome]
}

/** The name of an outcome, of an item without one: 未定. */
export function outcomeName(outcome: Outcome | null): Said {
  const [zh, en] = outcome === null ? (['未定', 'Open'] as const) : outcomeNames[outcome]
  return { zh, en }
}
