import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Offer } from '../../../contract/index.ts'
import { useHouse } from '../../app/session.tsx'
import { DataForm } from '../../forms/data-form.tsx'
import { type EnvelopeValues, envelopeOf } from '../../forms/envelope.tsx'
import { payloadOf, type Schema } from '../../forms/schema.ts'
import { TimesAndPlace } from '../../forms/times-and-place.tsx'
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
  const { said } = useSpeech()
  const { session, today } = useHouse()
  const schema = offer.schema as Schema
  return (
    <>
      <p className="muted">{said(offer.help)}</p>
      <DataForm
        name={`campaign.${desk.file.data?.campaign.id}.${offer.action}${elsewhere ? '.elsewhere' : ''}`}
        schema={schema}
        initial={{ ...known(offer, desk, today, session.person?.name ?? ''), envelope: { occurredOn: today, done: elsewhere } }}
        submit={said(offer)}
        bodyOf={({ envelope, ...values }) => ({
          payload: payloadOf(schema, values),
          ...envelopeOf(envelope as EnvelopeValues | undefined, today),
        })}
        send={(body, key) => desk.send(offer.action, body as { payload: Record<string, unknown> }, key)}
        onDone={onDone}
      >
        <TimesAndPlace today={today} />
      </DataForm>
    </>
  )
}
