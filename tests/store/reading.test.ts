import { beforeAll, expect, it } from 'vitest'
import { actById, actsByIds, actsOfCase, listActs } from '../../src/store/acts.ts'
import { caseById, casesByIds, casesChangedSince, dueStages, listCases, openCases, stagesOf } from '../../src/store/cases.ts'
import type { RowWrite } from '../../src/store/change-set.ts'
import { commentByReceipt, commentCounts, commentsOf, consultations, contactOf } from '../../src/store/comments.ts'
import { currentDrafts, draftById, draftsOf, workingCopyById, workingCopyOf } from '../../src/store/drafts.ts'
import { allStreams, revisionsOf } from '../../src/store/events.ts'
import { dropOldAnswers, findAnswer } from '../../src/store/idempotency.ts'
import { newId } from '../../src/store/ids.ts'
import {
  effectsOf,
  effectsOfAct,
  instrumentById,
  instrumentsNotOf,
  instrumentsTitled,
  listInstruments,
  namesOf,
  numbersOfInstruments,
  versionById,
  versionsOf,
} from '../../src/store/instruments.ts'
import { filingsOf, materialById, materialsOf, meetingsOf } from '../../src/store/materials.ts'
import { bookById, booksByCode, numberBooks, numbersOfActs, numbersPrinted } from '../../src/store/numbers.ts'
import { opinionById, opinionsOf, remarksOf } from '../../src/store/opinions.ts'
import { organByCode, organNames, organs, successorsOn } from '../../src/store/organs.ts'
import { allOutbox, openOutbox } from '../../src/store/outbox.ts'
import { holidayYears, proposalById, proposals, rulePacks } from '../../src/store/packs.ts'
import { deputies, memberships, personByLogin, personNames, postsOn, sessionByHash, sessionsOf } from '../../src/store/people.ts'
import { tasksInCasesOf, tasksOf, tasksOfCase } from '../../src/store/tasks.ts'
import { labelsOf, provisionsOf, textById, textHeads, textsByHash, textsOfProvision } from '../../src/store/texts.ts'
import { changes, said } from './support/changes.ts'
import * as rows from './support/rows.ts'
import { describeEachStore } from './support/stores.ts'

/** All pages of a list, one row a page, and that the last page says so. */
async function walked<T>(page: (after: string | undefined) => Promise<{ items: T[]; next: string | null }>): Promise<T[]> {
  const all: T[] = []
  let after: string | undefined
  do {
    const { items, next } = await page(after)
    expect(items.length).toBeLessThanOrEqual(1)
    all.push(...items)
    after = next ?? undefined
  } while (after)
  return all
}

