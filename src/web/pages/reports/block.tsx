import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { AnnualReport } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useRefresh } from '../../api/use.ts'
import { Trouble } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { useReportWords } from '../../words/reports.ts'

interface Props {
  block: AnnualReport['blocks'][number]
  year: number
  organ: string
}

/** A block of text of the report; the words of an earlier year stand here until they are written anew. */
export function Block({ block, year, organ }: Props) {
  const words = useReportWords()
  const { said } = useSpeech()
  const refresh = useRefresh()
  const { message } = App.useApp()
  const [content, setContent] = useState(block.content)
  const [error, setError] = useState<unknown>(null)
  const save = async () => {
    setError(null)
    try {
      await call('PUT /reports/blocks/:block', { params: { block: block.block }, body: { year, organ, content, rev: block.rev } })
      void message.success(words.saved)
      await refresh()
    } catch (cause) {
      setError(cause)
    }
  }
  const taken = block.year !== null && block.year !== year
  return (
    <details className="space-below" open={content !== block.content || undefined}>
      <summary>
        <span id={`block-${block.block}-name`}>{said(block.name)}</span>{' '}
        <span className="muted">{block.content === '' ? words.notWritten : words.written(block.content.length)}</span>
      </summary>
      {taken && <p className="muted">{words.from(block.year!)}</p>}
      <Input.TextArea
        aria-labelledby={`block-${block.block}-name`}
        rows={4}
        value={content}
        maxLength={50_000}
        onChange={(event) => setContent(event.target.value)}
      />
      <Trouble error={error} />
      {content !== block.content && (
        <Button type="primary" className="space-above" onClick={() => void save()}>
          {words.save}
        </Button>
      )}
    </details>
  )
}
