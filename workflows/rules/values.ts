import { noticeGrounds } from '../rulemaking/actions/words.ts'
import type { Said } from '../types.ts'

type Words = Readonly<Record<string, readonly [zh: string, en: string]>>

/** What the coded values of a rule mean, by the rule's key; figures, dates and words of the law are no codes. */
const meanings: Readonly<Record<string, Words>> = {
  'consultation.skipGrounds': noticeGrounds,
  'validity.onExpiry': { autoLapse: ['到期即失效，不另行通知', 'ends by itself, without a further act'] },
  'number.leadingZero': { forbidden: ['不得编虚位（1不编为01）', 'not allowed (1 is not written 01)'] },
  'organs.forbiddenTypes': {
    议事协调机构: ['议事协调机构', 'deliberating and coordinating bodies'],
    派出机构: ['派出机构', 'dispatched offices'],
    内设机构: ['内设机构', 'internal divisions'],
    临时机构: ['临时机构', 'temporary bodies'],
  },
}

/** One value of a rule in people's words; null where the value says itself. */
export function valueSaid(key: string, value: string): Said | null {
  const [zh, en] = meanings[key]?.[value] ?? []
  return zh !== undefined && en !== undefined ? { zh, en } : null
}

/** The values that a rule's list may hold, with their words; null where any words may stand in it. */
export function valuesOf(key: string): Words | null {
  return key === 'consultation.skipGrounds' ? noticeGrounds : null
}
