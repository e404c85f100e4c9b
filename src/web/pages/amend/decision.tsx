import { ArrowRightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import type { Amending, CaseFile } from '../../../contract/index.ts'
import { type ApiError, call } from '../../api/client.ts'
import { kept } from '../../forms/kept.ts'
import { DayInput } from '../../parts/day-input.tsx'
import { Select } from '../../parts/select.tsx'
import { Failure, Nothing, Trouble, Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useAmendWords } from '../../words/amend.ts'
import { useWords } from '../../words/index.tsx'
import { useSource } from '../workspace/use-source.ts'
import { InstructionList } from './instruction-list.tsx'
import { NoPlace, PageHead } from './page-head.tsx'
import { TakeAway } from './take-away.tsx'
import { UseAsDraft } from './use-as-draft.tsx'
import { type Origin, useChoices } from './use-choices.ts'
import '../../styles/amend.css'

const route = getRouteApi('/decision')

/** 修改决定: the decision that turns one text into the other, each instruction explained. */
export function Decision() {
  const words = useAmendWords()
  const common = useWords()
  const navigate = useNavigate()
  const search = route.useSearch()
  const origin: Origin = { caseId: search.case, instrumentId: search.instrument }
  const choices = useChoices(origin)
  const [a, b] = [search.a ?? choices.first, search.b ?? choices.last]
  const before = useSource(search.case ?? '', a)
  const after = useSource(search.case ?? '', b)
  usePage(choices.title === '' ? words.title : `${words.title} · ${choices.title}`)
  if (!search.case && !search.instrument) return <NoPlace title={words.title} />
  if (choices.error && !choices.options) return <Failure error={choices.error} />
  if (!choices.options) return <Waiting />
  const select = (name: 'a' | 'b', label: string, value: string | undefined) => (
    <Select
      aria-label={label}
      value={value ?? null}
      options={choices.options ?? []}
      popupMatchSelectWidth={false}
      onChange={(next: string | null) =>
        next && void navigate({ to: '/decision', search: { ...search, a, b, [name]: next }, replace: true })
      }
    />
  )
  return (
    <article className="page amend">
      <PageHead {...origin} title={words.title} of={choices.title} lead={words.lead} />
      <div className="toolbar">
        {select('a', common.text.from, a)}
        <ArrowRightOutlined />
        {select('b', common.text.to, b)}
      </div>
      {before.text !== undefined && after.text !== undefined ? (
        <Written
          origin={origin}
          file={choices.file}
          issuer={choices.issuer}
          base={a}
          name={`${before.name}|${after.name}`}
          before={before.text}
          after={after.text}
        />
      ) : (
        <Waiting />
      )}
    </article>
  )
}

interface WrittenProps {
  origin: Origin
  file: CaseFile | undefined
  issuer: string
  base: string | undefined
  name: string
  before: string
  after: string
}

interface Head {
  issuer?: string
  on?: string
  number?: string
}

function Written({ origin, file, issuer, base, name, before, after }: WrittenProps) {
  const words = useAmendWords()
  const navigate = useNavigate()
  const [head, setHead] = useState<Head>(issuer === '' ? {} : { issuer })
  const { data, error } = useQuery<Amending, ApiError>({
    queryKey: ['amend', name, head],
    queryFn: ({ signal }) => call('POST /text/amend', { body: { before, after, ...head }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    placeholderData: (last) => last,
    structuralSharing: false,
  })
  if (error) return <Trouble error={error} />
  if (!data) return <Waiting />
  if (data.decision === null) return <Nothing>{words.none}</Nothing>
  const { decision, instructions } = data
  const tryIt = () => {
    keptDecision(origin).write(decision)
    void navigate({ to: '/decision/read', search: { case: origin.caseId, instrument: origin.instrumentId, base } })
  }
  return (
    <>
      <DecisionHead head={head} onChange={setHead} />
      {instructions.some((row) => row.operation === 'replaceText') && (
        <Alert className="space-below" type="info" showIcon title={words.whole} />
      )}
      <section aria-label={words.decision}>
        <div className="row space-below">
          <TakeAway text={decision} fileName={decision.split('\n')[0] ?? ''} copyLabel={words.copy} downloadLabel={words.download} />
          <Button type={file ? 'default' : 'primary'} onClick={tryIt}>
            {words.tryIt}
          </Button>
          {file && <UseAsDraft file={file} into="act" text={decision} refused={0} />}
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard */}
        <pre className="paper" tabIndex={0} lang="zh-CN">
          {decision}
        </pre>
      </section>
      <h2>{words.explained(instructions.length)}</h2>
      <InstructionList name={`${name}.rows`} rows={instructions} />
    </>
  )
}

/** Issuer, day and number; taken over when a field is left, so that the decision is not written anew at every key. */
function DecisionHead({ head, onChange }: { head: Head; onChange: (head: Head) => void }) {
  const words = useAmendWords()
  const put = (name: keyof Head, value: string | undefined) => {
    const { [name]: _, ...others } = head
    if ((head[name] ?? '') !== (value ?? '')) onChange(value ? { ...others, [name]: value } : others)
  }
  const field = (name: 'issuer' | 'number', label: string) => (
    <span className="field">
      {label}
      <Input
        aria-label={label}
        className="field-wide"
        maxLength={name === 'issuer' ? 200 : 100}
        defaultValue={head[name]}
        onBlur={(event) => put(name, event.target.value.trim())}
        onPressEnter={(event) => put(name, event.currentTarget.value.trim())}
      />
    </span>
  )
  return (
    <div className="amend-head">
      {field('issuer', words.issuer)}
      {field('number', words.number)}
      <span className="field">
        {words.on} <DayInput aria-label={words.on} value={head.on} onChange={(day) => put('on', day)} />
      </span>
      <p className="muted small">{words.blanks}</p>
    </div>
  )
}

/** Where a decision waits for the page that reads it, in this tab. */
export function keptDecision({ caseId, instrumentId }: Origin) {
  return kept<string>(`decision.${caseId ?? instrumentId ?? ''}`)
}
