import { actionsOf, workflows } from '../../../workflows/actions.ts'
import { availableActions, plan } from '../../../workflows/engine.ts'
import type { RulemakingFacts } from '../../../workflows/rulemaking/facts.ts'
import type { Circumstances } from '../../../workflows/types.ts'
import { openCase } from '../../commands/cases/open-case.ts'
import { performAction } from '../../commands/cases/perform-action.ts'
import { circumstances } from '../../commands/circumstances.ts'
import { AppError } from '../../errors.ts'
import { actsOfCase } from '../../store/acts.ts'
import { caseById, listCases, type StoredCase, stagesOf } from '../../store/cases.ts'
import { streamOf } from '../../store/events.ts'
import { numbersOfCase } from '../../store/numbers.ts'
import type { Store } from '../../store/open.ts'
import { organsInView } from '../case-access.ts'
import { compareAhead } from '../changes.ts'
import type { Identity, Server } from '../context.ts'
import { pagingOf } from '../paging.ts'
import { checkPayload } from '../payload.ts'
import type { Router } from '../router.ts'
import { actionName, caseHeads, offerView, pictureOf, signOffViews, stageViews } from '../views/cases.ts'
import { historyRows } from '../views/history.ts'
import { refusedWithNames, withNames } from '../views/unmet-names.ts'

export function caseRoutes(router: Router, server: Server): void {
  const { store } = server
  router.on('GET /cases', async ({ query, identity, personId }) => {
    const inView = await organsInView(store, identity as Identity)
    const organIds = query.organ === undefined ? inView : inView.filter((id) => id === query.organ)
    const { stage, status, q } = query
    const openedBy = query.mine === '1' ? personId : undefined
    const page = await listCases(store.db, { ...pagingOf(query), organIds, stage, status, words: q, openedBy })
    return { items: await caseHeads(store, page.items), next: page.next }
  })
  router.on('POST /cases', ({ body, personId, idempotency }) => openCase(store, { ...body, personId, idempotency }))
  router.on('GET /cases/:id', async ({ params, personId }) => caseFile(store, await caseOr404(store, params.id), personId))
  router.on('GET /cases/:id/actions', async ({ params, personId }) => {
    const found = await caseOr404(store, params.id)
    const offers = availableActions(found.state, await circumstancesAt(store, found, personId))
    return { items: await Promise.all(offers.map(async (offer) => offerView({ ...offer, unmet: await withNames(store, offer.unmet) }))) }
  })
  router.on('POST /cases/:id/actions/:action', async ({ params, body, personId, idempotency, locale }) => {
    checkPayload('rulemaking', params.action, body.payload, locale)
    const request = { ...body, caseId: params.id, action: params.action, personId, idempotency }
    const done = await refusedWithNames(store, () => performAction(store, request))
    void compareAhead(server, params.id, params.action)
    return done
  })
  router.on('GET /cases/:id/plan', async ({ params, query, personId }) => {
    const found = await caseOr404(store, params.id)
    const path = plan(found.state, query.target ?? 'publication', await circumstancesAt(store, found, personId))
    return { ...path, blockedBy: await withNames(store, path.blockedBy) }
  })
  router.on('GET /cases/:id/history', async ({ params }) => ({
    items: await historyRows(store, await streamOf(store.db, 'case', params.id), actionName),
  }))
  router.on('GET /cases/:id/sign-offs', async ({ params, identity }) => {
    const found = await caseOr404(store, params.id)
    const { organs } = await circumstancesAt(store, found, identity?.personId ?? '')
    return { items: await signOffViews(store, found, organs, isHis(identity)) }
  })
  router.on('GET /actions/:workflow', async ({ params }) => {
    const workflow = workflows.find((one) => one === params.workflow)
    if (!workflow) throw new AppError('notFound', { what: params.workflow })
    return { items: actionsOf(workflow).map(({ requirements: _, ...action }) => ({ ...action, schema: action.schema as never })) }
  })
}

/** A case that access has let through; gone in between is not found. */
export async function caseOr404(store: Store, id: string): Promise<StoredCase> {
  const found = await caseById(store.db, id)
  if (!found) throw new AppError('notFound', { what: '' })
  return found
}

function circumstancesAt(store: Store, found: StoredCase, personId: string): Promise<Circumstances> {
  return circumstances(store.db, personId, { issuing: found.organId, drafting: found.draftingOrganId })
}

async function caseFile(store: Store, found: StoredCase, personId: string) {
  const at = await circumstancesAt(store, found, personId)
  const [[head], rows, numbers, [act]] = await Promise.all([
    caseHeads(store, [found]),
    stagesOf(store.db, found.id),
    numbersOfCase(store.db, found.id),
    actsOfCase(store.db, found.id),
  ])
  if (!head) throw new AppError('notFound', { what: '' })
  const facts = found.state.facts as RulemakingFacts
  const onward = availableActions(found.state, at).filter((offer) => offer.primary)
  return {
    case: head,
    stages: stageViews(rows),
    picture: pictureOf(found),
    facts: {
      classification: facts.classification === null ? null : { ...facts.classification },
      suspended: facts.suspendedOn !== null,
      number: numbers.find((number) => number.state === 'used')?.printed ?? null,
      act: act ? { id: act.id, title: act.title ?? found.title } : null,
      effects: facts.effects.map((effect) => ({ ...effect })),
      signOffs: await signOffViews(store, found, at.organs, isHis({ personId, posts: at.actor.posts } as Identity)),
      requirements: await withNames(
        store,
        onward
          .flatMap((offer) => offer.unmet)
          .filter((unmet, index, all) => all.findIndex((one) => one.code === unmet.code && one.zh === unmet.zh) === index),
      ),
    },
    organs: at.organs,
  }
}

/** A sign-off is confirmed by who gave it, or by who holds a post in the organ it was given for. */
function isHis(identity: Identity | null) {
  return (signOff: { personId: string; organId: string }) =>
    identity !== null &&
    (signOff.personId === identity.personId ||
      identity.posts.some((post) => post.onBehalfOf === signOff.personId && post.organId === signOff.organId))
}
