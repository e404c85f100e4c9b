import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Block, blockName, type Line } from './blocks.ts'
import type { Cited } from './cited.ts'
import { CitedLine } from './cited-line.tsx'
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
  /** What the text names, in order; underlined and followed at a click. */
  cited?: readonly Cited[] | undefined
  onChoose?: (block: Block) => void
  /** Something under a block: remarks, a comment box. */
  under?: (block: Block) => ReactNode
}

const noMarks: Marks = {}
const noneCited: readonly Cited[] = []

/** Law text set to be read: serif, article numbers hanging in the margin, every block reachable by its provision. */
export function LawText({ name, blocks, chosen = null, marks = noMarks, cited = noneCited, onChoose, under }: Props) {
  const drawn = useProgressive(blocks.length, name)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) box.current?.querySelector(`[data-provision="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const byBlock = useMemo(() => citedByBlock(blocks, cited), [blocks, cited])
  const now = useRef({ blocks, onChoose })
  now.current = { blocks, onChoose }
  const [arrived, setArrived] = useState<number | null>(null)
  const jump = useCallback((to: number) => {
    const block = now.current.blocks.find((one) => one.start <= to && to < one.end)
    if (!block) return
    now.current.onChoose?.(block)
    const line = block.lines.findLast((one) => one.start <= to) ?? block.lines[0]
    const place = box.current?.querySelector<HTMLElement>(
      `[data-provision="${CSS.escape(block.provisionId)}"] [data-start="${line?.start}"]`,
    )
    setArrived(line?.start ?? null)
    place?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="law" ref={box} lang="zh-CN">
      {blocks.slice(0, drawn).map((block) => (
        <BlockView
          key={block.provisionId}
          block={block}
          chosen={block.provisionId === chosen}
          marks={marks}
          cited={byBlock.get(block) ?? noneCited}
          onJump={jump}
          arrived={arrived !== null && block.start <= arrived && arrived < block.end ? arrived : null}
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
  cited: readonly Cited[]
  onJump: (to: number) => void
  /** The line that was jumped to, when it is one of this block. */
  arrived: number | null
  onChoose: ((block: Block) => void) | undefined
  under: ReactNode
}

const BlockView = memo(function BlockView({ block, chosen, marks, cited, onJump, arrived, onChoose, under }: BlockProps) {
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
          <LineView
            key={line.start}
            line={line}
            mark={marks[line.provisionId] ?? marks[block.provisionId]}
            cited={cited}
            onJump={onJump}
            arrived={line.start === arrived}
          />
        ))}
      </div>
      {under}
    </section>
  )
})

interface LineProps {
  line: Line
  mark: Marks[string] | undefined
  cited: readonly Cited[]
  onJump: (to: number) => void
  arrived: boolean
}

function LineView({ line, mark, cited, onJump, arrived }: LineProps) {
  const label = line.label !== null && line.text.startsWith(line.label) ? line.label : null
  const words = label === null ? line.text : line.text.slice(label.length)
  const start = line.start + (label?.length ?? 0)
  const here = cited.filter((one) => one.start < start + words.length && one.end > start)
  return (
    <p data-start={line.start} tabIndex={-1} className={`line ${line.kind}${mark ? ` ${mark.className}` : ''}${arrived ? ' arrived' : ''}`}>
      {label !== null && <span className="label">{label}</span>}
      {here.length === 0 ? words : <CitedLine text={words} start={start} cited={here} onJump={onJump} />}
      {mark && <span className="mark-note">{mark.note}</span>}
    </p>
  )
}

/** Citations handed to the blocks they stand in, so that a block is drawn anew only for its own. Both lists are in order. */
function citedByBlock(blocks: readonly Block[], cited: readonly Cited[]): Map<Block, Cited[]> {
  const found = new Map<Block, Cited[]>()
  let at = 0
  for (const block of blocks) {
    while (at < cited.length && cited[at]!.start < block.start) at++
    const from = at
    while (at < cited.length && cited[at]!.start < block.end) at++
    if (at > from) found.set(block, cited.slice(from, at))
  }
  return found
}
