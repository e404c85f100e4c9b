import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { DayInput } from '../../parts/day-input.tsx'
import { instantText } from '../../parts/days.ts'
import { Select } from '../../parts/select.tsx'
import { Failure, Nothing, Trouble } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useImportWords } from '../../words/imports.ts'
import { useSpeech } from '../../words/index.tsx'

/** 导入: a list is uploaded and tried; below it the lists of before. */
export function Imports() {
  const words = useImportWords()
  usePage(words.title)
  return (
    <div className="page narrow-page">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Upload />
      <h2>{words.earlier}</h2>
      <Earlier />
    </div>
  )
}

function Upload() {
  const words = useImportWords()
  const speech = useSpeech()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const organs = useApi('GET /organs')
  const [file, setFile] = useState<File | null>(null)
  const [as, setAs] = useState<'own' | 'reference'>('own')
  const [organ, setOrgan] = useState<string | undefined>()
  const [on, setOn] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async () => {
    if (!file) return
    setBusy(true)
    setError(null)
    try {
      const form = new FormData()
      form.set('as', as)
      if (organ) form.set('organ', organ)
      if (on) form.set('on', on)
      form.set('file', file)
      const tried = await call('POST /imports', { form })
      void refresh()
      void navigate({ to: '/register/import/$importId', params: { importId: tried.import.id } })
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  return (
    <section aria-label={words.try}>
      <Trouble error={error} />
      <p className="muted">{speech.words.forms.uploadNotice}</p>
      <p>
        <label className="button-link file">
          {words.file}
          <input type="file" accept=".xlsx,.csv" className="unseen" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        </label>{' '}
        <span aria-live="polite">{file && words.chosen(file.name)}</span>
      </p>
      <p>
        <Radio.Group
          aria-label={words.as}
          value={as}
          onChange={(event) => setAs(event.target.value)}
          options={[
            { value: 'own', label: words.own },
            { value: 'reference', label: words.reference },
          ]}
        />
      </p>
      <div className="row filters">
        <span className="field">
          {words.organ}{' '}
          <Select
            aria-label={words.organ}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={organ ?? null}
            onChange={(id: string | null) => setOrgan(id ?? undefined)}
            options={(organs.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
            popupMatchSelectWidth={false}
          />
        </span>
        <span className="field">
          {words.on} <DayInput aria-label={words.on} value={on} onChange={setOn} />
        </span>
      </div>
      <Button type="primary" disabled={file === null} loading={busy} onClick={() => void send()}>
        {words.try}
      </Button>
    </section>
  )
}

function Earlier() {
  const words = useImportWords()
  const { language } = useSpeech()
  const { session } = useHouse()
  const { data, error } = useApi('GET /imports')
  if (error) return <Failure error={error} />
  if (!data) return null
  if (data.items.length === 0) return <Nothing>{words.none}</Nothing>
  return (
    <ul className="rows">
      {data.items.map((one) => (
        <li key={one.id}>
          <p className="row-title">
            <Link to="/register/import/$importId" params={{ importId: one.id }}>
              {one.filename}
            </Link>{' '}
            <span className="tag">{words.states[one.state]}</span>
          </p>
          <p className="muted">
            {words.by(one.proposedByName)} · {instantText(one.proposedAt, language, session.installation.timeZone)}
            {one.decidedByName && ` · ${words.decidedBy(one.decidedByName)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
