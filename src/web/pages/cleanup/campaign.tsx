import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import type { CampaignFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { DataDialog } from '../../forms/data-form.tsx'
import { Day } from '../../parts/day.tsx'
import { FastestPath } from '../../parts/fastest-path.tsx'
import { Failure, Trouble, Waiting } from '../../parts/states.tsx'
import { gapsOf, UnmetList } from '../../parts/unmet.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'
import { StagePicture } from '../case/stage-picture.tsx'
import { Board } from './board.tsx'
import { Items } from './items.tsx'
import { Organs } from './organs.tsx'
import { Papers } from './papers.tsx'
import { SumsLine } from './sums.tsx'
import { type CampaignDesk, useCampaign } from './use-campaign.ts'
import '../../styles/cleanup.css'

const route = getRouteApi('/cleanup/$campaignId')

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

/** A campaign: what it is, where it stands with its sums, what is asked; board, list, organs, papers, history. */
export function CampaignPage() {
  const { campaignId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const words = useCleanupWords()
  const desk = useCampaign(campaignId)
  const items = useApi('GET /campaigns/:id/items', { params: { id: campaignId } }, { plain: true })
  usePage(desk.file.data?.campaign.title ?? words.title)
  const error = desk.file.error ?? items.error
  if (error) return <Failure error={error} again={() => void desk.file.refetch()} />
  if (!desk.file.data || !items.data) return <Waiting />
  const file = desk.file.data
  const rows = items.data.items
  const tab = search.tab ?? 'board'
  const views = {
    board: () => <Board campaignId={campaignId} items={rows} />,
    items: () => (
      <Items
        campaignId={campaignId}
        desk={desk}
        organs={file.organs}
        items={rows}
        filter={{ outcome: search.outcome, organ: search.organ, q: search.q }}
      />
    ),
    organs: () => <Organs campaignId={campaignId} desk={desk} file={file} />,
    papers: () => <Papers campaignId={campaignId} desk={desk} file={file} />,
    history: () => <History id={campaignId} />,
  }
  return (
    <div className="page">
      <Head file={file} desk={desk} />
      <Tabs
        activeKey={tab}
        onChange={(next) => void navigate({ search: { tab: next } })}
        items={Object.entries(views).map(([key, view]) => ({ key, label: words.tabs[key], children: key === tab ? view() : null }))}
      />
    </div>
  )
}

function Head({ file, desk }: { file: CampaignFile; desk: CampaignDesk }) {
  const { said } = useSpeech()
  const words = useCleanupWords()
  const { campaign } = file
  const primary = desk.offers.find((offer) => offer.primary && !placed.has(offer.action))
  const others = desk.offers.filter((offer) => offer.mine && !offer.primary && !placed.has(offer.action))
  const primaryGaps = primary ? gapsOf(primary) : []
  return (
    <>
      <div className="page-head">
        <h1 lang="zh-CN">{campaign.title}</h1>
        <span className="row">
          <GoTo file={file} desk={desk} />
          {primary?.mine && <Act offer={primary} desk={desk} primary />}
        </span>
      </div>
      <p className="muted">
        {words.kinds[campaign.kind]} · {campaign.organName} · {words.cutOff} <Day day={campaign.cutOff} />
        {campaign.dueOn && (
          <>
            {' · '}
            {words.tabs.organs} <Day day={campaign.dueOn} />
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
      <StagePicture picture={file.stages.map((stage) => ({ ...stage, lanes: [] }))} />
      <SumsLine sums={campaign.sums} />
      <Trouble error={desk.error} />
      {primary && (primaryGaps.length > 0 || !primary.mine) && (
        <section aria-label={words.missing}>
          <p>
            {said(primary)}：{said(primary.by)}
          </p>
          {primaryGaps.length > 0 && <UnmetList unmet={primaryGaps} />}
        </section>
      )}
      {campaign.status === 'open' && <ToTheEnd file={file} />}
      {others.length > 0 && (
        <p className="row">
          {others.map((offer) => (
            <Act key={offer.action} offer={offer} desk={desk} />
          ))}
        </p>
      )}
    </>
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

/** Where the work of this stage is done, for whoever has some to do. */
const desks: Record<string, { tab: string; actions: string[] }> = {
  conclusions: { tab: 'items', actions: ['item.conclude', 'conclusions.submit'] },
  itemReview: { tab: 'items', actions: ['item.review', 'item.conclude'] },
  decision: { tab: 'papers', actions: ['decision.draft'] },
}

function GoTo({ file, desk }: { file: CampaignFile; desk: CampaignDesk }) {
  const words = useCleanupWords()
  const { stage, id } = file.campaign
  const where = desks[stage]
  if (!where?.actions.some((action) => desk.offer(action)?.mine)) return null
  return (
    <Link to="/cleanup/$campaignId" params={{ campaignId: id }} search={{ tab: where.tab }} className="button-link">
      {words.goTo[stage]}
    </Link>
  )
}

/** A step: at once where nothing is to be filled in, else behind its form. */
function Act({ offer, desk, primary = false }: { offer: Offer; desk: CampaignDesk; primary?: boolean }) {
  const { said } = useSpeech()
  const schema = offer.schema as { properties?: Record<string, unknown> }
  const label = said(offer)
  const id = desk.file.data?.campaign.id ?? ''
  if (Object.keys(schema.properties ?? {}).length === 0)
    return (
      <Button
        {...(primary ? { type: 'primary' as const } : {})}
        disabled={!offer.allowed}
        loading={desk.busy === offer.action}
        onClick={() => void desk.act(offer.action)}
      >
        {label}
      </Button>
    )
  return (
    <DataDialog
      name={`campaign.${id}.${offer.action}`}
      schema={schema as never}
      submit={label}
      label={label}
      primary={primary}
      send={(payload, key) => desk.send(offer.action, payload, key)}
    />
  )
}

function History({ id }: { id: string }) {
  const { said } = useSpeech()
  const words = useCleanupWords()
  const { data, error } = useApi('GET /campaigns/:id/history', { params: { id } })
  if (error) return <Failure error={error} />
  if (!data) return <Waiting />
  return (
    <table className="catalogue">
      <thead>
        <tr>
          <th>{words.day}</th>
          <th>{words.what}</th>
          <th>{words.who}</th>
        </tr>
      </thead>
      <tbody>
        {[...data.items].reverse().map((event) => (
          <tr key={event.seq}>
            <td className="figures">
              <Day day={event.occurredOn} />
            </td>
            <td>{said(event.name)}</td>
            <td>
              {event.actorName}
              {event.onBehalfOfName && `（${event.onBehalfOfName}）`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
