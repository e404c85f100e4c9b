import { trimmedLines } from '../tree.ts'

/** Text as XML 1.0 text or attribute value. Signs that XML forbids (controls, lone surrogates, U+FFFE, U+FFFF) become U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(UNFIT, (sign) => ENTITIES[sign] ?? '\ufffd')
}

/** The lines of some words, trimmed and escaped, blank ones left out. */
export function xmlLines(words: string): string[] {
  return trimmedLines(words).map(escapeXml)
}

// With `u` a surrogate pair is one sign and never matches; only a lone half does.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs to keep out
const UNFIT = /[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
