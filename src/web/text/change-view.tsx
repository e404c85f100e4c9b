import { ArrowRightOutlined } from '@ant-design/icons'
import { memo } from 'react'
import type { Change, Edit } from '../../../documents/compare.ts'
import { useWords } from '../words/index.tsx'

interface Props {
  id: string
  change: Change
  current: boolean
  layout: 'inline' | 'beside'
}

/** One article of a comparison. Insertions are underlined, deletions struck, moves say where from: never colour alone. */
export const ChangeView = memo(function ChangeView({ id, change, current, layout }: Props) {
  const words = useWords()
  const kinds = change.kind.filter((kind) => kind !== 'unchanged')
  const moved = change.before?.label && change.after?.label && change.before.label !== change.after.label
  return (
    <section
      id={id}
      className={`change ${change.kind.join(' ')}${current ? ' current' : ''}`}
      aria-current={current ? 'true' : undefined}
      lang="zh-CN"
    >
      {kinds.length > 0 && (
        <p className="change-kinds">
          {kinds.map((kind) => (
            <span key={kind} className={`tag ${kind}`}>
              {words.terms.changes[kind]}
            </span>
          ))}
          {moved && (
            <span className="muted">
              {change.before?.label} <ArrowRightOutlined /> {change.after?.label}
            </span>
          )}
          {change.from && <span className="muted">+ {change.from.map((place) => place.label).join('、')}</span>}
        </p>
      )}
      {layout === 'inline' ? (
        <p className="law-words">
          <Edits edits={change.edits} />
        </p>
      ) : (
        <div className="beside">
          <p className="law-words">
            <Edits edits={change.edits.filter((edit) => edit.op !== 'insert')} />
          </p>
          <p className="law-words">
            <Edits edits={change.edits.filter((edit) => edit.op !== 'delete')} />
          </p>
        </div>
      )}
    </section>
  )
})

/** Words with what went and what came. */
export function Edits({ edits }: { edits: readonly Edit[] }) {
  return (
    <>
      {edits.map((edit, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the edits of one comparison never move
        if (edit.op === 'equal') return <span key={index}>{edit.text}</span>
        // biome-ignore lint/suspicious/noArrayIndexKey: the edits of one comparison never move
        if (edit.op === 'delete') return <del key={index}>{edit.text}</del>
        // biome-ignore lint/suspicious/noArrayIndexKey: the edits of one comparison never move
        return <ins key={index}>{edit.text}</ins>
      })}
    </>
  )
}
