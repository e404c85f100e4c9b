import { Alert, Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { FieldError } from '../../contract/index.ts'
import { ApiError } from '../api/client.ts'
import { useWords } from '../words/index.tsx'
import { type UnmetLike, UnmetList } from './unmet.tsx'

/** The outline of a page while it is fetched; never a spinner over text. */
export function Waiting() {
  const words = useWords()
  return (
    <div className="waiting" role="status" aria-label={words.frame.loading}>
      <Skeleton active={false} paragraph={{ rows: 6 }} />
    </div>
  )
}

/** A page that could not be fetched, and what to do about it. */
export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  const words = useWords()
  const missing = error instanceof ApiError && error.status === 404
  return (
    <div className="page">
      {missing ? (
        <>
          <h1>{words.frame.goneTitle}</h1>
          <p>{words.frame.goneHelp}</p>
        </>
      ) : (
        <Trouble error={error} />
      )}
      {again && !missing && (
        <Button onClick={again} className="space-above">
          {words.frame.retry}
        </Button>
      )}
    </div>
  )
}

/** Why something did not work, in the reader's words, with each field named. Nothing when there is no error. */
export function Trouble({ error }: { error: unknown }) {
  const words = useWords()
  if (!error) return null
  const fields = fieldsOf(error)
  const unmet = unmetOf(error)
  if (unmet.length > 0)
    return (
      <Alert
        role="alert"
        type="error"
        showIcon
        className="space-below"
        title={words.forms.unmetTitle}
        description={<UnmetList unmet={unmet} />}
      />
    )
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      className="space-below"
      title={fields.length === 1 ? fields[0]?.message : messageOf(error, words.frame.offline)}
      description={
        fields.length > 1 ? (
          <ul className="plain">
            {fields.map((one) => (
              <li key={one.field + one.message}>{one.message}</li>
            ))}
          </ul>
        ) : error instanceof ApiError && error.status === 500 ? (
          words.frame.nothingLost
        ) : undefined
      }
    />
  )
}

/** The fields a refusal names; empty when it is about something else. */
export function fieldsOf(error: unknown): FieldError[] {
  if (!(error instanceof ApiError) || error.code !== 'badInput' || !Array.isArray(error.details)) return []
  return (error.details as FieldError[]).filter((one) => typeof one?.message === 'string')
}

/** The requirements a refusal lists; empty when it is about something else. */
function unmetOf(error: unknown): UnmetLike[] {
  if (!(error instanceof ApiError) || error.code !== 'requirementsUnmet' || !Array.isArray(error.details)) return []
  return error.details as UnmetLike[]
}

/** One sentence for any error. */
export function messageOf(error: unknown, offline: string): string {
  if (error instanceof ApiError) return error.code === 'offline' ? offline : error.message
  return error instanceof Error ? error.message : String(error)
}

/** An empty list that says what will be here and the one step that puts it here. */
export function Nothing({ children }: { children: ReactNode }) {
  return <div className="nothing">{children}</div>
}
