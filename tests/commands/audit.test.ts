import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { auditorInThread } from '../../src/commands/audit/auditor.ts'
import { auditedInstruments, foundMatters } from '../../src/commands/audit/report.ts'
import { cancelAudit, carryOn, openAudit, runAudit } from '../../src/commands/audit/run-audit.ts'
import { auditSheet } from '../../src/commands/audit/sheet.ts'
import { history } from '../../src/commands/demo/history.ts'
import { importPaths } from '../../src/commands/import/import-paths.ts'
import type { ActInput } from '../../src/commands/register/act-input.ts'
import { confirmAct, proposeAct } from '../../src/commands/register/record-act.ts'
import { readSheet } from '../../src/files/read-sheet.ts'
import { changedAfter, findingsOf, listFindings } from '../../src/store/audits.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation } from './support/installation.ts'

const law = (title: string, day: string, last: string) =>
  `${title}\n第一条　为了规范有关活动，制定本条例。\n第二条　各级人民政府应当加强领导。\n第三条　本条例自${day}起施行。${last}`
const rule = (title: string, basis: string, more = '') =>
  `${title}\n第一条　根据《${basis}》，制定本办法。\n第二条　区有关部门负责本办法的实施。${more}\n第三条　本办法自2015年6月1日起施行，有效期至2027年12月31日。`

async function imported(all: Installation, as: 'own' | 'reference', texts: { title: string; docNumber: string; text: string }[]) {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-audit-'))
  writeFileSync(join(folder, 'texts.jsonl'), texts.map((text) => JSON.stringify(text)).join('\n'))
  const reports = await importPaths(all.store, [folder], as === 'own' ? { as, organ: 'xh-gov' } : { as, organ: 'jm-gov' })
  expect(reports.map((report) => [report.outcome, report.refusal])).toEqual(texts.map(() => ['imported', null]))
  return reports.map((report) => report.instrumentId!)
}

/** As if all audits had begun at an instant. */
async function startedAt({ store }: Installation, instant: string) {
  await store.commit({ append: [], rows: [{ update: 'audit_run', where: { status: 'done' }, set: { started_at: instant } }] })
}

/** Two upper laws, the second of which says that it repeals the first, and two own documents, of which one cites the repealed law. */
async function register(all: Installation) {
  await imported(all, 'reference', [
    {
      title: '江门市道路货运管理条例',
      docNumber: '江府〔2008〕1号',
      text: law('江门市道路货运管理条例', '2008年1月1日', ''),
    },
    {
      title: '江门市货物运输条例',
      docNumber: '江府〔2020〕1号',
      text: law('江门市货物运输条例', '2020年1月1日', '《江门市道路货运管理条例》同时废止。'),
    },
  ])
  return imported(all, 'own', [
    {
      title: '新会区货运场站管理办法',
      docNumber: '新府〔2015〕1号',
      text: rule('新会区货运场站管理办法', '江门市道路货运管理条例'),
    },
    { title: '新会区物流园区管理办法', docNumber: '新府〔2015〕2号', text: rule('新会区物流园区管理办法', '江门市货物运输条例') },
  ])
}

