import { createHash, getHashes, hash } from 'node:crypto'

/** SHA-256 of the text's UTF-8 bytes, 64 lower-case hex digits. This is the `Hash` that documents/ takes as a parameter. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex')
}

/**
 * SM3 (GB/T 32905) of the text's UTF-8 bytes, 64 lower-case hex digits; stored beside SHA-256 over whole published texts.
 *
 * @returns null where this build of OpenSSL has no SM3.
 */
export function sm3(text: string): string | null {
  return hasSm3 ? createHash('sm3').update(text).digest('hex') : null
}

const hasSm3 = getHashes().includes('sm3')
