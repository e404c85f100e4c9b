import { organFor } from '../rulemaking/roles.ts'
import type { Ask, CaseOrgans } from '../types.ts'
import { cleanupActions } from './actions/index.ts'
import type { CleanupFacts } from './facts.ts'

/** Who is asked for what: organs that have not concluded, handed in or settled what came back; else whoever takes the next step. */
export function campaignAsks(stage: string, facts: CleanupFacts, related: CaseOrgans): Ask[] {
  if (stage === 'conclusions') return concluding(facts)
  if (stage === 'itemReview') {
    const returned = organsOf(facts, (item) => item.verdict === 'returns')
    return [...returned.map((organId) => ask('item.conclude', 'drafter', organId)), ...carriers(stage, related)]
  }
  if (stage === 'decision') return takers(nextOfDecision(facts), related)
  return carriers(stage, related)
}

/** An organ concludes its documents; its head hands them in once every one has an outcome. */
function concluding(facts: CleanupFacts): Ask[] {
  const open = new Set(organsOf(facts, (item) => item.outcome === null))
  return organsOf(facts, (item) => item.organ !== null && !(item.organ in facts.submitted)).flatMap((organId) =>
    open.has(organId)
      ? [ask('item.conclude', 'drafter', organId, facts.dueOn)]
      : (['unitChief', 'chief'] as const).map((role) => ask('conclusions.submit', role, organId, facts.dueOn)),
  )
}

function organsOf(facts: CleanupFacts, fits: (item: CleanupFacts['items'][string]) => boolean): string[] {
  return [...new Set(Object.values(facts.items).flatMap((item) => (item.organ !== null && fits(item) ? [item.organ] : [])))]
}

/** The decision is drafted, signed, numbered and issued, in this order; a draft that is out of date is written anew. */
function nextOfDecision({ draft, signed, number, concludedAt }: CleanupFacts): string {
  if (draft === null || draft.step <= concludedAt) return 'decision.draft'
  if (signed?.hash !== draft.hash) return 'decision.sign'
  return number === null ? 'decision.number' : 'decision.publish'
}

function ask(action: string, role: Ask['role'], organId: string, dueOn: Ask['dueOn'] = null): Ask {
  return { action, role, organId, personId: null, dueOn }
}

function carriers(stage: string, related: CaseOrgans): Ask[] {
  return cleanupActions
    .filter((action) => action.primary && action.stages.includes(stage))
    .flatMap((action) => takers(action.name, related))
}

function takers(name: string, related: CaseOrgans): Ask[] {
  const who = cleanupActions.find((action) => action.name === name)?.by[0]
  const organId = who ? organFor(who.relation, related) : null
  const role = who?.role[0]
  return organId === null || role === undefined ? [] : [ask(name, role, organId)]
}
