import { ArrowRightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { InstrumentFile } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { dayText } from '../../parts/days.ts'
import { Select } from '../../parts/select.tsx'
import { Nothing } from '../../parts/states.tsx'
import { CompareView } from '../../text/compare-view.tsx'
import { useComparison } from '../../text/use-engine.ts'
import { useSpeech } from '../../words/index.tsx'
import { DecisionLinks } from '../amend/decision-links.tsx'

interface Props {
  file: InstrumentFile
  from: string | undefined
  to: string | undefined
  onChoose: (part: { from?: string; to?: string; tab?: string }) => void
}

/** Any two versions of an instrument; at first the last two. */
export function CompareVersions({ file, from, to, onChoose }: Props) {
  const { words, language } = useSpeech()
  const rows = [...file.versions].sort((a, b) => a.position - b.position)
  const a = from ?? rows.at(-2)?.id
  const b = to ?? rows.at(-1)?.id
  const [whole, setWhole] = useState(false)
  const pair = { params: { id: file.instrument.id }, query: { from: a ?? '', to: b ?? '' } }
  const changes = useApi('GET /instruments/:id/changes', pair, { enabled: rows.length > 1, frozen: true })
  const before = useApi('GET /versions/:id', { params: { id: a ?? '' } }, { enabled: whole, frozen: true })
  const after = useApi('GET /versions/:id', { params: { id: b ?? '' } }, { enabled: whole, frozen: true })
  const comparison = useComparison(`versions.${a}.${b}`, before.data?.content.text, after.data?.content.text)
  if (rows.length < 2) return <Nothing>{words.register.oneVersion}</Nothing>
  const options = rows.map((row) => ({
    value: row.id,
    label: [row.from ? dayText(row.from, language) : '', row.number ?? row.actTitle].filter(Boolean).join(' · '),
  }))
  const nameOf = (id: string | undefined) => options.find((one) => one.value === id)?.label ?? ''
  return (
    <>
      <div className="toolbar">
        <Select
          aria-label={words.text.from}
          value={a ?? null}
          options={options}
          onChange={(id: string | null) => id && onChoose({ from: id })}
          popupMatchSelectWidth={false}
        />
        <ArrowRightOutlined />
        <Select
          aria-label={words.text.to}
          value={b ?? null}
          options={options}
          onChange={(id: string | null) => id && onChoose({ to: id })}
          popupMatchSelectWidth={false}
        />
        <DecisionLinks instrumentId={file.instrument.id} a={`version:${a}`} b={`version:${b}`} />
      </div>
      <CompareView
        name={`versions-${a}-${b}`}
        comparison={(whole ? comparison.data : undefined) ?? changes.data}
        beforeName={nameOf(a)}
        afterName={nameOf(b)}
        whole={whole}
        onWhole={setWhole}
      />
    </>
  )
}
