import { describe, expect, test } from 'vitest'
import { rebuildGraph } from '../../src/commands/graph/rebuild.ts'
import type { ActInput } from '../../src/commands/register/act-input.ts'
import { buildAct } from '../../src/commands/register/build-act.ts'
import { confirmAct, proposeAct } from '../../src/commands/register/record-act.ts'
import { resolvedCitations } from '../../src/store/citations.ts'
import { citing, sentencesOf } from '../../src/store/citing.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation } from './support/installation.ts'

const day = (on: string) => ({ from: on, to: on })

interface Paper {
  title: string
  number?: string
  on: string
  text?: string
  effects?: ActInput['effects']
}

/** Records a paper of the district government; without effects it makes an instrument of its own title. */
async function record(all: Installation, { title, number, on, text, effects }: Paper): Promise<{ actId: string; instrumentIds: string[] }> {
  const input: ActInput = {
    ...{ organId: all.sample.organs['xh-gov']!, title, genre: '办法', signed: day(on), published: day(on), gaps: [], source: '档案目录' },
    ...(number === undefined ? {} : { number }),
    ...(text === undefined ? {} : { text }),
    effects: effects ?? [{ kind: 'makes', newInstrument: { title, ownership: 'own' }, from: day(on) }],
  }
  const { dengji, fuhe } = all.sample.people as { dengji: string; fuhe: string }
  const { answer } = await proposeAct(all.store, input, { personId: dengji })
  return (await confirmAct(all.store, answer.proposalId, { personId: fuhe })).answer
}

const made = async (all: Installation, paper: Paper) => (await record(all, paper)).instrumentIds[0]!
const today = '2026-03-02'
const places = async (all: Installation, id: string, on = today) =>
  (await citing(all.store.db, id, on)).map((place) =>
    `${place.touch} ${place.citation.relation} ${place.instrument?.title ?? '—'} ${place.article?.label ?? ''}`.trim(),
  )

/** The documents of the example: measures of 2014 and 2016 known by number and title, and papers that name them. */
async function example(all: Installation) {
  const measures2014 = await made(all, { title: '新会区鼓励工业企业增资扩产的扶持措施', number: '新府办〔2014〕24号', on: '2014-06-01' })
  const investment = await made(all, {
    title: '新会区招商引资奖励办法',
    number: '新府办〔2018〕19号',
    on: '2018-05-01',
    text: '新会区招商引资奖励办法\n第一条　为了鼓励投资，根据《新会区鼓励工业企业增资扩产的扶持措施》（新府办[2014]24号），制定本办法。\n第二条　增资扩产的奖励，依照《新会区鼓励工业企业增资扩产的扶持措施》第三条、第五条执行。\n第三条　本办法自2018年5月1日起施行。\n',
  })
  const rules = await made(all, {
    title: '新会区招商引资奖励办法实施细则',
    on: '2018-07-01',
    text: '新会区招商引资奖励办法实施细则\n第一条　根据《新会区招商引资奖励办法》（以下简称《办法》）制定本细则。\n第二条　符合《办法》第二条的企业，还须没有违反新府办〔2014〕24号文的记录。\n第三条　《新会区招商引资奖励暂行办法》同时废止。\n',
  })
  return { measures2014, investment, rules }
}

