import { memo } from 'react'
import { type Block, blockName } from '../../text/blocks.ts'
import { useProgressive } from '../../text/use-progressive.ts'
import { useWords } from '../../words/index.tsx'

const listed = new Set(['title', 'part', 'chapter', 'section', 'heading', 'article', 'annex'])

/** The contents beside a text that is read. */
export const BlockList = memo(function BlockList({
  blocks,
  chosen,
  onChoose,
}: {
  blocks: readonly Block[]
  chosen: string | null
  onChoose: (block: Block) => void
}) {
  const words = useWords()
  const rows = blocks.filter((block) => listed.has(block.kind))
  const drawn = useProgressive(rows.length, `list.${rows[0]?.provisionId}`, 80, 200)
  return (
    <nav className="contents" aria-label={words.text.contents}>
      <h2>{words.text.contents}</h2>
      <ol>
        {rows.slice(0, drawn).map((block) => (
          <li key={block.provisionId} className={block.kind === 'article' ? 'depth-3' : 'depth-1'}>
            <button type="button" aria-current={block.provisionId === chosen ? 'true' : undefined} onClick={() => onChoose(block)}>
              {block.kind === 'article' ? (block.label ?? blockName(block)) : (block.lines[0]?.text.slice(0, 22) ?? '')}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
})
