import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const corpus = new URL('../../../shared/data/corpus/corpus.jsonl.gz', import.meta.url)

/** The texts of the 3,434 real documents beside the checkout. */
export function realTexts(): string[] {
  return gunzipSync(readFileSync(corpus))
    .toString()
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text)
}

/** Numbers from 0 to below 1 that are the same in every run. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

/** Made documents of `chars` characters: runs of paragraphs from two real ones, one character in two hundred exchanged for another of the same text. */
export function* madeTexts(real: string[], count: number, chars: number): Generator<string> {
  const next = random(count)
  const some = <T>(list: ArrayLike<T>) => list[Math.floor(next() * list.length)]!
  for (let i = 0; i < count; i++) {
    const halves = [some(real), some(real)].map((text) => {
      const from = text.indexOf('\n', Math.floor(next() * Math.max(1, text.length - chars / 2))) + 1
      return text.slice(from, from + chars / 2)
    })
    let text = halves.join('\n')
    while (text.length < chars) text += `\n${some(real).slice(0, chars - text.length - 1)}`
    const letters = [...text]
    for (let k = 0; k < letters.length / 200; k++) {
      const at = Math.floor(next() * letters.length)
      if (letters[at] !== '\n') letters[at] = some(letters.filter((_, n) => n % 97 === k % 97))
    }
    yield letters.join('').slice(0, chars)
  }
}
