import { addDays, addYears, later } from '../../days.ts'
import type { RulemakingFacts } from '../facts.ts'
import { comesBefore, type Stage } from '../stages.ts'
import * as basis from './bases.ts'
import { type Ask, type Check, said } from './check.ts'

/** Deliberation, signing, publication, filing, and the actions on the case as a whole. */
export const decisionRequirements: Check[] = [
  {
    code: 'partyReported',
    about: 'facts',
    holds: (q) => q.facts.classification?.majorDecision !== true || q.facts.partyReportedOn !== null,
    basis: [basis.partyArticle],
    remedy: () => ({ action: 'partyReport.record' }),
  },
  {
    code: 'reportDayNotInFuture',
    about: 'event',
    holds: (q) => (said<string>(q, 'on') ?? q.on) <= q.at.today,
    basis: [basis.twoTimes],
  },
  {
    code: 'meetingDayFits',
    about: 'event',
    // The meeting had the reviewed text before it: not before the stage was entered, not after it is recorded.
    holds: (q) => {
      const held = said<string>(q, 'heldOn')
      return held === undefined || (held <= q.on && held >= (q.facts.visits[q.place as Stage]?.enteredOn ?? held))
    },
    params: (q) => ({ held: said<string>(q, 'heldOn') ?? '', entered: q.facts.visits[q.place as Stage]?.enteredOn ?? '', on: q.on }),
    basis: [basis.twoTimes],
  },
  {
    code: 'meetingKindFits',
    about: 'event',
    holds: (q) => {
      const kind = said<string>(q, 'kind')
      return kind === undefined || (kind === 'office') === (q.facts.documentClass === 'department')
    },
    params: (q) => ({ documentClass: q.facts.documentClass }),
    basis: [basis.deliberationArticles],
  },
  {
    code: 'dissentRecorded',
    about: 'event',
    holds: (q) => (said<{ against: number }>(q, 'vote')?.against ?? 0) === 0 || (said<string>(q, 'dissent') ?? '').trim() !== '',
    basis: [basis.deliberationArticles],
  },
  {
    code: 'voteCarries',
    about: 'event',
    holds: (q) => {
      const vote = said<{ for: number; against: number }>(q, 'vote')
      const passes = said(q, 'decision') === 'pass' || said(q, 'decision') === 'passWithChanges'
      return vote === undefined || !passes || vote.for > vote.against
    },
    params: (q) => {
      const vote = said<{ for: number; against: number }>(q, 'vote')
      return { for: vote?.for ?? 0, against: vote?.against ?? 0 }
    },
    basis: [basis.deliberationArticles],
  },
  {
    code: 'expeditedGranted',
    about: 'facts',
    holds: (q) => q.facts.expedited !== null,
    basis: [basis.legalityUnconfirmed],
    remedy: () => ({ action: 'expedited.grant' }),
  },
  {
    code: 'notYetExpedited',
    about: 'facts',
    holds: (q) => q.facts.expedited === null,
    basis: [basis.orderly],
  },
  {
    code: 'decided',
    about: 'facts',
    holds: (q) => q.facts.decidedOn !== null,
    basis: [basis.pipeline, basis.deliberationArticles],
    remedy: () => ({ action: 'case.return' }),
  },
  {
    code: 'changesMade',
    about: 'facts',
    holds: (q) => !q.facts.changesOwed,
    basis: [basis.deliberationArticles],
    remedy: () => ({ action: 'draft.replace' }),
  },
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
    holds: (q) => q.event === null || said(q, 'validTo') !== undefined || said(q, 'longTermReason') !== undefined,
    basis: (q) => basis.ruleBasis(q, 'validity.maxYears'),
  },
  {
    code: 'validityWithinMax',
    about: 'event',
    holds: (q) => {
      const last = lastValidDay(q)
      const validTo = said<string>(q, 'validTo')
      if (validTo !== undefined) return validTo > startOf(q) && (last === null || validTo <= last)
      // Only a paper that merely ends others is long-term without more (domain TL-24); an interim one never is.
      return (
        q.event === null ||
        q.facts.kind === 'repeal' ||
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
    params: (q) => ({ sent: q.facts.filings.length, wanted: recipientsWanted(q) }),
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
  {
    code: 'extensionAllowed',
    about: 'facts',
    holds: (q) => extensionLimit(q) > 0,
    basis: (q) => basis.ruleBasis(q, `${q.place}.extension.maxDays`),
  },
  {
    code: 'extensionOfThisStage',
    about: 'event',
    holds: (q) => q.event === null || said(q, 'stage') === q.place,
    params: (q) => ({ stage: q.place }),
    basis: [basis.orderly],
  },
  {
    code: 'extensionWithinLimit',
    about: 'event',
    holds: (q) => (said<number>(q, 'days') ?? 0) <= extensionLimit(q),
    params: (q) => ({ days: extensionLimit(q) }),
    basis: (q) => basis.ruleBasis(q, `${q.place}.extension.maxDays`),
  },
  {
    code: 'returnGoesBack',
    about: 'event',
    // To the stage itself would restart it without a decision on the ground.
    holds: (q) => q.event === null || comesBefore(said<Stage>(q, 'to') as Stage, q.place as Stage),
    params: (q) => ({ to: said<string>(q, 'to') ?? '' }),
    basis: [basis.returnArticle],
  },
  {
    code: 'openerKind',
    about: 'event',
    holds: (q) => {
      const instruments = said<{ mode: string }[]>(q, 'instruments') ?? []
      if (said(q, 'kind') === 'making') return instruments.every(({ mode }) => mode === 'makes')
      const wanted = said(q, 'kind') === 'repeal' ? 'repeals' : 'revises'
      return instruments.some(({ mode }) => mode === wanted)
    },
    basis: [basis.initiative],
  },
  {
    code: 'issuerMayIssue',
    about: 'event',
    holds: (q) => {
      const forbidden = q.at.pack(q.on).get('organs.forbiddenTypes')?.value
      return !Array.isArray(forbidden) || !forbidden.includes(said<string>(q, 'issuingOrganType') ?? '')
    },
    params: (q) => ({ type: said<string>(q, 'issuingOrganType') ?? '' }),
    basis: (q) => basis.ruleBasis(q, 'organs.forbiddenTypes'),
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

/** Days by which the term of this stage may still be extended. */
function extensionLimit(q: Ask): number {
  const limit = Number(q.at.pack(q.on).get(`${q.place}.extension.maxDays`)?.value ?? 0)
  return limit - (q.facts.visits[q.place as Stage]?.extendedBy ?? 0)
}
