import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { Trouble } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'

/** Opens a .docx, .md or .txt into the editor; the server reads it and keeps nothing. What stood there can be taken back. */
export function ImportFile({ onText }: { onText: (text: string) => void }) {
  const { words, said } = useSpeech()
  const { message } = App.useApp()
  const field = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const take = async (file: File) => {
    const form = new FormData()
    form.append('file', file)
    setBusy(true)
    setError(null)
    try {
      const { text, warnings } = await call('POST /text/open', { form })
      onText(text)
      for (const warning of warnings) void message.warning(said(warning), 10)
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button loading={busy} onClick={() => field.current?.click()} title={words.frame.noSecrets}>
        {words.text.importFile}
      </Button>
      <input
        ref={field}
        type="file"
        accept=".docx,.txt,.md,text/plain,text/markdown"
        hidden
        aria-label={words.text.importFile}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void take(file)
          event.target.value = ''
        }}
      />
      <Trouble error={error} />
    </>
  )
}
