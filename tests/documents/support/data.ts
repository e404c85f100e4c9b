import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** The folder of real texts beside the checkout; null where it is absent, and then the reason is printed once. */
export const data: string | null = locate()

/** A text with a name for messages. */
export interface Sample {
  name: string
  text: string
}

/** Pairs of earlier and later version of one instrument. */
export interface Pair {
  id: string
  before: string
  after: string
}

export function normative(): Sample[] {
  const folder = `${data}/normative/dev`
  return names(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, text: read(`${folder}/${name}`) }))
}

export function versions(): Pair[] {
  const folder = `${data}/versions/dev`
  return names(folder).map((id) => ({ id, before: read(`${folder}/${id}/before.txt`), after: read(`${folder}/${id}/after.txt`) }))
}

export function amendments(): Sample[] {
  const folder = `${data}/amendments/dev`
  return names(folder).flatMap((id) =>
    ['before', 'decision', 'after'].map((part) => ({ name: `${id}/${part}`, text: read(`${folder}/${id}/${part}.txt`) })),
  )
}

/** Every `step`-th document of the corpus. */
export function corpus(step: number): Sample[] {
  const lines = gunzipSync(readFileSync(`${data}/corpus/corpus.jsonl.gz`))
    .toString('utf8')
    .split('\n')
  return lines
    .filter((line, i) => line !== '' && i % step === 0)
    .map((line) => {
      const { id, title, text } = JSON.parse(line) as { id: string; title: string; text: string }
      return { name: `${id} ${title}`, text }
    })
}

export function read(path: string): string {
  return readFileSync(path, 'utf8')
}

function names(folder: string): string[] {
  return readdirSync(folder).sort()
}

function locate(): string | null {
  const folder = fileURLToPath(new URL('../../../../shared/data', import.meta.url))
  if (existsSync(folder)) return folder
  console.log('skipped: the real texts (../shared/data) are not beside this checkout')
  return null
}