describe.each(dialects)('the citation graph on %s', (dialect) => {
  test('who cites an instrument by title, short title or number, down to the article, and what breaks without it', async () => {
    await using all = await installation(dialect)
    const { measures2014, investment, rules } = await example(all)
    expect(await places(all, measures2014)).toEqual([
      'affected basedOn 新会区招商引资奖励办法 第一条',
      'affected applies 新会区招商引资奖励办法 第二条',
      'affected applies 新会区招商引资奖励办法 第二条',
      'affected violates 新会区招商引资奖励办法实施细则 第二条',
    ])
    const found = await citing(all.store.db, measures2014, today)
    expect(found.map((place) => place.citation.place)).toEqual([null, 'art3', 'art5', null])
    expect((await sentencesOf(all.store.db, found))[1]).toBe(
      '第二条　增资扩产的奖励，依照《新会区鼓励工业企业增资扩产的扶持措施》第三条、第五条执行。',
    )
    expect(await places(all, investment)).toEqual([
      'affected basedOn 新会区招商引资奖励办法实施细则 第一条',
      'affected applies 新会区招商引资奖励办法实施细则 第二条',
    ])
    // The implementing rules are another instrument, and so is the interim rule.
    expect(await places(all, rules)).toEqual([])
    const [textId] = (await all.store.db.selectFrom('version').select('text_id').where('instrument_id', '=', rules).execute()).map(
      (row) => row.text_id,
    )
    const out = (await resolvedCitations(all.store.db, [textId!], today)).get(textId!)!
    expect(out.find((one) => one.words === '《新会区招商引资奖励暂行办法》')).toMatchObject({
      relation: 'repeals',
      instrumentId: null,
      unresolved: 'unknown',
    })
  })

  test('what repeals an instrument, is out of force or lies outside an instrument is no breakage, and says why', async () => {
    await using all = await installation(dialect)
    const { measures2014 } = await example(all)
    const successor = {
      title: '新会区鼓励企业增资扩产办法',
      on: '2019-12-01',
      text: '新会区鼓励企业增资扩产办法\n（根据2019年11月1日《关于修改〈新会区鼓励工业企业增资扩产的扶持措施〉的决定》修正）\n第一条　为了鼓励增资，制定本办法。\n第二条　本办法自2019年12月1日起施行。《新会区鼓励工业企业增资扩产的扶持措施》同时废止。\n',
    }
    await made(all, successor)
    const letter = {
      title: '关于扶持措施适用问题的复函',
      on: '2017-03-01',
      text: '关于扶持措施适用问题的复函\n你局来函收悉。《新会区鼓励工业企业增资扩产的扶持措施》第三条不适用于本案。\n',
      effects: [],
    }
    await record(all, letter)
    const before = await places(all, measures2014)
    expect(before).toContain('ends repeals 新会区鼓励企业增资扩产办法 第二条')
    expect(before).toContain('actOnly cites —')
    const cites = await all.store.db
      .selectFrom('instrument')
      .select('id')
      .where('title', '=', '新会区招商引资奖励办法')
      .executeTakeFirstOrThrow()
    await record(all, {
      title: '清理决定',
      on: '2019-12-20',
      effects: [{ kind: 'repeals', instrumentId: cites.id, from: day('2019-12-20') }],
    })
    expect((await places(all, measures2014)).filter((line) => line.startsWith('affected'))).toEqual([
      'affected violates 新会区招商引资奖励办法实施细则 第二条',
    ])
    expect((await places(all, measures2014, '2019-01-01')).filter((line) => line.startsWith('affected'))).toHaveLength(4)
  })

  test('a renamed instrument is found under both names, and a re-enacted title means the one in force on the day', async () => {
    await using all = await installation(dialect)
    const first = await made(all, {
      title: '新会区科技经费管理办法（试行）',
      on: '2010-01-01',
      text: '新会区科技经费管理办法（试行）\n第一条　为了管理经费，制定本办法。\n',
    })
    await record(all, {
      title: '新会区科学技术经费管理办法',
      on: '2015-01-01',
      text: '新会区科学技术经费管理办法\n第一条　为了管理经费，制定本办法。\n第二条　经费专款专用。\n',
      effects: [{ kind: 'reissues', instrumentId: first, from: day('2015-01-01') }],
    })
    const names = await all.store.db
      .selectFrom('title_key')
      .select(['title', 'from_day', 'to_day', 'edition'])
      .where('instrument_id', '=', first)
      .orderBy('from_day')
      .execute()
    expect(names).toEqual([
      { title: '新会区科技经费管理办法（试行）', from_day: '2010-01-01', to_day: '2014-12-31', edition: '试行' },
      { title: '新会区科学技术经费管理办法', from_day: '2015-01-01', to_day: null, edition: null },
    ])
    const old = await made(all, { title: '新会区城区养犬管理办法', on: '2005-01-01' })
    const rule = (title: string, on: string) => ({
      title,
      on,
      text: `${title}\n第一条　根据《新会区科技经费管理办法（试行）》和《新会区科学技术经费管理办法》，制定本办法。\n第二条　养犬依照《新会区城区养犬管理办法》执行。\n`,
    })
    await made(all, rule('新会区甲办法', '2012-01-01'))
    expect((await places(all, first)).map((line) => line.split(' ')[1])).toEqual(['basedOn', 'basedOn'])
    const again = await made(all, { title: '新会区城区养犬管理办法', on: '2020-01-01' })
    // Both stand: what was there when the words were written is meant.
    expect([await places(all, old), await places(all, again)]).toEqual([['affected applies 新会区甲办法 第二条'], []])
    await record(all, {
      title: '关于废止旧办法的决定',
      on: '2019-12-31',
      effects: [{ kind: 'repeals', instrumentId: old, from: day('2020-01-01') }],
    })
    expect([await places(all, old), await places(all, again)]).toEqual([[], ['affected applies 新会区甲办法 第二条']])
    expect([await places(all, old, '2018-01-01'), await places(all, again, '2018-01-01')]).toEqual([
      ['affected applies 新会区甲办法 第二条'],
      [],
    ])
  })

  test('rows of the graph come with the act or not at all', async () => {
    await using all = await installation(dialect)
    const input: ActInput = {
      ...{
        organId: all.sample.organs['xh-gov']!,
        title: '新会区乙办法',
        genre: '办法',
        signed: day('2018-01-01'),
        published: day('2018-01-01'),
        gaps: [],
      },
      ...{
        source: '档案',
        text: '新会区乙办法\n第一条　根据《丙办法》制定本办法。\n',
        effects: [{ kind: 'makes', newInstrument: { title: '新会区乙办法', ownership: 'own' as const }, from: day('2018-01-01') }],
      },
    }
    const built = await buildAct(all.store.db, input, { today, recordedBy: 'x', confirmedBy: 'y', origin: 'recorded' })
    expect(built.rows.filter((row) => 'insert' in row && row.insert === 'citation')).toHaveLength(1)
    const broken = { append: built.append, read: built.read, rows: [...built.rows, ...built.rows.slice(0, 1)], index: built.index }
    await expect(all.store.commit(broken)).rejects.toMatchObject({ code: 'duplicate' })
    const left = async () => [
      ...(await all.store.db.selectFrom('citation').select('text_id').execute()),
      ...(await all.store.db.selectFrom('title_key').select('key').execute()),
      ...(await all.store.db.selectFrom('text').select('id').execute()),
    ]
    expect(await left()).toEqual([])
    await all.store.commit({ ...broken, rows: built.rows })
    expect(await left()).toHaveLength(3)
  })

  test('a database without a graph gets exactly the rows that its commits would have written, also when it is stopped in between', async () => {
    await using all = await installation(dialect)
    await example(all)
    const rows = async () => [
      await all.store.db.selectFrom('citation').selectAll().orderBy('text_id').orderBy('position').execute(),
      await all.store.db.selectFrom('title_key').selectAll().orderBy('key').orderBy('instrument_id').execute(),
    ]
    const kept = await rows()
    await all.store.commit({
      append: [],
      rows: [...new Set(kept[0]!.map((row) => (row as { text_id: string }).text_id))].map((text_id) => ({
        remove: 'citation' as const,
        where: { text_id },
      })),
    })
    await all.store.commit({
      append: [],
      rows: kept[1]!.map((row) => ({
        remove: 'title_key' as const,
        where: { instrument_id: (row as { instrument_id: string }).instrument_id },
      })),
    })
    await all.store.commit({ append: [], rows: [{ remove: 'setting', where: { key: 'graph' } }] })
    const stop = new AbortController()
    const halted = await rebuildGraph(all.store, { signal: stop.signal, progress: () => stop.abort() })
    expect(halted.done).toBe(false)
    const both = await Promise.all([rebuildGraph(all.store), rebuildGraph(all.store)])
    expect(both.every((one) => one.done)).toBe(true)
    expect(await rows()).toEqual(kept)
    expect(await rebuildGraph(all.store)).toEqual({ texts: 0, done: true })
  })
})
