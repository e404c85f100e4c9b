import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { daysInWords, matters } from '../../../../documents/audit/matters.ts'
import type { AuditFindingRow, CampaignItem } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { BasisWords } from '../../parts/bases.tsx'
import { Day } from '../../parts/day.tsx'
import { Colon } from '../../parts/marks.tsx'
import { StandingTag } from '../../parts/standing.tsx'
import { Failure, Nothing, Trouble, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { blocksOf } from '../../text/blocks.ts'
import { LawText, type Marks } from '../../text/law-text.tsx'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'
import { ConcludeForm } from './conclude-form.tsx'
import { ReturnDialog } from './dialogs.tsx'
import { Reasons } from './reasons.tsx'
import { type CampaignDesk, useCampaign } from './use-campaign.ts'
import '../../styles/cleanup.css'

const route = getRouteApi('/cleanup/$campaignId/items/$instrumentId')

/** One document of a campaign: its text at the left, what the audit found, the conclusion and the review at the right. */
export function CampaignItemPage() {
  const { campaignId, instrumentId } = route.useParams()
  const words = useCleanupWords()
  const desk = useCampaign(campaignId)
  const items = useApi('GET /campaigns/:id/items', { params: { id: campaignId } }, { plain: true })
  const all = items.data?.items ?? []
  const own = new Set(desk.file.data?.organs.flatMap((organ) => (organ.mine ? [organ.organId] : [])))
  // Whoever concludes walks through his own documents.
  const mine = desk.may('item.conclude') ? all.filter((row) => row.organId !== null && own.has(row.organId)) : []
  const rows = mine.some((row) => row.instrumentId === instrumentId) ? mine : all
  const at = rows.findIndex((row) => row.instrumentId === instrumentId)
  const item = rows[at]
  usePage(item?.title ?? words.title)
  if (items.error) return <Failure error={items.error} again={() => void items.refetch()} />
  if (!items.data || !desk.file.data) return <Waiting />
  if (!item) return <Nothing>{words.none}</Nothing>
  return (
    <div className="page">
      <p className="row">
        <Link to="/cleanup/$campaignId" params={{ campaignId }} search={{ tab: 'items' }}>
          {words.backToList}
        </Link>
        <Walk campaignId={campaignId} to={rows[at - 1]} label={words.previous} />
        <Walk campaignId={campaignId} to={rows[at + 1]} label={words.next} />
        <span className="muted">{words.ofAll(at + 1, rows.length)}</span>
      </p>
      <h1 lang="zh-CN">{item.title}</h1>
      <p className="muted">
        {item.number && `${item.number} · `}
        {item.issuerName} · <StandingTag standing={item.standing} />
        {item.validTo && (
          <>
            {' · '}
            {words.validTo} <Day day={item.validTo} />
          </>
        )}
        {' · '}
        <Link to="/instruments/$instrumentId" params={{ instrumentId }} search={{}}>
          {words.fullPage}
        </Link>
      </p>
      <div className="beside">
        <TextWithFindings item={item} />
        <aside>
          <Conclusion key={`${item.instrumentId}.${item.rev}`} item={item} desk={desk} next={rows[at + 1]} />
        </aside>
      </div>
    </div>
  )
}

function Walk({ campaignId, to, label }: { campaignId: string; to: CampaignItem | undefined; label: string }) {
  if (!to) return null
  return (
    <Link to="/cleanup/$campaignId/items/$instrumentId" params={{ campaignId, instrumentId: to.instrumentId }} search={{}}>
      {label}
    </Link>
  )
}

function TextWithFindings({ item }: { item: CampaignItem }) {
  const words = useCleanupWords()
  const { said, language } = useSpeech()
  const sentence = (one: AuditFindingRow) => (language === 'en' ? one.message.en : daysInWords(one.message.zh))
  const { today } = useHouse()
  const id = item.instrumentId
  const text = useApi('GET /instruments/:id/on/:day', { params: { id, day: today } })
  const findings = useApi('GET /findings', { query: { instrument: id } })
  const found = findings.data?.items ?? []
  const content = text.data?.content ?? null
  const blocks = useMemo(() => (content ? blocksOf(content.text, content.provisions) : []), [content])
  const [chosen, setChosen] = useState<string | null>(null)
  const marks = useMemo<Marks>(
    () =>
      Object.fromEntries(
        found.flatMap((one) => (one.provisionId ? [[one.provisionId, { className: one.severity, note: said(one.message) }]] : [])),
      ),
    [found, said],
  )
  return (
    <div>
      <section aria-label={words.findings}>
        <h2>{words.findings}</h2>
        {found[0]?.changedSince && (
          <p className="notice">
            <Day day={found[0].asOf} /> {words.findingsOld}
          </p>
        )}
        {findings.data && found.length === 0 && <NothingFound />}
        <ul className="rows">
          {matters(found, (one) => ({ rule: one.rule, message: one.message.zh, label: one.label })).map(({ first, all }) => (
            <li key={first.id}>
              {sentence(first)}{' '}
              {placesOf(all).map(([label, provisionId]) => (
                <Button key={provisionId} type="link" size="small" onClick={() => setChosen(provisionId)}>
                  {label}
                </Button>
              ))}
              {all.length > 1 && <span className="muted">{words.places(all.length)}</span>}
              <p className="muted">
                {said(first.ruleName)} · <BasisWords basis={first.basis} />
              </p>
            </li>
          ))}
        </ul>
      </section>
      {text.error && <Trouble error={text.error} />}
      {!text.data && !text.error && <Waiting />}
      {text.data && !content && <Nothing>{words.noText}</Nothing>}
      {content && <LawText name={`${text.data?.versionId}`} blocks={blocks} marks={marks} chosen={chosen} />}
    </div>
  )
}

/** Where a matter stands in the text, each provision once. */
function placesOf(all: readonly AuditFindingRow[]): [label: string, provisionId: string][] {
  return [...new Map(all.flatMap((one) => (one.provisionId ? [[one.provisionId, one.label ?? one.words]] : []))).entries()].map(
    ([id, label]) => [label as string, id as string],
  )
}

/** That nothing was found, on which day; or that nobody has looked. */
function NothingFound() {
  const words = useCleanupWords()
  const runs = useApi('GET /audits', { query: { limit: '1' } })
  const last = runs.data?.items[0]
  if (!runs.data) return null
  return (
    <p className="muted">
      {last ? (
        <>
          {words.foundNothing} <Day day={last.asOf} />
        </>
      ) : (
        <>
          {words.notAudited}{' '}
          <Link to="/audit" search={{}}>
            {words.toAudit}
          </Link>
        </>
      )}
    </p>
  )
}

function Conclusion({ item, desk, next }: { item: CampaignItem; desk: CampaignDesk; next: CampaignItem | undefined }) {
  const words = useCleanupWords()
  const { said } = useSpeech()
  const [returning, setReturning] = useState(false)
  const mine = desk.file.data?.organs.some((organ) => organ.organId === item.organId && organ.mine) ?? false
  const open = desk.may('item.conclude') && mine && (desk.file.data?.campaign.stage === 'conclusions' || item.verdict === 'returns')
  const reviews = desk.may('item.review') && item.outcome !== null
  const navigate = useNavigate()
  const follow = (ok: boolean) => {
    if (!ok || !next) return
    const campaignId = desk.file.data?.campaign.id ?? ''
    void navigate({ to: '/cleanup/$campaignId/items/$instrumentId', params: { campaignId, instrumentId: next.instrumentId }, search: {} })
  }
  const agree = () => desk.act('item.review', { items: [{ instrumentId: item.instrumentId, verdict: 'agrees', rev: item.rev }] })
  return (
    <>
      <h2>{words.conclusionTitle}</h2>
      <p>
        {item.organName ?? words.unassigned}
        <Colon />
        <strong>{said(item.outcomeName)}</strong>
        {item.reasons.length > 0 && (
          <>
            {' '}
            <Reasons codes={item.reasons} />
          </>
        )}
        {item.amendBy && (
          <>
            {' '}
            {words.amendBy} <Day day={item.amendBy} /> {item.lapses && words.lapses}
          </>
        )}
      </p>
      {item.opinion && <p>{item.opinion}</p>}
      {item.replacedByTitle && (
        <p>
          {words.replacedBy}
          <Colon />
          <span lang="zh-CN">{item.replacedByTitle}</span>
        </p>
      )}
      {item.verdict && (
        <p>
          {words.reviewTitle}
          <Colon />
          {words.verdicts[item.verdict]} {item.verdictNote} {item.verdictByName}
        </p>
      )}
      {!open && <Trouble error={desk.error} />}
      {open && (
        <ConcludeForm
          error={desk.error}
          leadsOn={next !== undefined}
          items={[item]}
          busy={desk.busy === 'item.conclude'}
          submit={words.conclude}
          onConclude={(rows, then) => void desk.act('item.conclude', { items: rows }).then((ok) => then === 'next' && follow(ok))}
        />
      )}
      {reviews && (
        <p className="row">
          <Button type="primary" loading={desk.busy === 'item.review'} onClick={() => void agree()}>
            {words.agree}
          </Button>
          {next && (
            <Button loading={desk.busy === 'item.review'} onClick={() => void agree().then(follow)}>
              {words.agreeAndNext}
            </Button>
          )}
          <Button onClick={() => setReturning(true)}>{words.returnItem}</Button>
        </p>
      )}
      {returning && (
        <ReturnDialog desk={desk} picked={[item]} onDone={(ok) => ok && setReturning(false)} onCancel={() => setReturning(false)} />
      )}
    </>
  )
}
