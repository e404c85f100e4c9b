import type { StoredState } from '../types.ts'
import { addsUp, type CleanupFacts, sumsOf } from './facts.ts'
import { reasonsFit } from './outcomes.ts'

const after =
  (...stages: string[]) =>
  (state: StoredState<CleanupFacts>) =>
    stages.includes(String(state.value))
const decided = after('resolution', 'decision', 'catalogue', 'closed')
const issued = after('catalogue', 'closed')

/** Sentences that hold in every state a campaign can be in; the random walks ask them at every step. */
export const cleanupSafety: { id: string; says: string; holds(state: StoredState<CleanupFacts>): boolean }[] = [
  {
    id: 'everyInstrumentConcluded',
    says: 'nothing is put to deliberation while an instrument is without a conclusion the legal office agrees with',
    holds: (state) =>
      !decided(state) || Object.values(state.facts.items).every((item) => item.outcome !== null && item.verdict === 'agrees'),
  },
  {
    id: 'sumsEqualScope',
    says: 'the outcomes of a decided campaign sum to its scope',
    holds: (state) => !decided(state) || addsUp(sumsOf(state.facts.items)),
  },
  {
    id: 'fourEyes',
    says: 'nobody agrees with a conclusion of his own, signs over one, or does so through a deputy',
    holds: ({ facts }) =>
      Object.values(facts.items).every(
        (item) =>
          (item.verdict === null || item.verdictBy === null || item.verdictBy !== item.by) &&
          (!facts.signed || facts.signed.by !== item.by),
      ),
  },
  {
    id: 'reasons',
    says: 'what ends or is to be amended has a reason that carries it; what remains has none against it',
    holds: ({ facts }) => Object.values(facts.items).every((item) => item.outcome === null || reasonsFit(item.outcome, item.reasons)),
  },
  {
    id: 'signedText',
    says: 'what is issued is the text that was signed, drafted after the last conclusion, with a number',
    holds: (state) => {
      const { signed, draft, number, concludedAt } = state.facts
      return (
        !issued(state) || (signed !== null && draft !== null && signed.hash === draft.hash && draft.step > concludedAt && number !== null)
      )
    },
  },
  {
    id: 'frozen',
    says: 'the list does not change after it is frozen',
    holds: (state) => state.value === 'scope' || state.value === 'withdrawn' || state.facts.frozenOn !== null,
  },
]
