import { useWords } from '../words/index.tsx'

type Shape = 'full' | 'hollow' | 'half' | 'unknown' | 'ended'
const shapes: Record<string, Shape> = { inForce: 'full', notYet: 'hollow', partlySuspended: 'half', suspended: 'half', unknown: 'unknown' }

/** 效力 in a word and a shape: full for in force, hollow for not yet, half for partly, a cross for ended. */
export function StandingTag({ standing, large = false }: { standing: string; large?: boolean }) {
  const words = useWords()
  return (
    <span className={`standing ${standing}${large ? ' large' : ''}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <Sign shape={shapes[standing] ?? 'ended'} />
      </svg>{' '}
      {words.terms.standings[standing] ?? standing}
    </span>
  )
}

function Sign({ shape }: { shape: Shape }) {
  if (shape === 'ended') return <path d="M2 2 10 10M10 2 2 10" fill="none" stroke="currentColor" strokeWidth="2" />
  if (shape === 'unknown') return <path d="M1 6H11" stroke="currentColor" strokeWidth="2" strokeDasharray="2 2" />
  return (
    <>
      <circle cx="6" cy="6" r="5" fill={shape === 'full' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" />
      {shape === 'half' && <path d="M6 1A5 5 0 0 1 6 11Z" fill="currentColor" />}
    </>
  )
}
