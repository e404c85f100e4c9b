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

/** Cuts a text; `words` is shared by the texts that are to be compared. */
export function tokensOf(text: string, words: Map<string, number>): Tokens {
  const codes = new Int32Array(text.length)
  const starts = new Int32Array(text.length + 1)
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

function wordCode(word: string, words: Map<string, number>): number {
  const code = words.get(word) ?? 65536 + words.size
  words.set(word, code)
  return code
}
