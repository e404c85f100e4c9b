import { ArrowRightOutlined } from '@ant-design/icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { Select } from '../../parts/select.tsx'
import { CompareView } from '../../text/compare-view.tsx'
import { useComparison } from '../../text/use-engine.ts'
import { useSpeech } from '../../words/index.tsx'
import { DecisionLinks } from '../amend/decision-links.tsx'
import { useChoices } from '../amend/use-choices.ts'
import { useSource } from './use-source.ts'

const route = getRouteApi('/cases/$caseId/text')

/** 对比: any two of the drafts, the working copies and the text in force; what the address leaves open is the text in force and the newest one. */
export function ComparePage({ file }: { file: CaseFile; offers: Offer[] }) {
  const { words } = useSpeech()
  const search = route.useSearch()
  const navigate = useNavigate()
  const caseId = file.case.id
  const [whole, setWhole] = useState(false)
  const { options = [], ...choices } = useChoices({ caseId, instrumentId: undefined })
  const named = { ...(search.a ? { a: search.a } : {}), ...(search.b ? { b: search.b } : {}) }
  const [a, b, comparison] = useChanges(caseId, named, choices, whole)
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
      {comparison === 'empty' && <p className="nothing">{words.text.nothingThere(nameOf(b))}</p>}
      {comparison === 'none' && <p className="nothing">{words.text.choosePair}</p>}
      {comparison !== 'none' && comparison !== 'empty' && (
        <CompareView
          name={`compare-${a}-${b}`}
          comparison={comparison}
          whole={whole}
          onWhole={setWhole}
          beforeName={nameOf(a)}
          afterName={nameOf(b)}
        />
      )}
    </>
  )
}

/**
 * The pair that is compared and its comparison: at once what changed, worked out by the server; all of it when the whole is asked for,
 * and everything about a working copy, worked out here from the two texts.
 */
function useChanges(caseId: string, named: { a?: string; b?: string }, choices: Ends, whole: boolean) {
  const changes = useApi('GET /cases/:id/changes', changesOf(caseId, named), {
    enabled: !isTyped(named.a) && !isTyped(named.b),
    plain: true,
  })
  const a = named.a ?? changes.data?.a ?? (changes.data ? choices.first : undefined)
  const b = named.b ?? changes.data?.b ?? (changes.data ? choices.last : undefined)
  const inFull = whole || isTyped(a) || isTyped(b)
  const before = useSource(caseId, inFull ? a : undefined)
  const after = useSource(caseId, inFull ? b : undefined)
  const full = useComparison(`${before.name}|${after.name}`, before.text, after.text)
  if (changes.data && (!a || !b || a === b)) return [a, b, 'none'] as const
  if (isTyped(b) && after.text?.trim() === '') return [a, b, 'empty'] as const
  return [a, b, (inFull ? full.data : undefined) ?? changes.data?.comparison ?? undefined] as const
}

/** What is compared when nothing is named: the first and the last text there is. */
interface Ends {
  first: string | undefined
  last: string | undefined
}

function isTyped(source: string | undefined): boolean {
  return source?.startsWith('working:') ?? false
}

/** What to ask for the changes of a pair; the workspace asks the same before this page is there. */
function changesOf(caseId: string, named: { a?: string; b?: string }) {
  return { params: { id: caseId }, query: named }
}
