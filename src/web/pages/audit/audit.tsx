import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { daysInWords, type Matter, matters } from '../../../../documents/audit/matters.ts'
import type { AuditFindingRow } from '../../../contract/index.ts'
import { useApi, usePages } from '../../api/use.ts'
import { BasisWords } from '../../parts/bases.tsx'
import { Day } from '../../parts/day.tsx'
import { Colon } from '../../parts/marks.tsx'
import { Select } from '../../parts/select.tsx'
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
  const last = useApi('GET /audits', { query: { limit: '1' } }).data?.items[0]
  const filter = (part: Record<string, string | undefined>) =>
    void navigate({ to: '/audit', search: { ...search, ...part }, replace: true })
  if (found.error && found.rows.length === 0) return <Failure error={found.error} again={() => void found.refetch()} />
  const rule = rules.data?.items.find((one) => one.id === search.rule)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="row">
          <Link to="/cleanup" className="button-link">
            {words.back}
          </Link>
          {last && last.status !== 'running' && (
            <a className="button-link" href={`/api/v1/audits/${encodeURIComponent(last.id)}/file`} download>
              {words.download}
            </a>
          )}
        </span>
      </div>
      <p className="muted">{words.help}</p>
      <Runs />
      {last && (
        <div className="row filters">
          <Select
            aria-label={words.rule}
            value={search.rule ?? ''}
            onChange={(value: string) => filter({ rule: value || undefined })}
            options={[
              { value: '', label: words.allRules },
              ...(rules.data?.items ?? []).map((one) => ({ value: one.id, label: said(one) })),
            ]}
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
      )}
      {rule && (
        <p className="muted">
          {words.limits}
          <Colon />
          {rule.limits}
        </p>
      )}
      {last && last.status !== 'running' && !found.isPending && found.rows.length === 0 && (
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
  const [first] = rows
  if (!first) return null
  const about = matters(rows, (one) => ({ rule: one.rule, message: one.message.zh, label: one.label }))
  return (
    <section className="audited" aria-label={first.title}>
      <h2>
        <Link to="/instruments/$instrumentId" params={{ instrumentId: first.instrumentId }} search={{}}>
          {first.title}
        </Link>{' '}
        <span className="muted">
          {first.number} {first.organName} · {words.sum(about.length, rows.length)} · {words.asOf} <Day day={first.asOf} />
        </span>
      </h2>
      {first.changedSince && <p className="notice">{words.changedSince}</p>}
      <ul>
        {about.map((matter) => (
          <Said key={matter.first.id} matter={matter} />
        ))}
      </ul>
    </section>
  )
}

/** One matter: what is proposed, the sentence, its basis; every place with its words when it is opened. */
function Said({ matter: { first, all, places } }: { matter: Matter<AuditFindingRow> }) {
  const words = useAuditWords()
  const { said, language, words: common } = useSpeech()
  // To keep is no proposal about a finding: it is there to be looked at.
  const head = first.outcome === null || first.outcome === 'retain' ? words.severities[first.severity] : words.outcomes[first.outcome]
  return (
    <li>
      <strong>{head}</strong> {language === 'en' ? first.message.en : daysInWords(first.message.zh)}
      {all.length === 1 ? (
        <>
          {' '}
          <span className="muted">{first.label ?? words.whole}</span>
          {first.words !== '' && first.label !== null && <q>{first.words}</q>}
        </>
      ) : (
        <details>
          <summary>
            {common.frame.listOf(places)} {words.places(all.length)}
          </summary>
          <ul>
            {all.map((one) => (
              <li key={one.id}>
                {one.label ?? words.whole}
                <q>{one.words}</q>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="muted">
        {said(first.ruleName)} · {words.basis}
        <Colon />
        <BasisWords basis={daysInWords(first.basis)} />
        {first.reasonName && ` · ${first.reason} ${said(first.reasonName)}`}
      </p>
    </li>
  )
}
