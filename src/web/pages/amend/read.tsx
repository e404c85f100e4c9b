import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { CaseFile, Consolidated } from '../../../contract/index.ts'
import { type ApiError, call } from '../../api/client.ts'
import { Select } from '../../parts/select.tsx'
import { Failure, Trouble, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { CompareView } from '../../text/compare-view.tsx'
import { wake } from '../../text/engine.ts'
import { useComparison } from '../../text/use-engine.ts'
import { useAmendWords } from '../../words/amend.ts'
import { useSource } from '../workspace/use-source.ts'
import { keptDecision } from './decision.tsx'
import { InstructionList } from './instruction-list.tsx'
import { NoPlace, PageHead } from './page-head.tsx'
import { TakeAway } from './take-away.tsx'
import { UseAsDraft } from './use-as-draft.tsx'
import { type Origin, useChoices } from './use-choices.ts'
import '../../styles/amend.css'

const route = getRouteApi('/decision/read')

/** What was asked for: nothing is read again until the button is pressed. */
interface Asked {
  name: string
  before: string
  decision: string
}

/** 这份决定会怎样读: a decision pasted against a text, every operation as it will be carried out or refused. Saves nothing. */
export function ReadDecision() {
  const words = useAmendWords()
  const navigate = useNavigate()
  const search = route.useSearch()
  const origin: Origin = { caseId: search.case, instrumentId: search.instrument }
  const choices = useChoices(origin)
  const base = search.base ?? (search.case ? choices.first : choices.last)
  const source = useSource(search.case ?? '', base)
  const store = keptDecision(origin)
  const [decision, setDecision] = useState(() => store.read() ?? '')
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(wake, [])
  usePage(choices.title === '' ? words.readTitle : `${words.readTitle} · ${choices.title}`)
  if (!search.case && !search.instrument) return <NoPlace title={words.readTitle} />
  if (choices.error && !choices.options) return <Failure error={choices.error} />
  if (!choices.options) return <Waiting />
  const shown = asked !== null && asked.before === source.text ? asked : null
  return (
    <article className="page amend">
      <PageHead {...origin} title={words.readTitle} of={choices.title} lead={words.readLead} />
      <div className="toolbar">
        <span className="field">
          {words.base}{' '}
          <Select
            aria-label={words.base}
            value={base ?? null}
            options={choices.options}
            popupMatchSelectWidth={false}
            onChange={(next: string | null) =>
              next && void navigate({ to: '/decision/read', search: { ...search, base: next }, replace: true })
            }
          />
        </span>
      </div>
      <div className="amend-paste">
        <label htmlFor="decision-text">{words.paste}</label>
        <Input.TextArea
          id="decision-text"
          lang="zh-CN"
          rows={10}
          value={decision}
          placeholder={words.pasteHint}
          onChange={(event) => {
            setDecision(event.target.value)
            store.write(event.target.value)
          }}
        />
      </div>
      <Button
        type={shown?.decision === decision ? 'default' : 'primary'}
        disabled={decision.trim() === '' || source.text === undefined}
        onClick={() => source.text !== undefined && setAsked({ name: crypto.randomUUID(), before: source.text, decision })}
      >
        {words.read}
      </Button>
      {shown && shown.decision !== decision && <Alert className="space-above" type="info" title={words.changedSince} />}
      {shown && <Reading key={shown.name} asked={shown} file={choices.file} />}
    </article>
  )
}

function Reading({ asked, file }: { asked: Asked; file: CaseFile | undefined }) {
  const words = useAmendWords()
  const { data, error } = useQuery<Consolidated, ApiError>({
    queryKey: ['apply', asked.name],
    queryFn: ({ signal }) => call('POST /text/apply', { body: { before: asked.before, decision: asked.decision }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    structuralSharing: false,
  })
  const comparison = useComparison(`applied.${asked.name}`, data ? asked.before : undefined, data?.text)
  if (error) return <Trouble error={error} />
  if (!data) return <Waiting />
  const refused = data.instructions.filter((row) => row.status === 'refused').length
  const applied = data.instructions.length - refused
  return (
    <section className="amend-reading">
      <Alert
        role="status"
        showIcon
        type={refused === 0 ? 'success' : 'warning'}
        title={refused === 0 ? words.allApplied(applied) : words.counts(applied, refused)}
      />
      <InstructionList name={asked.name} rows={data.instructions} />
      {data.notes.length > 0 && (
        <details className="amend-notes">
          <summary>{words.notes}</summary>
          <ul className="plain" lang="zh-CN">
            {data.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
      <h2>{words.consolidated}</h2>
      <div className="row space-below">
        <TakeAway
          text={data.text}
          fileName={data.text.trimStart().split('\n')[0] ?? ''}
          copyLabel={words.copyText}
          downloadLabel={words.downloadText}
        />
        {file && <UseAsDraft file={file} into="consolidated" text={data.text} refused={refused} />}
      </div>
      <CompareView name={`applied-${asked.name}`} comparison={comparison.data} beforeName={words.oldName} afterName={words.newName} />
    </section>
  )
}
