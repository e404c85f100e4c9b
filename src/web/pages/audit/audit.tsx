import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import type { AuditFindingRow } from '../../../contract/index.ts'
import { useApi, usePages } from '../../api/use.ts'
import { Failure, Nothing } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useAuditWords } from '../../words/audit.ts'
import { useSpeech } from '../../words/index.tsx'
import { Runs } from './runs.tsx'
import '../../styles/cleanup.css'

const route = getRouteApi('/audit')
const outcomes = ['amend', 'repeal', 'declareInvalid', 'retain'] as const
type Outcome = (typeof outcomes)[number]

/** 清理检查: run the rules, then what they found, document by document, with the words and the basis. */
export function Audit() {
  const words = useAuditWords()
  const { words: common, said } = useSpeech()
  const search = route.useSearch()
  const navigate = useNavigate()
  usePage(words.title)
  const rules = useApi('GET /audit-rules')
  const query = {
    ...(search.rule ? { rule: search.rule } : {}),
    ...(search.outcome ? { outcome: search.outcome as Outcome } : {}),
    ...(search.instrument ? { instrument: search.instrument } : {}),
  }
  const found = usePages('GET /findings', { query })
  const filter = (part: Record<string, string | undefined>) =>
    void navigate({ to: '/audit', search: { ...search, ...part }, replace: true })
  if (found.error && found.rows.length === 0) return <Failure error={found.error} again={() => void found.refetch()} />
  const rule = rules.data?.items.find((one) => one.id === search.rule)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <p className="muted">{words.help}</p>
      <Runs />
      <div className="filters">
        <Select
          aria-label={words.rule}
          value={search.rule ?? ''}
          onChange={(value: string) => filter({ rule: value || undefined })}
          options={[{ value: '', label: words.allRules }, ...(rules.data?.items ?? []).map((one) => ({ value: one.id, label: said(one) }))]}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={words.outcome}
          value={search.outcome ?? ''}
          onChange={(value: string) => filter({ outcome: value || undefined })}
          options={[{ value: '', label: words.allOutcomes }, ...outcomes.map((value) => ({ value, label: words.outcomes[value] }))]}
          popupMatchSelectWidth={false}
        />
      </div>
      {rule && (
        <p className="muted">
          {words.limits}：{rule.limits}
        </p>
      )}
      {!found.isPending && found.rows.length === 0 && (
        <Nothing>
          <p>{words.nothing}</p>
        </Nothing>
      )}
      {documentsOf(found.rows).map((rows) => (
        <Document key={rows[0]!.instrumentId} rows={rows} />
      ))}
      {found.hasNextPage && (
        <Button className="space-above" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {common.frame.more}
        </Button>
      )}
    </div>
  )
}

/** Findings come in the order of documents. */
function documentsOf(rows: AuditFindingRow[]): AuditFindingRow[][] {
  return [...Map.groupBy(rows, (row) => row.instrumentId).values()]
}

function Document({ rows }: { rows: AuditFindingRow[] }) {
  const words = useAuditWords()
  const { said } = useSpeech()
  const [first] = rows
  if (!first) return null
  return (
    <section className="audited" aria-label={first.title}>
      <h2>
        <Link to="/instruments/$instrumentId" params={{ instrumentId: first.instrumentId }} search={{}}>
          {first.title}
        </Link>{' '}
        <span className="muted">
          {first.number} {first.organName}
        </span>
      </h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <strong>{row.outcome === null ? words.severities[row.severity] : words.outcomes[row.outcome]}</strong>{' '}
            {row.label ?? words.whole}
            {row.words !== '' && <q>{row.words}</q>}
            <p>{said(row.message)}</p>
            <p className="muted">
              {said(row.ruleName)} · {words.basis}：<span lang="zh-CN">{row.basis}</span>
              {row.reasonName && ` · ${row.reason} ${said(row.reasonName)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
