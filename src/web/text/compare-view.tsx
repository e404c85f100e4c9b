import { Button, Checkbox, Segmented } from 'antd'
import { memo, useCallback, useMemo, useState } from 'react'
import type { Change, ChangeKind, Comparison } from '../../../documents/compare.ts'
import { Waiting } from '../parts/states.tsx'
import { useKeys } from '../parts/use-keys.ts'
import { useWords } from '../words/index.tsx'
import { ChangeView } from './change-view.tsx'
import { copyTable } from './copy-table.ts'
import { useProgressive } from './use-progressive.ts'

interface Props {
  name: string
  comparison: Comparison | undefined
  beforeName: string
  afterName: string
  /** Whether `comparison` holds the articles that did not change too, and how to ask for them: they come later than the others. */
  whole?: boolean
  onWhole?: (whole: boolean) => void
}

const noiseOnly = (change: Change) =>
  change.kind.every((kind) => kind === 'noise' || kind === 'referenceOnly' || kind === 'renumbered' || kind === 'unchanged')
const isChanged = (change: Change) => !change.kind.every((kind) => kind === 'unchanged')

/** Two texts article by article: the list of what changed, a walk through it, side by side or inline, noise hidden on request. */
export function CompareView({ name, comparison, beforeName, afterName, whole: given, onWhole }: Props) {
  const words = useWords()
  const [layout, setLayout] = useState<'inline' | 'beside'>('inline')
  const [real, setReal] = useState(true)
  const [own, setOwn] = useState(false)
  const whole = given ?? own
  const setWhole = onWhole ?? setOwn
  const [at, setAt] = useState(0)
  const all = comparison?.changes ?? []
  const walked = useMemo(() => all.filter((change) => isChanged(change) && !(real && noiseOnly(change))), [all, real])
  const shown = whole ? all : walked
  const go = useCallback(
    (step: number) => {
      const next = Math.max(0, Math.min(walked.length - 1, at + step))
      setAt(next)
      reveal(name, all.indexOf(walked[next] as Change))
    },
    [at, walked, all, name],
  )
  useKeys({ j: () => go(1), k: () => go(-1) })
  if (!comparison) return <Waiting />
  return (
    <div className="compare">
      <div className="compare-bar">
        <Summary comparison={comparison} />
        <div className="row">
          <Segmented<'inline' | 'beside'>
            aria-label={words.text.layout}
            value={layout}
            onChange={setLayout}
            options={[
              { value: 'inline', label: words.text.inline },
              { value: 'beside', label: words.text.beside },
            ]}
          />
          <Checkbox checked={real} onChange={(event) => setReal(event.target.checked)}>
            {words.text.realOnly}
          </Checkbox>
          <Checkbox checked={whole} onChange={(event) => setWhole(event.target.checked)}>
            {words.text.wholeText}
          </Checkbox>
          <Button onClick={() => go(-1)} disabled={at <= 0}>
            {words.text.previous} <kbd>k</kbd>
          </Button>
          <Button onClick={() => go(1)} disabled={at >= walked.length - 1}>
            {words.text.next} <kbd>j</kbd>
          </Button>
          <Button onClick={() => void copyTable(walked, [words.text.tableBefore, words.text.tableAfter, words.text.tableReason])}>
            {words.text.copyTable}
          </Button>
        </div>
      </div>
      <div className="compare-body">
        <nav className="compare-list" aria-label={words.text.changedList}>
          <ChangeList name={name} all={all} walked={walked} at={at} onGo={setAt} />
        </nav>
        <div className="compare-text">
          {layout === 'beside' && (
            <div className="beside-head" aria-hidden="true">
              <span>{beforeName}</span>
              <span>{afterName}</span>
            </div>
          )}
          {walked.length === 0 && <p className="nothing">{words.text.noDifference}</p>}
          <Changes name={`${name}.${whole}.${real}`} page={name} all={all} shown={shown} current={walked[at]} layout={layout} />
        </div>
      </div>
    </div>
  )
}

function Summary({ comparison }: { comparison: Comparison }) {
  const words = useWords()
  const kinds = (Object.entries(comparison.summary) as [ChangeKind, number][]).filter(([kind, count]) => count > 0 && kind !== 'unchanged')
  return (
    <p className="summary" role="status">
      {kinds.length === 0
        ? words.text.noDifference
        : kinds.map(([kind, count]) => <span key={kind} className={`tag ${kind}`}>{`${words.terms.changes[kind]} ${count}`}</span>)}
    </p>
  )
}

interface ListProps {
  name: string
  all: readonly Change[]
  walked: readonly Change[]
  at: number
  onGo: (index: number) => void
}

function ChangeList({ name, all, walked, at, onGo }: ListProps) {
  const words = useWords()
  const drawn = useProgressive(walked.length, `${name}.list`, 60, 200)
  return (
    <ol>
      {walked.slice(0, drawn).map((change, index) => (
        <li key={changeKey(change)}>
          <button
            type="button"
            aria-current={index === at ? 'true' : undefined}
            onClick={() => {
              onGo(index)
              reveal(name, all.indexOf(change))
            }}
          >
            <span>{change.after?.label ?? change.before?.label ?? change.edits[0]?.text.trim().slice(0, 12)}</span>
            <span className="muted small">{words.frame.listOf(change.kind.map((kind) => words.terms.changes[kind] ?? kind))}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

interface ChangesProps {
  name: string
  page: string
  all: readonly Change[]
  shown: readonly Change[]
  current: Change | undefined
  layout: 'inline' | 'beside'
}

const Changes = memo(function Changes({ name, page, all, shown, current, layout }: ChangesProps) {
  const drawn = useProgressive(shown.length, name)
  const places = useMemo(() => new Map(all.map((change, index) => [change, index])), [all])
  return (
    <>
      {shown.slice(0, drawn).map((change) => (
        <ChangeView
          key={changeKey(change)}
          id={`${page}-${places.get(change)}`}
          change={change}
          current={change === current}
          layout={layout}
        />
      ))}
    </>
  )
})

function changeKey(change: Change): string {
  return `${change.before?.start ?? '-'}.${change.after?.start ?? '-'}.${change.after?.end ?? ''}`
}

function reveal(name: string, index: number): void {
  document.getElementById(`${name}-${index}`)?.scrollIntoView({ block: 'start' })
}