describeEachStore('reading functions', (store) => {
  const write = (...writes: RowWrite[]) => store().commit(changes({ rows: writes }))
  const db = () => store().db
  const [government, bureau, merged] = [newId(), newId(), newId()]
  const [drafter, chief] = [newId(), newId()]

  beforeAll(async () => {
    await write(
      rows.organ({ id: government, code: 'GOV', name: '区政府' }),
      rows.organ({ id: bureau, code: 'BUR', name: '工业局', parent_id: government, type: 'department' }),
      rows.organ({ id: merged, code: 'NEW', name: '科工商务局', parent_id: government, type: 'department', own: 0 }),
      rows.person({ id: drafter, login: 'drafter', name: '起草员' }),
      rows.person({ id: chief, login: 'chief', name: '局长', disabled: 1 }),
      rows.membership(drafter, bureau, 'drafter', '2020-01-01', null),
      rows.membership(drafter, government, 'officeClerk', '2019-01-01', '2025-12-31'),
      rows.membership(chief, bureau, 'unitChief', '2020-01-01', null),
      rows.membership(chief, bureau, 'chief', '2020-01-01', null),
    )
  })

  it('give organs with flags as booleans, by code, by name and through successions', async () => {
    expect((await organs(db())).map((organ) => [organ.code, organ.own])).toEqual([
      ['BUR', true],
      ['GOV', true],
      ['NEW', false],
    ])
    expect(await organByCode(db(), 'GOV')).toMatchObject({ id: government, name: '区政府', numberWord: null })
    expect(await organNames(db(), [bureau, bureau, 'nobody'])).toEqual(new Map([[bureau, '工业局']]))
    await write(rows.succession(bureau, merged, null, '2024-03-01'), rows.succession(bureau, government, '园区规划', '2022-01-01'))
    expect(await successorsOn(db(), bureau, '2021-12-31')).toEqual([{ organId: bureau, duty: null }])
    expect(await successorsOn(db(), bureau, '2023-01-01')).toEqual([
      { organId: bureau, duty: null },
      { organId: government, duty: '园区规划' },
    ])
    expect((await successorsOn(db(), bureau, '2024-03-01')).map((row) => row.organId).sort()).toEqual([merged, government].sort())
  })

  it('give the posts of a day, own ones and those held as a deputy', async () => {
    expect(await personByLogin(db(), 'chief')).toMatchObject({ id: chief, disabled: true, mustChange: false })
    expect(await personNames(db(), [drafter])).toEqual(new Map([[drafter, '起草员']]))
    await write(rows.deputy(bureau, chief, drafter, 'unitChief', '2026-03-01', '2026-03-31'))
    expect(await postsOn(db(), drafter, '2026-03-02')).toEqual([
      { organId: bureau, role: 'drafter', onBehalfOf: null },
      { organId: bureau, role: 'unitChief', onBehalfOf: chief },
    ])
    expect(await postsOn(db(), drafter, '2026-04-01')).toEqual([{ organId: bureau, role: 'drafter', onBehalfOf: null }])
    expect((await postsOn(db(), drafter, '2025-12-31')).length).toBe(2)
    expect((await memberships(db(), { organId: bureau })).map((row) => row.role)).toEqual(['chief', 'drafter', 'unitChief'])
    expect((await deputies(db(), bureau)).length).toBe(1)
    await write(rows.session('hash', drafter))
    expect(await sessionByHash(db(), 'hash')).toMatchObject({ personId: drafter })
    expect((await sessionsOf(db(), drafter)).map((session) => session.idHash)).toEqual(['hash'])
  })

  it('list cases by organ, stage, status and words, the latest opened first, page by page', async () => {
    const ids = [newId(), newId(), newId()] as const
    const other = newId()
    await write(
      rows.caseFile({ id: ids[0], organ_id: government, drafting_organ_id: bureau, title: '招商办法', stage: 'drafting' }),
      rows.caseFile({
        id: ids[1],
        organ_id: government,
        drafting_organ_id: bureau,
        title: '人才100%办法',
        updated_at: '2026-03-09T00:00:00.000Z',
      }),
      rows.caseFile({ id: ids[2], organ_id: bureau, drafting_organ_id: bureau, title: '工业规定', status: 'closed' }),
      rows.caseFile({ id: other, organ_id: 'elsewhere', drafting_organ_id: 'elsewhere', title: '其他' }),
    )
    const found = await walked((after) => listCases(db(), { organIds: [bureau], limit: 1, after }))
    expect(found.map((one) => one.id)).toEqual(ids.toReversed())
    const idsOf = async (filter: Parameters<typeof listCases>[1]) => (await listCases(db(), filter)).items.map((one) => one.id)
    expect(await idsOf({ status: 'open', organIds: [government] })).toEqual([ids[1], ids[0]])
    expect(await idsOf({ stage: 'drafting' })).toEqual([ids[0]])
    expect(await idsOf({ words: '100%' })).toEqual([ids[1]])
    expect(await idsOf({ words: '1__%' })).toEqual([])
    expect(await idsOf({ organIds: [] })).toEqual([])
    expect(await idsOf({ openedBy: 'nobody' })).toEqual([])
    expect((await openCases(db())).map((one) => one.id)).toEqual([ids[0], ids[1], other])
    expect((await casesChangedSince(db(), [government], '2026-03-05T00:00:00.000Z')).map((one) => one.id)).toEqual([ids[1]])
    await expect(listCases(db(), { after: 'x' })).rejects.toMatchObject({ code: 'badCursor' })
    const one = (await caseById(db(), ids[0]))!
    expect(one).toMatchObject({ state: { value: 'drafting' }, instruments: [{ id: 'i', mode: 'revises' }], rev: 0 })
    await store().commit(changes({ append: [said({ kind: 'case', id: ids[0], organId: government })] }))
    expect((await caseById(db(), ids[0]))?.rev).toBe(1)
    expect((await casesByIds(db(), [ids[0], 'nobody'])).map((found1) => found1.rev)).toEqual([1])
    expect(await revisionsOf(db(), 'case', [ids[0], ids[1]])).toEqual(new Map([[ids[0], 1]]))
    expect(await allStreams(db(), 'case')).toContainEqual({ kind: 'case', id: ids[0], organId: government })
    expect(await caseById(db(), 'nobody')).toBeUndefined()
  })

  it('give the inbox of a person: by name or by a post he holds, the earliest due first, undated last', async () => {
    const caseId = newId()
    await write(
      rows.caseFile({ id: caseId, organ_id: government, drafting_organ_id: bureau, title: '办法' }),
      rows.task({ case_id: caseId, organ_id: bureau, role: 'drafter', action: 'draft.save', due_on: null }),
      rows.task({ case_id: caseId, organ_id: bureau, role: 'drafter', action: 'comment.answer', due_on: '2026-03-05' }),
      rows.task({ case_id: caseId, organ_id: bureau, role: 'drafter', action: 'finding.answer', due_on: '2026-03-03', person_id: chief }),
      rows.task({ case_id: caseId, organ_id: government, role: 'drafter', action: 'other', due_on: '2026-03-01' }),
    )
    const posts = [{ organId: bureau, role: 'drafter' }]
    expect((await tasksOf(db(), drafter, posts)).map((task) => task.action)).toEqual(['comment.answer', 'draft.save'])
    expect((await tasksOf(db(), chief, [])).map((task) => [task.action, task.title, task.draftingOrganId])).toEqual([
      ['finding.answer', '办法', bureau],
    ])
    expect((await tasksInCasesOf(db(), [bureau])).length).toBe(4)
    expect((await tasksOfCase(db(), caseId)).length).toBe(4)
    await write({ update: 'case_file', where: { id: caseId }, set: { status: 'withdrawn' } })
    expect(await tasksOf(db(), drafter, posts)).toEqual([])
  })

  it('give stages with their due days explained, and those that are due', async () => {
    const caseId = newId()
    await write(rows.stage(caseId, 'review', '2026-03-01', '2026-03-20'), rows.stage(caseId, 'adviserOpinion', '2026-03-01', null))
    expect((await stagesOf(db(), caseId)).map((stage) => [stage.stage, stage.due])).toEqual([
      ['adviserOpinion', null],
      ['review', { key: 'review.term' }],
    ])
    expect(await dueStages(db(), '2026-03-19')).toEqual([])
    expect((await dueStages(db(), '2026-03-20')).map((stage) => stage.stage)).toEqual(['review'])
  })

  it('give texts, provisions in the order of the document, drafts and working copies', async () => {
    const [caseId, first, second, article] = [newId(), newId(), newId(), newId()]
    await write(
      rows.text(first, '第一条 甲'),
      rows.text(second, '第一条 乙'),
      rows.provision(second, article, 1, '第一条'),
      rows.provision(second, newId(), 0, null, 1),
      rows.provision(first, article, 0, '第一条'),
      rows.draft({ case_id: caseId, text_id: first, position: 1 }),
      rows.draft({ case_id: caseId, text_id: second, position: 2, changes_json: '[{"kind":"changed"}]' }),
      rows.workingCopy(caseId, '正在写'),
    )
    expect(await textById(db(), first)).toMatchObject({ content: '第一条 甲', chars: 5 })
    expect((await provisionsOf(db(), second)).map((row) => [row.label, row.slot])).toEqual([
      [null, true],
      ['第一条', false],
    ])
    expect((await labelsOf(db(), first)).get(article)).toBe('第一条')
    expect((await textsOfProvision(db(), article)).map((text) => text.id)).toEqual([first, second])
    expect([...(await textHeads(db(), [first, second])).keys()].sort()).toEqual([first, second].sort())
    expect((await textsByHash(db(), `hash-${first}`)).map((text) => text.id)).toEqual([first])
    const drafts = await draftsOf(db(), caseId)
    expect(drafts.map((draft) => [draft.position, draft.textId, draft.hash, draft.changes])).toEqual([
      [1, first, `hash-${first}`, null],
      [2, second, `hash-${second}`, [{ kind: 'changed' }]],
    ])
    expect((await currentDrafts(db(), caseId)).map((draft) => draft.position)).toEqual([2])
    expect((await draftById(db(), drafts[0]!.id))?.textId).toBe(first)
    const copy = await workingCopyOf(db(), caseId, 'act')
    expect(copy).toMatchObject({ content: '正在写', rev: 1 })
    expect(await workingCopyById(db(), copy!.id)).toEqual(copy)
    expect(await workingCopyOf(db(), caseId, 'consolidated')).toBeUndefined()
  })

  it('give opinions, remarks, comments without their authors, materials, meetings and filings of a case', async () => {
    const [caseId, opinionId, commentId] = [newId(), newId(), newId()]
    await write(
      rows.opinion({ id: opinionId, case_id: caseId }),
      rows.remark(caseId, opinionId, '第三条须改'),
      rows.remark(caseId, null, '另一条'),
      rows.comment({ id: commentId, case_id: caseId, receipt: `R-${caseId}` }),
      rows.comment({ case_id: caseId, receipt: `S-${caseId}`, answered_on: '2026-04-01', answer: '采纳', received_on: '2026-03-01' }),
      { insert: 'comment_contact', row: { comment_id: commentId, organ_id: 'o', name: '群众', contact: '电话' } },
      rows.material(caseId),
      rows.meeting(caseId),
      rows.filing(caseId),
    )
    expect((await opinionsOf(db(), caseId))[0]).toMatchObject({ id: opinionId, draftIds: ['d1'], elsewhere: null })
    expect((await opinionById(db(), opinionId))?.conclusion).toBe('lawful')
    expect((await remarksOf(db(), caseId)).length).toBe(2)
    expect((await remarksOf(db(), caseId, opinionId)).map((remark) => [remark.body, remark.resolved])).toEqual([['第三条须改', false]])
    expect((await commentsOf(db(), caseId)).map((comment) => comment.receipt)).toEqual([`S-${caseId}`, `R-${caseId}`])
    expect(await commentCounts(db(), caseId)).toEqual({ total: 2, answered: 1 })
    expect(JSON.stringify(await commentByReceipt(db(), `R-${caseId}`))).not.toContain('电话')
    expect(await contactOf(db(), commentId)).toEqual({ name: '群众', contact: '电话' })
    const [material] = await materialsOf(db(), caseId)
    expect(await materialById(db(), material!.id)).toMatchObject({ withdrawn: false, mediaType: 'application/pdf' })
    expect((await meetingsOf(db(), caseId))[0]?.detail).toEqual({ attendees: ['主任'] })
    expect((await filingsOf(db(), caseId))[0]).toMatchObject({ recipient: '市政府', resultOn: null })
  })

  it('list consultations from the log: the last notice of a case, with its end and its result', async () => {
    const [caseId, running] = [newId(), newId()]
    const notice = (id: string, type: string, on: string, payload: object = {}) =>
      store().commit(changes({ append: [{ ...said({ kind: 'case', id, organId: government }, type, { payload }), occurredOn: on }] }))
    await write(
      rows.caseFile({ id: caseId, organ_id: government, title: '已结束' }),
      rows.caseFile({ id: running, organ_id: government, title: '进行中' }),
    )
    await notice(caseId, 'notice.publish', '2026-01-01', { until: '2026-01-31', draftId: 'd1' })
    await notice(caseId, 'notice.publish', '2026-02-01', {
      until: '2026-03-03',
      draftId: 'd2',
      address: 'https://example.org',
      summary: '一句话',
      affected: '企业',
    })
    await notice(caseId, 'notice.close', '2026-03-04')
    await notice(caseId, 'result.publish', '2026-03-10')
    await notice(running, 'notice.publish', '2026-03-02', { until: '2026-04-01' })
    expect(await consultations(db())).toEqual([
      {
        caseId: running,
        organId: government,
        title: '进行中',
        draftId: null,
        publishedOn: '2026-03-02',
        until: '2026-04-01',
        address: null,
        summary: null,
        affected: null,
        closedOn: null,
        resultOn: null,
      },
      {
        caseId,
        organId: government,
        title: '已结束',
        draftId: 'd2',
        publishedOn: '2026-02-01',
        until: '2026-03-03',
        address: 'https://example.org',
        summary: '一句话',
        affected: '企业',
        closedOn: '2026-03-04',
        resultOn: '2026-03-10',
      },
    ])
    expect((await consultations(db(), running)).length).toBe(1)
  })

  it('list the register by standing, organ and year with unknown days last, and give names, versions and effects', async () => {
    const [known, old, unknown] = [newId(), newId(), newId()]
    const [act, reissue] = [newId(), newId()]
    const versionId = newId()
    await write(
      rows.instrument({ id: known, organ_id: government, title: '招商办法', from_day: '2018-05-01', standing: 'inForce' }),
      rows.instrument({ id: old, organ_id: government, title: '旧办法', from_day: '2014-12-31', standing: 'repealed' }),
      rows.instrument({
        id: unknown,
        organ_id: bureau,
        title: '招商办法',
        from_day: null,
        standing: 'unknown',
        standing_day: '2026-03-01',
      }),
      { insert: 'instrument_name', row: { id: newId(), organ_id: government, instrument_id: old, title: '更旧的名称', source: '档案' } },
      rows.act({ id: act, organ_id: government, title: '通知', published_from: '2018-04-01', case_id: 'case-x' }),
      rows.act({ id: reissue, organ_id: government, title: '重新印发', published_from: null, origin: 'recorded' }),
      rows.number(government, 19, act),
      rows.number(government, 20, reissue),
      rows.effect({ act_id: act, instrument_id: known, kind: 'makes', from_from: '2018-05-01', version_id: versionId }),
      rows.effect({
        act_id: reissue,
        instrument_id: known,
        kind: 'reissues',
        from_from: '2020-01-01',
        known_from: '2020-01-01',
        carriers_json: [act],
      }),
      rows.effect({ act_id: reissue, instrument_id: old, kind: 'repeals', provisions_json: ['p1'] }),
      {
        insert: 'version',
        row: {
          id: versionId,
          organ_id: government,
          instrument_id: known,
          act_id: act,
          text_id: 't',
          range_start: 3,
          range_end: 9,
          position: 1,
        },
      },
    )
    const register = await walked((after) => listInstruments(db(), { limit: 1, after }))
    expect(register.map((one) => one.id)).toEqual([known, old, unknown])
    const idsOf = async (filter: Parameters<typeof listInstruments>[1]) => (await listInstruments(db(), filter)).items.map((one) => one.id)
    expect(await idsOf({ year: 2014 })).toEqual([old])
    expect(await idsOf({ standing: 'inForce', organId: government })).toEqual([known])
    expect(await idsOf({ words: '招商', ownership: 'own' })).toEqual([known, unknown])
    expect((await instrumentsTitled(db(), '招商办法')).map((one) => one.id).sort()).toEqual([known, unknown].sort())
    expect((await instrumentsTitled(db(), '更旧的名称')).map((one) => one.id)).toEqual([old])
    expect((await instrumentsNotOf(db(), '2026-03-02')).map((one) => one.id)).toEqual([unknown])
    expect(await instrumentById(db(), known)).toMatchObject({ state: { workflow: 'instrument' }, validTo: null })
    expect((await namesOf(db(), old)).map((name) => name.title)).toEqual(['更旧的名称'])
    expect((await versionsOf(db(), known)).map((version) => version.rangeStart)).toEqual([3])
    expect((await versionById(db(), versionId))?.actId).toBe(act)
    expect((await effectsOf(db(), known)).map((effect) => [effect.kind, effect.carriers, effect.provisions])).toEqual([
      ['makes', null, null],
      ['reissues', [act], null],
    ])
    expect((await effectsOfAct(db(), reissue)).map((effect) => effect.instrumentId)).toEqual([known, old])
    expect(await numbersOfInstruments(db(), [known, old])).toEqual(new Map([[known, '新府办〔2018〕20号']]))
    // the number of a reissue that begins later does not stand on the text that binds today
    expect((await numbersOfInstruments(db(), [known], '2019-12-31')).get(known)).not.toBe('新府办〔2018〕20号')
    expect((await numbersOfInstruments(db(), [known], '2020-01-01')).get(known)).toBe('新府办〔2018〕20号')
    expect((await walked((after) => listActs(db(), { limit: 1, after, organId: government }))).map((one) => one.id)).toEqual([act, reissue])
    expect((await listActs(db(), { origin: 'recorded' })).items.map((one) => one.id)).toEqual([reissue])
    expect(await actById(db(), act)).toMatchObject({ issuers: ['区政府'], gaps: [{ field: 'text', reason: '未存' }] })
    expect([...(await actsByIds(db(), [act])).keys()]).toEqual([act])
    expect((await actsOfCase(db(), 'case-x')).map((one) => one.id)).toEqual([act])
    expect((await numbersOfActs(db(), [act, reissue])).get(act)?.map((number) => number.sequence)).toEqual([19])
    expect((await numbersPrinted(db(), '新府办〔2018〕19号')).map((number) => number.actId)).toEqual([act])
  })

  it('give number books by organ and by printed code', async () => {
    const [id, organId] = [newId(), newId()]
    const row = {
      id,
      organ_id: organId,
      scheme: 'document',
      code: '新府规',
      name: '规范性文件',
      restarts_yearly: 1,
      from_day: '2020-01-01',
    }
    await write({ insert: 'number_book', row })
    expect((await booksByCode(db(), 'document', '新府规')).map((book) => book.organId)).toEqual([organId])
    expect(await bookById(db(), id)).toMatchObject({ restartsYearly: true, toDay: null })
    expect((await numberBooks(db(), organId)).length).toBe(1)
  })

  it('give packs, holiday years and proposals by state', async () => {
    await write(rows.rulePack('proposed'), rows.rulePack('confirmed'), rows.holidayYear(2027, 'confirmed'), rows.proposal('p-1'))
    expect((await rulePacks(db(), 'confirmed')).map((pack) => pack.pack.id)).toEqual(['pack-confirmed'])
    expect((await rulePacks(db())).length).toBe(2)
    expect((await holidayYears(db(), 'confirmed')).map((year) => year.body.year)).toEqual([2027])
    expect((await proposals(db(), { state: 'proposed', kind: 'act' })).map((proposal) => proposal.body)).toEqual([{ title: '旧文' }])
    expect(await proposals(db(), { state: 'refused' })).toEqual([])
    expect((await proposalById(db(), 'p-1'))?.proposedBy).toBe('person-1')
  })

  it('give the open entries of the outbox that are due, undated ones first', async () => {
    const [late, early, undated] = [newId(), newId(), newId()]
    const entry = (id: string, dueOn: string | null) => ({ id, organId: 'o', kind: 'k', body: { id }, dueOn })
    await store().commit(changes({ outbox: [entry(late, '2026-05-01'), entry(early, '2026-03-01'), entry(undated, null)] }))
    expect((await openOutbox(db(), '2026-04-01')).map((one) => one.id)).toEqual([undated, early])
    await write({ update: 'outbox', where: { id: undated }, set: { done_at: '2026-03-02T00:00:00.000Z' } })
    expect((await openOutbox(db(), '2026-05-01')).map((one) => one.body)).toEqual([{ id: early }, { id: late }])
    expect((await allOutbox(db())).length).toBe(3)
  })

  it('drop the answers of old requests and keep the others', async () => {
    const asked = (key: string) => ({ personId: 'p', key, route: 'r', bodyHash: 'h' })
    await Promise.all(['a', 'b'].map((key) => store().commit(changes({ idempotency: { ...asked(key), status: 200, answer: key } }))))
    await dropOldAnswers(store(), '2000-01-01T00:00:00.000Z')
    expect((await findAnswer(db(), asked('a')))?.answer).toBe('a')
    await dropOldAnswers(store(), '2999-01-01T00:00:00.000Z')
    expect(await findAnswer(db(), asked('a'))).toBeUndefined()
  })
})
