import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import { type Outcome, outcomeNames, outcomes, reasonNames, reasonsOf } from '../../../../workflows/cleanup/outcomes.ts'
import type { CampaignItem } from '../../../contract/index.ts'
import { useChecked } from '../../forms/checked.ts'
import { Reference } from '../../forms/references.tsx'
import { DayInput } from '../../parts/day-input.tsx'
import { Aside, Colon } from '../../parts/marks.tsx'
import { Trouble } from '../../parts/states.tsx'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'
import { Reasons } from './reasons.tsx'

interface Values {
  outcome?: Outcome
  reasons?: string[]
  opinion?: string
  amendBy?: string
  lapses?: boolean
  noDeadlineReason?: string
  replacedBy?: string
}

interface Props {
  items: readonly CampaignItem[]
  busy: boolean
  submit: string
  error: unknown
  onConclude: (rows: Record<string, unknown>[], then: Then) => void
  /** Offers a second button that leads on to the next document. */
  leadsOn?: boolean
}

/** What follows a conclusion: stay, or look at the next document. */
export type Then = 'stay' | 'next'

/** One conclusion for one instrument, or the same for many: outcome, the reasons that may carry it, deadline, what replaces it. */
export function ConcludeForm({ items, busy, submit, error, onConclude, leadsOn = false }: Props) {
  const words = useCleanupWords()
  const { language } = useSpeech()
  const [form] = Form.useForm<Values>()
  const { checks } = useChecked()
  const then = useRef<Then>('stay')
  const one = items.length === 1 ? items[0] : undefined
  const [outcome, setOutcome] = useState<Outcome | null>(one?.outcome ?? null)
  const name = (pair: readonly [string, string]) => pair[language === 'en' ? 1 : 0]
  const send = (values: Values) => {
    const { outcome: said, reasons = [], opinion, amendBy, lapses, noDeadlineReason, replacedBy } = values
    const kept = reasons.filter((code) => (reasonsOf(said as Outcome) as readonly string[]).includes(code))
    onConclude(
      items.map((item) => ({
        ...{ instrumentId: item.instrumentId, outcome: said, reasons: kept, rev: item.rev },
        ...(opinion ? { opinion } : {}),
        ...(said === 'amend' && amendBy ? { amendBy, lapses: lapses ?? true } : {}),
        ...(said === 'amend' && !amendBy && noDeadlineReason ? { noDeadlineReason } : {}),
        ...(kept.includes('R6') && replacedBy ? { replacedBy } : {}),
      })),
      then.current,
    )
    then.current = 'stay'
  }
  const take = (proposed: NonNullable<CampaignItem['proposed']>) => {
    form.setFieldsValue({ outcome: proposed.outcome, reasons: proposed.reasons })
    setOutcome(proposed.outcome)
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={
        one
          ? {
              ...{
                outcome: one.outcome ?? undefined,
                reasons: one.reasons,
                opinion: one.opinion ?? undefined,
                amendBy: one.amendBy ?? undefined,
              },
              ...{
                lapses: one.outcome === 'amend' ? one.lapses : true,
                noDeadlineReason: one.note ?? undefined,
                replacedBy: one.replacedBy ?? undefined,
              },
            }
          : { lapses: true }
      }
      onFinish={send}
      {...checks}
    >
      {one?.proposed && (
        <p>
          {words.proposed}
          <Colon />
          {name(outcomeNames[one.proposed.outcome])}
          {one.proposed.reasons.length > 0 && (
            <Aside>
              <Reasons codes={one.proposed.reasons} />
            </Aside>
          )}{' '}
          <Button size="small" onClick={() => one.proposed && take(one.proposed)}>
            {words.takeProposal}
          </Button>
        </p>
      )}
      <Form.Item name="outcome" label={words.outcome} rules={[{ required: true, message: words.outcome }]}>
        <Radio.Group
          aria-label={words.outcome}
          className="stacked"
          options={outcomes.map((value) => ({ value, label: name(outcomeNames[value]) }))}
          onChange={(event) => setOutcome(event.target.value as Outcome)}
        />
      </Form.Item>
      {outcome !== null && reasonsOf(outcome).length > 0 && (
        <Form.Item name="reasons" label={words.reasons}>
          <Checkbox.Group
            aria-label={words.reasons}
            className="stacked"
            options={reasonsOf(outcome).map((value) => ({ value, label: `${value} ${name(reasonNames[value])}` }))}
          />
        </Form.Item>
      )}
      {outcome === 'amend' && <AmendFields />}
      {(outcome === 'repeal' || outcome === 'declareInvalid' || outcome === 'amend') && (
        <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.reasons !== b.reasons}>
          {({ getFieldValue }) =>
            ((getFieldValue('reasons') as string[] | undefined) ?? []).includes('R6') && (
              <Form.Item name="replacedBy" label={words.replacedBy}>
                <Reference of="instrument" place="replacedBy" many={false} />
              </Form.Item>
            )
          }
        </Form.Item>
      )}
      <Form.Item name="opinion" label={outcome === 'notNormative' ? words.opinionNeeded : words.opinion}>
        <Input.TextArea rows={2} className="grows" maxLength={20_000} />
      </Form.Item>
      <Trouble error={error} />
      <p className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
        {leadsOn && (
          <Button
            loading={busy}
            onClick={() => {
              then.current = 'next'
              form.submit()
            }}
          >
            {words.concludeAndNext}
          </Button>
        )}
      </p>
    </Form>
  )
}

/** By when, or why there is no day: one of the two is needed, and only the one that fits is asked for. */
function AmendFields() {
  const words = useCleanupWords()
  const form = Form.useFormInstance<Values>()
  const day = Form.useWatch('amendBy', form)
  return (
    <>
      <p className="muted">{words.amendHelp}</p>
      <Form.Item name="amendBy" label={words.amendBy}>
        <DayInput />
      </Form.Item>
      {day ? (
        <Form.Item name="lapses" valuePropName="checked">
          <Checkbox>{words.lapses}</Checkbox>
        </Form.Item>
      ) : (
        <Form.Item
          name="noDeadlineReason"
          label={words.noDeadline}
          extra={
            <Button type="link" size="small" onClick={() => form.setFieldValue('noDeadlineReason', words.packagedReason)}>
              {words.packagedReason}
            </Button>
          }
        >
          <Input maxLength={400} />
        </Form.Item>
      )}
    </>
  )
}
