import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { newKey } from '../../api/client.ts'
import { useRefresh } from '../../api/use.ts'
import { DataDialog } from '../../forms/data-form.tsx'
import { Trouble } from '../../parts/states.tsx'
import { useWords } from '../../words/index.tsx'
import * as schemas from './schemas.ts'

interface Props {
  name: string
  confirm: (key: string) => Promise<unknown>
  refuse: (reason: string, key: string) => Promise<unknown>
}

/** The second person's two buttons. */
export function Decide({ name, confirm, refuse }: Props) {
  const words = useWords()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())
  const go = async () => {
    setBusy(true)
    setError(null)
    try {
      await confirm(key.current)
      await refresh()
      void message.success(words.forms.done(words.administration.confirm))
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  return (
    <div>
      <Trouble error={error} />
      <div className="row">
        <Button type="primary" loading={busy} onClick={() => void go()}>
          {words.administration.confirm}
        </Button>
        <DataDialog
          name={`refuse.${name}`}
          label={words.administration.refuseProposal}
          schema={schemas.reason}
          submit={words.administration.refuseProposal}
          send={(body, once) => refuse(String(body.reason), once)}
        />
      </div>
    </div>
  )
}
