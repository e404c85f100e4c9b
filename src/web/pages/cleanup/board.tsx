import { Link } from '@tanstack/react-router'
import type { CampaignItem } from '../../../contract/index.ts'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'

const columns = ['open', 'retain', 'amend', 'repeal', 'declareInvalid', 'notNormative'] as const
const most = 12

/** The instruments by what has been concluded about them; a column shows the first ones and leads to the rest. */
export function Board({ campaignId, items }: { campaignId: string; items: readonly CampaignItem[] }) {
  const words = useCleanupWords()
  return (
    <div className="board">
      {columns.map((column) => {
        // What the audit has something to say about comes first: the rest is behind the link.
        const mine = items.filter((item) => (item.outcome ?? 'open') === column).sort((a, b) => b.findings - a.findings)
        if (column === 'notNormative' && mine.length === 0) return null
        return (
          <section key={column} aria-label={words.columns[column]}>
            <h2>
              {words.columns[column]} <span className="figures">{mine.length}</span>
            </h2>
            <ul>
              {mine.slice(0, most).map((item) => (
                <Card key={item.instrumentId} campaignId={campaignId} item={item} />
              ))}
            </ul>
            {mine.length > most && (
              <Link to="/cleanup/$campaignId" params={{ campaignId }} search={{ tab: 'items', outcome: column, organ: 'all' }}>
                {words.more(mine.length - most)}
              </Link>
            )}
          </section>
        )
      })}
    </div>
  )
}

function Card({ campaignId, item }: { campaignId: string; item: CampaignItem }) {
  const words = useCleanupWords()
  const { language } = useSpeech()
  return (
    <li>
      <Link to="/cleanup/$campaignId/items/$instrumentId" params={{ campaignId, instrumentId: item.instrumentId }} search={{}}>
        <span lang="zh-CN">{item.title}</span>
      </Link>
      <p className="muted">
        {[item.number, item.organName ?? words.unassigned].filter(Boolean).join(language === 'en' ? ' · ' : '　')}
        {item.findings > 0 && ` · ${words.findings} ${item.findings}`}
        {item.verdict && ` · ${words.verdicts[item.verdict]}`}
      </p>
    </li>
  )
}
