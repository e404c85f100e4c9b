import vocabulary from '../rules/words.json' with { type: 'json' }

/**
 * The groups of words that rules name as {本地}, a blank between words. In a group `-本市场` means: 本市 does not count where it stands in
 * 本市场; `{外地}` in a group takes in another group.
 */
export const groups: Readonly<Record<string, string>> = vocabulary.groups

/** Words that stand for one step of a pattern; a hit inside one of `stops` does not count. Equal sets are one, with one number. */
export interface WordSet {
  id: number
  words: ReadonlySet<number>
  stops: ReadonlySet<number>
  /** Length of its shortest word. */
  shortest: number
}

/** Numbers the words of all patterns and their sets, so that a text is read once for all of them. */
export class Lexicon {
  readonly words: string[] = []
  readonly sets: WordSet[] = []
  private readonly ids = new Map<string, number>()
  private readonly known = new Map<string, WordSet>()

  /** The set of an alternation, the groups in it spelled out. @throws {RangeError} on a group that there is not. */
  setOf(alternatives: readonly string[]): WordSet {
    const key = alternatives.join('|')
    const known = this.known.get(key)
    if (known) return known
    const words = new Set<number>()
    const stops = new Set<number>()
    for (const word of alternatives.flatMap(spelledOut))
      if (word.startsWith('-')) stops.add(this.idOf(word.slice(1)))
      else words.add(this.idOf(word))
    const shortest = Math.min(...[...words].map((id) => this.words[id]!.length))
    const set = { id: this.sets.length, words, stops, shortest }
    this.sets.push(set)
    this.known.set(key, set)
    return set
  }

  private idOf(word: string): number {
    const known = this.ids.get(word)
    if (known !== undefined) return known
    const id = this.words.length
    this.ids.set(word, id)
    this.words.push(word)
    return id
  }
}

function spelledOut(word: string): string[] {
  if (!word.startsWith('{')) return [word]
  const group = groups[word.slice(1, -1)]
  if (group === undefined) throw new RangeError(`no group of words ${word}`)
  return group.split(' ').flatMap(spelledOut)
}
