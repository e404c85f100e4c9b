import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from './errors.ts'

export interface Config {
  /** The project's root folder. */
  root: string
  /** The data folder: database, blobs, locks. */
  data: string
  /** Database: a file path (SQLite) or a `postgres://` URL. */
  db: string
  /** Content-addressed files, `ab/<sha256>` below it. */
  blobs: string
  host: string
  port: number
  /** In production there is no sample data and no legal day of its own. */
  mode: 'demonstration' | 'production'
  /** The built pages; they may be absent, then only the API answers. */
  web: string
  /** How many proxies stand in front of the server (0: the client's address is the connection's). */
  trustedProxies: number
}

/** What the command line gives by hand; wins over the environment. */
export interface Overrides {
  db?: string | undefined
  host?: string | undefined
  port?: string | number | undefined
  data?: string | undefined
}

/** The project's root folder, whatever the working folder is. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The settings of this process: overrides, then `NORMFLOW_*` of the environment, then defaults.
 *
 * `NORMFLOW_DATA` (folder, default `data/`), `NORMFLOW_DB` (path or `postgres://`, default `<data>/normflow.db`), `NORMFLOW_HOST`
 * (127.0.0.1), `NORMFLOW_PORT` (3000, 0 = any free one), `NORMFLOW_MODE` (`production` or `demonstration`), `NORMFLOW_PROXIES` (0).
 * Creates nothing. Relative paths of the environment and the defaults are below the root; those of the command line are relative to
 * the working folder, as people expect.
 *
 * @throws {AppError} `badInput` naming the setting when a value cannot be used.
 */
export function config(overrides: Overrides = {}, env: Record<string, string | undefined> = process.env): Config {
  const data = overrides.data ? resolve(overrides.data) : below(env.NORMFLOW_DATA ?? 'data')
  return {
    root,
    data,
    db: database(overrides.db, env.NORMFLOW_DB, data),
    blobs: join(data, 'blobs'),
    host: overrides.host ?? env.NORMFLOW_HOST ?? '127.0.0.1',
    port: whole('port', overrides.port ?? env.NORMFLOW_PORT ?? 3000, 65_535),
    mode: mode(env.NORMFLOW_MODE),
    web: join(root, 'dist', 'web'),
    trustedProxies: whole('NORMFLOW_PROXIES', env.NORMFLOW_PROXIES ?? 0, 10),
  }
}

/** Whether a database setting names a PostgreSQL server. */
export function isPostgres(db: string): boolean {
  return /^postgres(ql)?:\/\//.test(db)
}

function database(given: string | undefined, fromEnv: string | undefined, data: string): string {
  const value = given ?? fromEnv
  if (value === undefined || value === '') return join(data, 'normflow.db')
  if (isPostgres(value)) return value
  if (/^[a-z][a-z+]{2,}:/i.test(value) && !/^[a-z]:[\\/]/i.test(value)) {
    throw new AppError('badInput', { reason: `--db ${value.split(':')[0]}: is neither a file nor a postgres:// address` })
  }
  return given === undefined ? below(value) : resolve(value)
}

function below(path: string): string {
  return isAbsolute(path) ? path : join(root, path)
}

function whole(name: string, value: string | number, most: number): number {
  const number = typeof value === 'number' ? value : /^\d+$/.test(value) ? Number(value) : Number.NaN
  if (!Number.isInteger(number) || number < 0 || number > most) {
    throw new AppError('badInput', { reason: `${name} must be a whole number from 0 to ${most}, not ${value}` })
  }
  return number
}

function mode(value: string | undefined): Config['mode'] {
  if (value === undefined || value === '' || value === 'demonstration') return 'demonstration'
  if (value === 'production') return 'production'
  throw new AppError('badInput', { reason: `NORMFLOW_MODE must be production or demonstration, not ${value}` })
}
