import { Button, Form, Modal } from 'antd'
import { useMemo, useState } from 'react'
import type { Offer } from '../../../contract/index.ts'
import { useIntention } from '../../api/intention.ts'
import { useRefresh } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { type EnvelopeValues, envelopeOf } from '../../forms/envelope.tsx'
import { Fields } from '../../forms/fields.tsx'
import { kept } from '../../forms/kept.ts'
import { payloadOf, type Schema } from '../../forms/schema.ts'
import { TimesAndPlace } from '../../forms/times-and-place.tsx'
import { Trouble } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import type { CampaignDesk } from './use-campaign.ts'

interface Props {
  offer: Offer
  desk: CampaignDesk
  primary?: boolean
  /** Begins as the record of something done elsewhere: by whoever may not take the step here. */
  elsewhere?: boolean
}

/** A step: at once where nothing is to be filled in, else behind its form; closed as long as something is missing. */
export function Act({ offer, desk, primary = false, elsewhere = false }: Props) {
  const { said } = useSpeech()
  const [open, setOpen] = useState(false)
  const plain = !elsewhere && Object.keys((offer.schema as Schema).properties ?? {}).length === 0
  return (
    <>
      <Button
        {...(primary ? { type: 'primary' as const } : {})}
        disabled={!elsewhere && !offer.allowed}
        loading={desk.busy === offer.action}
        title={said(offer.help)}
        onClick={() => (plain ? void desk.act(offer.action) : setOpen(true))}
      >
        {said(offer)}
      </Button>
      {open && (
        <Modal open footer={null} title={said(offer)} onCancel={() => setOpen(false)} width={640}>
          <ActForm offer={offer} desk={desk} elsewhere={elsewhere} onDone={() => setOpen(false)} />
        </Modal>
      )}
    </>
  )
}

type Values = Record<string, unknown> & { envelope?: EnvelopeValues }

/** What the house knows of an action's form: the day is today, who signs is whoever sits here, a published place is published at again. */
function known(offer: Offer, desk: CampaignDesk, today: string, name: string): Record<string, unknown> {
  const { properties = {} } = offer.schema as Schema
  return {
    ...('heldOn' in properties ? { heldOn: today } : {}),
    ...('signer' in properties && offer.mine ? { signer: name } : {}),
    ...('channels' in properties ? desk.published : {}),
  }
}

function ActForm({ offer, desk, elsewhere, onDone }: { offer: Offer; desk: CampaignDesk; elsewhere: boolean; onDone: () => void }) {
  const { said, words } = useSpeech()
  const { session, today } = useHouse()
  const refresh = useRefresh()
  const schema = offer.schema as Schema
  const [form] = Form.useForm<Values>()
  const id = desk.file.data?.campaign.id ?? ''
  const store = useMemo(
    () => kept<Values>(`${session.person?.id}.campaign.${id}.${offer.action}${elsewhere ? '.elsewhere' : ''}`),
    [session.person?.id, id, offer.action, elsewhere],
  )
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keyOf = useIntention()
  const go = async () => {
    const { envelope, ...values } = form.getFieldsValue(true) as Values
    const body = { payload: payloadOf(schema, values), ...envelopeOf(envelope, today) }
    const key = keyOf(body)
    setBusy(true)
    setError(null)
    try {
      await desk.send(offer.action, body, key)
      store.drop()
      await refresh()
      desk.tell(words.forms.done(said(offer)))
      onDone()
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  const initial = { ...known(offer, desk, today, session.person?.name ?? ''), envelope: { occurredOn: today, done: elsewhere } }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...initial, ...store.read() }}
      scrollToFirstError={{ focus: true }}
      onValuesChange={() => store.write(form.getFieldsValue(true) as Values)}
      onFinish={() => void go()}
    >
      <p className="muted">{said(offer.help)}</p>
      <Fields schema={schema} />
      <TimesAndPlace today={today} />
      <Trouble error={error} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {said(offer)}
      </Button>
    </Form>
  )
}
