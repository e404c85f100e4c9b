import { glossedAll } from '../../../workflows/rules/gloss.ts'
import { useSpeech } from '../words/index.tsx'

/** A legal basis and how far it was checked. */
export interface BasisLike {
  zh: string
  en: string
  confidence: 'R' | 'E' | '2' | 'U' | 'house'
}

/** What was not read in full; most sentences already say so themselves. */
const unchecked = new Set<string>(['E', '2', 'U'])

/** Legal bases as they may be cited to people: with article only where it was read (design.md §2). */
export function Bases({ bases }: { bases: readonly BasisLike[] }) {
  const { words, said } = useSpeech()
  if (bases.length === 0) return null
  return (
    <ul className="bases">
      {bases.map((basis) => (
        <li key={basis.zh}>
          {said(basis)}
          {unchecked.has(basis.confidence) && !/待核|待确认|to be/.test(said(basis)) && (
            <span className="muted"> · {words.terms.confidence[basis.confidence]}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Bases that come as one Chinese sentence, as findings give them: in English each instrument is said in English behind its name. */
export function BasisWords({ basis }: { basis: string }) {
  const { said } = useSpeech()
  return <>{said({ zh: basis, en: glossedAll(basis) })}</>
}
