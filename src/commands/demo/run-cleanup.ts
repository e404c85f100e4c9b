import { auditRules } from '../../../documents/audit/index.ts'
import { sumsOf } from '../../../workflows/cleanup/facts.ts'
import { cleanupStageName } from '../../../workflows/cleanup/stages.ts'
import { campaignById } from '../../store/campaigns.ts'
import type { Store } from '../../store/open.ts'
import { runAudit } from '../audit/run-audit.ts'
import { storedText } from '../cases/lineage.ts'
import { verifyAll } from '../replay/index.ts'
import { cleanupCommands } from './cleanup-driver.ts'
import { type CampaignStep, cleanupStory, takeOverRegister } from './cleanup-story.ts'
import { type DemoOptions, type DemoResult, printVerification } from './run-demo.ts'
import { sampleInstallation } from './sample-installation.ts'
import type { Say } from './show.ts'

/**
 * The second demonstration register: 40 instruments in force are taken over and go through a cleanup campaign today, step by step with the
 * sums as they stand, through the same commands HTTP calls. Ends with the decision as it was issued and the verification of the log.
 *
 * @param store an empty database, or a demonstration on which no story has run yet.
 * @throws {Error} when a step gives something else than the story says.
 */
export async function runCleanup(
  store: Store,
  options: Pick<DemoOptions, 'print' | 'locale'>,
): Promise<DemoResult & { campaignId: string }> {
  const say: Say = (words, otherwise = '') => (words ? (options.locale === 'en' ? words.en : words.zh) : otherwise)
  await sampleInstallation(store)
  const names = new Map((await store.db.selectFrom('person').select(['login', 'name']).execute()).map((row) => [row.login, row.name]))
  const driver = cleanupCommands(store)
  options.print(`\n━━ ${say({ zh: '清理：接收的登记簿，40件现行文件', en: 'Cleanup: a register taken over, 40 instruments in force' })}`)
  const ids = await takeOverRegister(driver)
  options.print(
    `            ${say({ zh: `登记 ${ids.size} 件，其中3件只知标题，一个文号重号`, en: `${ids.size} recorded, three by title only, one number printed twice` })}`,
  )
  const { counts } = await runAudit(store, { ownership: 'own' }, { by: 'system' })
  const found = Object.entries(counts.findings).map(
    ([rule, count]) => `${auditRules.find((one) => one.id === rule)?.[options.locale === 'en' ? 'en' : 'zh'] ?? rule} ${count}`,
  )
  options.print(`            ${say({ zh: '检查发现', en: 'the audit found' })}：${found.join('；')}`)
  const result = { steps: 0, refused: 0 }
  const day = await driver.today()
  const campaignId = await cleanupStory(driver, ids, {
    step: async (step) => {
      result.steps++
      if (!step.answered.ok) result.refused++
      options.print(`${day}　${step.answered.ok ? '✓' : '✗'} ${names.get(step.as) ?? step.as}：${say(step.say)}`)
      for (const line of await linesOf(store, step, say)) options.print(`            ${line}`)
    },
  })
  await printDecision(store, campaignId, options.print)
  const verification = await verifyAll(store)
  printVerification(verification, options.print, say)
  return { ...result, campaignId, verification }
}

async function linesOf(store: Store, { answered, campaignId }: CampaignStep, say: Say): Promise<string[]> {
  if (!answered.ok) {
    const unmet = (
      Array.isArray(answered.details) ? answered.details : ((answered.details as { unmet?: unknown[] } | null)?.unmet ?? [])
    ) as {
      zh: string
      en: string
      remedy?: { zh: string; en: string }
    }[]
    return unmet.length === 0 ? [answered.code] : unmet.map((one) => `${say(one)}${one.remedy ? ` → ${say(one.remedy)}` : ''}`)
  }
  const campaign = campaignId ? await campaignById(store.db, campaignId) : undefined
  if (!campaign) return []
  const sums = sumsOf(campaign.state.facts.items)
  const line = say(
    {
      zh: `范围 ${sums.scope} = 保留 ${sums.retain} + 修改 ${sums.amend} + 废止 ${sums.repeal} + 失效 ${sums.declareInvalid} + 不属 ${sums.notNormative} + 未定 ${sums.open}`,
      en: `scope ${sums.scope} = remain ${sums.retain} + amend ${sums.amend} + repeal ${sums.repeal} + invalid ${sums.declareInvalid} + not normative ${sums.notNormative} + open ${sums.open}`,
    },
    '',
  )
  return [
    `→ ${say(cleanupStageName(campaign.stage))}　${line}`,
    ...(typeof answered.made.number === 'string' ? [answered.made.number] : []),
  ]
}

/** The decision as it was issued, read back from the register. */
async function printDecision(store: Store, campaignId: string, print: (line: string) => void): Promise<void> {
  const act = await store.db.selectFrom('act').select('text_id').where('case_id', '=', campaignId).executeTakeFirstOrThrow()
  if (act.text_id === null) return
  print('')
  for (const line of (await storedText(store.db, act.text_id)).text.trimEnd().split('\n')) print(`    ${line}`)
}
