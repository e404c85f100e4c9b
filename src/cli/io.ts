import type { Locale } from '../errors.ts'

/** Where a command writes. Results go to `out`; progress, notes and errors to `err`, so that results can be piped. */
export interface Io {
  out(text: string): void
  err(text: string): void
  /** Whether a person watches `err`: progress bars and colours only then. */
  watched: boolean
  /** Whether a person reads `out`: JSON is then indented. */
  read: boolean
  locale: Locale
}

/** The process's own streams; the language is that of `NORMFLOW_LANG`, else of the locale variables. */
export function processIo(env: Record<string, string | undefined> = process.env): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY === true,
    read: process.stdout.isTTY === true,
    locale: /^zh/i.test(env.NORMFLOW_LANG ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '') ? 'zh-CN' : 'en',
  }
}

/** Prints a value as JSON: one line for programs, indented for people. */
export function printJson(io: Io, value: unknown): void {
  io.out(`${JSON.stringify(value, null, io.read ? 2 : 0)}\n`)
}

/** A sentence in the language of the person at the command line. */
export function say(io: Io, zh: string, en: string): string {
  return io.locale === 'en' ? en : zh
}
