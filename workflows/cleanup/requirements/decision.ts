import { boundText, type Check, catalogueCounts, orderly } from './common.ts'

/** The decision and its catalogues. */
export const decisions: Check[] = [
  {
    code: 'packagedAreAmended',
    about: 'event',
    holds: (q) => ((q.event?.payload.packaged ?? []) as string[]).every((id) => q.facts.items[id]?.outcome === 'amend'),
    basis: [catalogueCounts],
  },
  {
    code: 'decisionDrafted',
    about: 'facts',
    holds: (q) => q.facts.draft !== null,
    basis: [boundText],
    remedy: () => ({ action: 'decision.draft' }),
  },
  {
    code: 'draftCurrent',
    about: 'facts',
    holds: (q) =>
      q.facts.draft !== null &&
      q.facts.draft.step > q.facts.concludedAt &&
      (q.facts.signed === null || q.facts.signed.hash === q.facts.draft.hash),
    basis: [boundText],
    remedy: () => ({ action: 'decision.draft' }),
  },
  {
    code: 'decisionSigned',
    about: 'facts',
    holds: (q) => q.facts.signed !== null,
    basis: [boundText],
    remedy: () => ({ action: 'decision.sign' }),
  },
  {
    code: 'decisionNumbered',
    about: 'facts',
    holds: (q) => q.facts.number !== null,
    basis: [orderly],
    remedy: () => ({ action: 'decision.number' }),
  },
  {
    code: 'notYetNumbered',
    about: 'facts',
    holds: (q) => q.facts.number === null,
    params: (q) => ({ number: q.facts.number ?? '' }),
    basis: [orderly],
  },
]
