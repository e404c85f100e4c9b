/** A text as units that an edit never cuts: a number, a Latin word, or one character. */
export interface Tokens {
  /** The character's code, or 65,536 and more for a word of several. Equal codes are equal tokens. */
  codes: Int32Array
  /** Where each token begins; one more entry for the end. */
  starts: Int32Array
}

const NUMERAL = new Uint8Array(65536)
for (const sign of '〇零一二三四五六七八九十百千万') NUMERAL[sign.charCodeAt(0)] = 2
for (let code = 0; code < 128; code++) if (/[0-9A-Za-z.%]/.test(String.fromCharCode(code))) NUMERAL[code] = 1
for (let code = 0xff10; code <= 0xff19; code++) NUMERAL[code] = 1

/**
 * Cuts a text; `words` is shared by the texts that are to be compared.
 *
 * @param side the answer lives until the next call with the same side: small arrays outside the heap cost more than the work.
 */
export function tokensOf(text: string, words: Map<string, number>, side: 0 | 1): Tokens {
  const { codes, starts } = roomFor(side, text.length + 1)
  let count = 0
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    const kind = NUMERAL[code]!
    let to = at + 1
    if (kind !== 0) while (to < text.length && NUMERAL[text.charCodeAt(to)] === kind) to++
    // A character outside the basic plane is two units that belong together.
    else if (code >= 0xd800 && code < 0xdc00 && to < text.length) to++
    starts[count] = at
    codes[count++] = to === at + 1 ? code : wordCode(text.slice(at, to), words)
    at = to
  }
  starts[count] = text.length
  return { codes: codes.subarray(0, count), starts: starts.subarray(0, count + 1) }
}

const rooms = [0, 1].map(() => ({ codes: new Int32Array(1024), starts: new Int32Array(1024) }))

function roomFor(side: 0 | 1, size: number): Tokens {
  if (rooms[side]!.codes.length < size) rooms[side] = { codes: new Int32Array(size * 2), starts: new Int32Array(size * 2) }
  return rooms[side]!
}

/** Whether a UTF-16 unit may belong to a token together with its neighbour: part of a number or Latin word, or of a surrogate pair. */
export function joins(code: number): boolean {
  return NUMERAL[code] !== 0 || (code >= 0xd800 && code < 0xe000)
}

function wordCode(word: string, words: Map<string, number>): number {
  const code = words.get(word) ?? 65536 + words.size
  words.set(word, code)
  return code
}
