import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf, Endpoints } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useApi } from '../../api/use.ts'
import { Failure, Trouble, Waiting } from '../../parts/states.tsx'
import { useInstant } from '../../parts/use-instant.ts'
import { useSpeech } from '../../words/index.tsx'

/** The administration's own record, and the check of all chains. */
export function LogSection() {
  const { words, said } = useSpeech()
  const instant = useInstant()
  const { data, error } = useApi('GET /admin/events')
  const [found, setFound] = useState<AnswerOf<Endpoints['GET /admin/verify']> | null>(null)
  const [trouble, setTrouble] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const verify = () => {
    setBusy(true)
    call('GET /admin/verify')
      .then(setFound)
      .catch(setTrouble)
      .finally(() => setBusy(false))
  }
  return (
    <>
      <p className="lead">{words.administration.verifyHelp}</p>
      <Button loading={busy} onClick={verify} className="space-below">
        {words.administration.verify}
      </Button>
      <Trouble error={trouble} />
      {found && (
        <Alert
          role="status"
          showIcon
          type={found.ok ? 'success' : 'error'}
          title={found.ok ? words.administration.verified(found.streams, found.events) : words.administration.broken}
          description={found.problems.join('\n') || undefined}
        />
      )}
      {error && <Failure error={error} />}
      {!data && !error && <Waiting />}
      <ol className="history">
        {[...(data?.items ?? [])]
          .sort((a, b) => b.seq - a.seq)
          .map((row) => (
            <li key={row.seq}>
              <p className="row-title">{words.administration.events[row.action] ?? said(row.name)}</p>
              <p className="muted">
                {row.actorName} · {instant(row.recordedAt)}
                {row.reason && ` · ${row.reason}`}
              </p>
            </li>
          ))}
      </ol>
    </>
  )
}
