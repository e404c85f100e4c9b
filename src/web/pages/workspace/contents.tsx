import { memo } from 'react'
import type { Outline } from '../../text/outline.ts'
import { useProgressive } from '../../text/use-progressive.ts'
import { useWords } from '../../words/index.tsx'

/** The contents of the text as it stands this moment, and what is odd in its structure. */
export const Contents = memo(function Contents({ outline, onGo }: { outline: Outline | null; onGo: (position: number) => void }) {
  const words = useWords()
  const rows = outline?.rows ?? []
  const drawn = useProgressive(rows.length, 'contents', 80, 200)
  return (
    <nav className="contents" aria-label={words.text.contents}>
      <h2>{words.text.contents}</h2>
      {outline !== null && <p className="muted">{words.text.articles(outline.articles)}</p>}
      {outline !== null && rows.length === 0 && <p className="muted">{words.text.noContents}</p>}
      <ol>
        {rows.slice(0, drawn).map((row) => (
          <li key={row.start} className={`depth-${row.depth}`}>
            <button type="button" onClick={() => onGo(row.start)}>
              {row.label && <span className="label">{row.label}</span>} {row.words}
            </button>
          </li>
        ))}
      </ol>
      {outline !== null && outline.problems.length > 0 && (
        <>
          <h2>{words.text.problems}</h2>
          <ul>
            {outline.problems.slice(0, 50).map((problem) => (
              <li key={`${problem.start}${problem.message}`}>
                <button type="button" onClick={() => onGo(problem.start)}>
                  {problem.message}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  )
})
