import type { Store } from '../../store/open.ts'
import type { By } from '../admin/by.ts'
import { type FullVerification, verifyAll } from '../replay/index.ts'
import { commandDriver } from './command-driver.ts'
import { history } from './history.ts'
import { repeal } from './repeal.ts'
import { revision } from './revision.ts'
import { sampleInstallation, sampleOf } from './sample-installation.ts'
import { type Say, shown, stageLine } from './show.ts'
import type { Step } from './steps.ts'
import { type Given, walk } from './walk.ts'

/** Moves a demonstration's legal day with its jobs (`advanceLegalDay` of `src/jobs`, given from outside: jobs lie above commands). */
export type MoveDay = (store: Store, to: string, by: By) => Promise<unknown>

export interface DemoOptions {
  print: (line: string) => void
  /** The blob folder. */
  blobs: string
  moveDay: MoveDay
  locale?: 'zh-CN' | 'en'
}

export interface DemoResult {
  steps: number
  refused: number
  verification: FullVerification
}

/**
 * The story of one document, from the acts of the years before to its repeal, through the same commands HTTP calls. Every printed fact is
 * read back from the store; it ends with the verification of chains and replay.
 *
 * @param store an empty database, or a demonstration on which no story has run yet.
 * @throws {Error} when a step gives something else than the story says.
 */
export async function runDemo(store: Store, options: DemoOptions): Promise<DemoResult> {
  const say: Say = (words, otherwise = '') => (words ? (options.locale === 'en' ? words.en : words.zh) : otherwise)
  await sampleInstallation(store)
  const { people } = await sampleOf(store)
  const names = new Map((await store.db.selectFrom('person').select(['login', 'name']).execute()).map((row) => [row.login, row.name]))
  const driver = commandDriver(store, options.blobs, (to, personId) => options.moveDay(store, to, { personId }))
  const result = { steps: 0, refused: 0 }
  await walk([history, revision, repeal], driver, {
    story: (story) => options.print(`\n━━ ${say(story.title)}`),
    step: async (step, given) => {
      result.steps++
      const refused = given.answered?.ok === false
      if (refused) result.refused++
      const who = 'as' in step ? (names.get(step.as) ?? step.as) : say({ zh: '公众', en: 'the public' })
      options.print(`${given.day}　${refused ? '✗' : '✓'} ${step.do === 'day' ? '' : `${who}：`}${say(step.say)}`)
      for (const line of await facts(store, step, given, people, say)) options.print(`            ${line}`)
    },
  })
  const verification = await verifyAll(store)
  printVerification(verification, options.print, say)
  return { ...result, verification }
}

async function facts(store: Store, step: Step, given: Given, people: Record<string, string>, say: Say): Promise<string[]> {
  if (given.answered?.ok === false) return refusalLines(given.answered, say)
  if (step.do === 'record') return recordLines(store, String(given.made.actId), say)
  if (step.do === 'comment') return [`${say({ zh: '回执', en: 'receipt' })} ${String(given.made.receipt)}`]
  if (step.do === 'show') return shown(store, step, given.caseId!, people[step.as] ?? '', say)
  if (step.do !== 'act' || !given.caseId) return []
  if (step.action === 'number.assign') {
    const number = await store.db.selectFrom('number').select('printed').where('case_id', '=', given.caseId).executeTakeFirst()
    return [number?.printed ?? '']
  }
  return step.action.startsWith('material.') ? [] : [`→ ${await stageLine(store, given.caseId, say)}`]
}

/** Why not: every unmet requirement with its basis and what would satisfy it. */
function refusalLines({ code, details }: { code: string; details: unknown }, say: Say): string[] {
  const unmet = (Array.isArray(details) ? details : ((details as { unmet?: unknown[] } | null)?.unmet ?? [])) as {
    zh: string
    en: string
    basis?: { zh: string; en: string }[]
    remedy?: { zh: string; en: string }
  }[]
  if (unmet.length === 0) return [code]
  return unmet.map((one) => {
    const basis = (one.basis ?? []).map((each) => say(each)).join('；')
    return `${say(one)}${basis ? `［${basis}］` : ''}${one.remedy ? ` → ${say(one.remedy)}` : ''}`
  })
}

async function recordLines(store: Store, actId: string, say: Say): Promise<string[]> {
  const act = await store.db.selectFrom('act').selectAll().where('id', '=', actId).executeTakeFirstOrThrow()
  const number = await store.db.selectFrom('number').select('printed').where('act_id', '=', actId).executeTakeFirst()
  const gaps = (JSON.parse(act.gaps_json) as { field: string; reason: string }[]).map((gap) => gap.reason)
  return [
    `《${act.title}》${number?.printed ?? say({ zh: '（无文号）', en: '(no number)' })}，${act.signed_from} … ${act.signed_to}；${gaps.join('；')}`,
  ]
}

/** The closing lines: chains, checkpoints, replay. */
export function printVerification({ ok, chains, replay }: FullVerification, print: (line: string) => void, say: Say): void {
  const rows = Object.entries(replay.rows).filter(([, count]) => count > 0)
  print('')
  print(
    `${ok ? '✓' : '✗'} ${say({ zh: '校验', en: 'verify' })}：${chains.streams} ${say({ zh: '条链', en: 'streams' })}，${chains.events} ${say({ zh: '条记录', en: 'events' })}，${chains.checkpoints} ${say({ zh: '个检查点', en: 'checkpoints' })}`,
  )
  print(
    `${replay.differences.length === 0 ? '✓' : '✗'} ${say({ zh: '重放', en: 'replay' })}：${replay.cases} ${say({ zh: '个办件', en: 'cases' })}，${replay.instruments} ${say({ zh: '件文件', en: 'instruments' })}；${rows.map(([table, count]) => `${table} ${count}`).join('，')}`,
  )
  for (const problem of chains.problems.slice(0, 5)) print(`  ${JSON.stringify(problem)}`)
  for (const difference of replay.differences.slice(0, 5)) print(`  ${JSON.stringify(difference)}`)
}
