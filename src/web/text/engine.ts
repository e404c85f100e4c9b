import type { Finding } from '../../../documents/check/index.ts'
import type { Comparison } from '../../../documents/compare.ts'
import type { Renumbering } from '../../../documents/renumber.ts'
import type { Cited } from './cited.ts'
import type { Outline } from './outline.ts'

export type Question =
  | { kind: 'outline'; text: string }
  | { kind: 'cited'; text: string }
  | { kind: 'compare'; before: string; after: string }
  | { kind: 'renumber'; text: string; since: string | null }

/** A text while it is typed: its contents, what is odd in its structure, what the checks find, what it names. */
export interface Live extends Outline {
  findings: Finding[]
  cited: Cited[]
}

/** What comes back for each question. */
export interface Answer {
  outline: Live
  cited: Cited[]
  compare: Comparison
  renumber: Renumbering
}

interface Waiting {
  resolve: (value: never) => void
  reject: (error: Error) => void
}

type Desk = 'reading' | 'comparing'

/** A comparison that someone looks at must not wait behind the checks of a long text: it has a worker of its own, started when asked. */
const desks: Partial<Record<Desk, Worker>> = {}
let last = 0
const waiting = new Map<number, Waiting & { desk: Desk }>()

/** Starts the worker before it is needed: on the first long text it must not begin with loading itself. */
export function wake(): void {
  desks.reading ??= start('reading')
}

/** The contents, problems and findings of a text. */
export function outlineFor(text: string): Promise<Live> {
  return ask<'outline'>({ kind: 'outline', text })
}

/** What a text names, and where each leads. */
export function citationsOf(text: string): Promise<Cited[]> {
  return ask<'cited'>({ kind: 'cited', text })
}

/** Two texts article by article (contract.md, `text diff`). */
export function comparisonOf(before: string, after: string): Promise<Comparison> {
  return ask<'compare'>({ kind: 'compare', before, after })
}

/** What counting a text anew would change; `since` is the text before it was worked on. */
export function renumberingOf(text: string, since: string | null): Promise<Renumbering> {
  return ask<'renumber'>({ kind: 'renumber', text, since })
}

function ask<K extends keyof Answer>(question: Question): Promise<Answer[K]> {
  const desk: Desk = question.kind === 'compare' ? 'comparing' : 'reading'
  const worker = desks[desk] ?? start(desk)
  desks[desk] = worker
  const id = ++last
  return new Promise<Answer[K]>((resolve, reject) => {
    waiting.set(id, { desk, resolve: resolve as (value: never) => void, reject })
    worker.postMessage({ id, ...question })
  })
}

function start(desk: Desk): Worker {
  const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  made.onmessage = (event: MessageEvent<{ id: number; answer?: never; error?: string }>) => {
    const { id, answer, error } = event.data
    const one = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) one?.resolve(answer as never)
    else one?.reject(new Error(error))
  }
  made.onerror = () => {
    delete desks[desk]
    for (const [id, one] of waiting) {
      if (one.desk !== desk) continue
      waiting.delete(id)
      one.reject(new Error('text engine'))
    }
  }
  return made
}
