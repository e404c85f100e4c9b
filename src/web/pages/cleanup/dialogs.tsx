import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { CampaignItem } from '../../../contract/index.ts'
import { Reference } from '../../forms/references.tsx'
import { Trouble } from '../../parts/states.tsx'
import { useCleanupWords } from '../../words/cleanup.ts'
import type { CampaignDesk } from './use-campaign.ts'

interface DialogProps {
  desk: CampaignDesk
  picked: readonly CampaignItem[]
  onDone: (ok: boolean) => void
  onCancel: () => void
}

/** Sends conclusions back, with the reason. */
export function ReturnDialog({ desk, picked, onDone, onCancel }: DialogProps) {
  const words = useCleanupWords()
  const [note, setNote] = useState('')
  const send = () =>
    desk.act('item.review', {
      items: picked.map((item) => ({
        instrumentId: item.instrumentId,
        verdict: 'returns',
        rev: item.rev,
        ...(note.trim() ? { note } : {}),
      })),
    })
  return (
    <Modal
      open
      title={words.returnChosen(picked.length)}
      okText={words.returnItem}
      confirmLoading={desk.busy === 'item.review'}
      onOk={() => void send().then(onDone)}
      onCancel={onCancel}
    >
      <Trouble error={desk.error} />
      <Input.TextArea
        aria-label={words.reasonOf}
        placeholder={words.reasonOf}
        rows={3}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  )
}

interface ReasonProps extends Omit<DialogProps, 'picked'> {
  title: string
  action: string
  payload: Record<string, unknown>
}

/** A step about the chosen instruments that needs nothing but its reason. */
export function ReasonDialog({ title, desk, action, payload, onDone, onCancel }: ReasonProps) {
  const words = useCleanupWords()
  const [reason, setReason] = useState('')
  return (
    <Modal
      open
      title={title}
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={desk.busy === action}
      onOk={() => void desk.act(action, { ...payload, reason }).then(onDone)}
      onCancel={onCancel}
    >
      <Trouble error={desk.error} />
      <Input.TextArea
        aria-label={words.reason}
        placeholder={words.reason}
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}

/** Gives the chosen instruments to an organ. */
export function AssignDialog({ desk, picked, onDone, onCancel }: DialogProps) {
  const words = useCleanupWords()
  const [organ, setOrgan] = useState<string | undefined>(undefined)
  const send = () => desk.act('assignment.set', { instrumentIds: picked.map((item) => item.instrumentId), organId: organ ?? '' })
  return (
    <Modal
      open
      title={words.assignChosen(picked.length)}
      okButtonProps={{ disabled: organ === undefined }}
      confirmLoading={desk.busy === 'assignment.set'}
      onOk={() => void send().then(onDone)}
      onCancel={onCancel}
    >
      <Trouble error={desk.error} />
      <label htmlFor="assign-organ">{words.implementing}</label>
      <Reference
        id="assign-organ"
        of="organ"
        place="organId"
        many={false}
        value={organ}
        onChange={(value) => setOrgan(typeof value === 'string' ? value : undefined)}
      />
    </Modal>
  )
}
