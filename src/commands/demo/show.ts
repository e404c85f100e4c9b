import { compare } from '../../../documents/compare.ts'
import { parse } from '../../../documents/parse.ts'
import { plan } from '../../../workflows/engine.ts'
import { standing } from '../../../workflows/instrument/standing.ts'
import { stageName } from '../../../workflows/rulemaking/stages.ts'
import { signOffs } from '../../../workflows/sign-offs.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import { caseRecord, circumstancesOf } from '../cases/context.ts'
import { latestVersion, storedText } from '../cases/lineage.ts'
import { effectFacts } from '../register/effects.ts'
import type { Step, Words } from './steps.ts'
import { effectWords, signOffWords, standingWords } from './words.ts'

/** Speaks one of the two languages. */
export type Say = (words: Words | undefined, otherwise?: string) => string

/** What a `show` step prints, read from the store now. */
export async function shown(
  store: Store,
  step: Extract<Step, { do: 'show' }>,
  caseId: string,
  personId: string,
  say: Say,
): Promise<string[]> {
  switch (step.what) {
    case 'comparison':
      return comparison(store, caseId, say)
    case 'signOffs':
      return signOffLines(store, caseId, say)
    case 'published':
      return [...(await publishedLines(store, caseId, say)), ...(await standingLines(store, caseId, say))]
    case 'standing':
      return standingLines(store, caseId, say)
    case 'plan':
      return planLines(store, caseId, personId, say)
  }
}

async function comparison(store: Store, caseId: string, say: Say): Promise<string[]> {
  const record = await caseRecord(store.db, caseId)
  const { facts } = record.state
  const revised = facts.instruments.find((instrument) => instrument.mode === 'revises')
  const version = revised ? await latestVersion(store.db, revised.id) : null
  if (!version || !facts.drafts.act) return []
  const [before, after] = await Promise.all([storedText(store.db, version.text_id), storedText(store.db, facts.drafts.act.textId)])
  return comparisonLines(before.text, after.text, say)
}

/** A comparison in a few lines: the counts, then each changed provision with its words. */
export function comparisonLines(before: string, after: string, say: Say): string[] {
  const { summary, changes } = compare(parse(before), parse(after))
  const counts = Object.entries(summary).filter(([, count]) => count > 0)
  const changed = changes.filter((change) => change.kind.some((kind) => kind === 'modified' || kind === 'inserted' || kind === 'deleted'))
  return [
    counts.map(([kind, count]) => `${kind} ${count}`).join('，'),
    ...changed.map((change) => {
      const label = [change.before?.label, change.after?.label].filter((one, i, all) => one && all.indexOf(one) === i).join(' → ')
      const words = change.edits.map((edit) =>
        edit.op === 'equal' ? shortened(edit.text) : edit.op === 'insert' ? `{+${edit.text}+}` : `[-${edit.text}-]`,
      )
      return `${label || say({ zh: '（无编号）', en: '(no label)' })} ${change.kind.join('+')}：${words.join('').replace(/\s+/g, ' ').slice(0, 160)}`
    }),
  ]
}

function shortened(text: string): string {
  return text.length <= 16 ? text : `${text.slice(0, 6)}…${text.slice(-6)}`
}

async function signOffLines(store: Store, caseId: string, say: Say): Promise<string[]> {
  const { state } = await caseRecord(store.db, caseId)
  return signOffs(state).map((signOff) => {
    const open = signOff.open.map((one) => one.label).join('、')
    return `${say(signOffWords[signOff.kind], signOff.kind)}：${say(signOffWords[signOff.status], signOff.status)}${open ? ` —— ${open}` : ''}`
  })
}

async function publishedLines(store: Store, caseId: string, say: Say): Promise<string[]> {
  const act = await store.db.selectFrom('act').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  if (!act) return []
  const numbers = await store.db.selectFrom('number').select('printed').where('act_id', '=', act.id).execute()
  const effects = await store.db
    .selectFrom('effect')
    .innerJoin('instrument', 'instrument.id', 'effect.instrument_id')
    .select(['effect.kind', 'effect.from_from', 'effect.valid_to', 'instrument.title'])
    .where('effect.act_id', '=', act.id)
    .execute()
  const text = act.text_id ? await storedText(store.db, act.text_id) : null
  return [
    `${act.title}　${numbers.map((number) => number.printed).join('、')}`,
    ...effects.map(
      (effect) =>
        `${say(effectWords[effect.kind], effect.kind)}《${effect.title}》${say({ zh: '自', en: ' from ' })}${effect.from_from ?? '—'}${effect.valid_to ? `${say({ zh: '，有效期至', en: ', valid to ' })}${effect.valid_to}` : ''}`,
    ),
    ...(text
      ? [
          `SM3 ${act.hash_sm3 ?? '—'}`,
          ...text.text
            .split('\n')
            .slice(0, 2)
            .map((line) => `| ${line}`),
        ]
      : []),
  ]
}

async function standingLines(store: Store, caseId: string, say: Say): Promise<string[]> {
  const { state } = await caseRecord(store.db, caseId)
  const today = await legalToday(store.db)
  const lines: string[] = []
  for (const { id } of state.facts.instruments) {
    const { title } = await store.db.selectFrom('instrument').select('title').where('id', '=', id).executeTakeFirstOrThrow()
    const facts = await effectFacts(store.db, id)
    const days = [...new Set(['2018-06-30', '2020-01-01', today, '2026-12-31', '2031-08-01'])].sort()
    const on = days.map((day) => {
      const answer = standing(facts, day, today)
      const doubt = answer.determinable ? '' : say({ zh: '（此证据不能确定）', en: ' (not determinable on this evidence)' })
      return `${day} ${say(standingWords[answer.standing], answer.standing)}${doubt}`
    })
    lines.push(`《${title}》：${on.join('；')}`)
  }
  return lines
}

async function planLines(store: Store, caseId: string, personId: string, say: Say): Promise<string[]> {
  const record = await caseRecord(store.db, caseId)
  const path = plan(record.state, 'publication', await circumstancesOf(store.db, record, personId))
  if (!path.reachable) return [say({ zh: '不能到达', en: 'not reachable' }), ...path.blockedBy.map((unmet) => say(unmet))]
  return path.steps.map((step) => `${step.on}　${say(step)}${step.waits ? `（${say(step.waits)}）` : ''}`)
}

/** Where a case stands, read from the store. */
export async function stageLine(store: Store, caseId: string, say: Say): Promise<string> {
  const row = await store.db.selectFrom('case_file').select(['stage', 'status']).where('id', '=', caseId).executeTakeFirst()
  return row ? say(stageName(row.stage)) : ''
}
