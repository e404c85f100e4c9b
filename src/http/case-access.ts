import type { RulemakingFacts } from '../../workflows/rulemaking/facts.ts'
import { organsByRelation } from '../commands/circumstances.ts'
import { caseById, type StoredCase } from '../store/cases.ts'
import type { Store } from '../store/open.ts'
import { organs } from '../store/organs.ts'
import { isWork } from './access.ts'
import type { Identity } from './context.ts'

/** The organs that have to do with a case: those that stand in a relation to it and those asked for their opinion. Null: no such case. */
export async function relatedOrgans(store: Store, caseId: string): Promise<ReadonlySet<string> | null> {
  const found = await caseById(store.db, caseId)
  return found ? organsOf(store, found) : null
}

export async function organsOf(store: Store, found: StoredCase): Promise<ReadonlySet<string>> {
  const related = await organsByRelation(store.db, { issuing: found.organId, drafting: found.draftingOrganId })
  const asked = Object.keys((found.state.facts as RulemakingFacts).departments?.asked ?? {})
  return new Set([...Object.values(related).filter((id): id is string => id !== null), ...asked])
}

/**
 * The organs whose cases a person sees in lists: his own, and those for which one of his organs is general office, legality body or
 * market regulator (departments take their government's).
 */
export async function organsInView(store: Store, identity: Identity): Promise<string[]> {
  const own = new Set(identity.posts.filter(isWork).map((post) => post.organId))
  const all = await organs(store.db)
  const byId = new Map(all.map((organ) => [organ.id, organ]))
  const served = all.filter((organ) => {
    const parent = organ.parentId === null ? undefined : byId.get(organ.parentId)
    const serving = [
      organ.generalOfficeId,
      organ.legalityBodyId ?? parent?.legalityBodyId,
      organ.marketRegulatorId ?? parent?.marketRegulatorId,
    ]
    return serving.some((id) => id !== null && id !== undefined && own.has(id))
  })
  return [...new Set([...own, ...served.map((organ) => organ.id)])]
}
