import type { CaseFile, Offer } from '../../contract/index.ts'
import { dayAfter } from '../parts/days.ts'

/** Days that are nearly always the day of the entry itself; deadlines are never proposed. */
const sameDay = ['on', 'heldOn']
/** Fields that ask for the person who signs: the one who fills in the form, unless it is recorded for somebody else. */
const signers = ['signer', 'signedBy']
/** The longest of the terms for public notice (《优化营商环境条例》第六十二条): proposed, since a shorter one needs a recorded reason. */
const longestNotice = 30
const usual = { making: 'makes', revision: 'reissues', repeal: 'repeals' } as const

/** What the case already knows of an action's form, proposed for the person to confirm or change. */
export function initialOf(offer: Offer, file: CaseFile, today: string, who: string): Record<string, unknown> {
  const properties = (offer.schema as { properties?: Record<string, unknown> }).properties ?? {}
  const values: Record<string, unknown> = {}
  for (const name of sameDay) if (name in properties) values[name] = today
  for (const name of signers) if (name in properties) values[name] = who
  if (offer.action === 'notice.publish') values.until = dayAfter(today, longestNotice)
  if (offer.action === 'effects.set') values.effects = effectsOf(file)
  return values
}

/** The effects set so far; at first one on each instrument the case is about, from the day of publication. */
function effectsOf(file: CaseFile): Record<string, unknown>[] {
  const set = file.facts.effects.map((effect) => Object.fromEntries(Object.entries(effect).filter(([key, value]) => isGiven(key, value))))
  if (set.length > 0) return set
  return file.case.instruments.map((one) => ({ kind: usual[file.case.kind], instrumentId: one.id, from: 'publication' }))
}

const fields = new Set(['kind', 'instrumentId', 'provisions', 'from', 'validTo', 'lapsesIf', 'carriers', 'replacedBy'])

function isGiven(key: string, value: unknown): boolean {
  return fields.has(key) && value !== null && !(Array.isArray(value) && value.length === 0)
}
