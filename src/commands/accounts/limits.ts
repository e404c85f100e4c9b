import { AppError } from '../../errors.ts'

/** How often one account or one address may fail before it has to wait, and for how long (ASVS 5.0 6.3.1). */
const accountTries = 5
// An office shares one address: its typing errors of a morning must not lock it out.
const addressTries = 50
const firstWait = 30_000
const longestWait = 15 * 60_000
const forgetAfter = 30 * 60_000
const mostKeys = 50_000

interface Tries {
  failed: number
  until: number
  last: number
}

/**
 * Failed sign-ins per account name and per address, in this process. Names nobody has are counted like real ones, so that waiting does
 * not tell who exists. The wait doubles from 30 seconds to 15 minutes.
 */
export class SignInLimits {
  readonly #tries = new Map<string, Tries>()

  /** @throws {AppError} `tooMany` with the seconds to wait. */
  check(login: string, address: string, now: number): void {
    const until = Math.max(this.#tries.get(`a:${address}`)?.until ?? 0, this.#tries.get(nameKey(login))?.until ?? 0)
    if (until > now) throw new AppError('tooMany', { seconds: Math.ceil((until - now) / 1000) })
  }

  failed(login: string, address: string, now: number): void {
    this.#count(nameKey(login), accountTries, now)
    this.#count(`a:${address}`, addressTries, now)
  }

  succeeded(login: string): void {
    this.#tries.delete(nameKey(login))
  }

  #count(key: string, allowed: number, now: number): void {
    const known = this.#tries.get(key)
    const tries = known && now - known.last < forgetAfter ? known : { failed: 0, until: 0, last: now }
    tries.failed++
    tries.last = now
    if (tries.failed >= allowed) tries.until = now + waitAfter(tries.failed - allowed)
    this.#tries.delete(key)
    this.#tries.set(key, tries)
    // The oldest go first: an attacker who invents names cannot fill the memory.
    if (this.#tries.size > mostKeys) this.#tries.delete(this.#tries.keys().next().value as string)
  }
}

/** Milliseconds to wait after so many failures beyond the allowed ones. */
export function waitAfter(beyond: number): number {
  return Math.min(longestWait, firstWait * 2 ** Math.min(beyond, 10))
}

/** Only the beginning counts as a name: a name of a megabyte is no key. */
function nameKey(login: string): string {
  return `n:${login.normalize('NFC').toLowerCase().slice(0, 80)}`
}
