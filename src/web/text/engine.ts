import type { Finding } from '../../../documents/check/index.ts'
import type { Comparison } from '../../../documents/compare.ts'
import type { Cited } from './cited.ts'
import type { Outline } from './outline.ts'

export type Question =
  | { kind: 'outline'; text: string }
  | { kind: 'cited'; text: string }
  | { kind: 'compare'; before: string; after: string }

/** A text while it is typed: its contents, what is odd in its structure, what the checks find. */
export interface Live extends Outline {
  findings: Finding[]
}

/** What comes back for each question. */
export interface Answer {
  outline: Live
  cited: Cited[]
  compare: Comparison
}

interface Waiting {
  resolve: (value: never) => void
  reject: (error: Error) => void
}

let worker: Worker | null = null
let last = 0
const waiting = new Map<number, Waiting>()

/** Starts the worker before it is needed: on the first long text it must not begin with loading itself. */
export function wake(): void {
  worker ??= start()
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

function ask<K extends keyof Answer>(question: Question): Promise<Answer[K]> {
  worker ??= start()
  const id = ++last
  return new Promise<Answer[K]>((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (value: never) => void, reject })
    worker?.postMessage({ id, ...question })
  })
}

function start(): Worker {
  const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  made.onmessage = (event: MessageEvent<{ id: number; answer?: never; error?: string }>) => {
    const { id, answer, error } = event.data
    const one = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) one?.resolve(answer as never)
    else one?.reject(new Error(error))
  }
  made.onerror = () => {
    worker = null
    for (const one of waiting.values()) one.reject(new Error('text engine'))
    waiting.clear()
  }
  return made
}
