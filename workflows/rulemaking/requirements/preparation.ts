import { endingEffects } from '../../instrument/facts.ts'
import type { PlannedEffect, RulemakingFacts } from '../facts.ts'
import * as basis from './bases.ts'
import { type Check, said } from './check.ts'

/** Classification, initiation, drafting, drafts, materials, effects, findings. */
export const preparationRequirements: Check[] = [
  {
    code: 'classified',
    about: 'facts',
    holds: (q) => q.facts.classification !== null,
    basis: [basis.normativeTests],
    remedy: () => ({ action: 'classification.set' }),
  },
  {
    code: 'normativeDocument',
    about: 'facts',
    // Not classified yet is told by `classified`.
    holds: (q) => q.facts.classification?.isNormative !== false,
    basis: [basis.normativeTests],
    remedy: () => ({ action: 'classification.set' }),
  },
  {
    code: 'classificationConsistent',
    about: 'event',
    // All six tests or it is no normative document (domain §0.1).
    holds: (q) => {
      const answer = said<{ value: boolean; tests: boolean[] }>(q, 'isNormative')
      return answer === undefined || answer.value === answer.tests.every(Boolean)
    },
    basis: [basis.normativeTests],
    remedy: () => ({ action: 'classification.set' }),
  },
  {
    code: 'proposed',
    about: 'facts',
    holds: (q) => q.facts.proposedBy !== null,
    basis: [basis.initiative],
    remedy: () => ({ action: 'initiation.propose' }),
  },
  {
    code: 'actDraft',
    about: 'facts',
    holds: (q) => q.facts.drafts.act?.parsed === true,
    basis: [basis.draftingPack],
    remedy: (q) => ({ action: savesDraft(q.place) }),
  },
  {
    code: 'consolidatedDraft',
    about: 'facts',
    // An amending decision comes with the text it leads to; both are reviewed.
    holds: (q) => !q.facts.effects.some((effect) => effect.kind === 'amends') || q.facts.drafts.consolidated?.parsed === true,
    basis: [basis.boundText],
    remedy: (q) => ({ action: savesDraft(q.place) }),
  },
  {
    code: 'draftBefore',
    about: 'facts',
    holds: (q) => q.facts.drafts.act !== undefined,
    basis: [basis.orderly],
    remedy: () => ({ action: 'case.return' }),
  },
  {
    code: 'draftResolved',
    about: 'event',
    holds: (q) => q.event === null || (typeof q.event.resolved?.draftId === 'string' && typeof q.event.resolved.provisions === 'object'),
    basis: [basis.boundText],
  },
  {
    code: 'majorDeclared',
    about: 'event',
    // After the public was asked the saver must say whether the change is major; silence would skip a consultation.
    holds: (q) => q.event === null || !wasConsulted(q.facts) || said<boolean>(q, 'major') !== undefined,
    basis: [basis.consultationArticles],
    remedy: () => ({ action: 'draft.save' }),
  },
  {
    code: 'notMajorAndEditorial',
    about: 'event',
    holds: (q) => !(said<boolean>(q, 'major') === true && said<boolean>(q, 'editorial') === true),
    basis: [basis.boundText],
  },
  {
    code: 'effectsSet',
    about: 'facts',
    holds: (q) => q.facts.effects.length > 0,
    basis: [basis.draftingPack],
    remedy: () => ({ action: 'effects.set' }),
  },
  {
    code: 'effectsFitKind',
    about: 'event',
    holds: (q) => fitsKind(q.facts, said<PlannedEffect[]>(q, 'effects')),
    params: (q) => ({ kind: q.facts.kind }),
    basis: [basis.repealProcedure],
    remedy: () => ({ action: 'effects.set' }),
  },
  {
    code: 'effectsNameInstrument',
    about: 'event',
    holds: (q) =>
      (said<{ kind: string; instrumentId?: string; newInstrument?: unknown }[]>(q, 'effects') ?? []).every((effect) =>
        effect.kind === 'makes'
          ? effect.instrumentId !== undefined || effect.newInstrument !== undefined
          : effect.instrumentId !== undefined,
      ),
    basis: [basis.draftingPack],
    remedy: () => ({ action: 'effects.set' }),
  },
  material('explanatoryNote'),
  material('bases', 'basesListed'),
  {
    code: 'researchedOrExperts',
    about: 'facts',
    holds: (q) => q.facts.researched || q.facts.kind === 'repeal',
    basis: [basis.pipeline, basis.expertArticles],
    remedy: () => ({ action: 'research.record' }),
  },
  {
    code: 'findingsAnswered',
    about: 'facts',
    holds: (q) => openFindings(q.facts).length === 0,
    params: (q) => ({ count: openFindings(q.facts).length, first: openFindings(q.facts)[0] ?? '' }),
    basis: [basis.findingsRule],
    remedy: () => ({ action: 'finding.answer' }),
  },
  {
    code: 'findingThere',
    about: 'facts',
    holds: (q) => (q.event === null ? allFindings(q.facts).length > 0 : allFindings(q.facts).includes(String(q.event.payload.findingId))),
    params: (q) => ({ id: said<string>(q, 'findingId') ?? '' }),
    basis: [basis.findingsRule],
  },
  {
    code: 'materialNew',
    about: 'event',
    holds: (q) => !q.facts.materials.some((material) => material.id === said(q, 'materialId')),
    basis: [basis.orderly],
  },
  {
    code: 'materialThere',
    about: 'facts',
    holds: (q) => q.facts.materials.some((material) => q.event === null || material.id === said(q, 'materialId')),
    basis: [basis.orderly],
  },
  {
    code: 'baseVersionResolved',
    about: 'facts',
    holds: (q) => {
      if (q.event === null) return q.facts.instruments.length > 0
      const known = q.facts.instruments.some((instrument) => instrument.id === said(q, 'instrumentId'))
      return known && typeof q.event.resolved?.versionId === 'string'
    },
    basis: [basis.boundText],
  },
  {
    code: 'baseVersionCurrent',
    about: 'event',
    holds: (q) => staleInstruments(q.facts, q.event?.resolved?.latestVersions).length === 0,
    params: (q) => ({ instruments: staleInstruments(q.facts, q.event?.resolved?.latestVersions).join(', ') }),
    basis: [basis.boundText],
    remedy: (q) => ({ action: q.place === 'publication' ? 'case.return' : 'baseVersion.compare' }),
  },
]

