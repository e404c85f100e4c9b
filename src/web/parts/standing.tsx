import { useWords } from '../words/index.tsx'

const shapes: Record<string, string> = {
  inForce: '●',
  notYet: '○',
  partlySuspended: '◐',
  suspended: '◐',
  unknown: '?',
}

/** 效力 in a word and a shape: full for in force, hollow for not yet, half for partly, a cross for ended. */
export function StandingTag({ standing, large = false }: { standing: string; large?: boolean }) {
  const words = useWords()
  return (
    <span className={`standing ${standing}${large ? ' large' : ''}`}>
      <span aria-hidden="true">{shapes[standing] ?? '✕'}</span> {words.terms.standings[standing] ?? standing}
    </span>
  )
}
