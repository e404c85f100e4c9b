import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CaseFile, Offer } from '../../contract/index.ts'
import { useApi } from '../api/use.ts'
import { effectsOf } from './initial.ts'
import { askedBefore, lastPublished, nextFiling, publishedBefore } from './proposals.ts'
import { useEarlier } from './use-earlier.ts'

export interface Proposals {
  values: Record<string, unknown>
  /** Where they come from, in the words of the text. */
  says: readonly string[]
}

const nothing: Proposals = { values: {}, says: [] }

/**
 * What the record and the text of a case already say of an action's form, beyond what the case file holds. Null while it is being read, so
 * that a form begins with it; a question that fails proposes nothing.
 */
export function useProposals(offer: Offer, file: CaseFile): Proposals | null {
  const id = file.case.id
  const tellsPublic = ['notice.publish', 'result.publish', 'interpretation.publish', 'publication.publish'].includes(offer.action)
  // What an act does begins on the day its text names, while nothing else was said.
  const setsEffects = offer.action === 'effects.set' && file.case.kind !== 'repeal' && file.facts.effects.length === 0
  const setsDays = offer.action === 'publication.set' || setsEffects
  const files = offer.action === 'filing.send'
  const history = useApi('GET /cases/:id/history', { params: { id } }, { enabled: tellsPublic || files })
  const asks = offer.action === 'departments.ask'
  const publishes = offer.action === 'publication.publish'
  const earlier = useEarlier(file, asks ? 'document' : publishes ? 'organ' : null)
  const organs = useApi('GET /organs', {}, { enabled: files })
  const drafts = useApi('GET /cases/:id/drafts', { params: { id } }, { enabled: setsDays })
  const draftId = drafts.data?.items.find((draft) => draft.current && draft.role === 'act')?.id
  const text = useApi(
    'GET /cases/:id/drafts/:draftId',
    { params: { id, draftId: draftId ?? '' } },
    { enabled: setsDays && draftId !== undefined },
  )
  // A query that is not asked here may still hold what another part of the page read.
  const content = setsDays ? text.data?.content.text : undefined
  // The text engine is loaded when a form asks for it.
  const days = useQuery({
    queryKey: ['days of a text', draftId],
    queryFn: async () => (await import('./text-days.ts')).daysOfText(content ?? ''),
    enabled: content !== undefined,
  })
  const begun = useRef<Proposals | null>(null)
  // What was read before the last step is told apart from what is true now: the form waits for the answer, then keeps what it began with.
  const isReading = [history, earlier, organs, drafts, text, days].some((one) => one.isFetching)
  if (begun.current === null && !isReading && !(content !== undefined && days.isPending)) {
    const before = publishes ? publishedBefore(earlier.rows) : {}
    if (tellsPublic) begun.current = { values: fitting(offer, { ...before, ...lastPublished(history.data?.items ?? []) }), says: [] }
    else if (asks) begun.current = { values: askedBefore(earlier.rows), says: [] }
    else if (files) begun.current = { values: nextFiling(file, history.data?.items ?? [], organs.data?.items ?? []), says: [] }
    else begun.current = (setsDays && days.data && (setsEffects ? effectsFrom(file, days.data) : days.data)) || nothing
  }
  return begun.current
}

/** The usual effects from the text's own day until its own end. */
function effectsFrom(
  file: CaseFile,
  { values, says }: { values: { effectiveFrom?: string; validTo?: string }; says: string[] },
): Proposals {
  const { effectiveFrom, validTo } = values
  if (!effectiveFrom) return nothing
  return { values: { effects: effectsOf(file).map((one) => ({ ...one, from: effectiveFrom, ...(validTo ? { validTo } : {}) })) }, says }
}

/** Only what the form asks for. */
function fitting(offer: Offer, values: Record<string, unknown>): Record<string, unknown> {
  const asked = (offer.schema as { properties?: Record<string, unknown> }).properties ?? {}
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in asked))
}
