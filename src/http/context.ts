import type { SignInLimits } from '../commands/accounts/limits.ts'
import type { DailyJobs } from '../commands/admin/legal-day.ts'
import type { Config } from '../config.ts'
import type { Role } from '../contract/base.ts'
import type { Locale } from '../errors.ts'
import type { Store } from '../store/open.ts'

/** A post of the person who asks, as it counts on the legal day. */
export interface HeldPost {
  organId: string
  role: Role
  onBehalfOf: string | null
}

/** Who asks: the person behind a live session. */
export interface Identity {
  personId: string
  login: string
  name: string
  locale: string
  mustChange: boolean
  posts: HeldPost[]
  csrf: string
  sessionHash: string
}

/** What every route works with; made once by `buildApp`. */
export interface Server {
  store: Store
  config: Config
  limits: SignInLimits
  jobs: DailyJobs
  /** The clock, a value in tests. */
  now(): Date
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null for the public and for a session that has ended. */
    identity: Identity | null
    locale: Locale
    /** SHA-256 of the body as sent, for idempotent retries. */
    bodyHash: string
  }
}
