import { amend, apply } from '../../../documents/amend/index.ts'
import { toChinese } from '../../../documents/numerals.ts'
import { findingsOf } from '../../store/audits.ts'
import { itemsOfCampaign, type StoredItem } from '../../store/campaigns.ts'
import { sha256 } from '../../store/hash.ts'
import { successions } from '../../store/organs.ts'
import { latestVersion, storedText } from '../cases/lineage.ts'
import type { Db } from '../circumstances.ts'

/** A change that follows from a table or a finding alone: which words stand for which. */
export interface Replacement {
  start: number
  end: number
  words: string
  by: string
  because: 'organ' | 'title'
}

/** An instrument to be amended: what can be changed mechanically, or why a drafter has to do it. */
export interface PackageItem {
  instrumentId: string
  title: string
  /** The version amended; null for an instrument known by its title only. */
  versionId: string | null
  mechanical: boolean
  /** Why it is left to a drafter; null where it is mechanical. */
  why: 'noText' | 'otherReasons' | 'nothingMechanical' | 'notExact' | null
  replacements: Replacement[]
  /** Findings of the last audit that a change of names does not settle; its organ has not taken them up. */
  otherFindings: number
  /** The instructions of the decision, one a line. */
  instructions: string[]
  before: string
  after: string
}

/** The packaged amending decision (打包修改): its text and what it does to each instrument. */
export interface Package {
  /** The parts as they stand in the decision; empty when nothing is mechanical. */
  text: string
  items: PackageItem[]
}

/** Rules of the audit whose finding says the new words itself. */
const MECHANICAL: Record<string, Replacement['because']> = { 'organ.abolished': 'organ', 'cites.renamed': 'title' }

/** Reasons for which a change of names is all there is to do. */
const NAMES_ONLY = new Set(['R10', 'R11'])

/**
 * Drafts the packaged amendments of a campaign: for every instrument concluded 修改 for no other reason than changed names (R11, R10 for
 * renamed documents), the places where the findings of the last audit, or else the organ successions of the day, say the new words. Each part is carried out on the text before it counts: what does not come out
 * exactly is left to a drafter.
 */
export async function draftPackage(db: Db, campaignId: string, today: string): Promise<Package> {
  const items = (await itemsOfCampaign(db, campaignId)).filter((item) => item.outcome === 'amend')
  const renamed = await renamedOrgans(db, today)
  const drafted: PackageItem[] = []
  for (const item of items) drafted.push(await draftItem(db, item, renamed))
  const text = packageText(drafted.filter((item) => item.mechanical))
  // Read together once more, as the register will read it: a part must not be taken for another instrument's.
  for (const item of drafted) if (item.mechanical) assertExact(item, text)
  return { text, items: drafted }
}

async function draftItem(db: Db, item: StoredItem, renamed: Map<string, string>): Promise<PackageItem> {
  const { title } = await db.selectFrom('instrument').select('title').where('id', '=', item.instrumentId).executeTakeFirstOrThrow()
  const version = await latestVersion(db, item.instrumentId)
  const left = (why: PackageItem['why'], before = ''): PackageItem => ({
    ...{ instrumentId: item.instrumentId, title, versionId: version?.id ?? null, mechanical: false, why },
    ...{ replacements: [], otherFindings: 0, instructions: [], before, after: before },
  })
  if (!version) return left('noText')
  const whole = await storedText(db, version.text_id)
  const before = whole.text.slice(version.range_start, version.range_end)
  const findings = ((await findingsOf(db, [item.instrumentId])).get(item.instrumentId) ?? []).filter((one) => one.severity !== 'note')
  const mechanical = findings.filter((finding) => finding.rule in MECHANICAL)
  const otherFindings = findings.length - mechanical.length
  // What its organ concluded decides: with other reasons than changed names there is more to do than to replace them.
  const renames = mechanical.some((finding) => MECHANICAL[finding.rule] === 'title')
  if (item.reasons.some((reason) => !NAMES_ONLY.has(reason)) || (item.reasons.includes('R10') && !renames))
    return { ...left('otherReasons', before), otherFindings }
  const found = mechanical.flatMap((finding) => replacementOf(finding, before))
  if (found.length < mechanical.length) return { ...left('nothingMechanical', before), otherFindings }
  const replacements = found.some((one) => one.because === 'organ') ? found : [...found, ...byName(before, renamed)]
  if (replacements.length === 0) return { ...left('nothingMechanical', before), otherFindings }
  const after = replaced(before, replacements)
  const instructions = instructionsOf(before, after)
  if (instructions === null) return { ...left('notExact', before), otherFindings }
  return { ...left(null, before), otherFindings, mechanical: true, replacements, instructions, after }
}

