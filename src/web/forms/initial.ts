import type { CaseFile, Offer } from '../../contract/index.ts'
import { dayAfter } from '../parts/days.ts'
import { classificationOf } from './classification.ts'

/** Days that are nearly always the day of the entry itself; deadlines are never proposed. */
const sameDay = ['on', 'heldOn']
/** Fields that ask for the person who signs: the one who fills in the form, unless it is recorded for somebody else. */
const signers = ['signer', 'signedBy']
/** The longest of the terms for public notice (《优化营商环境条例》第六十二条): proposed, since a shorter one needs a recorded reason. */
const longestNotice = 30
const usual = { making: 'makes', revision: 'reissues', repeal: 'repeals' } as const

/** What a self-review goes through (《公平竞争审查条例》第八条至第十一条); the words stay in the record, so they are Chinese in either language. */
const fairCompetitionItems = ['市场准入和退出', '商品、要素自由流动', '影响生产经营成本', '影响生产经营行为']

/** What the case already knows of an action's form, proposed for the person to confirm or change. */
export function initialOf(offer: Offer, file: CaseFile, today: string, who: string): Record<string, unknown> {
  const properties = (offer.schema as { properties?: Record<string, unknown> }).properties ?? {}
  const values: Record<string, unknown> = {}
  for (const name of sameDay) if (name in properties) values[name] = today
  for (const name of signers) if (name in properties) values[name] = who
  if (offer.action === 'initiation.propose' && file.case.kind === 'repeal') values.measures = repealed(file)
  if (offer.action === 'notice.skip' && file.case.kind === 'repeal') values.ground = 'repealOnly'
  if (offer.action === 'notice.publish') values.until = dayAfter(today, longestNotice)
  if (offer.action === 'classification.set') Object.assign(values, classificationOf(file))
  if (offer.action === 'effects.set') values.effects = effectsOf(file)
  if (offer.action === 'meeting.decide') values.kind = file.case.documentClass === 'department' ? 'office' : 'executive'
  if (offer.action === 'meeting.decide') values.vote = { against: 0, abstain: 0 }
  if (offer.action === 'publication.set' && file.case.kind === 'repeal') values.effectiveFrom = 'publication'
  if (offer.action === 'draft.replace') values.editorial = false
  if (offer.action === 'fairCompetition.selfReview') values.findings = fairCompetitionItems.map((item) => `${item}：`).join('\n')
  if (offer.action === 'archive.close') values.note = offer.help.zh
  return values
}

/** The measure of a repeal is the repeal; the words stay in the record. */
function repealed(file: CaseFile): string {
  return `废止${file.case.instruments.map((one) => `《${one.title}》`).join('、')}`
}

/** The effects set so far; at first one on each instrument the case is about, from the day of publication. */
export function effectsOf(file: CaseFile): Record<string, unknown>[] {
  const set = file.facts.effects.map((effect) => Object.fromEntries(Object.entries(effect).filter(([key, value]) => isGiven(key, value))))
  if (set.length > 0) return set
  return file.case.instruments.map((one) => ({ kind: usual[file.case.kind], instrumentId: one.id, from: 'publication' }))
}

const fields = new Set(['kind', 'instrumentId', 'provisions', 'from', 'validTo', 'lapsesIf', 'carriers', 'replacedBy'])

function isGiven(key: string, value: unknown): boolean {
  return fields.has(key) && value !== null && !(Array.isArray(value) && value.length === 0)
}
