import { memo, type ReactNode, useEffect, useRef } from 'react'
import { type Block, blockName, type Line } from './blocks.ts'
import { useProgressive } from './use-progressive.ts'

export interface Marks {
  /** Provisions to point out, with the word that says why (changed, struck, remarked). */
  [provisionId: string]: { className: string; note: string }
}

interface Props {
  /** Identifies the text, so that drawing starts anew with another one. */
  name: string
  blocks: readonly Block[]
  chosen?: string | null
  marks?: Marks
  onChoose?: (block: Block) => void
  /** Something under a block: remarks, a comment box. */
  under?: (block: Block) => ReactNode
}

const noMarks: Marks = {}

/** Law text set to be read: serif, article numbers hanging in the margin, every block reachable by its provision. */
export function LawText({ name, blocks, chosen = null, marks = noMarks, onChoose, under }: Props) {
  const drawn = useProgressive(blocks.length, name)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) box.current?.querySelector(`[data-provision="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div className="law" ref={box} lang="zh-CN">
      {blocks.slice(0, drawn).map((block) => (
        <BlockView
          key={block.provisionId}
          block={block}
          chosen={block.provisionId === chosen}
          marks={marks}
          onChoose={onChoose}
          under={under?.(block) ?? null}
        />
      ))}
    </div>
  )
}

interface BlockProps {
  block: Block
  chosen: boolean
  marks: Marks
  onChoose: ((block: Block) => void) | undefined
  under: ReactNode
}

const BlockView = memo(function BlockView({ block, chosen, marks, onChoose, under }: BlockProps) {
  return (
    <section
      className={`block ${block.kind}${chosen ? ' chosen' : ''}`}
      data-provision={block.provisionId}
      aria-current={chosen ? 'true' : undefined}
      aria-label={blockName(block)}
    >
      {onChoose && (
        <button
          type="button"
          className="block-choose"
          onClick={() => onChoose(block)}
          tabIndex={chosen ? 0 : -1}
          aria-label={blockName(block)}
        >
          ›
        </button>
      )}
      <div>
        {block.lines.map((line) => (
          <LineView key={line.start} line={line} mark={marks[line.provisionId] ?? marks[block.provisionId]} />
        ))}
      </div>
      {under}
    </section>
  )
})

function LineView({ line, mark }: { line: Line; mark: Marks[string] | undefined }) {
  const label = line.label !== null && line.text.startsWith(line.label) ? line.label : null
  const words = label === null ? line.text : line.text.slice(label.length)
  return (
    <p className={`line ${line.kind}${mark ? ` ${mark.className}` : ''}`}>
      {label !== null && <span className="label">{label}</span>}
      {words}
      {mark && <span className="mark-note">{mark.note}</span>}
    </p>
  )
}
