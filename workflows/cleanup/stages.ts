import type { Said } from '../types.ts'

/** The stages of a cleanup campaign in their order (domain.md §9, work flow). */
export const cleanupStages = ['scope', 'assignment', 'conclusions', 'itemReview', 'resolution', 'decision', 'catalogue'] as const

export type CleanupStage = (typeof cleanupStages)[number]

/** How a campaign ends. */
export const cleanupEnds = ['closed', 'withdrawn'] as const

const names: Record<CleanupStage | (typeof cleanupEnds)[number], Said> = {
  scope: { zh: '确定范围', en: 'Scope' },
  assignment: { zh: '分办', en: 'Assignment' },
  conclusions: { zh: '提出清理意见', en: 'Conclusions of the implementing organs' },
  itemReview: { zh: '司法行政部门审核', en: 'Review by the legal office' },
  resolution: { zh: '集体讨论', en: 'Collective deliberation' },
  decision: { zh: '印发清理决定', en: 'Decision' },
  catalogue: { zh: '公布目录', en: 'Publication of the catalogues' },
  closed: { zh: '已完成', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

/** The name of a stage or end of a campaign; an unknown word is given back as it is. */
export function cleanupStageName(stage: string): Said {
  return (names as Record<string, Said>)[stage] ?? { zh: stage, en: stage }
}
