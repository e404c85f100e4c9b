import { twoTimes } from '../../times.ts'
import { comesBefore, type Stage } from '../stages.ts'
import * as basis from './bases.ts'
import { type Ask, type Check, said } from './check.ts'

/** Deliberation, and the actions on the case as a whole. */
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
    basis: [twoTimes],
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
    basis: [twoTimes],
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

/** Days by which the term of this stage may still be extended. */
function extensionLimit(q: Ask): number {
  const limit = Number(q.at.pack(q.on).get(`${q.place}.extension.maxDays`)?.value ?? 0)
  return limit - (q.facts.visits[q.place as Stage]?.extendedBy ?? 0)
}
