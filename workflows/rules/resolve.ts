import type { LegalDay, PackResolver, Refused, Said } from '../types.ts'
import { basisOf } from './cite.ts'
import type { Level, Pack, ResolvedRule, RuleEntry, RulePack } from './pack.ts'

export type { Pack, RuleEntry, RulePack } from './pack.ts'

const levels: Level[] = ['nation', 'province', 'city', 'county', 'organ']

/** Why a pack may not be loaded; `lower` and `higher` name the two packs. */
export interface PackRefusal extends Said {
  code: Refused['code']
  key: string
  lower: string
  higher: string
}

/** The packs in force on a day, laid over each other from nation to organ; of two of one level the later one wins. */
export function resolve(packs: RulePack[], day: LegalDay): Pack {
  const inForce = packs.filter((pack) => covers(pack, day)).sort(fromNationDown)
  const rules = new Map<string, ResolvedRule>()
  for (const pack of inForce) {
    for (const entry of pack.entries) rules.set(entry.key, { ...entry, pack: pack.id, basis: basisOf(entry) })
  }
  return { day, ids: inForce.map((pack) => pack.id), get: (key) => rules.get(key) ?? null, all: () => [...rules.values()] }
}

/** A resolver that keeps the days it has resolved; make a new one when packs change. */
export function resolverOf(packs: RulePack[]): PackResolver {
  const days = new Map<LegalDay, Pack>()
  return (day) => {
    const known = days.get(day) ?? resolve(packs, day)
    if (days.size > 5000) days.clear()
    days.set(day, known)
    return known
  }
}

/** What is wrong with a pack beside the higher ones: it may only tighten, unless the higher entry says `mayLoosen`. Empty: it may be loaded. */
export function checkPack(pack: RulePack, higher: RulePack[]): PackRefusal[] {
  const above = higher.filter((other) => levels.indexOf(other.level) < levels.indexOf(pack.level) && overlap(other, pack))
  return pack.entries.flatMap((entry) =>
    above.flatMap((other) => {
      const upper = other.entries.find((candidate) => candidate.key === entry.key)
      return upper && !upper.mayLoosen && isLooser(entry, upper) ? [refusal(entry, upper, pack, other)] : []
    }),
  )
}

function covers(pack: RulePack, day: LegalDay): boolean {
  return pack.effectiveFrom <= day && (pack.effectiveTo === null || day <= pack.effectiveTo)
}

function overlap(a: RulePack, b: RulePack): boolean {
  return (a.effectiveTo === null || b.effectiveFrom <= a.effectiveTo) && (b.effectiveTo === null || a.effectiveFrom <= b.effectiveTo)
}

function fromNationDown(a: RulePack, b: RulePack): number {
  return levels.indexOf(a.level) - levels.indexOf(b.level) || (a.effectiveFrom < b.effectiveFrom ? -1 : 1)
}

const strength = { warn: 0, reason: 1, block: 2 }

function isLooser(lower: RuleEntry, upper: RuleEntry): boolean {
  if (strength[lower.mode] < strength[upper.mode]) return true
  if (typeof lower.value !== typeof upper.value || Array.isArray(lower.value) !== Array.isArray(upper.value)) return true
  // 7 working days against 10 natural days cannot be compared for certain: refused rather than guessed.
  if (lower.unit !== upper.unit) return true
  if (Array.isArray(lower.value) && Array.isArray(upper.value)) return isLooserList(lower.value, upper.value, upper.stricter)
  if (typeof lower.value === 'number' && typeof upper.value === 'number') {
    if (upper.stricter === 'higher') return lower.value < upper.value
    if (upper.stricter === 'lower') return lower.value > upper.value
  }
  if (typeof upper.value === 'boolean') return upper.value === true && lower.value === false
  return lower.value !== upper.value
}

/** A list of allowed things may shrink (`lower`), a list of forbidden things may grow (`higher`). */
function isLooserList(lower: string[], upper: string[], stricter: RuleEntry['stricter']): boolean {
  if (stricter === 'higher') return upper.some((word) => !lower.includes(word))
  return lower.some((word) => !upper.includes(word))
}

function refusal(entry: RuleEntry, upper: RuleEntry, pack: RulePack, other: RulePack): PackRefusal {
  const [low, high] = [`${entry.value} ${entry.unit} ${entry.mode}`, `${upper.value} ${upper.unit} ${upper.mode}`]
  return {
    ...{ code: 'badInput', key: entry.key, lower: pack.id, higher: other.id },
    zh: `规则包“${pack.title.zh}”的 ${entry.key}（${low}）比“${other.title.zh}”（${high}）宽松，下级规则只能更严`,
    en: `${entry.key} in “${pack.title.en}” (${low}) is looser than in “${other.title.en}” (${high}); a lower pack may only tighten`,
  }
}
