import { Button, Input } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { call, newKey } from '../../api/client.ts'
import { useRefresh } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { kept } from '../../forms/kept.ts'
import { Trouble } from '../../parts/states.tsx'
import { type Block, blockName } from '../../text/blocks.ts'
import { useWords } from '../../words/index.tsx'

interface Props {
  caseId: string
  draftId: string
  block: Block | null
  /** The remark this one replies to. */
  parent?: { id: string; provisionId: string | null }
  /** One's own remark that is worded otherwise. */
  change?: { id: string; body: string }
  onClose: () => void
}

/** A remark on the chosen provision, or on the whole text; words selected in the text are quoted. */
export function RemarkForm({ caseId, draftId, block, parent, change, onClose }: Props) {
  const words = useWords()
  const { session } = useHouse()
  const refresh = useRefresh()
  const store = useMemo(
    () => kept<string>(`${session.person?.id}.${caseId}.remark.${parent?.id ?? change?.id ?? ''}`),
    [session.person?.id, caseId, parent?.id, change?.id],
  )
  const [body, setBody] = useState(() => store.read() ?? change?.body ?? '')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())
  const [quote] = useState(() => quoted(block))
  const send = async () => {
    setBusy(true)
    setError(null)
    try {
      if (change)
        await call('POST /cases/:id/remarks/:remarkId/edit', {
          params: { id: caseId, remarkId: change.id },
          body: { body },
          key: key.current,
        })
      else
        await call('POST /cases/:id/remarks', {
          params: { id: caseId },
          body: {
            draftId,
            body,
            ...(parent?.provisionId ? { provisionId: parent.provisionId } : {}),
            ...(block ? { provisionId: block.provisionId } : {}),
            ...(quote ? { quote } : {}),
            ...(parent ? { parentId: parent.id } : {}),
          },
          key: key.current,
        })
      store.drop()
      await refresh()
      onClose()
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  const label = change ? words.text.changeRemark : block ? words.text.remarkOn(blockName(block)) : words.text.remarkOnWhole
  return (
    <form
      className="remark-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (body.trim() !== '') void send()
      }}
    >
      {quote && <blockquote>{quote}</blockquote>}
      <Input.TextArea
        autoFocus
        aria-label={label}
        rows={3}
        className="grows"
        maxLength={5000}
        value={body}
        onChange={(event) => {
          setBody(event.target.value)
          // Other words are another intention: the same key must not answer for them.
          key.current = newKey()
          store.write(event.target.value)
        }}
      />
      <Trouble error={error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy} disabled={body.trim() === ''}>
          {change ? words.text.changeRemark : words.text.writeRemark}
        </Button>
        <Button onClick={onClose}>{words.frame.cancel}</Button>
      </div>
    </form>
  )
}

/** The selected words, when they lie inside the chosen block. */
function quoted(block: Block | null): string | null {
  const selected = getSelection()?.toString().trim() ?? ''
  if (!block || selected === '' || selected.length > 500) return null
  return block.lines.some((line) => line.text.includes(selected)) ? selected : null
}
