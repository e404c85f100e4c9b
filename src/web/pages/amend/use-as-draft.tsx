import { Link } from '@tanstack/react-router'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import type { AnswerOf, CaseFile, Endpoints } from '../../../contract/index.ts'
import { ApiError, call } from '../../api/client.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { Trouble } from '../../parts/states.tsx'
import { useAmendWords } from '../../words/amend.ts'
import { useWords } from '../../words/index.tsx'

interface Props {
  file: CaseFile
  /** Which working copy it goes into: the amended text into the consolidated one, a decision into the paper itself. */
  into: 'act' | 'consolidated'
  text: string
  /** How many instructions are not in the text. */
  refused: number
}

type Copy = AnswerOf<Endpoints['GET /cases/:id/working-copies/:role']>

/**
 * Puts a text into a working copy of a revision. What stands there is told first and replaced only in the revision that was seen; when
 * someone saved meanwhile nothing is written.
 */
export function UseAsDraft({ file, into: role, text, refused }: Props) {
  const words = useAmendWords()
  const common = useWords()
  const use = words.use[role]
  const caseId = file.case.id
  const params = { id: caseId, role }
  const offers = useApi('GET /cases/:id/actions', { params: { id: caseId } })
  const refresh = useRefresh()
  const [seen, setSeen] = useState<Copy | null>(null)
  const [rev, setRev] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const writes = offers.data?.items.some((offer) => (offer.action === 'draft.save' || offer.action === 'draft.replace') && offer.mine)
  if (file.case.kind !== 'revision' || !writes) return null
  const put = async (copy: Copy) => {
    setSeen(null)
    try {
      const saved = await call('PUT /cases/:id/working-copies/:role', { params, body: { content: text, rev: copy.rev } })
      setRev(saved.rev)
      await refresh()
    } catch (failed) {
      setError(failed)
    }
  }
  const start = async () => {
    setError(null)
    try {
      const copy = await call('GET /cases/:id/working-copies/:role', { params })
      if (refused === 0 && (copy.content.trim() === '' || copy.content === text)) await put(copy)
      else setSeen(copy)
    } catch (failed) {
      setError(failed)
    }
  }
  const stale = error instanceof ApiError && error.code === 'workingCopyStale'
  return (
    <>
      <Button type="primary" onClick={() => void start()}>
        {use.take}
      </Button>
      <span role="status">
        {rev !== null && (
          <>
            {use.taken(rev)}{' '}
            <Link to="/cases/$caseId/text" params={{ caseId }} search={{ view: 'edit', role }}>
              {use.open}
            </Link>
          </>
        )}
      </span>
      {stale ? <Alert type="warning" showIcon title={use.stale} /> : <Trouble error={error} />}
      {seen && (
        <Modal
          open
          title={use.take}
          okText={words.replace}
          cancelText={words.keep}
          onCancel={() => setSeen(null)}
          onOk={() => void put(seen)}
        >
          {seen.content.trim() !== '' && (
            <p>
              {use.question}
              {common.frame.colon}
              {words.takeHelp(seen.rev, seen.updatedByName ?? '')}
            </p>
          )}
          {refused > 0 && <p>{words.takeRefused(refused)}</p>}
        </Modal>
      )}
    </>
  )
}
