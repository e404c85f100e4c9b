import { checkPack, type RuleEntry, type RulePack } from '../../../workflows/rules/resolve.ts'
import { shippedFor } from '../../../workflows/rules/shipped.ts'
import type { NewRulePack } from '../../contract/rules.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { setting } from '../../store/settings.ts'
import { lastDecidedDay } from './decided.ts'
import type { Judgement, Proposable } from './proposals.ts'

/** A pack with where it comes from, as proposed. `organId` for a pack of one organ. */
export type ProposedPack = NewRulePack

/** Rule packs: a lower one may only tighten, none reaches back over what was decided (design.md §2). */
export const rulePack: Proposable<ProposedPack> = {
  kind: 'rulePack',
  organOf: (body) => body.organId ?? null,
  read: judge,
  confirmed: (body, proposal, desk) => [
    {
      insert: 'rule_pack',
      row: {
        ...{ id: newId(), organ_id: proposal.organ_id, jurisdiction: body.pack.jurisdiction, pack_json: body.pack, source: body.source },
        ...{ state: 'confirmed', proposed_by: proposal.proposed_by, confirmed_by: desk.by, effective_from: body.pack.effectiveFrom },
      },
    },
  ],
}

/** What a pack changes against the packs that hold on its first day, one line each. */
export function packDifference(pack: RulePack, others: RulePack[]): string[] {
  const before = new Map<string, RuleEntry & { from: string }>()
  for (const other of others) for (const entry of other.entries) before.set(entry.key, { ...entry, from: other.title.zh })
  return pack.entries.map((entry) => {
    const old = before.get(entry.key)
    const now = `${entry.value} ${entry.unit} ${entry.mode}`
    if (!old) return `+ ${entry.key}: ${now}（${entry.source}）`
    const then = `${old.value} ${old.unit} ${old.mode}`
    return then === now ? `= ${entry.key}: ${now}` : `~ ${entry.key}: ${then}（${old.from}）→ ${now}（${entry.source}）`
  })
}

/** Every pack that holds here: those shipped for this kind of installation, those confirmed. */
export async function presentPacks(db: Store['db']): Promise<RulePack[]> {
  const confirmed = await db.selectFrom('rule_pack').select('pack_json').where('state', '=', 'confirmed').orderBy('id').execute()
  return [...shippedFor(await setting(db, 'mode')), ...confirmed.map((row) => JSON.parse(row.pack_json) as RulePack)]
}

/** What a pack would change, and why it may not; `last` is the last decided day. */
export function packJudgement(body: ProposedPack, others: RulePack[], organKnown: boolean, last: string | null): Judgement {
  const pack = body.pack as RulePack
  return { difference: packDifference(pack, others), refusal: refusalOf(body, pack, others, organKnown, last) }
}

async function judge(db: Store['db'], body: ProposedPack): Promise<Judgement> {
  const known = body.organId === undefined || (await db.selectFrom('organ').select('id').where('id', '=', body.organId).executeTakeFirst())
  return packJudgement(body, await presentPacks(db), Boolean(known), await lastDecidedDay(db))
}

function refusalOf(body: ProposedPack, pack: RulePack, others: RulePack[], organKnown: boolean, last: string | null): AppError | null {
  if (others.some((other) => other.id === pack.id)) return new AppError('duplicate', { what: pack.id })
  if (pack.effectiveTo !== null && pack.effectiveTo < pack.effectiveFrom) return bad('pack.effectiveTo')
  if (new Set(pack.entries.map((entry) => entry.key)).size !== pack.entries.length) return bad('pack.entries')
  if ((pack.level === 'organ') !== (body.organId !== undefined)) return bad('organId')
  if (!organKnown) return bad('organId')
  const refused = checkPack(pack, others)
  if (refused.length > 0) return new AppError('packRefused', { reason: refused.map((one) => one.zh).join('；') }, refused)
  return last !== null && pack.effectiveFrom <= last ? new AppError('backdated', { day: last }) : null
}

function bad(field: string): AppError {
  return new AppError('badInput', { reason: field }, [{ field, zh: '内容不成立', en: 'cannot be as given' }])
}
