import { useNavigate } from '@tanstack/react-router'
import { type MouseEvent, useState } from 'react'
import { call } from '../api/client.ts'
import { useWords } from '../words/index.tsx'
import type { Cited } from './cited.ts'

interface Props {
  text: string
  /** Offset of `text` in the whole. */
  start: number
  /** What this line names, in order. */
  cited: readonly Cited[]
  onJump: (to: number) => void
}

/** Words in which what they name is underlined: a provision of this text is jumped to, another instrument is opened in the register. */
export function CitedLine({ text, start, cited, onJump }: Props) {
  const pieces = []
  let at = 0
  for (const one of cited) {
    const [from, to] = [Math.max(at, one.start - start), Math.min(text.length, one.end - start)]
    if (to <= from) continue
    if (from > at) pieces.push(text.slice(at, from))
    pieces.push(<Citation key={one.start} cited={one} words={text.slice(from, to)} onJump={onJump} />)
    at = to
  }
  pieces.push(text.slice(at))
  return <>{pieces}</>
}

interface CitationProps {
  cited: Cited
  words: string
  onJump: (to: number) => void
}

function Citation({ cited, words, onJump }: CitationProps) {
  const said = useWords()
  const navigate = useNavigate()
  const [missing, setMissing] = useState(false)
  if (cited.to === null && cited.ask === null) return <span className="cited">{words}</span>
  const ask = cited.ask ?? ''
  const open = async () => {
    const id = await findInstrument(ask)
    if (id === null) setMissing(true)
    else void navigate({ to: '/instruments/$instrumentId', params: { instrumentId: id }, search: {} })
  }
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    if (cited.to !== null) onJump(cited.to)
    else void open().catch(() => setMissing(true))
  }
  return (
    <>
      <a className="cited" href={cited.to === null ? `/app/register?q=${encodeURIComponent(ask)}` : '#'} onClick={follow}>
        {words}
      </a>
      {cited.ask !== null && <span role="status">{missing && <span className="mark-note">{said.register.notHere(ask)}</span>}</span>}
    </>
  )
}

/** The instrument of exactly this title or number, else null. The register is asked at the click only. */
async function findInstrument(ask: string): Promise<string | null> {
  const { items } = await call('GET /instruments', { query: { q: ask } })
  const same = (name: string | null) => name !== null && bare(name) === bare(ask)
  return items.find((one) => same(one.title) || same(one.number))?.id ?? null
}

function bare(name: string): string {
  return name
    .replace(/[\s《》]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
}
