import { Link } from '@tanstack/react-router'
import type { CampaignFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { Day } from '../../parts/day.tsx'
import { FastestPath } from '../../parts/fastest-path.tsx'
import { Trouble } from '../../parts/states.tsx'
import { gapsOf, UnmetList } from '../../parts/unmet.tsx'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'
import { StagePicture } from '../case/stage-picture.tsx'
import { Act } from './act.tsx'
import { NextPeriodic } from './next-periodic.tsx'
import { SumsLine } from './sums.tsx'
import type { CampaignDesk } from './use-campaign.ts'

/** Actions that have a place of their own on the page: they are about chosen instruments. */
const placed = new Set([
  'item.conclude',
  'item.review',
  'assignment.set',
  'conclusions.submit',
  'decision.draft',
  'scope.change',
  'campaign.return',
])

/** What is done on paper, in the OA or on the portal as often as here. */
const doneElsewhere = new Set(['resolution.record', 'decision.sign', 'decision.publish', 'catalogue.publish'])

/** What it is, where it stands with its sums, what is asked now and of whom. */
export function Head({ file, desk, tab }: { file: CampaignFile; desk: CampaignDesk; tab: string }) {
  const { said, words: common } = useSpeech()
  const words = useCleanupWords()
  const { campaign } = file
  const primary = desk.offers.find((offer) => offer.primary && !placed.has(offer.action))
  const primaryGaps = primary ? gapsOf(primary) : []
  // Signed is signed: the machine would take a second signature, nobody is asked for one.
  const signed = primary?.action === 'decision.publish' && !primaryGaps.some((gap) => ['decisionSigned', 'draftCurrent'].includes(gap.code))
  const others = desk.offers.filter(
    (offer) => offer.mine && offer.allowed && !offer.primary && !placed.has(offer.action) && !(signed && offer.action === 'decision.sign'),
  )
  // What can be done leads; what cannot be done yet is said below with its reasons.
  const lead = primary?.mine && (primary.allowed || !others.some(isStep)) ? primary : (others.find(isStep) ?? null)
  const elsewhere = desk.offers.filter((offer) => doneElsewhere.has(offer.action) && !offer.mine && gapsOf(offer).length === 0)
  return (
    <>
      <div className="page-head">
        <h1 lang="zh-CN">{campaign.title}</h1>
        <span className="row">
          <GoTo file={file} desk={desk} tab={tab} />
          {lead && <Act offer={lead} desk={desk} primary />}
        </span>
      </div>
      <Facts file={file} />
      <StagePicture picture={file.stages.map((stage) => ({ ...stage, lanes: [] }))} />
      <SumsLine sums={campaign.sums} />
      <Trouble error={desk.error} />
      {lead && <p className="muted">{said(lead) + common.frame.colon + said(lead.help)}</p>}
      {campaign.stage === 'conclusions' && <Awaited file={file} />}
      {primary && (primaryGaps.length > 0 || !primary.mine) && (
        <section aria-label={words.missing}>
          <p>{said(primary) + common.frame.colon + said(primary.by)}</p>
          {primaryGaps.length > 0 && <UnmetList unmet={primaryGaps} />}
        </section>
      )}
      {campaign.status === 'open' && <ToTheEnd file={file} />}
      {campaign.status === 'closed' && campaign.kind === 'periodic' && <NextPeriodic />}
      <More offers={others.filter((offer) => offer !== lead)} desk={desk} />
      {desk.recorder && <More offers={elsewhere} desk={desk} elsewhere />}
    </>
  )
}

/** A step that carries the campaign on, not one that takes it back. */
function isStep(offer: Offer): boolean {
  return offer.action !== 'campaign.withdraw'
}

function Facts({ file: { campaign } }: { file: CampaignFile }) {
  const words = useCleanupWords()
  return (
    <p className="muted">
      {words.kinds[campaign.kind]} · {campaign.organName} · {words.cutOff} <Day day={campaign.cutOff} />
      {campaign.dueOn && (
        <>
          {' · '}
          {words.dueOn} <Day day={campaign.dueOn} />
        </>
      )}
      {campaign.number && ` · ${campaign.number}`}
      {campaign.actId && (
        <>
          {' · '}
          <Link to="/acts/$actId" params={{ actId: campaign.actId }}>
            {words.actSeen}
          </Link>
        </>
      )}
      {campaign.trigger && ` · ${campaign.trigger}`}
    </p>
  )
}

/** The organs whose table has not come back, and what each of them lacks. */
function Awaited({ file }: { file: CampaignFile }) {
  const words = useCleanupWords()
  const open = file.organs.filter((organ) => organ.submittedOn === null)
  if (open.length === 0) return null
  return (
    <section aria-label={words.waitsFor}>
      <p>{words.waitsFor}</p>
      <ul>
        {open.map((organ) => (
          <li key={organ.organId}>
            <span lang="zh-CN">{organ.organName}</span> · {organ.sums.open > 0 ? words.openItems(organ.sums.open) : words.waitsForHead}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The earliest day on which it could be over, and what is still to be done by whom. */
function ToTheEnd({ file }: { file: CampaignFile }) {
  const words = useCleanupWords()
  const { data: plan } = useApi('GET /campaigns/:id/plan', { params: { id: file.campaign.id } })
  if (!plan) return null
  const organs = new Map(file.organs.map((organ) => [organ.organId, organ.organName]))
  return <FastestPath plan={plan} earliest={words.earliestEnd} organs={organs} />
}

function More({ offers, desk, elsewhere = false }: { offers: Offer[]; desk: CampaignDesk; elsewhere?: boolean }) {
  const words = useCleanupWords()
  if (offers.length === 0) return null
  return (
    <div className="row">
      {elsewhere && <span className="muted">{words.elsewhereDone}</span>}
      {offers.map((offer) => (
        <Act key={offer.action} offer={offer} desk={desk} elsewhere={elsewhere} />
      ))}
    </div>
  )
}

/** Leads whoever has work in this stage to where it is done: a bureau to what came back, the office to its review or the decision. */
function GoTo({ file, desk, tab }: { file: CampaignFile; desk: CampaignDesk; tab: string }) {
  const words = useCleanupWords()
  const { stage, id } = file.campaign
  const mine = file.organs.some((organ) => organ.mine && organ.submittedOn === null)
  const go = (to: string, label: string | undefined, outcome?: string) =>
    tab === to && outcome === undefined ? null : (
      <Link to="/cleanup/$campaignId" params={{ campaignId: id }} search={{ tab: to, outcome }} className="button-link">
        {label}
      </Link>
    )
  if (stage === 'conclusions' && mine && desk.may('item.conclude')) return go('items', words.goTo.conclusions)
  if (stage === 'itemReview' && desk.offer('item.review')?.mine) return go('items', words.goTo.itemReview)
  if (stage === 'itemReview' && desk.may('item.conclude') && desk.returned > 0)
    return go('items', words.returnedItems(desk.returned), 'returned')
  if (stage === 'decision' && desk.offer('decision.draft')?.mine) return go('papers', words.goTo.decision)
  if (stage === 'decision' && desk.offer('decision.sign')?.mine) return go('papers', words.decisionTitle)
  return null
}
