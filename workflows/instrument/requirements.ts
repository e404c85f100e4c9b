import type { Question, Requirement } from '../question.ts'
import { cited, houseRule } from '../rules/cite.ts'
import { dayNotInFuture } from '../times.ts'
import type { EffectKind } from './effect-kinds.ts'
import { endOf, liveEffects } from './evolve.ts'
import type { InstrumentFacts } from './facts.ts'

type Check = Requirement<InstrumentFacts>

const orderly = houseRule('效力先后', 'which effect may follow which')
const repealProcedure = cited('《规章制定程序条例》', '第三十九条（参照）')

const checks: Check[] = [
  dayNotInFuture,
  {
    code: 'workNotOpenTwice',
    about: 'event',
    holds: (q) => !q.facts.work.some((item) => item.id === q.event?.payload.id),
    basis: [orderly],
  },
  {
    code: 'workFits',
    about: 'event',
    holds: (q) => q.event === null || workFits(q.facts, String(q.event.payload.kind)),
    params: (q) => ({ kind: String(q.event?.payload.kind ?? '') }),
    basis: [orderly],
  },
  {
    code: 'workOpen',
    about: 'event',
    holds: (q) => q.event === null || q.facts.work.some((item) => item.id === q.event?.payload.id),
    basis: [orderly],
  },
  {
    code: 'effectMayFollow',
    about: 'event',
    holds: (q) => q.event === null || mayFollow(q),
    params: (q) => ({ kind: String(q.event?.payload.kind ?? ''), end: endOf(q.facts)?.kind ?? '' }),
    basis: [repealProcedure, orderly],
  },
]

/** Requirements of the instrument's machine by code. */
export const instrumentRequirements: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.code, check]))

function workFits(facts: InstrumentFacts, kind: string): boolean {
  if (facts.neverMade) return false
  if (kind === 'making') return !facts.everMade
  if (kind === 'campaign') return facts.own
  return endOf(facts) === undefined
}

/**
 * Nothing follows an end, unless it happened before it (old paper is entered in any order) or corrects a row; an instrument is made
 * once; only what is suspended is resumed.
 */
function mayFollow(q: Question<InstrumentFacts>): boolean {
  const { payload } = q.event as NonNullable<typeof q.event>
  const live = liveEffects(q.facts)
  const kind = payload.kind as EffectKind
  if (live.some((effect) => effect.id === payload.effectId) || q.facts.neverMade) return false
  if (payload.replaces !== undefined) return live.some((effect) => effect.id === payload.replaces)
  if (kind === 'makes') return !q.facts.everMade
  if (kind === 'delists' && live.some((effect) => effect.kind === 'delists')) return false
  if (kind === 'resumes' && !live.some((effect) => effect.kind === 'suspends')) return false
  const end = endOf(q.facts)
  const from = payload.from as string | undefined
  return end === undefined || (from !== undefined && end.from !== null && from < end.from)
}
