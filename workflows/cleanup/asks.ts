import { organFor } from '../rulemaking/roles.ts'
import type { Ask, CaseOrgans } from '../types.ts'
import { cleanupActions } from './actions.ts'
import type { CleanupFacts } from './facts.ts'

/** Who is asked for what: organs that have not handed in, or have returned items; else whoever carries the stage on. */
export function campaignAsks(stage: string, facts: CleanupFacts, related: CaseOrgans): Ask[] {
  if (stage === 'conclusions' || stage === 'itemReview') {
    const organs = new Set<string>()
    for (const item of Object.values(facts.items)) {
      if (item.organ !== null && (stage === 'conclusions' ? !(item.organ in facts.submitted) : item.verdict === 'returns'))
        organs.add(item.organ)
    }
    const concluding = [...organs].map((organId) => ({
      action: 'item.conclude',
      role: 'drafter' as const,
      organId,
      personId: null,
      dueOn: facts.dueOn,
    }))
    if (stage === 'conclusions') return concluding
    return [...concluding, ...carriers(stage, related)]
  }
  return carriers(stage, related)
}

function carriers(stage: string, related: CaseOrgans): Ask[] {
  return cleanupActions
    .filter((action) => action.primary && action.stages.includes(stage))
    .flatMap((action) => {
      const who = action.by[0]
      const organId = who ? organFor(who.relation, related) : null
      const role = who?.role[0]
      return organId === null || role === undefined ? [] : [{ action: action.name, role, organId, personId: null, dueOn: null }]
    })
}