/** The words of a finding that says what they shall be; a place that does not hold them any more gives nothing. */
function replacementOf(
  finding: { rule: string; start: number | null; end: number | null; words: string; detail: Record<string, string | number | null> },
  before: string,
): Replacement[] {
  const { start, end, words, detail } = finding
  const now = String(detail.now ?? '')
  if (start === null || end === null || now === '' || /[、（(]/.test(now) || before.slice(start, end) !== words) return []
  const because = MECHANICAL[finding.rule] as Replacement['because']
  const by = because === 'title' ? (words.startsWith('《') ? `《${now.replace(/^《|》$/g, '')}》` : now) : now
  return [{ start, end, words, by, because }]
}

/** Names of organs that went over as a whole to one other by a day. */
async function renamedOrgans(db: Db, today: string): Promise<Map<string, string>> {
  const rows = (await successions(db)).filter((row) => row.fromDay <= today)
  const names = new Map((await db.selectFrom('organ').select(['id', 'name']).execute()).map((row) => [row.id, row.name]))
  const renamed = new Map<string, string>()
  for (const row of rows) {
    const [old, now] = [names.get(row.oldOrganId), names.get(lastOf(row.newOrganId, rows))]
    const divided = rows.filter((other) => other.oldOrganId === row.oldOrganId).length > 1
    if (old && now && row.duty === null && !divided) renamed.set(old, now)
  }
  return renamed
}

function lastOf(
  organId: string,
  rows: { oldOrganId: string; newOrganId: string; duty: string | null }[],
  walked: Set<string> = new Set(),
): string {
  const next = rows.find((row) => row.oldOrganId === organId && row.duty === null && !walked.has(row.newOrganId))
  return next ? lastOf(next.newOrganId, rows, walked.add(organId)) : organId
}

/** Every place of a name that went over, the longest name first; 原某局 says the old one on purpose. */
function byName(before: string, renamed: Map<string, string>): Replacement[] {
  const found: Replacement[] = []
  for (const [words, by] of [...renamed].sort(([a], [b]) => b.length - a.length)) {
    for (let at = before.indexOf(words); at >= 0; at = before.indexOf(words, at + words.length)) {
      const inside = found.some((one) => at < one.end && at + words.length > one.start)
      if (!inside && before[at - 1] !== '原') found.push({ start: at, end: at + words.length, words, by, because: 'organ' })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function replaced(before: string, replacements: Replacement[]): string {
  return [...replacements]
    .sort((a, b) => b.start - a.start)
    .reduce((text, one) => text.slice(0, one.start) + one.by + text.slice(one.end), before)
}

/** The items of the amending decision between its opening and its closing; null when it had to give the whole text. */
function instructionsOf(before: string, after: string): string[] | null {
  const lines = amend(before, after, { hash: sha256 })
    .split('\n')
    .filter((line) => line !== '')
  const opening = lines.findIndex((line) => line.endsWith('作如下修改：'))
  const closing = lines.findIndex((line) => /^本决定自.*起施行。$/.test(line))
  const items = lines.slice(opening + 1, closing)
  if (opening < 0 || closing < 0 || items.length === 0 || items.some((line) => line.startsWith('修改后的全文见附件'))) return null
  return items.map((line) => line.replace(/^[一二三四五六七八九十百]{1,5}、/, ''))
}

/** 一、对《…》作出修改 with its instructions （一）（二）…, one part an instrument. */
export function packageText(items: Pick<PackageItem, 'title' | 'instructions'>[]): string {
  return items
    .flatMap(({ title, instructions }, at) => [
      `${toChinese(at + 1)}、对《${title.replace(/^《|》$/g, '')}》作出修改`,
      ...instructions.map((line, index) => (instructions.length === 1 ? line : `（${toChinese(index + 1)}）${line}`)),
    ])
    .join('\n')
}

/** Marks what does not come out of the whole package exactly as it was meant. */
function assertExact(item: PackageItem, text: string): void {
  const result = apply(
    item.before,
    `关于修改部分规范性文件的决定\n决定对下列规范性文件作出修改：\n${text}\n本决定自公布之日起施行。\n`,
    sha256,
  )
  if (result.ok && result.text === item.after) return
  Object.assign(item, { mechanical: false, why: 'notExact', instructions: [], after: item.before })
}
