import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'
import type { Hit } from './search.ts'
import { fold } from './words.ts'

/** A place in a line, in UTF-16 units. */
export interface Mark {
  start: number
  end: number
}

/** The piece of a text that made it a hit. */
export interface Excerpt {
  text: string
  /** The article it stands in, as printed (第八条); null before the first and in texts without articles. */
  place: string | null
  marks: Mark[]
}

/**
 * Where words stand in a line, as search sees it: width, letter case, blanks and the kind of bracket do not matter.
 *
 * @param words folded, as `queryWords` gives them.
 * @returns in order, overlapping ones joined.
 */
export function marksIn(line: string, words: string[]): Mark[] {
  let folded = ''
  // of each folded unit: the character of the line that it came from
  const from: Mark[] = []
  let at = 0
  for (const character of line) {
    const own = { start: at, end: at + character.length }
    at = own.end
    const signs = fold(character)
    for (let i = 0; i < signs.length; i++) from.push(own)
    folded += signs
  }
  const marks: Mark[] = []
  for (const word of words) {
    for (let found = folded.indexOf(word); found >= 0 && word !== ''; found = folded.indexOf(word, found + word.length))
      marks.push({ start: from[found]!.start, end: from[found + word.length - 1]!.end })
  }
  return joined(marks.sort((a, b) => a.start - b.start))
}

/**
 * The line of a text that holds most of the words, with all words of that line marked. The title is not repeated; the strokes of a table
 * are left out.
 *
 * @param title of the text: a line of these words alone is passed over.
 * @param width characters left before the first mark; three times as many are left after it.
 * @returns null when none of the words stands in the text.
 */
export function excerpt(text: string, words: string[], title = '', width = 40): Excerpt | null {
  const start = lineWith(text, words, title.trim())
  if (start === null) return null
  const line = text.slice(start, endOfLine(text, start)).replaceAll('|', ' ')
  const marks = marksIn(line, words)
  const [first] = marks
  if (!first) return null
  const from = first.start <= width ? 0 : first.start - width
  const to = Math.min(line.length, first.end + 3 * width)
  const before = from > 0 ? '…' : ''
  const shift = before.length - from
  return {
    text: `${before}${line.slice(from, to)}${to < line.length ? '…' : ''}`,
    place: /^\s*第[^\s第条]{1,12}条/u.test(line) && from === 0 ? null : articleAt(text.slice(0, start + Math.min(line.length, 20))),
    marks: marks.filter((mark) => mark.end <= to).map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
  }
}

/** The texts that search holds of hits: of a document its last version, of an act its own, of a case its last draft of the paper. By kind and id. */
export async function textsOfHits(db: Kysely<Database>, hits: Pick<Hit, 'kind' | 'refId'>[]): Promise<Map<string, string>> {
  const ids = (kind: string) => hits.filter((hit) => hit.kind === kind).map((hit) => hit.refId)
  const texts = new Map<string, string>()
  const [documents, acts, cases] = [ids('instrument'), ids('act'), ids('case')]
  if (documents.length > 0) {
    const rows = await db
      .selectFrom('version')
      .innerJoin('text', 'text.id', 'version.text_id')
      .select(['version.instrument_id', 'version.range_start', 'version.range_end', 'text.content'])
      .where('version.instrument_id', 'in', documents)
      .where((is) =>
        is.not(
          is.exists(
            is
              .selectFrom('version as later')
              .select('later.id')
              .whereRef('later.instrument_id', '=', 'version.instrument_id')
              .whereRef('later.position', '>', 'version.position'),
          ),
        ),
      )
      .execute()
    for (const row of rows) texts.set(`instrument ${row.instrument_id}`, row.content.slice(row.range_start, row.range_end))
  }
  if (acts.length > 0) {
    const rows = await db
      .selectFrom('act')
      .innerJoin('text', 'text.id', 'act.text_id')
      .select(['act.id', 'text.content'])
      .where('act.id', 'in', acts)
      .execute()
    for (const row of rows) texts.set(`act ${row.id}`, row.content)
  }
  if (cases.length > 0) {
    const rows = await db
      .selectFrom('draft')
      .innerJoin('text', 'text.id', 'draft.text_id')
      .select(['draft.case_id', 'text.content'])
      .where('draft.case_id', 'in', cases)
      .where('draft.role', '=', 'act')
      .orderBy('draft.position')
      .execute()
    for (const row of rows) texts.set(`case ${row.case_id}`, row.content)
  }
  return texts
}

/**
 * The beginning of the line that says most: words that the title does not hold come before those it does; of equals the first. Lines are folded only where a word stands nowhere as it is
 * typed: a text of 100,000 characters takes 5 ms to fold.
 */
function lineWith(text: string, words: string[], title: string): number | null {
  const read = words.every((word) => text.includes(word)) ? (line: string) => line : fold
  const named = fold(title)
  const weights = words.map((word) => (named.includes(word) ? 1 : words.length))
  let best: { start: number; weight: number } | null = null
  for (let start = 0; start < text.length; start = endOfLine(text, start) + 1) {
    const line = text.slice(start, endOfLine(text, start))
    if (line.trim() === title) continue
    const seen = read(line)
    const held = weights.filter((_, at) => seen.includes(words[at]!))
    const weight = held.reduce((sum, one) => sum + one, 0)
    if (weight > (best?.weight ?? 0)) best = { start, weight }
    if (held.length === words.length) break
  }
  return best?.start ?? null
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** The last article that begins in what came before. */
function articleAt(before: string): string | null {
  let last: string | null = null
  for (const [, label] of before.matchAll(/^[ \t　]{0,8}(第[^\s第条]{1,12}条)/gmu)) last = label ?? last
  return last
}

function joined(marks: Mark[]): Mark[] {
  const all: Mark[] = []
  for (const mark of marks) {
    const last = all.at(-1)
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end)
    else all.push({ ...mark })
  }
  return all
}
