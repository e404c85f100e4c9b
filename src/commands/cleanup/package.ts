import { amend, apply, type Decision, parseDecision } from '../../../documents/amend/index.ts'
import { toChinese } from '../../../documents/numerals.ts'
import { findingsOf } from '../../store/audits.ts'
import { itemsOfCampaign, type StoredItem } from '../../store/campaigns.ts'
import { sha256 } from '../../store/hash.ts'
import { latestVersionsOf } from '../../store/instruments.ts'
import { successions } from '../../store/organs.ts'
import type { Db } from '../circumstances.ts'
import { References, type UnsureReference } from './references.ts'
import { type Replacement, replaced } from './replacement.ts'

/** An instrument to be amended: what can be changed mechanically, or why a drafter has to do it. */
export interface PackageItem {
  instrumentId: string
  title: string
  /** The version amended; null for an instrument known by its title only. */
  versionId: string | null
  mechanical: boolean
  /** Why it is left to a drafter; null where it is mechanical. */
  why: 'noText' | 'otherReasons' | 'referenceUnsure' | 'nothingMechanical' | 'notExact' | null
  replacements: Replacement[]
  /** Findings of the last audit that a change of names does not settle; its organ has not taken them up. */
  otherFindings: number
  /** References to revised documents that a person has to look at, with the reason. */
  unsure: UnsureReference[]
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

/** Reasons for which a change of names and numbers is all there is to do. */
const NAMES_ONLY = new Set(['R10', 'R11'])

/**
 * Drafts the packaged amendments of a campaign: for every instrument concluded 修改 for no other reason than changed names (R11) or cited
 * documents that bear other names or numbers (R10), the places where the findings of the last audit, or else the organ successions of the
 * day, say the new words, and the references whose provision has another number since (`references.ts`). Each part is carried out on the
 * text before it counts: what does not come out exactly, and what is not certain, is left to a drafter.
 */
export async function draftPackage(db: Db, campaignId: string, today: string): Promise<Package> {
  const items = (await itemsOfCampaign(db, campaignId)).filter((item) => item.outcome === 'amend')
  const known = { renamed: await renamedOrgans(db, today), references: new References(db, today) }
  const drafted: PackageItem[] = []
  for (let at = 0; at < items.length; at += BATCH) {
    const some = items.slice(at, at + BATCH)
    const read = await readBatch(db, some, known.references)
    for (const item of some) drafted.push(draftItem(item, read, known.renamed))
  }
  const text = packageText(drafted.filter((item) => item.mechanical))
  // Read together once more, as the register will read it: a part must not be taken for another instrument's.
  const whole = parseDecision(`关于修改部分规范性文件的决定\n决定对下列规范性文件作出修改：\n${text}\n本决定自公布之日起施行。\n`)
  for (const item of drafted) if (item.mechanical) assertExact(item, whole)
  return { text, items: drafted }
}

/** Instruments whose texts are held at once. */
const BATCH = 200

/** What is read of the instruments of a batch, a query for all of them. */
async function readBatch(db: Db, items: StoredItem[], references: References) {
  const ids = items.map((item) => item.instrumentId)
  const [titles, versions, findings] = await Promise.all([
    db.selectFrom('instrument').select(['id', 'title']).where('id', 'in', ids).execute(),
    latestVersionsOf(db, ids),
    findingsOf(db, ids),
  ])
  const textIds = [...new Set([...versions.values()].map((version) => version.textId))]
  const texts = textIds.length === 0 ? [] : await db.selectFrom('text').select(['id', 'content']).where('id', 'in', textIds).execute()
  const contents = new Map(texts.map((row) => [row.id, row.content]))
  const words = new Map(
    [...versions].map(([id, { textId, rangeStart, rangeEnd }]) => [id, (contents.get(textId) ?? '').slice(rangeStart, rangeEnd)]),
  )
  const cited = await references.in([...versions].map(([id, version]) => ({ version, text: words.get(id) as string })))
  return { titles: new Map(titles.map((row) => [row.id, row.title])), versions, findings, words, cited }
}

function draftItem(item: StoredItem, read: Awaited<ReturnType<typeof readBatch>>, renamed: Map<string, string>): PackageItem {
  const id = item.instrumentId
  const version = read.versions.get(id)
  const nothing = { replacements: [], otherFindings: 0, unsure: [], instructions: [], before: '', after: '' }
  const drafted = { instrumentId: id, title: read.titles.get(id) ?? '', versionId: version?.id ?? null, mechanical: false, ...nothing }
  if (!version) return { ...drafted, why: 'noText' }
  const before = read.words.get(id) ?? ''
  const findings = (read.findings.get(id) ?? []).filter((one) => one.severity !== 'note')
  const mechanical = findings.filter((finding) => finding.rule in MECHANICAL)
  const cited = read.cited.get(version.id) ?? { replacements: [], unsure: [] }
  const left = (why: PackageItem['why']): PackageItem => ({
    ...{ ...drafted, why, otherFindings: findings.length - mechanical.length, unsure: cited.unsure, before, after: before },
  })
  // What its organ concluded decides: with other reasons than changed names and numbers there is more to do than to replace them.
  if (item.reasons.some((reason) => !NAMES_ONLY.has(reason))) return left('otherReasons')
  if (item.reasons.includes('R10')) {
    if (cited.unsure.length > 0) return left('referenceUnsure')
    const renames = mechanical.some((finding) => MECHANICAL[finding.rule] === 'title')
    if (!renames && cited.replacements.length === 0) return left('otherReasons')
  }
  const found = mechanical.flatMap((finding) => replacementOf(finding, before))
  if (found.length < mechanical.length) return left('nothingMechanical')
  const names = found.some((one) => one.because === 'organ') ? found : [...found, ...byName(before, renamed)]
  const replacements = [...names, ...cited.replacements].sort((a, b) => a.start - b.start)
  if (replacements.length === 0) return left('nothingMechanical')
  const after = replaced(before, replacements)
  const instructions = instructionsOf(before, after)
  return instructions === null ? left('notExact') : { ...left(null), mechanical: true, replacements, instructions, after }
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
function assertExact(item: PackageItem, whole: Decision): void {
  const result = apply(item.before, whole, sha256)
  if (result.ok && result.text === item.after) return
  Object.assign(item, { mechanical: false, why: 'notExact', instructions: [], after: item.before })
}
