import type { Random } from '../../../quality/random.ts'
import type { AuditedTarget, AuditSubject } from '../../types.ts'

/** A real text that seeds are put into. */
export interface Host {
  id: string
  text: string
  title: string
  /** Offsets of line starts in the body, where a line may go in. */
  places: number[]
}

/** What a template makes: lines put into the host, and what the register would say. */
export interface Seed {
  /** The line put into the text; left out where the register alone makes the case. */
  line?: string
  /** The range of the text that the line stands in for; put in before an article where it is left out. */
  instead?: { from: number; to: number }
  /** A second line somewhere else, for what needs two places. */
  other?: string
  title?: string
  known?: AuditedTarget[]
  rest?: Partial<AuditSubject>
}

/** A template: varied by the random numbers it is given. */
export type Template = (random: Random, host: Host) => Seed

/** Templates of one rule: what it must find and what looks alike and is right. */
export interface SeedSet {
  rule: string
  violations: Template[]
  misses: Template[]
  /** Which hosts will do; all where it is left out. */
  host?: (host: Host) => boolean
}

export type { Random }
