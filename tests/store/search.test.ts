import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { IndexedDoc } from '../../src/store/change-set.ts'
import { excerpt, marksIn } from '../../src/store/excerpt.ts'
import { newId } from '../../src/store/ids.ts'
import { search } from '../../src/store/search.ts'
import { bigrams, fold, indexWords, queryWords, unigrams } from '../../src/store/words.ts'
import { changes } from './support/changes.ts'
import { describeEachStore } from './support/stores.ts'

const data = fileURLToPath(new URL('../../../shared/data/normative/dev', import.meta.url))

function doc(part: Partial<IndexedDoc>): IndexedDoc {
  return { kind: 'act', refId: newId(), organId: 'organ-1', isPublic: true, title: '通知', number: null, text: '', ...part }
}

describeEachStore('search', (store) => {
  const documents = {
    review: doc({
      title: '关于公平竞争审查的办法',
      number: '新府办〔2014〕24号',
      text: '第一条　为了规范审查。\n第二条 本办法自2014年3月1日起施行，有效期5年。',
    }),
    secret: doc({ title: '内部办法', isPublic: false, organId: 'organ-2', text: '审核文件由 办公室 承办。㐂𠮷' }),
    english: doc({
      kind: 'instrument',
      title: 'WTO 规则摘要',
      number: '新府函［2020］3号',
      text: 'ＷＴＯ Agreement; 100% "quoted" text-with-marks.',
    }),
  }
  const found = async (typed: string, scope = {}) => (await search(store().db, typed, scope)).items.map((hit) => hit.refId).sort()
  const ids = (...names: (keyof typeof documents)[]) => names.map((name) => documents[name].refId).sort()

  beforeAll(async () => {
    await store().commit(changes({ index: Object.values(documents) }))
  })

  it.each<[string, (keyof typeof documents)[]]>([
    ['审查', ['review']],
    ['审', ['review', 'secret']],
    ['竞争审', ['review']],
    ['审核文', ['secret']],
    ['核查', []],
    ['新府办〔2014〕24号', ['review']],
    ['〔2014〕24', ['review']],
    ['24', ['review']],
    ['办公室承办', ['secret']],
    ['𠮷', ['secret']],
    ['㐂𠮷', ['secret']],
    ['wto', ['english']],
    ['wto规则', ['english']],
    ['100%', ['english']],
    ['"quoted"', ['english']],
    ['text-with', ['english']],
    ['[2020]3号', ['english']],
    ['新府办(2014)24', ['review']],
    ['新府办【2014】24', ['review']],
    ['［2020］3号', ['english']],
    ['新府办〔2014〕第024号', ['review']],
    ['新府办2014年24号', ['review']],
    ['新府办 2014 第24号', ['review']],
    ['文号：新府办 [2014] 24 号', ['review']],
    ['《关于公平竞争审查的办法》', ['review']],
    ['“规则摘要”', ['english']],
    ['办法 审查', ['review']],
    ['审查 承办', []],
    ['2014年3月1日', ['review']],
    ['* OR 审', []],
    ['   ', []],
  ])('finds %s in %j', async (typed, expected) => {
    expect(await found(typed)).toEqual(ids(...expected))
  })

  it('finds no word across two paragraphs', async () => {
    expect(await found('审查。第二')).toEqual([])
    expect(await found('办法新府')).toEqual([])
  })

  it('keeps to what the public may see, to a kind and to organs', async () => {
    expect(await found('办', { publicOnly: true })).toEqual(ids('review'))
    expect(await found('规则', { kind: 'act' })).toEqual([])
    expect(await found('规则', { kind: 'instrument' })).toEqual(ids('english'))
    expect(await found('审', { organIds: ['organ-2'] })).toEqual(ids('secret'))
    expect(await found('审', { organIds: [] })).toEqual([])
  })

  it('forgets the old words of a document that is indexed again, and all of one that is removed', async () => {
    const changing = doc({ text: '甲乙丙' })
    await store().commit(changes({ index: [changing] }))
    expect(await found('甲乙')).toEqual([changing.refId])
    await store().commit(changes({ index: [{ ...changing, text: '丁戊己' }] }))
    expect([await found('甲乙'), await found('丁戊')]).toEqual([[], [changing.refId]])
    await store().commit(changes({ index: [{ remove: { kind: changing.kind, refId: changing.refId } }] }))
    expect(await found('丁戊')).toEqual([])
  })

  it('keeps the last word of a commit that names one document twice', async () => {
    const [twice, gone] = [doc({ text: '甲子乙丑' }), doc({ text: '丙寅丁卯' })]
    const again = [{ ...twice, text: '戊辰己巳' }, { remove: { kind: gone.kind, refId: gone.refId } }]
    await store().commit(changes({ index: [twice, gone, ...again] }))
    expect([await found('甲子'), await found('戊辰'), await found('丙寅')]).toEqual([[], [twice.refId], []])
  })

  it('pages through all hits without gap or double while others are added', async () => {
    await store().commit(changes({ index: Array.from({ length: 25 }, () => doc({ title: '翻页' })) }))
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await search(store().db, '翻页', { limit: 10, after })
      seen.push(...page.items.map((hit) => hit.refId))
      after = page.next ?? undefined
      await store().commit(changes({ index: [doc({ title: '翻页' })] }))
    } while (after)
    expect([seen.length, new Set(seen).size]).toEqual([25, 25])
    await expect(search(store().db, '翻页', { after: 'garbage' })).rejects.toMatchObject({ code: 'badCursor' })
  })

  it('finds every occurrence of real words at every length, and nothing else', async ({ skip }) => {
    if (!existsSync(data)) skip('no ../shared/data beside this checkout')
    const texts = globSync('*.txt', { cwd: data }).map((name) =>
      doc({ kind: 'real', title: name, text: readFileSync(`${data}/${name}`, 'utf8') }),
    )
    await store().commit(changes({ index: texts }))
    const folded = texts.map((text) => [text.refId, fold(`${text.title}\n\n${text.text}`)] as const)
    for (const typed of samples(texts.map((text) => text.text))) {
      const word = queryWords(typed)[0] ?? ''
      const truth = folded.filter(([, text]) => text.includes(word)).map(([id]) => id)
      expect([typed, await found(typed, { kind: 'real', limit: 200 })]).toEqual([typed, truth.sort()])
    }
  })
})

