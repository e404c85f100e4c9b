import { actionsOf } from '../../../workflows/actions.ts'
import { organFor, whoInWords } from '../../../workflows/rulemaking/roles.ts'
import type { CaseOrgans, Said, Who } from '../../../workflows/types.ts'
import { presentYear } from '../../commands/admin/holiday-years.ts'
import { installationWasSaid } from '../../commands/admin/installation.ts'
import { organsByRelation } from '../../commands/circumstances.ts'
import type { FirstStep } from '../../contract/admin.ts'
import type { Locale } from '../../errors.ts'
import { listCases } from '../../store/cases.ts'
import { numberBooks } from '../../store/numbers.ts'
import type { Store } from '../../store/open.ts'
import { organs, type StoredOrgan } from '../../store/organs.ts'
import { proposals } from '../../store/packs.ts'
import { memberships, people } from '../../store/people.ts'

type Db = Store['db']

/**
 * What a new installation needs before its first document, in the order in which it is done; whether each is done and what is missing is
 * read from what is stored, never from a flag.
 *
 * @param today the legal day.
 */
export async function firstSteps(db: Db, today: string, locale: Locale): Promise<FirstStep[]> {
  const say = (said: Said) => (locale === 'en' ? said.en : said.zh)
  const standing = (await organs(db)).filter((organ) => organ.own && (organ.toDay === null || organ.toDay >= today))
  const governments = standing.filter((organ) => organ.type === 'government')
  const waiting = await proposals(db, { state: 'proposed' })
  const asked = (kind: string) =>
    waiting.some((row) => row.kind === kind) ? [{ zh: '已提出，待另一人确认', en: 'proposed, waits for a second person' }] : []
  const step = (key: FirstStep['key'], done: boolean, missing: Said[] = []): FirstStep => ({ key, done, missing: missing.map(say) })
  const nobody = await missingPeople(db, governments[0], standing, today)
  const second = await missingSecond(db, today)
  const books = (await numberBooks(db)).filter((book) => book.toDay === null || book.toDay >= today)
  const bookless = governments.filter((organ) => !books.some((book) => book.organId === organ.id))
  const years = await missingYears(db, today)
  const packs = await proposals(db, { kind: 'rulePack', state: 'confirmed' })
  const bodies = governments.flatMap(missingBodies)
  return [
    step('settings', await installationWasSaid(db)),
    step('organs', governments.length > 0 && standing.length > 1, missingOrgans(governments.length, standing.length)),
    step('bodies', governments.length > 0 && bodies.length === 0, bodies),
    step('people', governments.length > 0 && nobody.length === 0, nobody),
    step('second', second.length === 0, second),
    step(
      'books',
      governments.length > 0 && bookless.length === 0,
      bookless.map(({ name }) => ({ zh: name, en: name })),
    ),
    step('rules', packs.length > 0, asked('rulePack')),
    step('holidays', years.length === 0, [...years, ...asked('holidayYear')]),
    step('document', (await listCases(db, { limit: 1 })).items.length > 0),
  ]
}

function missingOrgans(governments: number, all: number): Said[] {
  return [
    ...(governments === 0 ? [{ zh: '本级人民政府', en: 'the government' }] : []),
    ...(all < 2 ? [{ zh: '起草、审核的部门', en: 'the departments that draft and review' }] : []),
  ]
}

function missingBodies(organ: StoredOrgan): Said[] {
  return [
    ...(organ.legalityBodyId === null ? [{ zh: '合法性审核机构', en: 'legality body' }] : []),
    ...(organ.generalOfficeId === null ? [{ zh: '办公机构', en: 'general office' }] : []),
    ...(organ.marketRegulatorId === null ? [{ zh: '市场监管部门', en: 'market regulator' }] : []),
  ]
}

/** For which actions of a government document nobody holds the post, in the words of the case page; one line each way. */
async function missingPeople(db: Db, government: StoredOrgan | undefined, standing: StoredOrgan[], today: string): Promise<Said[]> {
  if (!government) return []
  const posts = (await memberships(db)).filter((post) => post.fromDay <= today && (post.toDay === null || post.toDay >= today))
  const own = new Set(standing.map((organ) => organ.id))
  const served = [government.id, government.legalityBodyId, government.generalOfficeId, government.marketRegulatorId]
  const drafting =
    posts.find((post) => post.role === 'drafter' && own.has(post.organId))?.organId ??
    standing.find((organ) => !served.includes(organ.id))?.id ??
    government.id
  const related = await organsByRelation(db, { issuing: government.id, drafting })
  const held = new Set(posts.map((post) => `${post.role} ${post.organId}`))
  const lines = actionsOf('rulemaking')
    .map((action) => action.by.filter((who) => who.documentClass !== 'department'))
    .filter((by) => by.length > 0 && !by.some((who) => isHeld(who, related, held)))
    .map((by) => whoInWords(by.slice(0, 1)))
  return [...new Map(lines.map((said) => [said.zh, said])).values()]
}

function isHeld(who: Who, related: CaseOrgans, held: ReadonlySet<string>): boolean {
  if (who.relation === 'public' || who.relation === 'signer' || who.relation === 'system') return true
  return who.role.some((role) => held.has(`${role} ${organFor(who.relation, related)}`))
}

/** Rules and holidays are proposed by one administrator and confirmed by another. */
async function missingSecond(db: Db, today: string): Promise<Said[]> {
  const active = new Set((await people(db)).filter((one) => !one.disabled).map((one) => one.id))
  const two = new Set(
    (await memberships(db))
      .filter((post) => active.has(post.personId) && (post.toDay === null || post.toDay >= today))
      .filter((post) => post.role === 'systemAdmin' || post.role === 'securityAdmin')
      .map((post) => post.personId),
  )
  return two.size > 1 ? [] : [{ zh: '安全管理员', en: 'security administrator' }]
}

/** The year of today; from November on, when the State Council's notice comes, the next one too. */
async function missingYears(db: Db, today: string): Promise<Said[]> {
  const year = Number(today.slice(0, 4))
  const wanted = today.slice(5) >= '11-01' ? [year, year + 1] : [year]
  const known = await Promise.all(wanted.map((one) => presentYear(db, one)))
  return wanted.filter((_, at) => known[at] === null).map((one) => ({ zh: `${one}年`, en: String(one) }))
}
