import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../../errors.ts'
import { limited } from '../../limited.ts'
import { commonPasswords } from './common-passwords.ts'

/** argon2id with the parameters of OWASP's first choice: 28 ms for a hash and a check (dependencies.md §1.3). */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A hash costs 19 MiB and a core: two at a time, the rest waits, and beyond that the server says it is busy. */
const inTurn = limited(2, { waiting: 64, error: () => new AppError('busy') })

/** The stored form of a password (PHC text with salt and parameters). */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), parameters))
}

/**
 * Whether a password is the one that was stored. Takes as long when nobody has the account (`stored` undefined), so that an answer's
 * time does not tell who exists.
 *
 * @throws {AppError} `busy` when too many wait already.
 */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  const known = stored ?? (await decoy)
  const matches = await inTurn(() => verify(known, password.normalize('NFC')).catch(() => false))
  return matches && stored !== undefined
}

/**
 * Refuses a new password that is easily guessed: shorter than 10 characters, fewer than 5 different ones, the account's own name in it,
 * or one of the common ones (ASVS 5.0 6.2.1, 6.2.4).
 *
 * @throws {AppError} `badInput` with the field.
 */
export function checkNewPassword(password: string, login: string, field = 'password'): void {
  const plain = password.normalize('NFC').toLowerCase()
  const reason =
    [...plain].length < 10
      ? { zh: '口令至少 10 个字符', en: 'a password has at least 10 characters' }
      : new Set(plain).size < 5
        ? { zh: '口令至少有 5 个不同的字符', en: 'a password has at least 5 different characters' }
        : plain.includes(login.toLowerCase())
          ? { zh: '口令不得包含账号', en: 'a password must not contain the account name' }
          : commonPasswords.has(plain)
            ? { zh: '这个口令太常见', en: 'this password is too common' }
            : null
  if (reason) throw new AppError('badInput', { reason: `${reason.zh} / ${reason.en}` }, [{ field, ...reason }])
}

const decoy = hash('nobody has this password', parameters)
