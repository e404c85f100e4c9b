import { Button } from 'antd'
import { useState } from 'react'
import type { ImportFile } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { Select } from '../../parts/select.tsx'
import { Trouble } from '../../parts/states.tsx'
import { useImportWords } from '../../words/imports.ts'

/** What a waiting list calls organs that nobody knows here: who uploaded it chooses the organ once for all rows, and the list is tried again. */
export function Spellings({ file }: { file: ImportFile }) {
  const words = useImportWords()
  const { session } = useHouse()
  const refresh = useRefresh()
  const organs = useApi('GET /organs')
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { id, as, proposedBy } = file.import
  if (session.person?.id !== proposedBy)
    return (
      <p className="notice">
        {words.spellWait} {file.unknownOrgans.map(({ name }) => name).join('、')}
      </p>
    )
  const again = async () => {
    setBusy(true)
    setError(null)
    try {
      const body = { organs: Object.entries(chosen).map(([name, organId]) => ({ name, organId })) }
      await call('POST /imports/:id/organs', { params: { id }, body })
      await refresh()
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  const options = (organs.data?.items ?? [])
    .filter((one) => as === 'reference' || one.own)
    .map((one) => ({ value: one.id, label: one.name }))
  return (
    <section className="notice space-below" aria-label={words.spell}>
      <p>{words.spell}</p>
      <Trouble error={error} />
      <ul className="plain">
        {file.unknownOrgans.map(({ name, rows }) => (
          <li key={name}>
            {words.which(name)}{' '}
            <Select
              aria-label={words.which(name)}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={chosen[name] ?? null}
              onChange={(organId: string | null) =>
                setChosen(({ [name]: _, ...others }) => (organId === null ? others : { ...others, [name]: organId }))
              }
              options={options}
              popupMatchSelectWidth={false}
              className="organ-select"
            />{' '}
            <span className="muted">{words.inRows(rows)}</span>
          </li>
        ))}
      </ul>
      <Button disabled={Object.keys(chosen).length === 0} loading={busy} onClick={() => void again()}>
        {words.tryAgain}
      </Button>
    </section>
  )
}
