import type { Said } from '../types.ts'

/** The stages of a rulemaking case in their order (design §5). */
export const stages = [
  'initiation',
  'drafting',
  'consultation',
  'review',
  'departmentDeliberation',
  'receipt',
  'legalityReview',
  'deliberation',
  'signing',
  'publication',
  'filing',
  'archiving',
] as const

export type Stage = (typeof stages)[number]

/** The lanes of the parallel review; each is a region of its own. */
export const reviewLanes = ['departmentLegality', 'adviserOpinion', 'fairCompetitionReview'] as const

export type ReviewLane = (typeof reviewLanes)[number]

/** How a case ends: `archived` is the regular end. */
export const ends = ['archived', 'refused', 'withdrawn'] as const

export type End = (typeof ends)[number]

export type Place = Stage | ReviewLane | End

const names: Record<Place, Said> = {
  initiation: { zh: '立项', en: 'Initiation' },
  drafting: { zh: '起草', en: 'Drafting' },
  consultation: { zh: '征求意见', en: 'Consultation' },
  review: { zh: '审查', en: 'Review' },
  departmentLegality: { zh: '部门合法性审核', en: 'Department legality review' },
  adviserOpinion: { zh: '法律顾问意见', en: 'Legal adviser’s opinion' },
  fairCompetitionReview: { zh: '公平竞争审查', en: 'Fair competition review' },
  departmentDeliberation: { zh: '部门集体讨论', en: 'Department deliberation' },
  receipt: { zh: '办公机构受理', en: 'Receipt by the general office' },
  legalityReview: { zh: '合法性审核', en: 'Legality review' },
  deliberation: { zh: '集体讨论决定', en: 'Collective deliberation' },
  signing: { zh: '签发', en: 'Signing' },
  publication: { zh: '登记、编号、公布', en: 'Registration, numbering and publication' },
  filing: { zh: '备案', en: 'Filing' },
  archiving: { zh: '归档', en: 'Archiving' },
  archived: { zh: '已归档', en: 'Archived' },
  refused: { zh: '不予制定', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

/** The name of a stage, lane or end; an unknown word is given back as it is. */
export function stageName(place: string): Said {
  return (names as Record<string, Said>)[place] ?? { zh: place, en: place }
}

/** All stages from `first` to `last`, both included. */
export function from(first: Stage, last: Stage): Stage[] {
  return stages.slice(stages.indexOf(first), stages.indexOf(last) + 1)
}

/** True when `a` comes before `b` in the order of the stages. */
export function comesBefore(a: Stage, b: Stage): boolean {
  return stages.indexOf(a) < stages.indexOf(b)
}

/** The stage of a machine value: `review` while the lanes run. */
export function stageOf(value: unknown): Stage | End {
  return (typeof value === 'string' ? value : 'review') as Stage | End
}

/** Where the case stands: one stage or end, or the lanes of the review that are still open. */
export function openPlaces(value: unknown): Place[] {
  if (typeof value === 'string') return [value as Place]
  const lanes = (value as { review: Record<ReviewLane, 'open' | 'done'> }).review
  return reviewLanes.filter((lane) => lanes[lane] === 'open')
}