describe('words', () => {
  it('keep lines apart and take characters outside the basic plane whole', () => {
    expect(bigrams(fold('甲乙\n丙𠮷'))).toEqual(['甲乙', '¶', '丙𠮷'])
  })

  it('are put together for the index as they would be one by one, on any text', () => {
    const sign = fc.constantFrom('甲', '乙', '第', 'a', '１', '，', ' ', '\n', '𠮷', '〔', '\r')
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        const folded = fold(signs.join(''))
        expect(indexWords(folded)).toEqual({ uni: unigrams(folded).join(' '), bi: bigrams(folded).join(' ') })
      }),
    )
  })

  it('fold width, case, blanks and ASCII marks', () => {
    expect(fold('ＡＢ c　(1)\n d')).toBe('abc（1）\nd')
    expect(queryWords(' 审查　(a) ')).toEqual(['审查', '（a）'])
  })

  it('leave an excerpt around the first word', () => {
    const text = '办法\n第一条 为了规范合法性审核工作，制定本办法。\n第二条 略。\n审  核以新府办 [2014] 24号为准，审核后办理。'
    expect(excerpt(text, queryWords('审核'), '办法', 2)).toEqual({
      text: '…法性审核工作，制定本…',
      place: '第一条',
      marks: [{ start: 3, end: 5 }],
    })
    expect(excerpt(text, queryWords('新府办〔2014〕24号 审核'))).toEqual({
      ...{ text: '审  核以新府办 [2014] 24号为准，审核后办理。', place: '第二条' },
      marks: [
        { start: 0, end: 4 },
        { start: 5, end: 19 },
        { start: 22, end: 24 },
      ],
    })
    expect(excerpt('第一条', queryWords('审核'))).toBeNull()
    expect(excerpt('审核办法\n| 1 | 审核 |', queryWords('审核'), '审核办法')).toMatchObject({
      text: '  1   审核  ',
      marks: [{ start: 6, end: 8 }],
    })
    expect(excerpt('审核办法', queryWords('审核'), '审核办法')).toBeNull()
    expect(excerpt('审核办法的通知\n第二条 奖励。', queryWords('审核 奖励'), '审核办法')).toMatchObject({ text: '第二条 奖励。' })
    expect(marksIn('Ａ（B', queryWords('a(b'))).toEqual([{ start: 0, end: 3 }])
  })
})

/** Pieces of the texts at fixed places, one to six characters long: words, halves of words, marks and numbers alike. */
function samples(texts: string[]): string[] {
  return texts.flatMap((text, index) =>
    [1, 2, 3, 4, 6].flatMap((length) => {
      const from = (index * 131 + length * 977) % Math.max(1, text.length - length)
      const piece = text.slice(from, from + length)
      return /\s/u.test(piece) || fold(piece) === '' ? [] : [piece]
    }),
  )
}
