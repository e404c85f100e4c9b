import { addDays, addYears, later } from '../../days.ts'
import type { RulemakingFacts } from '../facts.ts'
import { filedWith } from '../filing.ts'
import { setsValidity } from '../validity.ts'
import * as basis from './bases.ts'
import { type Ask, type Check, said } from './check.ts'

/** Signature, numbering, publication and filing. */
export const publicationRequirements: Check[] = [
  {
    code: 'signed',
    about: 'facts',
    holds: (q) => q.facts.signedOn !== null,
    basis: [basis.deliberationArticles],
    remedy: () => ({ action: 'case.return' }),
  },
  {
    code: 'secrecyCleared',
    about: 'facts',
    // Kept from publication by law: issued without it, and the check must agree with the classification.
    holds: (q) => q.facts.secrecy === (isKept(q.facts) ? 'keptBack' : 'mayPublish'),
    params: (q) => ({ result: q.facts.secrecy ?? '' }),
    basis: [basis.secrecyArticle],
    remedy: () => ({ action: 'secrecy.check' }),
  },
  {
    code: 'notNumbered',
    about: 'facts',
    holds: (q) => q.facts.number === null,
    basis: [basis.numberingRule],
  },
  {
    code: 'numbered',
    about: 'facts',
    holds: (q) => q.facts.number !== null,
    basis: [basis.numberingRule],
    remedy: () => ({ action: 'number.assign' }),
  },
  {
    code: 'validityStated',
    about: 'event',
    holds: (q) =>
      q.event === null ||
      !setsValidity(q.facts.kind, q.facts.effects) ||
      said(q, 'validTo') !== undefined ||
      said(q, 'longTermReason') !== undefined,
    basis: (q) => basis.ruleBasis(q, 'validity.maxYears'),
  },
  {
    code: 'validityWithinMax',
    about: 'event',
    holds: (q) => {
      const last = lastValidDay(q)
      const validTo = said<string>(q, 'validTo')
      if (validTo !== undefined) return validTo > startOf(q) && (last === null || validTo <= last)
      // A paper that only ends or amends others has no term of its own (domain TL-24); an interim one is never long-term.
      return (
        q.event === null ||
        !setsValidity(q.facts.kind, q.facts.effects) ||
        (said(q, 'longTermReason') !== undefined && q.facts.classification?.interim !== true)
      )
    },
    params: (q) => ({ last: lastValidDay(q) ?? '', from: startOf(q) }),
    basis: (q) => basis.ruleBasis(q, validityKey(q.facts)),
    remedy: () => ({ action: 'publication.set' }),
  },
  {
    code: 'validitySet',
    about: 'facts',
    holds: (q) => q.facts.validity !== null,
    basis: (q) => basis.ruleBasis(q, validityKey(q.facts)),
    remedy: () => ({ action: 'publication.set' }),
  },
  {
    code: 'effectiveNotBeforePublication',
    about: 'facts',
    holds: (q) => q.facts.validity === null || q.facts.validity.effectiveFrom === 'publication' || q.facts.validity.effectiveFrom >= q.on,
    params: (q) => ({ effectiveFrom: q.facts.validity?.effectiveFrom ?? '' }),
    basis: [basis.unpublishedNoBasis],
    remedy: () => ({ action: 'publication.set' }),
  },
  {
    code: 'interpretationReady',
    about: 'facts',
    holds: (q) =>
      q.facts.kind === 'repeal' ||
      isKept(q.facts) ||
      q.facts.interpreted ||
      q.at.pack(q.on).get('publication.interpretationRequired')?.value !== true ||
      q.facts.materials.some((material) => material.kind === 'interpretation'),
    basis: (q) => basis.ruleBasis(q, 'publication.interpretationRequired'),
    remedy: () => ({ action: 'interpretation.publish' }),
  },
  {
    code: 'recipientNamed',
    about: 'event',
    holds: (q) => q.event === null || said(q, 'recipientOrganId') !== undefined || said(q, 'recipient') !== undefined,
    basis: [basis.orderly],
  },
  {
    code: 'filingSent',
    about: 'facts',
    holds: (q) => q.facts.filings.length > 0,
    basis: (q) => basis.ruleBasis(q, 'filing.government.maxDays'),
    remedy: () => ({ action: 'filing.send' }),
  },
  {
    code: 'filingSentThere',
    about: 'event',
    holds: (q) => q.event === null || q.facts.filings.some((filing) => filing.recipient === said(q, 'recipient')),
    params: (q) => ({ recipient: said<string>(q, 'recipient') ?? '' }),
    basis: (q) => basis.ruleBasis(q, 'filing.government.maxDays'),
    remedy: () => ({ action: 'filing.send' }),
  },
  {
    code: 'filedEverywhere',
    about: 'facts',
    holds: (q) => q.facts.filings.length >= recipientsWanted(q),
    params: (q) => ({ sent: q.facts.filings.length, wanted: recipientsWanted(q), to: filedWith[q.facts.documentClass] }),
    basis: (q) => basis.ruleBasis(q, recipientsKey(q.facts)),
    remedy: () => ({ action: 'filing.send' }),
  },
  {
    code: 'filingsAnswered',
    about: 'facts',
    holds: (q) => q.facts.filings.every((filing) => filing.result !== null && filing.result !== 'deferred'),
    params: (q) => ({ first: q.facts.filings.find((filing) => filing.result === null || filing.result === 'deferred')?.recipient ?? '' }),
    basis: (q) => basis.ruleBasis(q, 'filing.government.maxDays'),
    remedy: () => ({ action: 'filing.receipt' }),
  },
]

function isKept(facts: RulemakingFacts): boolean {
  return facts.classification?.keptFromPublication === true
}

function validityKey(facts: RulemakingFacts): string {
  return facts.classification?.interim === true ? 'validity.provisionalMaxYears' : 'validity.maxYears'
}

function startOf(q: Ask): string {
  const from = said<string>(q, 'effectiveFrom')
  return from === undefined || from === 'publication' ? q.on : later(from, q.on)
}

/** The last day a validity may reach: the day before the same date `n` years after the start. */
function lastValidDay(q: Ask): string | null {
  const rule = q.at.pack(q.on).get(validityKey(q.facts))
  if (!rule || typeof rule.value !== 'number' || rule.unit !== 'years') return null
  return addDays(addYears(startOf(q), rule.value), -1)
}

function recipientsKey(facts: RulemakingFacts): string {
  return `filing.recipients.${facts.documentClass}`
}

function recipientsWanted(q: Ask): number {
  return Number(q.at.pack(q.on).get(recipientsKey(q.facts))?.value ?? 1)
}
