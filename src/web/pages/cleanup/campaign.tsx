import { getRouteApi } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useApi } from '../../api/use.ts'
import { Day } from '../../parts/day.tsx'
import { Aside } from '../../parts/marks.tsx'
import { Failure, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'
import { Board } from './board.tsx'
import { Head } from './head.tsx'
import { Items } from './items.tsx'
import { Organs } from './organs.tsx'
import { Papers } from './papers.tsx'
import { useCampaign } from './use-campaign.ts'
import '../../styles/cleanup.css'

const route = getRouteApi('/cleanup/$campaignId')

/** A campaign: what it is, where it stands with its sums, what is asked; board, list, organs, papers, history. */
export function CampaignPage() {
  const { campaignId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const words = useCleanupWords()
  const items = useApi('GET /campaigns/:id/items', { params: { id: campaignId } }, { plain: true })
  const desk = useCampaign(campaignId, items.data?.items)
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
      <Head file={file} desk={desk} tab={tab} />
      <Tabs
        activeKey={tab}
        onChange={(next) => void navigate({ search: { tab: next } })}
        items={Object.entries(views).map(([key, view]) => ({ key, label: words.tabs[key], children: key === tab ? view() : null }))}
      />
    </div>
  )
}

function History({ id }: { id: string }) {
  const { said, words: common } = useSpeech()
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
            <td>
              {said(event.name)}
              {event.elsewhere && (
                <>
                  {' '}
                  <span className="tag">{words.recordedElsewhere}</span> {common.terms.places[event.elsewhere.place]} ·{' '}
                  {event.elsewhere.address} · {event.elsewhere.person}
                </>
              )}
              {event.reason && <span className="muted"> {event.reason}</span>}
            </td>
            <td>
              {event.actorName}
              {event.onBehalfOfName && <Aside>{event.onBehalfOfName}</Aside>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
