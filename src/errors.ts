import { type ErrorCode, table } from './errors/table.ts'

export type { ErrorCode }

export type Locale = 'zh-CN' | 'en'

/** What a sentence is filled with; every value is shown to people. */
export type Params = Record<string, string | number>

/**
 * A refusal that reaches a person: over HTTP as `{code, message, details}`, at the command line as `error: …`.
 *
 * Thrown by commands and by `src/files`; the pure core returns refusals as values and never throws this.
 * The message of the exception is the English sentence (logs and tests read it); people get `sentence(code, locale, params)`.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly params: Params
  /** Machine-readable reasons; the shape belongs to the code and is written in `errors/table.ts`. */
  readonly details: unknown

  constructor(code: ErrorCode, params: Params = {}, details?: unknown) {
    super(sentence(code, 'en', params))
    this.code = code
    this.params = params
    this.details = details
  }
}

/**
 * The sentence of a code in the caller's language.
 *
 * @param params values for the `{names}` in the sentence; a name without a value is left out, so that a person never reads a brace.
 */
export function sentence(code: ErrorCode, locale: Locale, params: Params = {}): string {
  const text = locale === 'en' ? table[code].en : table[code].zh
  return text
    .replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
    .replace(/[：:]\s*$/, '')
    .trim()
}

/** The HTTP status of each code: the one place where codes meet HTTP. */
export const statuses: Record<ErrorCode, number> = Object.fromEntries(
  Object.entries(table).map(([code, entry]) => [code, entry.status]),
) as Record<ErrorCode, number>

/** Whether a value is one of the public error codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(table, value)
}
