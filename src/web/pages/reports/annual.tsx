import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { Select } from '../../parts/select.tsx'
import { Failure, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useReportWords } from '../../words/reports.ts'
import { Block } from './block.tsx'
import { Figures } from './figures.tsx'
import { ReportSwitch } from './report-switch.tsx'
import '../../styles/cleanup.css'

const route = getRouteApi('/reports')
const ledgers = ['legality', 'fairCompetition', 'inForce', 'made', 'expiring']

/** 法治政府建设年度报告: the drafted paragraph, the blocks, every figure with what it was counted from, files and ledgers. */
export function Annual() {
  const words = useReportWords()
  const search = route.useSearch()
  const navigate = useNavigate()
  const { session, today } = useHouse()
  const { message } = App.useApp()
  usePage(words.annual)
  const organs = useApi('GET /organs')
  const thisYear = Number(today.slice(0, 4))
  const year = search.year ?? String(thisYear)
  const organ = search.organ ?? session.posts[0]?.organId
  const query = { year, ...(organ && organ !== 'all' ? { organ } : {}) }
  const report = useApi('GET /reports/annual', { query }, { keep: true })
  if (report.error) return <Failure error={report.error} again={() => void report.refetch()} />
  if (!report.data) return <Waiting />
  const { title, paragraph, figures, blocks } = report.data
  const asked = new URLSearchParams(query).toString()
  const choose = (part: Record<string, string>) => void navigate({ to: '/reports', search: { ...search, ...part }, replace: true })
  const writes = organ !== undefined && session.posts.some((post) => post.organId === organ)
  const parts = (['paragraph', 'blocks', 'figures', 'ledgers'] as const).filter((part) => part !== 'blocks' || writes)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{title}</h1>
        <p className="buttons">
          <a className="button-link primary" href={`/api/v1/reports/annual/file?${asked}&format=docx`} download>
            {words.docx}
          </a>{' '}
          <a className="button-link" href={`/api/v1/reports/annual/file?${asked}&format=md`} download>
            {words.markdown}
          </a>
        </p>
      </div>
      <ReportSwitch here="annual" />
      <p className="muted">{words.help}</p>
      <div className="row filters">
        <Select
          aria-label={words.year}
          value={year}
          onChange={(value: string) => choose({ year: value })}
          options={Array.from({ length: 15 }, (_, back) => String(thisYear - back)).map((value) => ({ value, label: value }))}
        />
        <Select
          aria-label={words.organ}
          value={organ ?? 'all'}
          onChange={(value: string) => choose({ organ: value })}
          options={[
            { value: 'all', label: words.allOrgans },
            ...(organs.data?.items ?? []).filter((one) => one.own).map((one) => ({ value: one.id, label: one.name })),
          ]}
          popupMatchSelectWidth={false}
        />
      </div>
      <nav aria-label={words.contents} className="row space-below">
        <span className="muted">{words.contents}</span>
        {parts.map((part) => (
          <a key={part} href={`#report-${part}`}>
            {words[part]}
          </a>
        ))}
      </nav>
      <section aria-label={words.paragraph}>
        <h2 id="report-paragraph">{words.paragraph}</h2>
        <p className="law-text" lang="zh-CN">
          {paragraph}
        </p>
        <Button onClick={() => void navigator.clipboard.writeText(paragraph).then(() => message.success(words.copied))}>
          {words.copy}
        </Button>
      </section>
      {writes && (
        <section aria-label={words.blocks}>
          <h2 id="report-blocks">{words.blocks}</h2>
          <p className="muted">{words.blocksHelp}</p>
          {blocks.map((block) => (
            <Block key={`${year} ${organ} ${block.block}`} block={block} year={Number(year)} organ={organ} />
          ))}
        </section>
      )}
      {!writes && organ !== undefined && <p className="muted">{words.othersWrite}</p>}
      <Figures figures={figures} year={Number(year)} organ={writes ? organ : null} />
      <h2 id="report-ledgers">{words.ledgers}</h2>
      <ul>
        {ledgers.map((ledger) => (
          <li key={ledger}>
            <a href={`/api/v1/reports/ledgers/${ledger}?${asked}`} download>
              {words.ledgerNames[ledger]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