function savesDraft(place: string): string {
  return place === 'initiation' || place === 'drafting' ? 'draft.save' : 'case.return'
}

function material(kind: string, code = kind): Check {
  return {
    code,
    about: 'facts',
    holds: (q) => q.facts.materials.some((item) => item.kind === kind),
    basis: [basis.draftingPack],
    remedy: () => ({ action: 'material.add' }),
  }
}

/** True once a notice was published or its absence was grounded. */
function wasConsulted(facts: RulemakingFacts): boolean {
  return facts.notice !== null || facts.noticeSkipped !== null
}

function fitsKind(facts: RulemakingFacts, effects: { kind: string }[] | undefined): boolean {
  if (effects === undefined) return true
  const has = (...kinds: string[]) => effects.some((effect) => kinds.includes(effect.kind))
  if (facts.kind === 'repeal') return effects.every((effect) => endingEffects.has(effect.kind))
  return facts.kind === 'making' ? has('makes') : has('amends', 'reissues', 'extends', 'suspends', 'resumes', 'commences', 'corrects')
}

function allFindings(facts: RulemakingFacts): string[] {
  return Object.values(facts.drafts).flatMap((draft) => draft.findings.map((finding) => finding.id))
}

/** Findings on the present drafts that nobody has answered. */
export function openFindings(facts: RulemakingFacts): string[] {
  return allFindings(facts).filter((id) => !facts.answeredFindings.includes(id))
}

function staleInstruments(facts: RulemakingFacts, latest: unknown): string[] {
  if (typeof latest !== 'object' || latest === null) return []
  const versions = latest as Record<string, string | null>
  return facts.instruments
    .filter(({ id, baseVersionId }) => versions[id] !== undefined && versions[id] !== baseVersionId)
    .map(({ id }) => id)
}