describe.each(dialects)('an audit on %s', (dialect) => {
  test('names the words that cite a law which another text repeals, the place, the basis and what to do', async () => {
    await using all = await installation(dialect)
    const [stale, sound] = await register(all)
    const run = await runAudit(all.store, { ownership: 'own' }, { by: 'cli' })
    expect(run).toMatchObject({ status: 'done', asOf: '2026-03-02', done: run.total })
    const found = await findingsOf(all.store.db, [stale!, sound!])
    const repealed = (found.get(stale!) ?? []).filter((finding) => finding.rule === 'cites.repealed')
    expect(repealed).toHaveLength(1)
    expect(repealed[0]).toMatchObject({
      words: '《江门市道路货运管理条例》',
      outcome: 'amend',
      detail: { label: '第一条', on: '2020-01-01' },
    })
    expect(repealed[0]!.message).toContain('江门市货物运输条例')
    expect((found.get(sound!) ?? []).filter((finding) => finding.rule.startsWith('cites.'))).toEqual([])
  })

  test('a basis that gave way to another instrument is told with the one that took its place', async () => {
    await using all = await installation(dialect)
    const [law] = await register(all)
    const [stale] = (await all.store.db.selectFrom('instrument').select('id').where('title', '=', '江门市道路货运管理条例').execute()) as {
      id: string
    }[]
    expect(law).toBeDefined()
    const day = { from: '2020-01-01', to: '2020-01-01' }
    const { dengji, fuhe } = all.sample.people as { dengji: string; fuhe: string }
    const { answer } = await proposeAct(
      all.store,
      {
        ...{
          organId: all.sample.organs['jm-gov']!,
          title: '关于公布《江门市货运管理新条例》的通知',
          genre: '通知',
          signed: day,
          published: day,
        },
        ...{ gaps: [], source: '档案目录' },
        effects: [
          { kind: 'makes', newInstrument: { title: '江门市货运管理新条例', ownership: 'reference' }, from: day },
          { kind: 'repeals', instrumentId: stale!.id, from: day },
        ],
      },
      { personId: dengji },
    )
    await confirmAct(all.store, answer.proposalId, { personId: fuhe })
    await runAudit(all.store, { ownership: 'own' }, { by: 'cli' })
    const found = (await findingsOf(all.store.db, [law!])).get(law!)!.filter(({ rule }) => rule.startsWith('cites.'))
    expect(found.map(({ rule, words, detail }) => [rule, words, detail.now])).toEqual([
      ['cites.replaced', '《江门市道路货运管理条例》', '江门市货运管理新条例'],
    ])
  })

  test('a document reissued without a term is over it from its reissue, not from its making', async () => {
    await using all = await installation(dialect)
    await all.walk(history)
    await runAudit(all.store, { ownership: 'own' }, { by: 'cli' })
    const id = String(all.known.get('instrument:办法'))
    const missing = (await findingsOf(all.store.db, [id])).get(id)!.find(({ rule }) => rule === 'validity.missing')
    expect(missing?.message).toContain('自2019-12-01重新公布起')
  })

  test('of an amended basis it says whether the cited article itself changed, where the register holds both texts', async () => {
    await using all = await installation(dialect)
    const { dengji, fuhe } = all.sample.people as { dengji: string; fuhe: string }
    const words = (second: string) =>
      `江门市货运管理办法\n第一条　为了规范货运活动，制定本办法。\n第二条　${second}\n第三条　运输经营者应当建立健全安全生产责任制度。\n第四条　本办法自2010年1月1日起施行。\n`
    const record = async (title: string, on: string, text: string, effect: ActInput['effects'][number]) => {
      const day = { from: on, to: on }
      const act = {
        organId: all.sample.organs['jm-gov']!,
        title,
        genre: '办法',
        signed: day,
        published: day,
        gaps: [],
        source: '档案',
        text,
      }
      const { answer } = await proposeAct(all.store, { ...act, effects: [{ ...effect, from: day }] }, { personId: dengji })
      return (await confirmAct(all.store, answer.proposalId, { personId: fuhe })).answer.instrumentIds[0]!
    }
    const from = { from: null, to: null }
    const made = { kind: 'makes', newInstrument: { title: '江门市货运管理办法', ownership: 'reference' as const }, from }
    const law = await record('江门市货运管理办法', '2010-01-01', words('各级人民政府应当加强领导。'), made)
    const changed = words('各级人民政府应当加强领导，并将所需经费列入预算。')
    await record('江门市货运管理办法', '2020-01-01', changed, { kind: 'reissues', instrumentId: law, from })
    const rests = (title: string, article: string) => ({
      ...{ title, docNumber: `新府〔2015〕${title.length}号` },
      text: rule(title, '江门市货运管理办法').replace('管理办法》', `管理办法》${article}`),
    })
    const ids = await imported(all, 'own', [
      rests('新会区甲类货运办法', '第二条'),
      rests('新会区乙类货运站办法', '第三条'),
      rests('新会区丙办法', ''),
    ])
    await runAudit(all.store, { ownership: 'own' }, { by: 'cli' })
    const found = await findingsOf(all.store.db, ids)
    const told = ids.map((id) =>
      found
        .get(id)!
        .filter((one) => one.rule === 'superior.amended')
        .map((one) => [one.severity, one.detail.became]),
    )
    expect(told).toEqual([[['error', 'reworded']], [['note', 'same']], [['warning', 'unknown']]])
  })

  test('twice the same is the same, and the second looks at nothing again', async () => {
    await using all = await installation(dialect)
    const ids = await register(all)
    const told = async () => [...(await findingsOf(all.store.db, ids)).values()].flat().map(({ id: _, runId: __, ...finding }) => finding)
    const first = await runAudit(all.store, { ownership: 'own' }, { by: 'cli' })
    const before = await told()
    const second = await runAudit(all.store, { ownership: 'own' }, { by: 'cli' })
    expect([first.counts.unchanged, second.counts.audited, second.counts.unchanged]).toEqual([0, 0, first.total])
    await runAudit(all.store, { ownership: 'own' }, { by: 'cli', anew: true })
    expect(before.length).toBeGreaterThan(0)
    expect(await told()).toEqual(before)
  })

  test('a thread of its own finds the same as this one', async () => {
    await using all = await installation(dialect)
    const ids = await register(all)
    const told = async () =>
      [...(await findingsOf(all.store.db, ids)).values()].flat().map(({ rule, words, message }) => [rule, words, message])
    await runAudit(all.store, { ownership: 'own' }, { by: 'cli' })
    const here = await told()
    const auditor = (asOf: string) => auditorInThread(all.url, asOf)
    const run = await runAudit(all.store, { ownership: 'own' }, { by: 'cli', anew: true, auditor })
    expect(run.counts.audited).toBe(run.total)
    expect(await told()).toEqual(here)
  })

  test('a stopped audit goes on where it stood, and one that is cancelled is carried on too', async () => {
    await using all = await installation(dialect)
    await register(all)
    const opened = await openAudit(all.store, { ownership: 'own' }, undefined, { personId: 'cli' })
    const stop = new AbortController()
    stop.abort()
    expect(await carryOn(all.store, opened.answer.id, { by: 'cli', signal: stop.signal })).toMatchObject({ status: 'cancelled', done: 0 })
    const done = await carryOn(all.store, opened.answer.id, { by: 'cli' })
    expect(done).toMatchObject({ status: 'done', done: done.total })
    expect(await cancelAudit(all.store, done.id)).toMatchObject({ status: 'done' })
  })

  test('after one change only what the change touches is audited: the new law, and the documents that cite what it repeals', async () => {
    await using all = await installation(dialect)
    const [, sound] = await register(all)
    await runAudit(all.store, {}, { by: 'cli' })
    // What was entered within the last hour before an audit counts as new; here everything was.
    await startedAt(all, '2099-01-01T00:00:00.000Z')
    const none = await runAudit(all.store, { onlyTouched: true }, { by: 'cli' })
    expect(none.total).toBe(0)
    await startedAt(all, new Date(Date.now() + 3_600_000).toISOString())
    await new Promise((resume) => setTimeout(resume, 5))
    await imported(all, 'reference', [
      {
        title: '江门市物流条例',
        docNumber: '江府〔2025〕3号',
        text: law('江门市物流条例', '2025年1月1日', '《江门市货物运输条例》同时废止。'),
      },
    ])
    const touched = await runAudit(all.store, { onlyTouched: true }, { by: 'cli' })
    expect(touched.total).toBeGreaterThan(0)
    expect(touched.total).toBeLessThan(5)
    const found = await findingsOf(all.store.db, [sound!])
    expect((found.get(sound!) ?? []).some((finding) => finding.rule === 'cites.repealed')).toBe(true)
  })

  test('findings are listed by rule and page, and leave as a workbook with a line for each instrument', async () => {
    await using all = await installation(dialect)
    await register(all)
    const run = await runAudit(all.store, { ownership: 'own' }, { by: 'cli' })
    const page = await listFindings(all.store.db, { rule: 'cites.repealed', limit: 1 })
    expect(page.items).toHaveLength(1)
    const { id, instrumentId } = page.items[0]!
    const later = '7fffffff-0000-7000-8000-000000000000'
    const effect = await all.store.db.selectFrom('effect').selectAll().where('instrument_id', '=', instrumentId).executeTakeFirstOrThrow()
    expect(await changedAfter(all.store.db, new Map([[instrumentId, id]]))).toEqual(new Set())
    await all.store.commit({ append: [], rows: [{ insert: 'effect', row: { ...effect, id: later } }] } as never)
    expect(await changedAfter(all.store.db, new Map([[instrumentId, id]]))).toEqual(new Set([instrumentId]))
    const instruments = []
    for await (const one of auditedInstruments(all.store, run)) instruments.push(one)
    const [sheet] = await readSheet(await auditSheet(all.store, run))
    expect(sheet!.rows.length).toBe(instruments.length + 1)
    expect(sheet!.rows[0]).toContain('文件名称')
    const matters = instruments.flatMap((one) => foundMatters(one.findings))
    const [, found] = await readSheet(await auditSheet(all.store, run))
    expect(found!.rows.slice(1).map((row) => Number(row[4]))).toEqual(matters.map(({ all: places }) => places.length))
  })
})
