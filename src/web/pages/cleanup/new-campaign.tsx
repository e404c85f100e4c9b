import { useNavigate } from '@tanstack/react-router'
import { App, Button, Table } from 'antd'
import { useState } from 'react'
import type { AnswerOf, BodyOf, Endpoints } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useIntention } from '../../api/intention.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { choice, day, line, object, ref, yesNo } from '../../forms/build.ts'
import { DataForm } from '../../forms/data-form.tsx'
import { Day } from '../../parts/day.tsx'
import { Aside } from '../../parts/marks.tsx'
import { StandingTag } from '../../parts/standing.tsx'
import { Trouble, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useCleanupWords } from '../../words/cleanup.ts'
import '../../styles/cleanup.css'

type Scope = AnswerOf<Endpoints['POST /campaigns/scope']>
type New = BodyOf<Endpoints['POST /campaigns']>

const schema = object(
  {
    organId: ref('organ', '部署机关', 'Whose campaign it is'),
    kind: choice(
      { periodic: ['定期清理', 'Periodic'], special: ['专项清理', 'Special'], immediate: ['即时清理', 'Immediate'] },
      '种类',
      'Kind',
    ),
    title: line('名称', 'Title'),
    cutOff: day('截止日（制发于此日以前的文件）', 'Cut-off day (made by then)'),
    trigger: line('启动的通知或者事由', 'Notice or event that started it'),
    words: line('只列标题含有', 'Only titles with'),
    withExpired: yesNo('包括已过有效期的文件', 'Also what has expired'),
  },
  ['trigger', 'words', 'withExpired'],
)

/** A new campaign: the scope is listed before it is opened. */
export function NewCampaign() {
  const words = useCleanupWords()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const { session, today } = useHouse()
  const { message } = App.useApp()
  const [asked, setAsked] = useState<New | null>(null)
  const [scope, setScope] = useState<Scope | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keyOf = useIntention()
  usePage(words.open)
  const list = async (body: Record<string, unknown>) => {
    const { words: titleWords, withExpired, ...rest } = body as unknown as New & { words?: string; withExpired?: boolean }
    const wanted = { ...(titleWords ? { words: titleWords } : {}), ...(withExpired ? { withExpired } : {}) }
    const next: New = { ...rest, scope: wanted }
    setAsked(next)
    return call('POST /campaigns/scope', { body: { organId: next.organId, cutOff: next.cutOff, scope: wanted } })
  }
  const open = async () => {
    if (!asked) return
    setBusy(true)
    setError(null)
    try {
      const { campaign } = await call('POST /campaigns', { body: asked, key: keyOf(asked) })
      await refresh()
      void message.success(words.done)
      void navigate({ to: '/cleanup/$campaignId', params: { campaignId: campaign.id }, search: {} })
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  const organs = useApi('GET /organs')
  if (!organs.data) return <Waiting />
  const office = session.posts.find((post) => ['legalityReviewer', 'legalityChief'].includes(post.role))?.organId
  const served = organs.data.items.find((one) => one.legalityBodyId === office)
  const year = Number(today.slice(0, 4))
  // Proposed and to be confirmed: the government whose legality body this is, this year's cleanup, of what was made by the end of the last.
  const proposed = {
    ...{ kind: 'periodic', title: words.titleProposed(String(year)), cutOff: `${year - 1}-12-31` },
    ...(served ? { organId: served.id } : {}),
  }
  return (
    <div className="page">
      <h1>{words.open}</h1>
      <div className="beside">
        <DataForm
          name={`campaign.new.${office ?? ''}`}
          schema={schema}
          initial={proposed}
          submit={words.scopePreview}
          send={list}
          onDone={(answer) => setScope(answer as Scope)}
        />
        {scope && (
          <section aria-label={words.scopePreview}>
            <p role="status">
              {asked?.title} · {words.cutOff} <Day day={asked?.cutOff} /> · {words.scopeTotal(scope.total, scope.unassigned)}
            </p>
            <p className="muted">{words.takesOver}</p>
            <Trouble error={error} />
            <Button type="primary" loading={busy} disabled={scope.total === 0} onClick={() => void open()}>
              {words.open}
            </Button>
            <Table
              className="space-above"
              size="small"
              rowKey="instrumentId"
              dataSource={scope.items}
              pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
              columns={[
                { title: words.document, render: (_, row) => [row.title, row.number].filter(Boolean).join('　') },
                { title: words.standing, render: (_, row) => <StandingTag standing={row.standing} /> },
                {
                  title: words.implementing,
                  render: (_, row) =>
                    row.organName ? (
                      <>
                        {row.organName}
                        {words.because[row.because ?? ''] && <Aside>{words.because[row.because ?? '']}</Aside>}
                      </>
                    ) : (
                      words.unassigned
                    ),
                },
              ]}
            />
          </section>
        )}
      </div>
    </div>
  )
}
