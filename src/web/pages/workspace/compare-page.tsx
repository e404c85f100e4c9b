import { ArrowRightOutlined } from '@ant-design/icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { draftName } from '../../forms/use-case-options.ts'
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
  const [whole, setWhole] = useState(false)
  const rows = [...(drafts.data?.items ?? [])].sort((x, y) => x.position - y.position)
  const options = [
    ...file.case.instruments.map((one) => ({ value: `instrument:${one.id}`, label: words.text.presentVersion(one.title) })),
    ...rows.map((draft) => ({ value: draft.id, label: draftName(draft, words.terms, words.forms.current) })),
    { value: 'working:act', label: words.text.workingCopy },
  ]
  const named = { ...(search.a ? { a: search.a } : {}), ...(search.b ? { b: search.b } : {}) }
  const [a, b, comparison] = useChanges(caseId, named, whole)
  const nameOf = (value: string | undefined) => options.find((one) => one.value === value)?.label ?? ''
  const choose = (part: { a?: string; b?: string }) =>
    void navigate({
      to: '/cases/$caseId/text',
      params: { caseId },
      search: { ...search, view: 'compare', ...(a ? { a } : {}), ...(b ? { b } : {}), ...part },
      replace: true,
    })
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
      {comparison !== 'none' ? (
        <CompareView
          name={`compare-${a}-${b}`}
          comparison={comparison}
          whole={whole}
          onWhole={setWhole}
          beforeName={nameOf(a)}
          afterName={nameOf(b)}
        />
      ) : (
        <p className="nothing">{words.text.choosePair}</p>
      )}
    </>
  )
}

/**
 * The pair that is compared and its comparison: at once what changed, worked out by the server; all of it when the whole is asked for,
 * and everything about a working copy, worked out here from the two texts.
 */
function useChanges(caseId: string, named: { a?: string; b?: string }, whole: boolean) {
  const isTyped = named.a?.startsWith('working:') || named.b?.startsWith('working:')
  const changes = useApi('GET /cases/:id/changes', changesOf(caseId, named), { enabled: !isTyped, plain: true })
  const a = named.a ?? changes.data?.a ?? undefined
  const b = named.b ?? changes.data?.b ?? undefined
  const inFull = whole || isTyped
  const before = useSource(caseId, inFull ? a : undefined)
  const after = useSource(caseId, inFull ? b : undefined)
  const full = useComparison(`${before.name}|${after.name}`, before.text, after.text)
  if (changes.data && (!a || !b)) return [a, b, 'none'] as const
  return [a, b, (inFull ? full.data : undefined) ?? changes.data?.comparison ?? undefined] as const
}

/** What to ask for the changes of a pair; the workspace asks the same before this page is there. */
function changesOf(caseId: string, named: { a?: string; b?: string }) {
  return { params: { id: caseId }, query: named }
}
