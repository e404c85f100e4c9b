import { ArrowRightOutlined } from '@ant-design/icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { draftName } from '../../forms/use-case-options.ts'
import { Waiting } from '../../parts/states.tsx'
import { CompareView } from '../../text/compare-view.tsx'
import { useComparison } from '../../text/use-engine.ts'
import { useSpeech } from '../../words/index.tsx'
import { DecisionLinks } from '../amend/decision-links.tsx'
import { useSource } from './use-source.ts'

const route = getRouteApi('/cases/$caseId/text')

/** 对比: any two of the drafts, the working copy and the text in force. */
export function ComparePage({ file }: { file: CaseFile; offers: Offer[] }) {
  const { words } = useSpeech()
  const search = route.useSearch()
  const navigate = useNavigate()
  const caseId = file.case.id
  const drafts = useApi('GET /cases/:id/drafts', { params: { id: caseId } })
  const rows = [...(drafts.data?.items ?? [])].sort((x, y) => x.position - y.position)
  const options = [
    ...file.case.instruments.map((one) => ({ value: `instrument:${one.id}`, label: words.text.presentVersion(one.title) })),
    ...rows.map((draft) => ({ value: draft.id, label: draftName(draft, words.terms, words.forms.current) })),
    { value: 'working:act', label: words.text.workingCopy },
  ]
  const latest = rows.at(-1)
  const previous = rows.filter((draft) => draft.role === latest?.role).at(-2)
  const a = search.a ?? previous?.id ?? (file.case.instruments[0] ? `instrument:${file.case.instruments[0].id}` : latest?.id)
  const b = search.b ?? (previous || file.case.instruments[0] ? latest?.id : 'working:act')
  const before = useSource(caseId, a)
  const after = useSource(caseId, b)
  const comparison = useComparison(`${before.name}|${after.name}`, before.text, after.text)
  const nameOf = (value: string | undefined) => options.find((one) => one.value === value)?.label ?? ''
  const choose = (part: { a?: string; b?: string }) =>
    void navigate({
      to: '/cases/$caseId/text',
      params: { caseId },
      search: { ...search, view: 'compare', ...(a ? { a } : {}), ...(b ? { b } : {}), ...part },
      replace: true,
    })
  if (!drafts.data) return <Waiting />
  return (
    <>
      <div className="toolbar">
        <span className="field">
          {words.text.from}{' '}
          <Select
            aria-label={words.text.from}
            value={a ?? null}
            onChange={(value: string | null) => value && choose({ a: value })}
            options={options}
            popupMatchSelectWidth={false}
          />
        </span>
        <ArrowRightOutlined />
        <span className="field">
          {words.text.to}{' '}
          <Select
            aria-label={words.text.to}
            value={b ?? null}
            onChange={(value: string | null) => value && choose({ b: value })}
            options={options}
            popupMatchSelectWidth={false}
          />
        </span>
        {a && b && <DecisionLinks caseId={caseId} a={a} b={b} />}
      </div>
      {a && b ? (
        <CompareView
          name={`compare-${before.name}-${after.name}`}
          comparison={comparison.data}
          beforeName={nameOf(a)}
          afterName={nameOf(b)}
        />
      ) : (
        <p className="nothing">{words.text.choosePair}</p>
      )}
    </>
  )
}
