import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '../../api/client.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { useHolds } from '../../app/session.tsx'
import { Day } from '../../parts/day.tsx'
import { Colon } from '../../parts/marks.tsx'
import { Nothing, Trouble } from '../../parts/states.tsx'
import { useAuditWords } from '../../words/audit.ts'

/** The last audit, how far it is, and the buttons that start, stop and carry it on. */
export function Runs() {
  const words = useAuditWords()
  const may = useHolds('auditor', 'legalityReviewer', 'legalityChief', 'officeRegistrar', 'unitLegalReviewer')
  const runs = useApi('GET /audits', { query: { limit: '1' } })
  const refresh = useRefresh()
  const [error, setError] = useState<unknown>(null)
  const last = runs.data?.items[0]
  const running = last?.status === 'running'
  const stopped = last?.status === 'cancelled' || last?.status === 'failed'
  const { refetch } = runs
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => {
      void refetch().then((answer) => {
        if (answer.data?.items[0]?.status !== 'running') void refresh()
      })
    }, 1_000)
    return () => clearInterval(timer)
  }, [running, refetch, refresh])
  const ask = async (asked: () => Promise<unknown>) => {
    setError(null)
    try {
      await asked()
    } catch (cause) {
      setError(cause)
    }
    await refresh()
  }
  const start = (onlyTouched: boolean) => ask(() => call('POST /audits', { body: { ownership: 'own', onlyTouched } }))
  return (
    <section aria-label={words.last} className="space-below">
      <Trouble error={error} />
      {!runs.isPending && !last && (
        <Nothing>
          <p>{words.never}</p>
          {may && <p>{words.neverHelp}</p>}
        </Nothing>
      )}
      {last && (
        <div role="status">
          {running ? (
            <>
              <p>{words.running(last.done, last.total)}</p>
              <Progress percent={last.total === 0 ? 0 : Math.round((last.done / last.total) * 100)} aria-label={words.last} />
            </>
          ) : (
            <p>
              {words.last}
              <Colon />
              <Day day={last.asOf} /> · {words.sums(last.counts.audited, last.counts.unchanged)}{' '}
              {Object.entries(last.counts.outcomes)
                .map(([outcome, count]) => `${words.outcomes[outcome]} ${count}`)
                .join(' · ')}
              {stopped && ` · ${words.stopped}`}
            </p>
          )}
        </div>
      )}
      {may && (
        <p className="buttons">
          {running ? (
            <Button onClick={() => void ask(() => call('POST /audits/:id/cancel', { params: { id: last.id } }))}>{words.stop}</Button>
          ) : (
            <>
              <Button type="primary" onClick={() => void start(false)}>
                {words.start}
              </Button>{' '}
              {stopped && (
                <Button onClick={() => void ask(() => call('POST /audits/:id/resume', { params: { id: last.id } }))}>{words.resume}</Button>
              )}
              {last?.status === 'done' && <Button onClick={() => void start(true)}>{words.touched}</Button>}
            </>
          )}
        </p>
      )}
    </section>
  )
}
