import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, Modal, Table } from 'antd'
import { useState } from 'react'
import { type Outcome, outcomes } from '../../../../workflows/cleanup/outcomes.ts'
import type { CampaignFile, CampaignItem } from '../../../contract/index.ts'
import { Day } from '../../parts/day.tsx'
import { Select } from '../../parts/select.tsx'
import { Trouble } from '../../parts/states.tsx'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'
import { ConcludeForm } from './conclude-form.tsx'
import { AssignDialog, ReasonDialog, ReturnDialog } from './dialogs.tsx'
import { Reasons } from './reasons.tsx'
import type { CampaignDesk } from './use-campaign.ts'

interface Props {
  campaignId: string
  desk: CampaignDesk
  organs: CampaignFile['organs']
  items: readonly CampaignItem[]
  filter: { outcome?: string | undefined; organ?: string | undefined; q?: string | undefined }
}

type Doing = 'conclude' | 'return' | 'assign' | 'remove' | 'sendBack' | null

/** The list of a campaign: filters in the address, and one conclusion, verdict or organ for all chosen ones. */
export function Items({ campaignId, desk, organs, items, filter }: Props) {
  const words = useCleanupWords()
  const { said } = useSpeech()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string[]>([])
  const [doing, setDoing] = useState<Doing>(null)
  // Whoever concludes sees his own documents first; 全部单位 is one choice away.
  const own = desk.may('item.conclude') ? organs.find((one) => one.mine)?.organId : undefined
  const organ = filter.organ ?? own ?? everyOrgan
  const shown = items.filter((item) => fits(item, { ...filter, organ }))
  // Only what is seen is done: a row that a filter has hidden since it was chosen is not among them.
  const picked = shown.filter((item) => chosen.includes(item.instrumentId))
  const change = (part: Record<string, string | undefined>) =>
    void navigate({ to: '/cleanup/$campaignId', params: { campaignId }, search: { tab: 'items', ...filter, ...part }, replace: true })
  const done = (ok: boolean) => {
    if (!ok) return
    setDoing(null)
    setChosen([])
  }
  const agree = async () =>
    done(
      await desk.act('item.review', {
        items: picked.map((item) => ({ instrumentId: item.instrumentId, verdict: 'agrees', rev: item.rev })),
      }),
    )
  return (
    <>
      <div className="row filters">
        <Input.Search
          aria-label={words.search}
          placeholder={words.search}
          defaultValue={filter.q}
          allowClear
          onSearch={(q) => change({ q: q || undefined })}
          className="field-wide"
        />
        <Select
          aria-label={words.outcome}
          allowClear
          placeholder={words.allOutcomes}
          value={filter.outcome ?? null}
          onChange={(outcome: string | null) => change({ outcome: outcome ?? undefined })}
          options={[
            ...['open', ...outcomes].map((value) => ({ value, label: words.columns[value] })),
            ...(items.some((item) => item.verdict === 'returns') ? [{ value: returned, label: words.returnedOnes }] : []),
          ]}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={words.implementing}
          value={organ}
          onChange={(value: string) => change({ organ: value })}
          options={[{ value: everyOrgan, label: words.allOrgans }, ...organs.map((one) => ({ value: one.organId, label: one.organName }))]}
          popupMatchSelectWidth={false}
        />
      </div>
      {picked.length > 0 && (
        <div className="bulk" role="toolbar" aria-label={words.chosen(picked.length)}>
          <span>{words.chosen(picked.length)}</span>
          {desk.may('item.conclude') && <Button onClick={() => setDoing('conclude')}>{words.concludeChosen(picked.length)}</Button>}
          {desk.may('item.review') && (
            <Button loading={desk.busy === 'item.review'} onClick={() => void agree()}>
              {words.agreeChosen(picked.length)}
            </Button>
          )}
          {desk.may('item.review') && <Button onClick={() => setDoing('return')}>{words.returnChosen(picked.length)}</Button>}
          {desk.may('assignment.set') && <Button onClick={() => setDoing('assign')}>{words.assignChosen(picked.length)}</Button>}
          {desk.may('scope.change') && <Button onClick={() => setDoing('remove')}>{words.removeChosen(picked.length)}</Button>}
          {desk.may('campaign.return') && <Button onClick={() => setDoing('sendBack')}>{words.sendBackChosen(picked.length)}</Button>}
        </div>
      )}
      {doing === null && <Trouble error={desk.error} />}
      <Table
        // Not sticky: its measuring row would hold a second, hidden checkbox that can be focused.
        rowKey="instrumentId"
        dataSource={shown}
        pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
        rowSelection={{
          selectedRowKeys: picked.map((item) => item.instrumentId),
          onChange: (keys) => setChosen(keys.map(String)),
          getCheckboxProps: (item) => ({ 'aria-label': item.title }) as object,
          columnTitle: (box) => <span title={words.all}>{box}</span>,
        }}
        columns={[
          { title: words.position, dataIndex: 'position', className: 'figures' },
          {
            title: words.document,
            render: (_, item) => (
              <>
                <Link to="/cleanup/$campaignId/items/$instrumentId" params={{ campaignId, instrumentId: item.instrumentId }} search={{}}>
                  <span lang="zh-CN">{item.title}</span>
                </Link>
                {item.number && <p className="muted figures">{item.number}</p>}
              </>
            ),
          },
          { title: words.implementing, render: (_, item) => item.organName ?? words.unassigned },
          {
            title: words.findings,
            render: (_, item) =>
              item.findings > 0 && `${item.findings}${item.proposed ? ` · ${words.columns[item.proposed.outcome]}` : ''}`,
          },
          { title: words.outcome, render: (_, item) => said(item.outcomeName) },
          { title: words.reasons, render: (_, item) => <Reasons codes={item.reasons} /> },
          { title: words.amendBy, render: (_, item) => <Day day={item.amendBy} /> },
          { title: words.verdict, render: (_, item) => (item.verdict ? words.verdicts[item.verdict] : '') },
        ]}
      />
      {doing === 'conclude' && (
        <Modal open footer={null} title={words.concludeChosen(picked.length)} onCancel={() => setDoing(null)} width={640}>
          <ConcludeForm
            items={picked}
            error={desk.error}
            busy={desk.busy === 'item.conclude'}
            submit={words.conclude}
            onConclude={(rows) => void desk.act('item.conclude', { items: rows }).then(done)}
          />
        </Modal>
      )}
      {doing === 'return' && <ReturnDialog desk={desk} picked={picked} onDone={done} onCancel={() => setDoing(null)} />}
      {doing === 'remove' && (
        <ReasonDialog
          title={words.removeChosen(picked.length)}
          desk={desk}
          action="scope.change"
          payload={{ remove: picked.map((item) => item.instrumentId) }}
          onDone={done}
          onCancel={() => setDoing(null)}
        />
      )}
      {doing === 'sendBack' && (
        <ReasonDialog
          title={words.sendBackChosen(picked.length)}
          desk={desk}
          action="campaign.return"
          payload={{ instrumentIds: picked.map((item) => item.instrumentId) }}
          onDone={done}
          onCancel={() => setDoing(null)}
        />
      )}
      {doing === 'assign' && <AssignDialog desk={desk} picked={picked} onDone={done} onCancel={() => setDoing(null)} />}
    </>
  )
}

const everyOrgan = 'all'
const returned = 'returned'

function fits(item: CampaignItem, { outcome, organ, q }: Props['filter']): boolean {
  if (organ !== everyOrgan && item.organId !== organ) return false
  if (outcome === returned) return item.verdict === 'returns'
  if (outcome !== undefined && (item.outcome ?? 'open') !== (outcome as Outcome | 'open')) return false
  return !q || item.title.includes(q) || (item.number ?? '').includes(q)
}
