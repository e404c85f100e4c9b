import type { LegalDay } from '../types.ts'
import type { Outcome, ReasonCode } from './outcomes.ts'

export type CampaignKind = 'periodic' | 'special' | 'immediate'

/** One instrument of a campaign: who works on it, what was concluded, what the legal office says. No text. */
export interface CleanupItem {
  /** The implementing organ or its successor; null until assigned. */
  organ: string | null
  outcome: Outcome | null
  reasons: ReasonCode[]
  amendBy: LegalDay | null
  /** Lapses when it is not amended by `amendBy`. */
  lapses: boolean
  replacedBy: string | null
  /** Who concluded; his principal where he did so as a deputy. */
  by: string | null
  onBehalfOf: string | null
  verdict: 'agrees' | 'returns' | null
  verdictBy: string | null
  /** Counts conclusions and verdicts: whoever looked at an older one is told. */
  rev: number
}

/** An instrument that the decision itself amends: the consolidated text and the version it was made from. */
export interface PackagedText {
  instrumentId: string
  textId: string
  baseVersionId: string
}

/** What the cleanup machine knows: ids, outcomes, counts and hashes. */
export interface CleanupFacts {
  campaignId: string | null
  kind: CampaignKind
  title: string
  cutOff: LegalDay
  step: number
  openedOn: LegalDay
  /** The day on which the present stage was entered. */
  enteredOn: LegalDay
  /** When the list was frozen; null while the scope is being fixed. */
  frozenOn: LegalDay | null
  items: Record<string, CleanupItem>
  /** By when the organs shall have concluded. */
  dueOn: LegalDay | null
  /** Which organs have handed in their conclusions. */
  submitted: Record<string, { by: string; on: LegalDay }>
  /** The step of the last conclusion or verdict: a draft made before it is out of date. */
  concludedAt: number
  resolved: { decision: 'pass'; heldOn: LegalDay } | null
  draft: { textId: string; hash: string; step: number; packaged: PackagedText[] } | null
  signed: { by: string; on: LegalDay; hash: string } | null
  number: string | null
  numberId: string | null
  published: { actId: string; on: LegalDay } | null
}

/** An item nobody has worked on. */
export function freshItem(organ: string | null): CleanupItem {
  return {
    ...{ organ, outcome: null, reasons: [], amendBy: null, lapses: false, replacedBy: null },
    ...{ by: null, onBehalfOf: null, verdict: null, verdictBy: null, rev: 0 },
  }
}

/** The sums of a campaign: 清理总数 = 保留 + 修改 + 废止 + 失效 (+ 不属规范性文件) + 未定 (domain.md §9). */
export interface Sums {
  scope: number
  retain: number
  amend: number
  repeal: number
  declareInvalid: number
  notNormative: number
  open: number
}

/** Counts the items by outcome. */
export function sumsOf(items: Record<string, Pick<CleanupItem, 'outcome'>>): Sums {
  const sums: Sums = { scope: 0, retain: 0, amend: 0, repeal: 0, declareInvalid: 0, notNormative: 0, open: 0 }
  for (const { outcome } of Object.values(items)) {
    sums.scope += 1
    sums[outcome ?? 'open'] += 1
  }
  return sums
}

/** True when the outcomes make up the scope and nothing is open. */
export function addsUp({ scope, retain, amend, repeal, declareInvalid, notNormative, open }: Sums): boolean {
  return open === 0 && scope === retain + amend + repeal + declareInvalid + notNormative
}
