import { CommanderError } from 'commander'
import { AppError, sentence } from '../errors.ts'
import type { Io } from './io.ts'

/** What of an error reaches the person: never a stack trace. */
interface Told {
  code: string
  message: string
  /** File and place, an option, a database; null when there is none. */
  where: string | null
}

/**
 * Tells an error in one line, `error: place: sentence`, or with `--json` as `{"error": {code, message, where}}`; both on standard error.
 *
 * @returns the exit code: 2, or 0 for what commander throws after help was shown.
 */
export function report(io: Io, error: unknown, json: boolean): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0
  // a command group without a command: commander has shown the help already
  if (error instanceof CommanderError && error.code === 'commander.help') return 2
  const told = tell(io, error)
  if (json) io.err(`${JSON.stringify({ error: told })}\n`)
  else io.err(`error: ${told.where === null ? '' : `${told.where}: `}${told.message}\n`)
  if (process.env.NORMFLOW_DEBUG && error instanceof Error) io.err(`${error.stack}\n`)
  return 2
}

function tell(io: Io, error: unknown): Told {
  if (error instanceof CommanderError) {
    return { code: 'usage', message: oneLine(error.message.replace(/^error: /, '')), where: null }
  }
  if (error instanceof AppError) {
    const details = detailsOf(error)
    return { code: error.code, message: oneLine(`${sentence(error.code, io.locale, error.params)}${details.more}`), where: details.where }
  }
  if (!(error instanceof Error)) return { code: 'internal', message: oneLine(String(error)), where: null }
  const cause = rootCause(error)
  const { code } = cause as NodeJS.ErrnoException
  if (error.name === 'StoreError' || error.name === 'SqliteError' || /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|28|3D|57P)/.test(code ?? '')) {
    return {
      code: 'storeUnavailable',
      message: oneLine(sentence('storeUnavailable', io.locale, { reason: cause.message || (code ?? '') })),
      where: null,
    }
  }
  if (code === 'EADDRINUSE') return { code: 'usage', message: 'the port is in use by another program; choose one with --port', where: null }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'ENOSPC' || code === 'EROFS') {
    const { path } = cause as NodeJS.ErrnoException
    return { code: 'fileUnreadable', message: oneLine(sentence('fileUnreadable', io.locale, { reason: code })), where: path ?? null }
  }
  return { code: 'internal', message: oneLine(`internal error: ${error.message || error.name}`), where: null }
}

/** A refused connection arrives as one error per address tried. */
function rootCause(error: Error): Error {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0]
  return error
}

/** `{file, place}` says where; the reasons of `[{field, message}]` and of unmet requirements follow the sentence. */
function detailsOf(error: AppError): { where: string | null; more: string } {
  const { details } = error
  if (Array.isArray(details)) {
    if (error.params.reason) return { where: null, more: '' } // the reason says it already
    const reasons = details.slice(0, 5).map((one: Record<string, unknown>) => [one.field, one.message ?? one.en].filter(Boolean).join(' '))
    const rest = details.length > 5 ? `; and ${details.length - 5} more` : ''
    return { where: null, more: reasons.length > 0 ? ` (${reasons.join('; ')}${rest})` : '' }
  }
  if (details !== null && typeof details === 'object') {
    const { file, place } = details as { file?: unknown; place?: unknown }
    const where = [file === '-' ? 'standard input' : file, place].filter((part) => typeof part === 'string')
    return { where: where.length > 0 ? where.join(': ') : null, more: '' }
  }
  return { where: null, more: '' }
}

function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
}
