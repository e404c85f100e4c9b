import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { call } from '../api/client.ts'
import { useRefresh } from '../api/use.ts'
import { DayInput } from '../parts/day-input.tsx'
import { dayAfter, dayText } from '../parts/days.ts'
import { Trouble } from '../parts/states.tsx'
import { useSpeech } from '../words/index.tsx'
import { useHouse } from './session.tsx'
import { RoleCards } from './sign-in.tsx'

/** On every page of a demonstration: the legal day, moving it on, and changing role. */
export function DemoBanner() {
  const { words, language } = useSpeech()
  const { session, take } = useHouse()
  const [open, setOpen] = useState<'day' | 'role' | null>(null)
  if (session.installation.mode !== 'demonstration') return null
  return (
    <section className="banner" aria-label={words.frame.demonstration}>
      <strong>{words.frame.demonstration}</strong>
      <span className="figures">{words.frame.legalDay(dayText(session.installation.legalDay, language))}</span>
      <button type="button" className="banner-button" onClick={() => setOpen('day')}>
        {words.frame.moveOn}
      </button>
      <button type="button" className="banner-button" onClick={() => setOpen('role')}>
        {words.frame.switchRole}
      </button>
      {open === 'day' && <MoveOn onClose={() => setOpen(null)} />}
      <Modal
        open={open === 'role'}
        footer={null}
        onCancel={() => setOpen(null)}
        title={words.frame.switchTitle}
        width={860}
        destroyOnHidden
      >
        <RoleCards
          session={session}
          onDone={(next) => {
            setOpen(null)
            take(next)
          }}
        />
      </Modal>
    </section>
  )
}

function MoveOn({ onClose }: { onClose: () => void }) {
  const { words, language } = useSpeech()
  const { today } = useHouse()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const [to, setTo] = useState(dayAfter(today, 1))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const go = async () => {
    setBusy(true)
    setError(null)
    try {
      const moved = await call('POST /admin/legal-day', { body: { to } })
      await refresh()
      void message.success(words.frame.moveOnDone(dayText(moved.legalDay, language)))
      onClose()
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  return (
    <Modal open title={words.frame.moveOnTitle} onCancel={onClose} footer={null}>
      <p>{words.frame.moveOnHelp}</p>
      <Trouble error={error} />
      <div className="row">
        {[1, 7, 15, 30].map((days) => (
          <Button key={days} onClick={() => setTo(dayAfter(today, days))}>
            {words.frame.daysOn(days)}
          </Button>
        ))}
        <DayInput value={to} min={today} onChange={(day) => setTo(day ?? today)} aria-label={words.frame.moveOnTitle} />
        <Button type="primary" loading={busy} disabled={to <= today} onClick={() => void go()}>
          {words.frame.moveOnTo(dayText(to, language))}
        </Button>
      </div>
    </Modal>
  )
}
